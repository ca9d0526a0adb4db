"""Where the keys of cards stand in a PDF, read by two programs, and whether each back lies behind its front.

Only the PDF and what was asked for are judged here, never the plan that the PDF was made by.
"""

import ctypes
from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO
from itertools import combinations, product

import pdfplumber
import pikepdf
import pypdfium2
import pypdfium2.raw as pdfium

from deckgen.model import Bank, BankInfo, Framework, Story
from deckgen.source import Text

TOLERANCE_PT = 1.0


@dataclass(frozen=True, slots=True)
class Seen:
    """A key on a page: where its first and its last character stand, in points from the lower left."""

    page: int
    key: str
    start: tuple[float, float]
    end: tuple[float, float]


@dataclass(frozen=True, slots=True)
class Turn:
    """How paper was turned: the page's size, the axis it went about, and how the person turns the card; in points."""

    page: tuple[float, float]
    card: tuple[float, float]
    axis: str
    turn: str


def page_and_wish(data: bytes) -> tuple[tuple[float, float], str]:
    """The size of every page, in points, and what the file asks a printer for: an edge to turn about, or one side."""
    with pikepdf.open(BytesIO(data)) as pdf:
        (page,) = {tuple(float(side) for side in page.mediabox) for page in pdf.pages}
        assert page[:2] == (0, 0)
        return (page[2], page[3]), str(pdf.Root.ViewerPreferences.Duplex)


def wish_for(layout: str, edge: str) -> str:
    """What the file of a layout must ask for when the printer turns paper about an edge."""
    return f"/DuplexFlip{edge.title()}Edge" if layout == "duplex" else "/Simplex"


def axis_about(edge: str, page: tuple[float, float]) -> str:
    """The axis that paper goes about when it is turned about its long or its short edge."""
    upright, level = ("short", "long") if page[0] > page[1] else ("long", "short")
    return {upright: "v", level: "h"}[edge]


def tiny_bank(cards: int) -> Bank:
    """Stories told in a word and in no set time, with keys that nothing else on the page can be taken for."""
    stories = tuple(
        Story(Text(f"k{number:03}q"), Text("T"), situation=Text("s"), action=Text("a")) for number in range(cards)
    )
    untimed = Framework(Text("star"), Text("STAR"))
    return Bank(BankInfo(Text("tiny")), stories=stories, frameworks=(untimed,))


def read_by_pdfplumber(data: bytes, keys: list[str]) -> list[Seen]:
    """What pdfplumber finds."""
    found: list[Seen] = []
    with pdfplumber.open(BytesIO(data)) as pdf:
        for number, page in enumerate(pdf.pages):
            characters = [(item["text"], (item["matrix"][4], item["matrix"][5])) for item in page.chars]
            found += _keys(number, characters, keys)
    return found


def read_by_pdfium(data: bytes, keys: list[str]) -> list[Seen]:
    """What PDFium finds."""
    found: list[Seen] = []
    with pypdfium2.PdfDocument(data) as pdf:
        for number in range(len(pdf)):
            text = pdf[number].get_textpage()
            x, y = ctypes.c_double(), ctypes.c_double()
            characters = []
            for place in range(text.count_chars()):
                pdfium.FPDFText_GetCharOrigin(text, place, x, y)
                characters.append((chr(pdfium.FPDFText_GetUnicode(text, place)), (x.value, y.value)))
            found += _keys(number, characters, keys)
    return found


def _keys(page: int, characters: list[tuple[str, tuple[float, float]]], keys: list[str]) -> Iterator[Seen]:
    text = "".join(character[:1] for character, _ in characters)
    for key in keys:
        place = text.find(key)
        while place >= 0:
            yield Seen(page, key, characters[place][1], characters[place + len(key) - 1][1])
            place = text.find(key, place + 1)


def faults(fronts: list[Seen], backs: list[Seen], turn: Turn, inset: tuple[float, float]) -> list[str]:
    """What does not lie where it should; ``inset`` is where the key stands in a face, from its lower left.

    ``fronts`` and ``backs`` are numbered by sheet. A back's key, seen through the paper, must stand in the front's box
    at the place that the turn of the card brings it to, and run the way the turn makes it run.
    """
    found: list[str] = []
    held = {seen.key: seen for seen in fronts}
    if len(held) != len(fronts) or {seen.key for seen in backs} != set(held) or len(backs) != len(fronts):
        return ["a face is missing, or there twice"]
    for back in backs:
        front = held[back.key]
        if back.page != front.page:
            found.append(f"{back.key} is on another sheet")
            continue
        low = (front.start[0] - inset[0], front.start[1] - inset[1])
        reach = front.end[0] - front.start[0]
        if turn.turn == "side":
            start, end = turn.card[0] - inset[0], turn.card[0] - inset[0] - reach
            wanted = ((low[0] + start, low[1] + inset[1]), (low[0] + end, low[1] + inset[1]))
        else:
            height = low[1] + turn.card[1] - inset[1]
            wanted = ((low[0] + inset[0], height), (low[0] + inset[0] + reach, height))
        seen = (_through(back.start, turn), _through(back.end, turn))
        off = max(abs(a - b) for one, other in zip(seen, wanted, strict=True) for a, b in zip(one, other, strict=True))
        if off > TOLERANCE_PT:
            found.append(f"{back.key} is {off:.1f} pt off")
    return found


def _through(point: tuple[float, float], turn: Turn) -> tuple[float, float]:
    """A point on the back of a page as it is seen through the paper from the front."""
    x, y = point
    return (turn.page[0] - x, y) if turn.axis == "v" else (x, turn.page[1] - y)


def covering(*choices: tuple[object, ...]) -> list[tuple[object, ...]]:
    """Combinations in which every pair of values of two choices occurs; the same each time."""
    columns = list(combinations(range(len(choices)), 2))
    open_pairs = {
        (one, other, a, b)
        for one, other in columns
        for a, b in product(range(len(choices[one])), range(len(choices[other])))
    }
    rows = []
    while open_pairs:
        one, other, a, b = min(open_pairs)
        row: list[int | None] = [None] * len(choices)
        row[one], row[other] = a, b
        for column, values in enumerate(choices):
            if row[column] is None:
                row[column] = max(range(len(values)), key=lambda value: _gain(row, column, value, open_pairs))
        full = [value for value in row if value is not None]
        open_pairs -= {(one, other, full[one], full[other]) for one, other in columns}
        rows.append(tuple(values[value] for values, value in zip(choices, full, strict=True)))
    return rows


def _gain(row: list[int | None], column: int, value: int, open_pairs: set[tuple[int, int, int, int]]) -> int:
    gain = 0
    for other, chosen in enumerate(row):
        if chosen is not None and other != column:
            pair = (other, column, chosen, value) if other < column else (column, other, value, chosen)
            gain += pair in open_pairs
    return gain
