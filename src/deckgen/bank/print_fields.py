"""Read and write ``print:`` in the ``bank`` document."""

import dataclasses
from math import isfinite

from deckgen.bank.fields import Fields
from deckgen.bank.values import NUMBER, choice, flag, number
from deckgen.bank.yamltext import Entry
from deckgen.codes import bank_codes
from deckgen.model import PrintSettings
from deckgen.source import Number, Text

MOST_MM = 100
"""The largest margin, gutter or bleed."""
BACK_ERROR_HINT = "write how far the back lands to the right and up, in millimetres: '0.5,-1'"


def read_print(entry: Fields) -> PrintSettings:
    """Read the print settings. Names of papers, cards and sheets are checked by the printer, not here."""
    fields = entry.nested("print", "print")
    if fields is None:
        return PrintSettings()
    settings = PrintSettings(
        paper=fields.text("paper"),
        card=fields.text("card"),
        sheet=fields.text("sheet"),
        orientation=choice(fields, "orientation", ("portrait", "landscape")),
        layout=choice(fields, "layout", ("duplex", "fold", "fronts", "backs", "single")),
        edge=choice(fields, "edge", ("long", "short")),
        turn=choice(fields, "turn", ("side", "top")),
        marks=choice(fields, "marks", ("crop", "lines", "none")),
        fit=choice(fields, "fit", ("shrink", "continue", "error")),
        margin_mm=number(fields, "margin", None, least=0, most=MOST_MM, unit="millimetres"),
        gutter_mm=number(fields, "gutter", None, least=0, most=MOST_MM, unit="millimetres"),
        bleed_mm=number(fields, "bleed", None, least=0, most=MOST_MM, unit="millimetres"),
        back_error_mm=_back_error(fields),
        cards=fields.unique_texts("cards"),
        only=fields.unique_texts("for"),
        pages=fields.unique_texts("pages"),
        fonts=fields.unique_texts("font"),
        mono=flag(fields, "mono"),
    )
    fields.finish()
    return settings


def back_error_mm(text: Text) -> tuple[Number, Number] | None:
    """Parse "0.5,-1": how far backs land to the right and up, in millimetres; None if malformed."""
    numbers = [part.strip() for part in text.split(",")]
    if len(numbers) != 2 or not all(map(NUMBER.fullmatch, numbers)):
        return None
    right, up = (Number(float(written), text.span) for written in numbers)
    return (right, up) if isfinite(right) and isfinite(up) else None


def _back_error(fields: Fields) -> tuple[float, float] | None:
    text = fields.text("back-error")
    error_mm = back_error_mm(text)
    if text and error_mm is None:
        fields.report(bank_codes.BAD_VALUE, text.span, f"'back-error' is '{text}'", BACK_ERROR_HINT)
    return error_mm


PRINT_NAMES = {
    "margin_mm": "margin",
    "gutter_mm": "gutter",
    "bleed_mm": "bleed",
    "back_error_mm": "back-error",
    "only": "for",
    "fonts": "font",
}
"""Print settings that have another name in YAML."""


def write_print(settings: PrintSettings) -> Entry:
    """Write the print settings that are set, under their YAML names."""
    written: Entry = {}
    for item in dataclasses.fields(PrintSettings):
        value = getattr(settings, item.name)
        name = PRINT_NAMES.get(item.name, item.name)
        if item.name == "back_error_mm":
            written |= {name: ",".join(map(_number, value))} if value else {}
        elif isinstance(value, bool):
            written[name] = "yes" if value else "no"
        elif value is not None and value not in ("", ()):
            written[name] = _number(value) if isinstance(value, (int, float)) else value
    return written


def _number(value: float) -> str:
    """Write a number without an exponent, which the reader does not accept."""
    from decimal import Decimal

    return format(Decimal(str(value)), "f")
