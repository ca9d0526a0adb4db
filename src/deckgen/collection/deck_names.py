"""When two names are those of one deck in Anki, which cleans names and does not regard their case."""

import unicodedata


def same_deck(one: str, other: str) -> bool:
    """Whether Anki would take two names for those of one deck."""
    return [_cleaned(level) for level in one.split("::")] == [_cleaned(level) for level in other.split("::")]


def _cleaned(level: str) -> str:
    """What Anki makes of one level of a name."""
    visible = "".join(character for character in level if unicodedata.category(character) != "Cc")
    return unicodedata.normalize("NFC", visible).strip().casefold() or "blank"
