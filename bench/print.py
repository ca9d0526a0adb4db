"""How fast cards are set: against Platypus with the same text and size, and against the same glyphs with no layout.

Usage: python bench/print.py [CARDS [ROUNDS]]. Each measurement is a process of its own, the three in turn in every
round; the ratios are those of the medians of CPU time. Before the clock starts, fonts are loaded and the garbage of
preparing the text is collected, for all alike.

Three texts are set, in which no two paragraphs are alike: the stories of the sample over and over, each paragraph with
a number at its end, stories with a bold figure in every part, and the same in one style. Platypus sets what stands on
the cards, the letters of the parts in bold with it. It is several times faster on a paragraph in one style, so the last
text is set once more with the letters hung beside their paragraphs: the most that can be got out of it.
"""

import gc
import re
import subprocess
import sys
import time
from dataclasses import replace
from io import BytesIO
from itertools import cycle, islice
from pathlib import Path
from statistics import median
from xml.sax.saxutils import escape, unescape

from deckgen.bank.load import load
from deckgen.deck.builders import build_notes
from deckgen.deck.markup import Rich, runs_of
from deckgen.deck.notes import Note, Slot
from deckgen.model import Bank, BankInfo, PrintSettings, Story
from deckgen.source import Text

WIDTH_PT, HEIGHT_PT = 127 / 25.4 * 72, 76.2 / 25.4 * 72
INSET_PT, A_SHEET = 12.5, 3
CEILING_PT = 12
"""Where fitting begins, for us as for Platypus."""
PAGE_PT = (612.0, 792.0)

_WORDS = re.findall(
    r"\w+",
    "the loader took nine hours every night and nobody owned it so I traced the slow path wrote two pages with three "
    "options agreed on one number with both leads moved the lookup into a cache behind a careful ramp and measured "
    "each step until the close came back inside its window while sales finance and support kept working on the old "
    "reports which we compared line by line with what the new ones said",
)


TEXTS = {
    "the sample's stories": ("sample", False),
    "bold figures": ("bold", False),
    "one style": ("plain", False),
    "one style, letters hung": ("plain", True),
}
"""What is set, and whether Platypus hangs the letters of the parts beside their paragraphs."""
_text, _hung = TEXTS["bold figures"]


def bank(cards: int) -> Bank:
    """Stories of the sample, or of 177 words, no two paragraphs alike."""
    if _text != "sample":
        return Bank(BankInfo(Text("bench")), stories=tuple(_story(number) for number in range(cards)))
    sample = load(Path(__file__).parents[1] / "stories").bank
    told = cycle(sample.stories)
    stories = tuple(_numbered(next(told), number) for number in range(cards))
    return Bank(BankInfo(Text("bench")), sample.principles, stories)


def stories_of(held: Bank) -> tuple[Note, ...]:
    """The notes of a bank's stories."""
    return tuple(note for note in build_notes(held) if note.type.kind == "story")


def ours(cards: int) -> float:
    """Seconds for the notes' cards, from slots to bytes, with tags and outline."""
    from deckgen.renderers.pdf.document import render_pdf

    held = bank(cards)
    notes = stories_of(held)
    settings = PrintSettings(cards=(Text("stories"),), pages=(Text("none"),))
    _warm(held, notes[:1], settings)
    gc.collect()
    start = time.process_time()
    rendered = render_pdf(held, notes, settings)
    taken = time.process_time() - start
    assert rendered.cards >= cards
    return taken


def floor(cards: int) -> float:
    """Seconds for the same lines at the same places through ReportLab's text objects, broken beforehand."""
    from reportlab import rl_config
    from reportlab.pdfgen.canvas import Canvas

    rl_config.useA85 = 0
    faces = [_lines(note) for note in stories_of(bank(cards))]
    _fonts()
    gc.collect()
    start = time.process_time()
    canvas = Canvas(BytesIO(), pagesize=PAGE_PT, pageCompression=1, invariant=1)
    for first in range(0, len(faces), A_SHEET):
        for side in (0, 1):
            for place, face in enumerate(faces[first : first + A_SHEET]):
                text = canvas.beginText(139, 700 - place * HEIGHT_PT)
                in_hand = ""
                for line in face[side]:
                    for font, piece in line:
                        if font != in_hand:
                            text.setFont(font, 9, 11)
                            in_hand = font
                        text.textOut(piece)
                    text.textLine()
                canvas.drawText(text)
            canvas.showPage()
    canvas.save()
    return time.process_time() - start


