"""The options that say how the cards are printed."""

from collections.abc import Callable
from functools import wraps
from math import isnan
from typing import Any, TypeVar

import click

from deckgen.bank.print_fields import BACK_ERROR_CURE, MOST_MM, back_error_mm
from deckgen.model import PrintSettings
from deckgen.source import Text

F = TypeVar("F", bound=Callable[..., Any])


class _Length(click.FloatRange):
    """Millimetres; what is not a number is in every range that click holds it against."""

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> float:
        length = float(super().convert(value, param, ctx))
        if isnan(length):
            self.fail(f"{value} is not in the range 0<=x<={MOST_MM}.", param, ctx)
        return length


_MILLIMETRES = _Length(0, MOST_MM)


def _offset(ctx: click.Context, param: click.Parameter, value: str | None) -> tuple[float, float] | None:
    """Two numbers with a comma between them."""
    if value is None:
        return None
    offset = back_error_mm(Text(value))
    if offset is None:
        raise click.BadParameter(f"'{value}' is not two numbers: {BACK_ERROR_CURE}", ctx, param)
    return offset


def _names(example: str) -> Callable[[click.Context, click.Parameter, str | None], tuple[Text, ...] | None]:
    """Names with commas between them; none at all is a slip, such as a variable of the shell that is empty."""

    def read(ctx: click.Context, param: click.Parameter, value: str | None) -> tuple[Text, ...] | None:
        if value is None:
            return None
        names = tuple(dict.fromkeys(Text(part.strip()) for part in value.split(",") if part.strip()))
        if not names:
            raise click.BadParameter(f"'{value}' names nothing: {_cure(example)}", ctx, param)
        return names

    return read


def _name(example: str) -> Callable[[click.Context, click.Parameter, str | None], str | None]:
    """One name."""

    def read(ctx: click.Context, param: click.Parameter, value: str | None) -> str | None:
        if value == "":
            raise click.BadParameter(f"'' names nothing: {_cure(example)}", ctx, param)
        return value

    return read


def _cure(example: str) -> str:
    return f"write such as '{example}', or leave the option out"


_OPTIONS = (
    click.option(
        "--paper", callback=_name("a4"), metavar="NAME|WxHmm", help="a4, letter, ... or a size; see 'deckgen sizes'."
    ),
    click.option(
        "--card",
        callback=_name("3x5"),
        metavar="NAME|WxHmm",
        help="3x5, a7, poker, ... or a size; see 'deckgen sizes'.",
    ),
    click.option(
        "--sheet", callback=_name("avery-5388"), metavar="NAME", help="A sheet of cut cards, such as avery-5388."
    ),
    click.option("--orientation", type=click.Choice(["portrait", "landscape"]), help="Which way the paper lies."),
    click.option(
        "--layout",
        type=click.Choice(["duplex", "fold", "fronts", "backs", "single"]),
        help="Both sides; one side to fold; fronts or backs alone; front above back.",
    ),
    click.option("--edge", type=click.Choice(["long", "short"]), help="The edge the printer turns the paper about."),
    click.option("--turn", type=click.Choice(["side", "top"]), help="Turn a card like a book or like a notepad."),
    click.option("--margin", "margin_mm", type=_MILLIMETRES, metavar="MM", help="What the printer cannot print on."),
    click.option("--gutter", "gutter_mm", type=_MILLIMETRES, metavar="MM", help="Space between cards."),
    click.option("--bleed", "bleed_mm", type=_MILLIMETRES, metavar="MM", help="Colour beyond the cut."),
    click.option("--marks", type=click.Choice(["crop", "lines", "none"]), help="What shows where to cut."),
    click.option(
        "--fit",
        type=click.Choice(["shrink", "continue", "error"]),
        help="For long stories: smaller type for all, a second card, or an error.",
    ),
    click.option(
        "--cards", callback=_names("questions,stories"), metavar="KINDS", help="questions,stories,principles,frameworks"
    ),
    click.option(
        "--for",
        "only",
        callback=_names("ownership,census-pipeline"),
        metavar="KEYS",
        help="Only these principles or stories, or all.",
    ),
    click.option(
        "--pages", callback=_names("matrix,index"), metavar="PAGES", help="matrix,quick,checklists,index or none"
    ),
    click.option(
        "--font",
        "fonts",
        type=click.Path(exists=True, dir_okay=False),
        multiple=True,
        help="A TrueType font for characters that the built-in ones lack; may be given again.",
    ),
    click.option("--mono/--colour", "mono", default=None, help="Print without colour."),
    click.option(
        "--back-error", "back_error_mm", callback=_offset, metavar="X,Y", help="From 'deckgen calibrate', in mm."
    ),
)

_TEXTS = ("paper", "card", "sheet", "orientation", "layout", "edge", "turn", "marks", "fit")
_OTHERS = ("margin_mm", "gutter_mm", "bleed_mm", "back_error_mm", "cards", "only", "pages", "mono")


def print_options(command: F) -> F:
    """Give a command the printing options; it receives them as one ``printing: PrintSettings``."""

    @wraps(command)
    def with_settings(**values: Any) -> Any:
        given: dict[str, Any] = {name: Text(values.pop(name) or "") for name in _TEXTS}
        given |= {name: value for name in _OTHERS if (value := values.pop(name)) is not None}
        fonts = tuple(Text(path) for path in values.pop("fonts"))
        return command(**values, printing=PrintSettings(**given, fonts=fonts))

    for option in reversed(_OPTIONS):
        with_settings = option(with_settings)
    return with_settings  # type: ignore[return-value]  # the options change what it is called with, not what it is
