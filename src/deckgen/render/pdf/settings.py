"""What a bank and the command line ask of the printer, as one plan that fits the paper."""

from collections.abc import Iterator
from dataclasses import dataclass, fields, replace
from typing import Literal, cast

from deckgen.bank.fields import near
from deckgen.diagnostics import Diagnostic
from deckgen.model import PrintSettings
from deckgen.render.pdf.findings import Problem, finding
from deckgen.render.pdf.fitting_paper import cells_of, what_fits
from deckgen.render.pdf.imposition import Axis, Grid, Imposition, Layout, axis_of, filled, on_sheet
from deckgen.render.pdf.paper import CARDS, PAPERS, SHEETS, Sheet, Size, card_named, paper_named, sheet_named
from deckgen.source import Text

CARD_KINDS = ("questions", "stories", "principles", "frameworks")
PAGE_KINDS = ("matrix", "quick", "checklists", "index")
MARKS = ("crop", "lines", "none")
FITS = ("continue", "shrink", "error")
DEFAULT_CARDS = ("questions", "stories")
DEFAULT_PAGES = ("matrix", "index")
DEFAULT_MARGIN_MM = 8.0
"""What most printers cannot print on."""

_WITH_A_SHEET = ("paper", "card", "orientation", "margin_mm", "gutter_mm")


@dataclass(frozen=True, slots=True)
class Plan:
    """Settings with every default filled in, on paper that has room for them."""

    imposition: Imposition
    paper: Size
    card: Size
    marks: str
    bleed_mm: float
    fit: str
    kinds: tuple[str, ...]
    pages: tuple[str, ...]
    only: tuple[Text, ...]
    fonts: tuple[Text, ...]
    mono: bool
    card_named_at: Text

    @property
    def compact(self) -> bool:
        """Whether the card is too small for a full story, and carries its pocket lines instead."""
        return self.card.width_mm * self.card.height_mm < SMALLEST_FULL_MM2

    @property
    def duplex(self) -> str:
        """The edge that a printer's dialog must be set to, Long or Short; "" when one side is printed."""
        if self.imposition.layout != "duplex":
            return ""
        grid = self.imposition.grid
        upright = grid.page_height_mm >= grid.page_width_mm
        return "Long" if (self.imposition.axis == "v") == upright else "Short"


SMALLEST_FULL_MM2 = 105 * 74
"""An A7 card: what is smaller holds under 150 words of readable type."""


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
    found = [*_unknown_names(settings), *_contradictions(settings)]
    if found:
        return None, tuple(found)
    sheet = sheet_named(settings.sheet) if settings.sheet else None
    paper = paper_named(sheet.paper if sheet else settings.paper or "letter")
    card = sheet.card if sheet else card_named(settings.card or "3x5")
    assert paper
    assert card
    layout = cast("Layout", settings.layout or "duplex")
    bleed = settings.bleed_mm or 0.0
    gutter = settings.gutter_mm if settings.gutter_mm is not None else 2 * bleed
    margin = settings.margin_mm if settings.margin_mm is not None else DEFAULT_MARGIN_MM
    grid: Grid | None
    if sheet:
        grid, fold_axis = on_sheet(sheet, paper), None
    else:
        grid, fold_axis = _best_grid(paper, card, settings.orientation, layout, margin, gutter)
    if grid is None:
        place = settings.card or settings.paper or settings.orientation or settings.margin_mm
        span = place.span if isinstance(place, Text) else Text().span
        message = f"a card of {card} does not fit on {paper.name} ({paper})"
        hint = what_fits(paper, card, margin, gutter, layout)
        return None, (finding(Problem.DOES_NOT_FIT, span, message, hint),)
    edge = cast("Literal['long', 'short']", settings.edge or "long")
    axis: Axis = fold_axis or axis_of(edge, grid.page_width_mm, grid.page_height_mm)
    turn = cast("Literal['side', 'top']", settings.turn or "side")
    return (
        Plan(
            imposition=Imposition(grid, layout, axis, turn, settings.back_error_mm or (0.0, 0.0)),
            paper=paper,
            card=card,
            marks=settings.marks or ("none" if sheet else "crop"),
            bleed_mm=bleed,
            fit=settings.fit or "continue",
            kinds=settings.cards or DEFAULT_CARDS,
            pages=tuple(page for page in settings.pages or DEFAULT_PAGES if page != "none"),
            only=settings.only,
            fonts=settings.fonts,
            mono=bool(settings.mono),
            card_named_at=settings.sheet or settings.card,
        ),
        (),
    )