def platypus(cards: int) -> float:
    """Seconds for the same text in paragraphs, each face shrunk into its frame by KeepInFrame."""
    from reportlab import rl_config
    from reportlab.lib.styles import ParagraphStyle
    from reportlab.pdfgen.canvas import Canvas
    from reportlab.platypus import KeepInFrame, Paragraph

    rl_config.useA85 = 0
    faces = [_paragraphs(note) for note in stories_of(bank(cards))]
    _fonts()
    style = ParagraphStyle("body", fontName="Body", fontSize=CEILING_PT, leading=CEILING_PT * 1.22)
    hanging = ParagraphStyle("hanging", style, leftIndent=CEILING_PT * 1.75, bulletFontName="Bold")
    width, height = WIDTH_PT - 2 * INSET_PT, HEIGHT_PT - 2 * INSET_PT
    gc.collect()
    start = time.process_time()
    canvas = Canvas(BytesIO(), pagesize=PAGE_PT, pageCompression=1, invariant=1)
    for first in range(0, len(faces), A_SHEET):
        for side in (0, 1):
            for place, face in enumerate(faces[first : first + A_SHEET]):
                paragraphs = [
                    Paragraph(text, hanging, letter) if letter else Paragraph(text, style)
                    for letter, text in face[side]
                ]
                frame = KeepInFrame(width, height, paragraphs, mode="shrink")
                frame.wrapOn(canvas, width, height)
                frame.drawOn(canvas, 139, 484 - place * HEIGHT_PT)
            canvas.showPage()
    canvas.save()
    return time.process_time() - start


MEASURES = {"ours": ours, "floor": floor, "platypus": platypus}


def main(cards: int = 1000, rounds: int = 5) -> None:
    """Print both ratios for each text."""
    for text, (words, hung) in TEXTS.items():
        taken: dict[str, list[float]] = {name: [] for name in MEASURES}
        for _ in range(rounds):
            for name in MEASURES:
                command = [sys.executable, __file__, "--one", name, str(cards), words, str(hung)]
                run = subprocess.run(command, capture_output=True, text=True, check=True)  # our own file, no shell
                taken[name].append(float(run.stdout))
        print(f"{text}:")
        _report(taken, cards)


def _report(taken: dict[str, list[float]], cards: int) -> None:
    middle = {name: median(times) for name, times in taken.items()}
    for name, seconds in middle.items():
        spread = f"{min(taken[name]):.3f}-{max(taken[name]):.3f}"
        print(f"  {name:<10}{seconds:8.3f} s for {cards} cards ({spread}), {cards / seconds:,.0f} cards a second")
    print(f"  {middle['platypus'] / middle['ours']:.1f} times as fast as Platypus KeepInFrame (wanted: at least 15)")
    print(
        f"  {middle['ours'] / middle['floor']:.2f} times the time of the same glyphs without layout (wanted: at most 1)"
    )


def _numbered(story: Story, number: int) -> Story:
    """A story told as by nobody else."""

    def own(text: Text) -> Text:
        return Text(f"{text.rstrip()} {number}") if text else text

    return replace(
        story,
        key=Text(f"story-{number:05}"),
        title=own(story.title),
        situation=own(story.situation),
        task=own(story.task),
        action=own(story.action),
        result=own(story.result),
        lesson=own(story.lesson),
        pocket=tuple(map(own, story.pocket)),
    )


