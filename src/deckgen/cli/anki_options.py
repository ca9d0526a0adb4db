"""The options that say which notes go to Anki, and what becomes of a person's own work there."""

from collections.abc import Callable
from typing import Any, TypeVar

import click

from deckgen.cli.help_pages import SectionOption
from deckgen.cli.parameters import ANKI_SECTION, WORDS, against_option

F = TypeVar("F", bound=Callable[..., Any])


def anki_options(command: F) -> F:
    """Give a command ``anki_cards``, ``gaps``, ``against``, ``take``, ``bank_wins`` and ``resend``."""
    for option in reversed(_OPTIONS):
        command = option(command)
    return command


def _option(*declarations: str, **more: Any) -> Callable[[F], F]:
    return click.option(*declarations, cls=SectionOption, section=ANKI_SECTION, **more)


_OPTIONS = (
    _option(
        "--anki-cards",
        type=WORDS,
        metavar="KINDS",
        default=(),
        help="Cards to make, comma-separated: questions, stories, principles, frameworks, checklists.",
    ),
    _option("--gaps/--no-gaps", default=None, help="Also make cards for what has no story yet, or do not."),
    against_option,
    _option(
        "--take",
        type=WORDS,
        metavar="KEYS|all",
        default=(),
        help="With --against: write what was edited in Anki into the bank, where it is one text of one entry.",
    ),
    _option(
        "--bank-wins",
        type=WORDS,
        metavar="KEYS|all",
        default=(),
        help="With --against: replace what was edited in Anki, on the notes with these keys or on all.",
    ),
    _option(
        "--resend",
        type=WORDS,
        metavar="KEYS|all",
        default=(),
        help="Send these notes again, though the bank has not changed.",
    ),
)
