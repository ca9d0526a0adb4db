"""The sample bank read without a finding, and its texts as they are said."""

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
    """Texts as one, without the marks of bold."""
    return " ".join(texts).replace("**", "")


def picked(pick: Pick | None) -> str:
    """The story of a pick; a dash for none."""
    return pick.story if pick else "-"


def words(*texts: str) -> int:
    """How many words texts have together."""
    return len(told(*texts).split())
