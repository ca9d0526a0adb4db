"""Pages of lines: the index of questions, the quick reference, the checklists."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from deckgen.deck.markup import Paragraph, Run, inline, parse
from deckgen.deck.notes import Note
from deckgen.deck.shelf import principle_codes
from deckgen.model import Bank, Checklist, Metric, Story
from deckgen.renderers.pdf.ink.palette import INK, QUIET, stroke
from deckgen.renderers.pdf.ink.pen import rounded
from deckgen.renderers.pdf.reference.keeping import needed
from deckgen.renderers.pdf.reference.one_paragraph import in_one
from deckgen.renderers.pdf.reference.pages import LEADING, MARGIN_PT, TEXT_PT, Flow, Leading
from deckgen.renderers.pdf.text.measure import measured
from deckgen.renderers.pdf.text.para import Para

_NUMBER_PT = 26.0
_BESIDE_PT = 12.0
"""Between the text and what stands at the right."""
_BELOW_PT = 2.0
_BOX_PT = 16.0
_BELOW_ITEM_PT = 4.0
_WHOLE = 6
"""Lines of an entry that stay on one page with its number."""


class _Line(NamedTuple):
    """An entry: its number, its text, something at the right; the whole of it leads to the card of the number."""

    number: int | None
    runs: tuple[Run, ...]
    side: str


def index_pages(flow: Flow, numbered: Sequence[tuple[int, Note]]) -> None:
    """The questions with the numbers of their cards; ``numbered`` in the order of the cards."""
    lines = []
    for number, note in numbered:
        if note.type.kind == "question":
            code = "".join(run.text for block in note["Code"] if isinstance(block, Paragraph) for run in block.runs)
            lines.append(_Line(number, in_one(note["Question"]), code))
    _listed(flow, "index", "Index of questions", lines, _NUMBER_PT)


def quick_pages(flow: Flow, bank: Bank, numbers: dict[str, int]) -> None:
    """One entry a story: what brings it back, its figures, its principles."""
    codes = principle_codes(bank.principles)
    lines = [
        _Line(
            numbers.get(story.key),
            tuple(_quick(story)),
            " ".join(codes[key] for key in story.principles),
        )
        for story in bank.stories
    ]
    _listed(flow, "quick", "Every story in brief", lines, _NUMBER_PT if numbers else 0.0)


def _quick(story: Story) -> Iterator[Run]:
    """Title, cue and figures; a sign between two of them stands with what follows, also where a line ends."""
    cue = in_one(parse(story.pocket[0] if story.pocket else story.situation))
    yield Run(f"{story.title}:" if cue else str(story.title), bold=True)
    if cue:
        yield from (Run(" "), *cue)
    for metric in story.metrics:
        yield from (Run(" ·\u00a0"), *_figure(metric))


def _figure(metric: Metric) -> Iterator[Run]:
    """What was measured, and how it changed in bold."""
    yield from inline(metric.what)
    between = " "
    for text in (metric.before, metric.after):
        if text:
            yield Run(between, bold=True)
            yield from (replace(run, bold=True) for run in inline(text))
            between = " →\u00a0"


def checklist_pages(flow: Flow, bank: Bank) -> None:
    """Each checklist with boxes to tick."""
    for place, checklist in enumerate(bank.checklists):
        _checklist(flow, checklist, "checklists" if place == 0 else f"checklist-{checklist.key}")


def _checklist(flow: Flow, checklist: Checklist, name: str) -> None:
    fonts = flow.fonts
    guidance = [measured(in_one((block,)), fonts) for block in parse(checklist.guidance)]
    items = [[measured(in_one((block,)), fonts) for block in parse(item)] for item in checklist.items]
    width = flow.width - _BOX_PT
    needs = needed([_shortened(flow, item, width) + _BELOW_ITEM_PT for item in items])
    above = sum(flow.height(para, TEXT_PT, flow.width) for para in guidance) + 4
    flow.begin(name, checklist.name, above + sum(needs[:1]))
    for para in guidance:
        flow.text(para, TEXT_PT, MARGIN_PT, flow.width, colour=QUIET)
    flow.y -= 4
    tags = flow.writer.tags
    listing = tags.add("L", flow.section)
    for item, need in zip(items, needs, strict=True):
        body = tags.add("LBody", tags.add("LI", listing))
        flow.need(need)
        rtl = any(para.rtl for para in item)
        left = MARGIN_PT + (flow.width - TEXT_PT - 0.5 if rtl else 0.5)
        outline = rounded(left, flow.y - TEXT_PT * 0.95, TEXT_PT, TEXT_PT, 1.2, "S")
        flow.pen.shape(f"{stroke(INK)} .7 w {outline}")
        for para in item:
            flow.text(para, TEXT_PT, MARGIN_PT + (0 if rtl else _BOX_PT), width, parent=body)
        flow.y -= _BELOW_ITEM_PT


def _listed(flow: Flow, name: str, title: str, lines: Sequence[_Line], indent: float) -> None:
    """A part of entries, which takes no page when there are none."""
    if not lines:
        return
    paras = [measured(line.runs, flow.fonts) for line in lines]
    sides = [flow.para(line.side) for line in lines]
    widths = [
        flow.width - indent - (side.width * TEXT_PT + _BESIDE_PT if line.side else 0.0)
        for line, side in zip(lines, sides, strict=True)
    ]
    needs = needed([_shortened(flow, [para], width) + _BELOW_PT for para, width in zip(paras, widths, strict=True)])
    flow.begin(name, title, needs[0])
    for line, para, side, width, need in zip(lines, paras, sides, widths, needs, strict=True):
        flow.need(need)
        right = MARGIN_PT + flow.width
        leading = None
        element = flow.entry(leads=bool(line.number))
        if line.number:
            number = flow.para(str(line.number), bold=True)
            flow.beside(number, TEXT_PT, MARGIN_PT, flow.y, colour=INK, element=element)
            leading = Leading(f"card-{line.number}", MARGIN_PT - 2, right)
        if line.side:
            flow.beside(side, TEXT_PT, right - side.width * TEXT_PT, flow.y, element=element)
        flow.text(para, TEXT_PT, MARGIN_PT + indent, width, element=element, leading=leading)
        flow.y -= _BELOW_PT


def _shortened(flow: Flow, paras: Sequence[Para], width: float) -> float:
    """The height of some paragraphs as far as they stay on one page."""
    return min(sum(flow.height(para, TEXT_PT, width) for para in paras), _WHOLE * TEXT_PT * LEADING)
