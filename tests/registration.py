"""Reads where the keys of cards are in a PDF with two libraries, and checks that each back lies behind its front.

It looks only at the PDF and at what was asked for, never at the imposition that the PDF was made from.
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
    """A key found on a page: the origins of its first and last characters, in points from the lower left."""

    page: int
    key: str
    start: tuple[float, float]
    end: tuple[float, float]


@dataclass(frozen=True, slots=True)
class Turn:
    """How the paper is flipped: page and card size in points, the axis of the flip, and how a person turns the card."""

    page: tuple[float, float]
    card: tuple[float, float]
    axis: str
    turn: str


def page_and_wish(data: bytes) -> tuple[tuple[float, float], str]:
    """The size of the pages, in points, and the flip edge (or single side) that the file asks the printer for."""
    with pikepdf.open(BytesIO(data)) as pdf:
        (page,) = {tuple(float(side) for side in page.mediabox) for page in pdf.pages}
        assert page[:2] == (0, 0)
        return (page[2], page[3]), str(pdf.Root.ViewerPreferences.Duplex)


def wish_for(layout: str, edge: str) -> str:
    """The /Duplex value that a file of this layout must have for this flip edge."""
    return f"/DuplexFlip{edge.title()}Edge" if layout == "duplex" else "/Simplex"


def axis_about(edge: str, page: tuple[float, float]) -> str:
    """The axis of a flip about the long or the short edge: "v" for an upright line, "h" for a level one."""
    upright, level = ("short", "long") if page[0] > page[1] else ("long", "short")
    return {upright: "v", level: "h"}[edge]


def tiny_bank(cards: int) -> Bank:
    """Stories of one word and without seconds, whose keys occur nowhere else on the page."""
    stories = tuple(
        Story(Text(f"k{number:03}q"), Text("T"), situation=Text("s"), action=Text("a")) for number in range(cards)
    )
    untimed = Framework(Text("star"), Text("STAR"))
    return Bank(BankInfo(Text("tiny")), stories=stories, frameworks=(untimed,))


def read_by_pdfplumber(data: bytes, keys: list[str]) -> list[Seen]:
    """The keys on each page, as pdfplumber reads them."""
    found: list[Seen] = []
    with pdfplumber.open(BytesIO(data)) as pdf:
        for number, page in enumerate(pdf.pages):
            characters = [(item["text"], (item["matrix"][4], item["matrix"][5])) for item in page.chars]
            found += _keys(number, characters, keys)
    return found


def read_by_pdfium(data: bytes, keys: list[str]) -> list[Seen]:
    """The keys on each page, as PDFium reads them."""
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
    """One line for each back that is not behind its front.

    ``inset`` is where the key is in a face, from its lower left; ``fronts`` and ``backs`` are numbered by sheet. The
    key of a back, seen through the paper, must be in its front's box, at the place and in the direction that turning
    the card gives it.
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
    """The place on the front that lies opposite a point on the back."""
    x, y = point
    return (turn.page[0] - x, y) if turn.axis == "v" else (x, turn.page[1] - y)


def covering(*choices: tuple[object, ...]) -> list[tuple[object, ...]]:
    """All-pairs combinations: every two values of two choices occur together in one; always the same list."""
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
