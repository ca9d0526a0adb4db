"""Errors of the operating system and of names that do not exist, in one line for the terminal."""

from collections.abc import Iterator
from contextlib import contextmanager

import click


def in_one_line(error: OSError | UnicodeEncodeError) -> str:
    """Say what went wrong, after the file's name where one is known."""
    if isinstance(error, UnicodeEncodeError):
        character = f"U+{ord(error.object[error.start]):04X}"
        return f"the encoding of the output has no character {character}; set PYTHONIOENCODING=utf-8"
    reason = error.strerror or str(error)
    return f"{error.filename}: {reason}" if error.filename else reason


@contextmanager
def usage_errors() -> Iterator[None]:
    """Report a name that does not exist as a wrong use of the command."""
    from deckgen.deck.choice import UnknownNameError

    try:
        yield
    except UnknownNameError as error:
        raise click.UsageError(str(error)) from error
