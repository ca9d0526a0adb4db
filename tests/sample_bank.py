"""The sample bank, and its texts without markup."""

from pathlib import Path

import pytest

from deckgen import load
from deckgen.model import Bank, Pick

STORIES = Path(__file__).parent.parent / "stories"


@pytest.fixture(scope="module")
def bank() -> Bank:
    """The sample bank."""
    loaded = load(STORIES)

    assert loaded.diagnostics == ()
    return loaded.bank


def told(*texts: str) -> str:
    """Texts joined by spaces, without the markup for bold."""
    return " ".join(texts).replace("**", "")


def picked(pick: Pick | None) -> str:
    """The key of the picked story, or a dash."""
    return pick.story if pick else "-"


def words(*texts: str) -> int:
    """The number of words in texts."""
    return len(told(*texts).split())
