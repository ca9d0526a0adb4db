"""What a bank and the command line ask of the printer, as one plan that fits the paper."""

from dataclasses import fields, replace
from typing import Literal, NamedTuple, cast

from deckgen.codes import print_codes
from deckgen.diagnostics import Diagnostic
from deckgen.model import PrintSettings
from deckgen.renderers.pdf.sheet.fitting_paper import cells_of, pages_of, what_fits
from deckgen.renderers.pdf.sheet.imposition import Axis, Grid, Imposition, Layout, axis_of, filled, on_sheet
from deckgen.renderers.pdf.sheet.paper import Sheet, Size, card_named, paper_named, sheet_named
from deckgen.renderers.pdf.sheet.reach import out_of_reach
from deckgen.renderers.pdf.sheet.refusals import ALL_KEYS, refusals
from deckgen.source import Text, place_of

DEFAULT_CARDS = (Text("questions"), Text("stories"))
DEFAULT_PAGES = ("matrix", "index")
DEFAULT_MARGIN_MM = 8.0
"""What most printers cannot print on."""


class Plan(NamedTuple):
    """Settings with every default filled in, on paper that has room for them."""

    imposition: Imposition
    paper: Size
    card: Size
    marks: str
    bleed_mm: float
    fit: str
    kinds: tuple[Text, ...]
    pages: tuple[str, ...]
    only: tuple[Text, ...]
    fonts: tuple[Text, ...]
    mono: bool
    card_named_at: Text

    @property
    def compact(self) -> bool:
        """Whether the card is too small for a full story, and carries its pocket lines instead."""
        return is_small(self.card)

    @property
    def duplex(self) -> str:
        """The edge that a printer's dialog must be set to, Long or Short; "" when one side is printed."""
        if self.imposition.layout != "duplex":
            return ""
        grid = self.imposition.grid
        upright = grid.page_height_mm >= grid.page_width_mm
        return "Long" if (self.imposition.axis == "v") == upright else "Short"


_SMALLEST_FULL_MM2 = 105 * 74
"""An A7 card: what is smaller holds under 150 words of readable type."""


def is_small(card: Size) -> bool:
    """Whether a card is too small for a full story."""
    return card.width_mm * card.height_mm < _SMALLEST_FULL_MM2


def overlay(bank: PrintSettings, command_line: PrintSettings) -> PrintSettings:
    """The bank's settings with those of the command line over them; a sheet asked for brings its own sizes."""
    if command_line.sheet:
        bank = replace(bank, paper=Text(), card=Text(), orientation=Text(), margin_mm=None, gutter_mm=None)
    elif command_line.card or command_line.paper:
        bank = replace(bank, sheet=Text())
    given = {item.name: getattr(command_line, item.name) for item in fields(PrintSettings)}
    return replace(bank, **{name: value for name, value in given.items() if value not in ("", None, ())})


def problems(settings: PrintSettings) -> tuple[Diagnostic, ...]:
    """What is wrong with the settings by themselves, at the line that says so."""
    return plan(settings)[1]


def plan(settings: PrintSettings) -> tuple[Plan | None, tuple[Diagnostic, ...]]:
    """The plan of the settings, None when they cannot be printed, and why."""
    found = tuple(refusals(settings))
    if found:
        return None, found
    sheet = sheet_named(settings.sheet) if settings.sheet else None
    paper = paper_named(sheet.paper if sheet else settings.paper or "letter")
    card = sheet.card if sheet else card_named(settings.card or "3x5")
    assert paper
    assert card
    imposition = _imposition(settings, paper, card, sheet)
    if imposition is None:
        return None, (_does_not_fit(settings, paper, card),)
    if found := tuple(out_of_reach(imposition)):
        return None, found
    return _plan(settings, imposition, paper, card), ()


def _plan(settings: PrintSettings, imposition: Imposition, paper: Size, card: Size) -> Plan:
    return Plan(
        imposition=imposition,
        paper=paper,
        card=card,
        marks=settings.marks or ("none" if settings.sheet else "crop"),
        bleed_mm=settings.bleed_mm or 0.0,
        fit=settings.fit or "continue",
        kinds=settings.cards or DEFAULT_CARDS,
        pages=tuple(page for page in settings.pages or DEFAULT_PAGES if page != "none"),
        only=() if ALL_KEYS in settings.only else settings.only,
        fonts=settings.fonts,
        mono=bool(settings.mono),
        card_named_at=settings.sheet or settings.card,
    )


def _imposition(settings: PrintSettings, paper: Size, card: Size, sheet: Sheet | None) -> Imposition | None:
    layout = cast("Layout", settings.layout or "duplex")
    fold: Axis | None = None
    grid: Grid | None
    if sheet:
        grid = on_sheet(sheet, paper)
    else:
        grid, fold = _best_grid(paper, card, settings.orientation, layout, *_spaces(settings))
    if grid is None:
        return None
    edge = cast("Literal['long', 'short']", settings.edge or "long")
    axis = fold or axis_of(edge, grid.page_width_mm, grid.page_height_mm)
    turn = cast("Literal['side', 'top']", settings.turn or "side")
    return Imposition(grid, layout, axis, turn, settings.back_error_mm or (0.0, 0.0))


def _spaces(settings: PrintSettings) -> tuple[float, float]:
    """Margin and gutter."""
    margin, gutter = settings.margin_mm, settings.gutter_mm
    return (
        DEFAULT_MARGIN_MM if margin is None else margin,
        2 * (settings.bleed_mm or 0.0) if gutter is None else gutter,
    )


def _does_not_fit(settings: PrintSettings, paper: Size, card: Size) -> Diagnostic:
    place = place_of(settings.card, settings.paper, settings.orientation, settings.layout, settings.margin_mm)
    message = f"a card of {card} does not fit on {paper.name} ({paper})"
    layout = cast("Layout", settings.layout or "duplex")
    hint = what_fits(paper, card, settings.orientation, *_spaces(settings), layout)
    return print_codes.CARD_TOO_LARGE.at(place, message, hint)


def _best_grid(
    paper: Size, card: Size, orientation: str, layout: Layout, margin_mm: float, gutter_mm: float
) -> tuple[Grid | None, Axis | None]:
    """The grid, and the axis of the fold if there is one.

    The page stands upright when the card fits on it so; with both faces on one side it lies as holds the most cards.
    """
    grids = [
        (filled(page, width, height, margin_mm, gutter_mm), axis)
        for page in pages_of(paper, orientation)
        for width, height, axis in cells_of(card, layout)
    ]
    fitting = [option for option in grids if option[0].count]
    if not fitting:
        return None, None
    return max(fitting, key=lambda option: option[0].count) if layout in ("fold", "single") else fitting[0]
