"""Texts of drafts in the form that a bank keeps them."""

from collections.abc import Iterable

from deckgen.source import Text


def one_line(text: str) -> str:
    """A name on one line, with single spaces."""
    return " ".join(text.split())


def trimmed(text: str) -> Text:
    """A text without the blanks and empty lines around it."""
    return Text(text.strip(" \t\n"))


def distinct_texts(texts: Iterable[str]) -> tuple[Text, ...]:
    """The texts that are not empty, trimmed, each once."""
    return tuple(dict.fromkeys(text for each in texts if (text := trimmed(each))))
