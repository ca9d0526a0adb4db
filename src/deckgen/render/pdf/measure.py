"""Text as units that never break, each with its place on an endless line, at a size of 1."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate
from operator import sub

from deckgen.deck.markup import Run
from deckgen.render.pdf import scripts
from deckgen.render.pdf.fonts import Fonts, NotPlain, Style
from deckgen.render.pdf.glyphs import Unit, letters, written
from deckgen.render.pdf.units import units

_AFTER = re.compile(r"(?<=[A-Za-z]{2}-)(?=[A-Za-z]{2})|(?<=[\w.,%)]—)(?=\w)")
"""Where a word may break: after a hyphen between letters, after a dash."""

_TIGHT, _FONT, _TEXT = "\1", "\2", "\3"
"""The end of a unit that no space follows, a word broken at its hyphen; around the name of a font that begins."""


@dataclass(slots=True, eq=False)  # not frozen: ten thousand are made, and freezing doubles the cost of each
class Para:
    """A paragraph measured: the ``widths`` of its units with the space after each, in parts of the size.

    They add up to ``length``, and none is more than ``widest``. What a unit shows at the end of a line is ``shift``
    less, but all of it in the ``tight`` units. ``written`` are the units as they stand in a string of the page
    description, a space between each two and changes of font inside them; text that needs more than its letters is in
    ``glyphs`` instead. ``hard`` are the units before which the author breaks the line; ``changes`` says at which units
    which font begins. A ``leftward`` paragraph begins at the right. ``breaks`` are the ends of its lines in the measure
    last ``tried``.
    """

    runs: tuple[Run, ...]
    style: Style
    widths: list[float]
    length: float
    widest: float
    shift: float
    written: str
    changes: list[tuple[int, str]] | None = None
    tight: Sequence[int] = ()
    glyphs: list[Unit] | None = None
    hard: tuple[int, ...] = ()
    leftward: bool = False
    tried: float = -1.0
    breaks: list[int] | None = None

    def places(self) -> tuple[list[float], list[float]]:
        """Where each unit starts and ends on an endless line; at the end of a line it ends ``shift`` before that.

        They are forgotten, as so many numbers are sooner added up again than kept.
        """
        starts = list(accumulate(self.widths, initial=0.0))
        if self.glyphs is not None:
            return starts, [start + unit.seen for start, unit in zip(starts, self.glyphs, strict=False)]
        ends = starts[1:]
        for unit in self.tight:
            ends[unit] += self.shift
        return starts, ends

    def overflows(self, measure: float) -> bool:
        """Whether a unit is wider than a line of so many parts of the size."""
        return self.widest - self.shift > measure and self.widest_unit > measure

    @property
    def widest_unit(self) -> float:
        """What the widest unit shows at the end of a line, at a size of 1."""
        starts, ends = self.places()
        return max(map(sub, ends, starts), default=self.shift) - self.shift

    @property
    def width(self) -> float:
        """The width on one line, at a size of 1."""
        if self.glyphs:
            return self.length - self.widths[-1] + self.glyphs[-1].seen
        return self.length - self.shift if self.widths else 0.0

    def font_at(self, unit: int) -> str:
        """The resource of the font in which a unit begins."""
        font = self.style.resource
        for start, resource in self.changes or ():
            if start < unit:
                font = resource
        return font

    def lines(self, first: int, breaks: list[int], size_pt: float) -> str:
        """Lines from unit ``first`` to each break as operators, with a space after the last word of each."""
        if self.glyphs is not None:
            held = []
            for last in breaks:
                held.append(written(self.glyphs[first:last], size_pt))
                first = last
            return " T*\n".join(held)
        text = self.written
        if first or len(breaks) > 1 or breaks[0] < len(self.widths):
            units = text.split(" ")
            for start in breaks[:-1]:
                units[start] = f") Tj T*\n({units[start]}"
            text = " ".join(units[first : breaks[-1]])
        text = f"({text} ) Tj"
        if self.tight:
            text = text.replace(f"{_TIGHT} ", "")
        if self.changes:
            text = text.replace(_FONT, ") Tj ").replace(_TEXT, f" {size_pt:.2f} Tf (")
        return text


def measured(runs: tuple[Run, ...], fonts: Fonts, tracking: float = 0.0) -> Para:
    """The paragraph of some runs."""
    try:
        if len(runs) == 1:
            text = runs[0].text
            if "-" not in text and "—" not in text and "  " not in text and len(text.strip(" ")) == len(text):
                return _plain(runs, fonts.of(runs[0], tracking))
        return _pieced(runs, fonts, tracking)
    except NotPlain:
        return _glyphed(runs, units(runs, fonts, tracking), fonts.style(tracking=tracking))


def measured_key(text: str, fonts: Fonts) -> Para:
    """A short text that breaks at its spaces only, hyphens or not."""
    runs = (Run(text),)
    try:
        return _plain(runs, fonts.of(runs[0]))
    except NotPlain:
        return measured(runs, fonts)


def narrowed(para: Para, measure: float, fonts: Fonts) -> Para:
    """The paragraph with every unit that is wider than a line of ``measure`` broken between its characters."""
    whole, hard = units(para.runs, fonts, para.style.tracking)
    narrow: list[Unit] = []
    moved: list[int] = []
    for place, unit in enumerate(whole):
        if place in hard:
            moved.append(len(narrow))
        if unit.seen <= measure:
            narrow.append(unit)
        else:
            narrow += letters(unit)
    moved += [len(narrow)] * (len(hard) - len(moved))
    return _glyphed(para.runs, (narrow, tuple(moved)), para.style)


def _plain(runs: tuple[Run, ...], style: Style) -> Para:
    text = runs[0].text
    words = text.split(" ")
    widths = list(map(style.spaced.__getitem__, words))
    return Para(runs, style, widths, sum(widths), style.widest, style.space, _written(text, words, style))


def _written(text: str, words: list[str], style: Style) -> str:
    """Measured words as they stand in a string of the page description."""
    if text.isascii() and "(" not in text and ")" not in text and "\\" not in text:
        return text
    return " ".join(map(style.written.__getitem__, words))


def _pieced(runs: tuple[Run, ...], fonts: Fonts, tracking: float) -> Para:
    base = style = fonts.of(runs[0], tracking)
    widths: list[float] = []
    held: list[str] = []
    tight: list[int] = []
    changes: list[tuple[int, str]] = []
    joins = False
    for run in runs:
        text = run.text
        if "  " in text or (not joins and text[:1] == " "):
            raise NotPlain
        before, style = style, fonts.of(run, tracking)
        first = len(widths) - joins
        if style is not before and text:
            held += (_FONT, style.resource, _TEXT)
            changes.append((first, style.resource))
        stretches = _AFTER.split(text) if "-" in text or "—" in text else (text,)
        for place, stretch in enumerate(stretches):
            if place:
                held.append(f"{_TIGHT} ")
                tight.append(len(widths) - 1)
                joins = False
            wide, said = _worded(stretch, style)
            held.append(said)
            if joins and wide:
                widths[-1] += wide.pop(0)
            widths += wide
            joins = stretch[-1:] != " "
    whole = "".join(held) if joins else "".join(held)[:-1]
    if joins:
        widths[-1] += base.space
    widest = max(widths)
    for unit in tight:
        widest = max(widest, widths[unit] + base.space)
    return Para(runs, base, widths, sum(widths), widest, base.space, whole, changes, tight)


def _worded(text: str, style: Style) -> tuple[list[float], str]:
    """The widths of words with the space after them, the last as it stands, and the text as it is written."""
    words = text.split(" ")
    final = words[-1]
    wide = list(map(style.spaced.__getitem__, words[:-1]))
    if final:
        wide.append(style.solid[final])
    return wide, _written(text, words, style)


def _glyphed(runs: tuple[Run, ...], held: tuple[list[Unit], tuple[int, ...]], style: Style) -> Para:
    whole, hard = held
    widths = [unit.width for unit in whole]
    widest = max((unit.seen for unit in whole), default=0.0)
    leftward = scripts.begins_leftward("".join(run.text for run in runs))
    return Para(runs, style, widths, sum(widths), widest, 0.0, "", glyphs=whole, hard=hard, leftward=leftward)
