"""Lengths in the printing settings that are none, or that leave no room for the bleed."""

from collections.abc import Iterator
from math import isfinite
from typing import TypeGuard

from deckgen.bank.print_fields import BACK_ERROR_HINT, MOST_MM
from deckgen.codes import print_codes
from deckgen.diagnostics import Diagnostic
from deckgen.model import PrintSettings
from deckgen.renderers.pdf.sheet.imposition import SINGLE_GAP_MM
from deckgen.renderers.pdf.sheet.paper import sheet_named
from deckgen.source import place_of

_LENGTHS = ("margin_mm", "gutter_mm", "bleed_mm")


def bad_lengths(settings: PrintSettings) -> Iterator[Diagnostic]:
    """What is no length at all, by its name."""
    for name in _LENGTHS:
        length = getattr(settings, name)
        if length is not None and not _is_length(length):
            message = f"'{name.removesuffix('_mm')}' is '{_told(length)}'"
            hint = f"write a number of millimetres from 0 to {MOST_MM}"
            yield print_codes.BAD_LENGTH.at(place_of(length), message, hint)
    error = settings.back_error_mm
    if error is not None and not _is_offset(error):
        parts = error if isinstance(error, tuple) else (error,)
        message = f"'back-error' is '{','.join(map(_told, parts))}'"
        yield print_codes.BAD_LENGTH.at(place_of(*parts), message, BACK_ERROR_HINT)


def wide_bleed(settings: PrintSettings) -> Iterator[Diagnostic]:
    """A bleed that runs into a neighbour, because that is nearer than twice the bleed."""
    gutter, bleed = settings.gutter_mm, settings.bleed_mm or 0.0
    if not _is_length(bleed):
        return
    runs = f"a bleed of {bleed:g} mm runs into the"
    sheet = sheet_named(settings.sheet) if settings.sheet else None
    if sheet and sheet.gap_mm < 2 * bleed:
        apart = f"are {sheet.gap_mm:g} mm apart" if sheet.gap_mm else "touch"
        yield _runs_into(settings, f"{runs} next card: those of {sheet.name} {apart}", _most_bleed(sheet.gap_mm))
    elif gutter is not None and _is_length(gutter) and gutter < 2 * bleed:
        message = f"{runs} next card across a gutter of {gutter:g} mm"
        wider = f"set the gutter to {2 * bleed:g} mm or more"
        yield _runs_into(settings, message, wider if 2 * bleed <= MOST_MM else _most_bleed(gutter))
    if settings.layout == "single" and 2 * bleed > SINGLE_GAP_MM:
        message = f"{runs} other face of a card, which is {SINGLE_GAP_MM:g} mm away"
        yield print_codes.NARROW_GUTTER.at(place_of(bleed, settings.layout), message, _most_bleed(SINGLE_GAP_MM))


def _told(value: object) -> str:
    return f"{value:g}" if isinstance(value, (int, float)) else str(value)


def _is_length(length: object) -> bool:
    return _is_number(length) and 0 <= length <= MOST_MM


def _is_offset(error: object) -> bool:
    return isinstance(error, tuple) and len(error) == 2 and all(map(_is_number, error))


def _is_number(value: object) -> TypeGuard[float]:
    return isinstance(value, (int, float)) and not isinstance(value, bool) and isfinite(value)


def _runs_into(settings: PrintSettings, message: str, hint: str) -> Diagnostic:
    return print_codes.NARROW_GUTTER.at(place_of(settings.gutter_mm, settings.bleed_mm, settings.sheet), message, hint)


def _most_bleed(gap_mm: float) -> str:
    return f"set the bleed to {gap_mm / 2:g} mm or less" if gap_mm else "set the bleed to 0"
