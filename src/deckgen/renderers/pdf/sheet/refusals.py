"""What in the printing settings names nothing, or contradicts the rest."""

from collections.abc import Iterator

from deckgen.bank.hints import near
from deckgen.codes import Code, print_codes
from deckgen.diagnostics import Diagnostic
from deckgen.model import PrintSettings
from deckgen.renderers.pdf.sheet.imposition import LAYOUTS
from deckgen.renderers.pdf.sheet.lengths import bad_lengths, wide_bleed
from deckgen.renderers.pdf.sheet.paper import (
    CARD_SIDES_MM,
    CARDS,
    PAPER_SIDES_MM,
    PAPERS,
    SHEETS,
    Sheet,
    Size,
    card_named,
    custom_size,
    paper_named,
    sheet_named,
)
from deckgen.source import Text, place_of

CARD_KINDS = ("questions", "stories", "principles", "frameworks")
PAGE_KINDS = ("matrix", "quick", "checklists", "index")
ALL_KEYS = "all"
"""What ``for`` says when every principle and story is meant after all."""
CHOICES = (
    ("orientation", ("portrait", "landscape")),
    ("layout", LAYOUTS),
    ("edge", ("long", "short")),
    ("turn", ("side", "top")),
    ("marks", ("crop", "lines", "none")),
    ("fit", ("continue", "shrink", "error")),
)

_WITH_A_SHEET = ("paper", "card", "orientation", "margin_mm", "gutter_mm")


def refusals(settings: PrintSettings) -> Iterator[Diagnostic]:
    """Everything that keeps the settings from being printed, whatever the paper's size."""
    yield from _unknown_names(settings)
    yield from bad_lengths(settings)
    yield from wide_bleed(settings)
    yield from _contradictions(settings)


def unknown_paper(name: Text) -> Diagnostic:
    """Why there is no paper of a name."""
    return _unknown_size(print_codes.UNKNOWN_PAPER, "paper", name, PAPERS, PAPER_SIDES_MM)


def _unknown_names(settings: PrintSettings) -> Iterator[Diagnostic]:
    if settings.paper and not paper_named(settings.paper):
        yield unknown_paper(settings.paper)
    if settings.card and not card_named(settings.card):
        yield _unknown_size(print_codes.UNKNOWN_CARD, "card", settings.card, CARDS, CARD_SIDES_MM)
    if settings.sheet and not sheet_named(settings.sheet):
        hint = near(settings.sheet, _names(SHEETS), otherwise="the sheets are")
        yield _unknown(print_codes.UNKNOWN_SHEET, "label sheet", settings.sheet, hint)
    for name, known in CHOICES:
        value = getattr(settings, name)
        if value and value not in known:
            yield _unknown(print_codes.UNKNOWN_CHOICE, name, value, near(value, known, otherwise="there are"))
    for what, given, kinds in (
        ("kind of card", settings.cards, CARD_KINDS),
        ("page", settings.pages, (*PAGE_KINDS, "none")),
    ):
        for name in given:
            if name not in kinds:
                hint = near(name, kinds, otherwise="there are")
                yield _unknown(print_codes.UNKNOWN_CHOICE, what, name, hint)


def _unknown_size(
    code: Code, what: str, name: Text, sizes: tuple[Size, ...], sides_mm: tuple[float, float]
) -> Diagnostic:
    if custom_size(name):
        least, most = sides_mm
        message = f"the {what} '{name}' is out of bounds"
        return code.at(name.span, message, f"write sides of {least:g} to {most:g} mm")
    custom = "write a size such as 63x88mm or 2.5x3.5in, or one of"
    return _unknown(code, what, name, near(name, _names(sizes), otherwise=custom))


def _unknown(code: Code, what: str, name: Text, hint: str) -> Diagnostic:
    return code.at(name.span, f"no {what} is called '{name}'", hint)


def _names(sizes: tuple[Size, ...] | tuple[Sheet, ...]) -> list[str]:
    return [size.name for size in sizes]


def _contradictions(settings: PrintSettings) -> Iterator[Diagnostic]:
    for name, word, given, others in (
        ("pages", "none", settings.pages, "pages"),
        ("for", ALL_KEYS, settings.only, "keys"),
    ):
        if word in given and len(given) > 1:
            message = f"'{name}' says '{word}' beside other {others}"
            hint = f"keep '{word}' or the {others}"
            yield print_codes.CONTRADICTION.at(given[given.index(word)].span, message, hint)
    if not settings.sheet:
        return
    for name in _WITH_A_SHEET:
        value = getattr(settings, name)
        if value not in ("", None):
            message = f"a label sheet has its own {name.removesuffix('_mm')}"
            yield print_codes.CONTRADICTION.at(place_of(value, settings.sheet), message, "leave one of the two out")
    if settings.layout in ("fold", "single"):
        message = f"the layout '{settings.layout}' cannot be laid on a label sheet"
        place = place_of(settings.layout, settings.sheet)
        yield print_codes.CONTRADICTION.at(place, message, "use duplex, fronts or backs")
