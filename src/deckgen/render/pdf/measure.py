"""Text as units that never break, each with its place on an endless line, at a size of 1."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import accumulate

from deckgen.deck.markup import Run
from deckgen.render.pdf.fonts import Fonts, NotPlain, Style
from deckgen.render.pdf.glyphs import Unit, letters, units, written

_AFTER = re.compile(r"(?<=[A-Za-z]{2}-)(?=[A-Za-z]{2})|(?<=[\w.,%)]—)(?=\w)")
"""Where a word may break: after a hyphen between letters, after a dash."""

Span = tuple[int, Style, bool]
"""From which word on, in which style, and whether a space follows the last word; there is one between each two."""


@dataclass(slots=True, eq=False)  # not frozen: ten thousand are made, and freezing doubles the cost of each
class Para:
    """A paragraph measured: ``starts`` and ``ends`` of its units on an endless line, in parts of the size.

    A plain paragraph holds ``words`` of one style, a space between each two. One of several styles, or with breaks
    inside words, has them in ``spans``; ``first`` is then the first word of each unit. Anything else holds ``glyphs``.
    A unit's visible end is ``ends[i] - shift``; ``hard`` are the units before which the author breaks the line.
    """

    runs: tuple[Run, ...]
    style: Style
    starts: list[float]
    ends: list[float]
    widest: float
    shift: float
    words: list[str]
    spans: list[Span] | None = None
    first: list[int] | None = None
    glyphs: list[Unit] | None = None
    hard: tuple[int, ...] = ()

    @property
    def width(self) -> float:
        """The width on one line, at a size of 1."""
        return self.ends[-1] - self.shift if self.ends else 0.0

    @property
    def plain(self) -> bool:
        """Whether a line needs no font but that of the style."""
        return self.spans is None and self.glyphs is None

    def line(self, first: int, last: int) -> str:
        """Units ``first`` to ``last`` as operators, with a space after them; NUL stands where the font's size goes."""
        if self.spans is not None and self.first is not None:
            return self._spanned(self.first[first], self.first[last])
        if self.glyphs is not None:
            return written(self.glyphs[first:last])
        words = " ".join(map(self.style.written.__getitem__, self.words[first:last]))
        return f"({words} ) Tj"

    def _spanned(self, first: int, last: int) -> str:
        assert self.spans is not None
        out, resource, end = [], "", len(self.words)
        for start, style, spaced in reversed(self.spans):
            if start < last and first < end:
                words = " ".join(map(style.written.__getitem__, self.words[max(start, first) : min(end, last)]))
                out.append((style.resource, f"({words} ) Tj" if spaced or end >= last else f"({words}) Tj"))
            end = start
        parts = []
        for name, operation in reversed(out):
            parts.append(operation if name == resource else f"{name} \0 Tf {operation}")
            resource = name
        return " ".join(parts)


def measured(runs: tuple[Run, ...], fonts: Fonts, tracking: float = 0.0) -> Para:
    """The paragraph of some runs."""
    try:
        if any("  " in run.text for run in runs) or runs[0].text.startswith(" "):
            raise NotPlain
        if len(runs) == 1 and "-" not in (text := runs[0].text) and "—" not in text:
            return _plain(runs, fonts.of(runs[0], tracking))
        return _pieced(runs, fonts, tracking)
    except NotPlain:
        return _glyphed(runs, units(runs, fonts, tracking), fonts.style(tracking=tracking))


def narrowed(para: Para, measure: float, fonts: Fonts) -> Para:
    """The paragraph with every unit that is wider than a line of ``measure`` broken between its characters."""
    whole, hard = units(para.runs, fonts, para.style.tracking)
    narrow: list[Unit] = []
    moved: list[int] = []
    for place, unit in enumerate(whole):
        if place in hard:
            moved.append(len(narrow))
        if sum(piece.width for piece in unit) - unit[-1].after <= measure:
            narrow.append(unit)
        else:
            narrow += letters(unit)
    moved += [len(narrow)] * (len(hard) - len(moved))
    return _glyphed(para.runs, (narrow, tuple(moved)), para.style)


def _plain(runs: tuple[Run, ...], style: Style) -> Para:
    words = runs[0].text.split(" ")
    widths = list(map(style.spaced.__getitem__, words))
    ends = list(accumulate(widths))
    return Para(runs, style, [0.0, *ends], ends, max(widths), style.space, words)


def _pieced(runs: tuple[Run, ...], fonts: Fonts, tracking: float) -> Para:
    words: list[str] = []
    widths: list[float] = []
    spans: list[Span] = []
    joints: list[tuple[int, bool]] = []
    for run in runs:
        style = fonts.of(run, tracking)
        for text, breaks in _stretches(run.text):
            *spaced, final = text.split(" ")
            start = len(words)
            words += spaced
            widths += map(style.spaced.__getitem__, spaced)
            if final:
                words.append(final)
                widths.append(style.solid[final])
                joints.append((len(words) - 1, breaks))
            if len(words) > start:
                spans.append((start, style, not final))
    return _joined(runs, words, widths, spans, joints)


def _stretches(text: str) -> Iterable[tuple[str, bool]]:
    """Parts of a text, and whether the line may break after each: the text itself, unless words may break inside."""
    if "-" not in text and "—" not in text:
        return ((text, False),)
    *broken, last = _AFTER.split(text)
    return (*((part, True) for part in broken), (last, False))


def _joined(
    runs: tuple[Run, ...], words: list[str], widths: list[float], spans: list[Span], joints: list[tuple[int, bool]]
) -> Para:
    """Words whose ``joints`` have no space after them: there the line may break, or two words are one unit."""
    style = spans[0][1]
    ends = list(accumulate(widths))
    starts, first, widest = [0.0, *ends], list(range(len(words) + 1)), max(widths)
    for place, _ in joints:
        ends[place] += style.space
    for place, breaks in reversed(joints):
        if not breaks and place + 1 < len(words):
            del ends[place], starts[place + 1], first[place + 1]
            widest = max(widest, starts[place + 1] - starts[place])
    return Para(runs, style, starts, ends, widest, style.space, words, spans, first)


def _glyphed(runs: tuple[Run, ...], held: tuple[list[Unit], tuple[int, ...]], style: Style) -> Para:
    whole, hard = held
    widths = [sum(piece.width for piece in unit) for unit in whole]
    after = list(accumulate(widths))
    ends = [end - unit[-1].after for end, unit in zip(after, whole, strict=True)]
    return Para(runs, style, [0.0, *after], ends, max(widths, default=0.0), 0.0, [], None, None, whole, hard)
