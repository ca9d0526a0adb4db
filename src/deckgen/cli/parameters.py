"""The parameters that several commands share, spelled alike in all of them."""

from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

import click

from deckgen.bank.locate import locate
from deckgen.cli.help_pages import ExplainedArgument, SectionOption
from deckgen.cli.show import show
from deckgen.diagnostics import has_errors

F = TypeVar("F", bound=Callable[..., Any])

ANKI_SECTION = "Anki options"


class _Words(click.ParamType[tuple[str, ...]]):
    """Words with commas between them; none at all is a slip, such as an unset shell variable."""

    name = "words"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> tuple[str, ...]:
        """Read the words, each once."""
        if isinstance(value, tuple):
            return value
        words = tuple(dict.fromkeys(word.strip() for word in value.split(",") if word.strip()))
        if not words:
            self.fail(f"'{value}' names nothing", param, ctx)
        return words


WORDS = _Words()


def bank_argument(command: F) -> F:
    """Add BANK, the folder of the bank."""
    return click.argument(
        "bank",
        required=False,
        type=click.Path(path_type=Path),
        cls=ExplainedArgument,
        explanation="Folder of the bank, or the folder above it. Without it: the bank in the current folder.",
    )(command)


def bank_folder(bank: Path | None) -> Path:
    """Find the folder of the bank that was asked for, or show why there is none and exit with 1."""
    found = locate(bank)
    show(found.diagnostics, ())
    if has_errors(found.diagnostics):
        raise SystemExit(1)
    return found.folder


def output_folder(purpose: str) -> Callable[[F], F]:
    """Add ``-o/--output DIR``, which is ``output`` by default."""
    return click.option(
        "-o",
        "--output",
        "output",
        metavar="DIR",
        default="output",
        show_default=True,
        type=click.Path(path_type=Path),
        help=purpose,
    )


def output_file(purpose: str, *, default: str | None = None) -> Callable[[F], F]:
    """Add ``-o/--output FILE``."""
    return click.option(
        "-o",
        "--output",
        "output",
        metavar="FILE",
        default=default,
        show_default=default is not None,
        type=click.Path(path_type=Path, dir_okay=False),
        help=purpose,
    )


def against_option(command: F) -> F:
    """Add ``--against FILE``, a file that says what Anki holds."""
    return click.option(
        "--against",
        metavar="FILE",
        envvar="DECKGEN_AGAINST",
        show_envvar=True,
        type=click.Path(path_type=Path, dir_okay=False),
        help="Compare with what Anki has: a package exported from Anki, or a profile's collection.anki2.",
        cls=SectionOption,
        section=ANKI_SECTION,
    )(command)
