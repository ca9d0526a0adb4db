"""The options that say how cards are printed, as one ``PrintSettings``."""

from collections.abc import Callable
from functools import wraps
from math import isnan
from typing import Any, TypeVar

import click

from deckgen.bank.print_fields import BACK_ERROR_HINT, MOST_MM, back_error_mm
from deckgen.cli.help_pages import SectionOption
from deckgen.model import PrintSettings
from deckgen.source import Text

F = TypeVar("F", bound=Callable[..., Any])
Callback = Callable[[click.Context, click.Parameter, str | None], Any]


class _Millimetres(click.ParamType):  # type: ignore[type-arg]  # takes no argument before click 8.4
    """A number of millimetres from 0 to ``MOST_MM``."""

    name = "mm"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> float:
        try:
            length = float(value)
        except ValueError:
            length = float("nan")
        if isnan(length) or not 0 <= length <= MOST_MM:
            self.fail(f"'{value}' is not a number of millimetres from 0 to {MOST_MM}", param, ctx)
        return length


_MM = _Millimetres()


def _offset(ctx: click.Context, param: click.Parameter, value: str | None) -> tuple[float, float] | None:
    """Read two numbers with a comma between them."""
    if value is None:
        return None
    offset = back_error_mm(Text(value))
    if offset is None:
        raise click.BadParameter(f"'{value}' is not two numbers: {BACK_ERROR_HINT}", ctx, param)
    return offset


def _names(example: str) -> Callback:
    """Read comma-separated names; refuse an empty list, which is a slip such as an unset shell variable."""

    def read(ctx: click.Context, param: click.Parameter, value: str | None) -> tuple[Text, ...] | None:
        if value is None:
            return None
        names = tuple(dict.fromkeys(Text(name.strip()) for name in value.split(",") if name.strip()))
        if not names:
            raise click.BadParameter(_empty(value, example), ctx, param)
        return names

    return read


def _name(example: str) -> Callback:
    """Read one name; refuse an empty one."""

    def read(ctx: click.Context, param: click.Parameter, value: str | None) -> str | None:
        if value == "":
            raise click.BadParameter(_empty(value, example), ctx, param)
        return value

    return read


def _empty(value: str, example: str) -> str:
    return f"'{value}' names nothing: write for example '{example}', or leave the option out"


def _option(*declarations: str, help: str, **more: Any) -> Callable[[F], F]:  # noqa: A002  # click's own name for it
    return click.option(
        *declarations, cls=SectionOption, section="Print options (override the bank's)", help=help, **more
    )


_SIZES = "'deckgen sizes' lists the names"
_OPTIONS = (
    _option(
        "--paper",
        callback=_name("a4"),
        metavar="NAME|SIZE",
        help=f"Paper: a name such as a4 or letter, or a size such as 200x200mm or 8x8in; {_SIZES}.",
    ),
    _option(
        "--card",
        callback=_name("3x5"),
        metavar="NAME|SIZE",
        help=f"Card: a name such as 3x5, a7 or poker, or a size such as 70x120mm; {_SIZES}.",
    ),
    _option("--sheet", callback=_name("avery-5388"), metavar="NAME", help="Label sheet, such as avery-5388."),
    _option("--orientation", type=click.Choice(["portrait", "landscape"]), help="Which way round the paper is."),
    _option(
        "--layout",
        type=click.Choice(["duplex", "fold", "fronts", "backs", "single"]),
        metavar="LAYOUT",
        help="Where the two faces go. duplex: on both sides of the paper. fold: side by side, to fold and glue. "
        "fronts, backs: only one of them. single: front above back.",
    ),
    _option("--edge", type=click.Choice(["long", "short"]), help="The edge on which the printer flips the sheet."),
    _option("--turn", type=click.Choice(["side", "top"]), help="Turn a card over sideways, or over its top edge."),
    _option("--margin", "margin_mm", type=_MM, metavar="MM", help="Unprintable margin of the printer, in mm."),
    _option("--gutter", "gutter_mm", type=_MM, metavar="MM", help="Space between cards, in mm."),
    _option("--bleed", "bleed_mm", type=_MM, metavar="MM", help="How far colour runs past the cut, in mm."),
    _option("--marks", type=click.Choice(["crop", "lines", "none"]), help="Crop marks, lines around cards, or none."),
    _option(
        "--fit",
        type=click.Choice(["shrink", "continue", "error"]),
        metavar="FIT",
        help="If a story is too long for its card. shrink: smaller type on all cards. continue: go on to a second "
        "card. error: stop the build.",
    ),
    _option(
        "--cards",
        callback=_names("questions,stories"),
        metavar="KINDS",
        help="Cards to print, comma-separated: questions, stories, principles, frameworks.",
    ),
    _option(
        "--for",
        "only",
        callback=_names("ownership,census-pipeline"),
        metavar="KEYS",
        help="Print only cards about these principles and stories, comma-separated; 'all' prints all.",
    ),
    _option(
        "--pages",
        callback=_names("matrix,index"),
        metavar="PAGES",
        help="Reference pages to print, comma-separated: matrix, quick, checklists, index; or none.",
    ),
    _option(
        "--font",
        "fonts",
        type=click.Path(exists=True, dir_okay=False),
        multiple=True,
        help="TrueType font for characters that the built-in fonts lack; may be given more than once.",
    ),
    _option("--mono/--colour", "mono", default=None, help="Print in black and white, or in colour."),
    _option(
        "--back-error",
        "back_error_mm",
        callback=_offset,
        metavar="X,Y",
        help="How far backs land to the right and up, in mm, as measured with 'deckgen calibrate'.",
    ),
)

_TEXTS = ("paper", "card", "sheet", "orientation", "layout", "edge", "turn", "marks", "fit")
_OTHERS = ("margin_mm", "gutter_mm", "bleed_mm", "back_error_mm", "cards", "only", "pages", "mono")


def print_options(command: F) -> F:
    """Give a command the print options; it receives them as ``printing: PrintSettings``."""

    @wraps(command)
    def with_settings(**values: Any) -> Any:
        given: dict[str, Any] = {name: Text(values.pop(name) or "") for name in _TEXTS}
        given |= {name: value for name in _OTHERS if (value := values.pop(name)) is not None}
        fonts = tuple(Text(path) for path in values.pop("fonts"))
        return command(**values, printing=PrintSettings(**given, fonts=fonts))

    for option in reversed(_OPTIONS):
        with_settings = option(with_settings)
    return with_settings  # type: ignore[return-value]  # the decorated function has the command's own type