def _best_grid(
    paper: Size, card: Size, orientation: str, layout: Layout, margin_mm: float, gutter_mm: float
) -> tuple[Grid | None, Axis | None]:
    """The grid, and the axis of the fold if there is one.

    The page stands upright when the card fits on it so; with both faces on one side it lies as holds the most cards.
    """
    upright = paper if paper.width_mm <= paper.height_mm else paper.turned()
    pages = {"portrait": (upright,), "landscape": (upright.turned(),)}.get(orientation, (upright, upright.turned()))
    grids = [
        (filled(page, width, height, margin_mm, gutter_mm), axis)
        for page in pages
        for width, height, axis in cells_of(card, layout)
    ]
    fitting = [option for option in grids if option[0].count]
    if not fitting:
        return None, None
    return max(fitting, key=lambda option: option[0].count) if layout in ("fold", "single") else fitting[0]


def _unknown_names(settings: PrintSettings) -> Iterator[Diagnostic]:
    custom = "write a size such as 63x88mm or 2.5x3.5in, or one of"
    if settings.paper and not paper_named(settings.paper):
        hint = near(settings.paper, _names(PAPERS), otherwise=custom)
        yield _unknown(Problem.UNKNOWN_PAPER, "paper", settings.paper, hint)
    if settings.card and not card_named(settings.card):
        hint = near(settings.card, _names(CARDS), otherwise=custom)
        yield _unknown(Problem.UNKNOWN_CARD, "card", settings.card, hint)
    if settings.sheet and not sheet_named(settings.sheet):
        hint = near(settings.sheet, _names(SHEETS), otherwise="the sheets are")
        yield _unknown(Problem.UNKNOWN_SHEET, "label sheet", settings.sheet, hint)
    for what, given, known in (
        ("kind of card", settings.cards, CARD_KINDS),
        ("page", settings.pages, (*PAGE_KINDS, "none")),
    ):
        for name in given:
            if name not in known:
                hint = near(name, known, otherwise="there are")
                yield _unknown(Problem.UNKNOWN_CONTENT, what, name, hint)


def _unknown(problem: Problem, what: str, name: Text, hint: str) -> Diagnostic:
    return finding(problem, name.span, f"no {what} is called '{name}'", hint)


def _names(sizes: tuple[Size, ...] | tuple[Sheet, ...]) -> list[str]:
    return [size.name for size in sizes]


def _contradictions(settings: PrintSettings) -> Iterator[Diagnostic]:
    gutter, bleed = settings.gutter_mm, settings.bleed_mm or 0.0
    if gutter is not None and gutter < 2 * bleed:
        message = f"a bleed of {bleed:g} mm runs into the next card across a gutter of {gutter:g} mm"
        yield finding(Problem.NARROW_GUTTER, Text().span, message, f"set the gutter to {2 * bleed:g} mm or more")
    if "none" in settings.pages and len(settings.pages) > 1:
        at = next(page for page in settings.pages if page == "none")
        yield finding(
            Problem.CONTRADICTION, at.span, "'pages' says 'none' beside other pages", "keep 'none' or the pages"
        )
    if not settings.sheet:
        return
    for name in _WITH_A_SHEET:
        value = getattr(settings, name)
        if value not in ("", None):
            message = f"a label sheet has its own {name.removesuffix('_mm')}"
            span = value.span if isinstance(value, Text) else settings.sheet.span
            yield finding(Problem.CONTRADICTION, span, message, "leave one of the two out")
    if settings.layout in ("fold", "single"):
        message = f"the layout '{settings.layout}' cannot be laid on a label sheet"
        yield finding(Problem.CONTRADICTION, settings.layout.span, message, "use duplex, fronts or backs")