def _story(number: int) -> Story:
    supply = islice(cycle(_WORDS), number * 7 % len(_WORDS), None)

    def said(count: int) -> Text:
        told = " ".join(next(supply) for _ in range(count))
        start, bold, rest = told.split(" ", 2)[0], told.split(" ")[1], told.split(" ")[2:]
        mark = "**" if _text == "bold" else ""
        return Text(f"{start.capitalize()} {mark}{bold} {number}{mark} {' '.join(rest)}.")

    return Story(
        key=Text(f"story-{number:05}"),
        title=said(4),
        situation=said(35),
        task=said(25),
        action=said(80),
        result=said(37),
        pocket=tuple(said(9) for _ in range(5)),
    )


Line = list[tuple[str, str]]
"""Pieces of one font each, after its name."""


def _lines(note: Note) -> tuple[list[Line], list[Line]]:
    """A card's text cut into lines of about the length that fits."""
    front, back = _paragraphs(note)
    return [line for _, text in front for line in _cut(text, 62)], [line for _, text in back for line in _cut(text, 78)]


def _cut(text: str, length: int) -> list[Line]:
    lines: list[str] = [""]
    for word in text.split(" "):
        if len(lines[-1]) + len(word) >= length:
            lines.append("")
        lines[-1] += f"{word} "
    font = "Body"
    cut: list[Line] = []
    for line in lines:
        cut.append([])
        for piece in re.split(r"(</?b>)", line):
            if piece in ("<b>", "</b>"):
                font = "Bold" if piece == "<b>" else "Body"
            elif piece:
                cut[-1].append((font, unescape(piece)))
    return cut


Said = list[tuple[str, str]]
"""The paragraphs of a face, each after a letter hung beside it or ""."""


def _paragraphs(note: Note) -> tuple[Said, Said]:
    """All that stands on the front and on the back of a card."""
    paper = note.type.paper
    front, back = ([said for slot in slots for said in _slot(note, slot)] for slots in (paper.front, paper.back))
    parts = (slot for slot in paper.back if slot.role == "part" and note[slot.aside])
    seconds = "".join(f" · {slot.label} {_marked(note[slot.aside])}" for slot in parts)
    number = "1000 / 1000"
    return [*front, ("", f"{note.key} {number}")], [*back, ("", f"{note.key}{seconds} {number}")]


def _slot(note: Note, slot: Slot) -> Said:
    text = _marked(note[slot.field])
    beside = " ".join(_marked(note[name]) for name in (slot.code, slot.aside) if name)
    if slot.role == "kicker":
        return [("", f"<b>{slot.label} {text} {beside}</b>")]
    if not text:
        return []
    if slot.role == "part":
        return [(slot.label, text)] if _hung else [("", f"<b>{slot.label}</b> {text}")]
    if slot.role == "points":
        bullet = "•" if _hung else ""
        return [(bullet, _marked(item)) for block in note[slot.field] for item in getattr(block, "items", ())]
    if slot.label:
        return [("", f"<b>{slot.label}:</b> {text}")]
    return [("", f"<b>{text}</b> {beside}")]


def _marked(rich: Rich) -> str:
    """Text in the markup that Platypus reads."""
    runs = ((run.bold, escape(run.text)) for run in runs_of(rich))
    return " ".join(f"<b>{text}</b>" if bold else text for bold, text in runs).replace("  ", " ")


def _fonts() -> None:
    import pymupdf_fonts
    from reportlab.pdfbase.pdfmetrics import registerFont, registerFontFamily
    from reportlab.pdfbase.ttfonts import TTFont

    for name, short in (("Body", "figo"), ("Bold", "figbo")):
        registerFont(TTFont(name, BytesIO(pymupdf_fonts.myfont(short))))
    registerFontFamily("Body", normal="Body", bold="Bold", italic="Body", boldItalic="Bold")


def _warm(held: Bank, notes: tuple[Note, ...], settings: PrintSettings) -> None:
    from deckgen.renderers.pdf.document import render_pdf

    render_pdf(held, notes, settings)


if __name__ == "__main__":
    if sys.argv[1:2] == ["--one"]:
        _text, _hung = sys.argv[4], sys.argv[5] == "True"
        print(MEASURES[sys.argv[2]](int(sys.argv[3])))
    else:
        main(*(int(argument) for argument in sys.argv[1:3]))
