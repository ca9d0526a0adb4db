"""Pages of lines: the index of questions, the quick reference, the checklists."""

from collections.abc import Sequence

from deckgen.deck.markup import Paragraph, Run, parse
from deckgen.deck.notes import Note
from deckgen.deck.shelf import principle_codes
from deckgen.model import Bank
from deckgen.render.pdf.measure import measured
from deckgen.render.pdf.pages import LEADING, MARGIN_PT, TEXT_PT, Flow, in_one
from deckgen.render.pdf.palette import INK, QUIET, stroke
from deckgen.render.pdf.pen import rounded

_NUMBER_PT = 26.0
_SIDE_PT = 60.0


def index_pages(flow: Flow, numbered: Sequence[tuple[int, Note]]) -> None:
    """The questions with the numbers of their cards; ``numbered`` in the order of the cards."""
    questions = [(number, note) for number, note in numbered if note.type.kind == "question"]
    if not questions:
        return
    flow.begin("index", "Index of questions", 5 * TEXT_PT)
    for number, note in questions:
        code = "".join(run.text for block in note["Code"] if isinstance(block, Paragraph) for run in block.runs)
        _line(flow, str(number), in_one(note["Question"]), code, f"card-{number}")


def quick_pages(flow: Flow, bank: Bank, numbers: dict[str, int]) -> None:
    """One entry a story: what brings it back, its figures, its principles."""
    if not bank.stories:
        return
    flow.begin("quick", "Every story in a line", 5 * TEXT_PT)
    codes_of = principle_codes(bank.principles)
    indent = _NUMBER_PT if numbers else 0.0
    for story in bank.stories:
        number = numbers.get(story.key)
        codes = " ".join(codes_of[key] for key in story.principles)
        cue = parse(story.pocket[0]) if story.pocket else parse(story.situation)
        figures = [
            " \u2192 ".join(text for text in (metric.before, metric.after) if text) or str(metric.what)
            for metric in story.metrics
        ]
        runs = (Run(f"{story.title}: ", bold=True), *in_one(cue))
        if figures:
            runs = (*runs, Run(f" · {'; '.join(figures)}", bold=True))
        _line(flow, str(number or ""), runs, codes, f"card-{number}" if number else "", indent)


def checklist_pages(flow: Flow, bank: Bank) -> None:
    """Each checklist with boxes to tick."""
    for place, checklist in enumerate(bank.checklists):
        flow.begin("checklists" if place == 0 else f"checklist-{checklist.key}", checklist.name, 5 * TEXT_PT)
        for block in parse(checklist.guidance):
            flow.text(measured(in_one((block,)), flow.paper.fonts), TEXT_PT, MARGIN_PT, flow.width, colour=QUIET)
        flow.y -= 4
        tags = flow.paper.tags
        listing = tags.add("L", flow.section)
        for item in checklist.items:
            body = tags.add("LBody", tags.add("LI", listing))
            flow.need(TEXT_PT * LEADING * 2)
            paras = [measured(in_one((block,)), flow.paper.fonts) for block in parse(item)]
            leftward = any(para.leftward for para in paras)
            left = MARGIN_PT + (flow.width - TEXT_PT - 0.5 if leftward else 0.5)
            outline = rounded(left, flow.y - TEXT_PT * 0.95, TEXT_PT, TEXT_PT, 1.2, "S")
            flow.pen.shape(f"{stroke(INK)} .7 w {outline}")
            for para in paras:
                flow.text(para, TEXT_PT, MARGIN_PT + (0 if leftward else 16), flow.width - 16, parent=body)
            flow.y -= 4


def _line(flow: Flow, number: str, runs: tuple[Run, ...], side: str, name: str, indent: float = _NUMBER_PT) -> None:
    """A numbered entry with something at the right; the whole of it leads to ``name``."""
    fonts = flow.paper.fonts
    aside = flow.para(side)
    room = max(_SIDE_PT, aside.width * TEXT_PT + 12)
    para = measured(runs, fonts)
    width = flow.width - indent - room
    flow.need(min(flow.height(para, TEXT_PT, width), 4 * TEXT_PT * LEADING) + 3)
    top = flow.y
    if number:
        flow.beside(flow.para(number, bold=True), TEXT_PT, MARGIN_PT, top, colour=INK)
    if side:
        flow.beside(aside, TEXT_PT, MARGIN_PT + flow.width - aside.width * TEXT_PT, top)
    flow.text(para, TEXT_PT, MARGIN_PT + indent, width)
    if name and flow.y < top:
        flow.paper.link(name, MARGIN_PT - 2, flow.y, MARGIN_PT + flow.width, top + 1)
    flow.y -= 2
