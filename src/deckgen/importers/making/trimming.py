"""The words of drafts as a bank keeps them: names on one line, texts without the space around them."""

from collections.abc import Iterable

from deckgen.source import Text


def tidy(text: str) -> str:
    """A name on one line."""
    return " ".join(text.split())


def trimmed(text: str) -> Text:
    """A text without the space and the empty lines around it."""
    return Text(text.strip(" \t\n"))


def texts(said: Iterable[str]) -> tuple[Text, ...]:
    """Texts that say something, none twice."""
    return tuple(dict.fromkeys(text for one in said if (text := trimmed(one))))
