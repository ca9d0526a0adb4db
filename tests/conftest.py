from pathlib import Path

import pytest

from deckgen import starter


@pytest.fixture
def bank(tmp_path: Path) -> Path:
    """The folder of a small bank that builds."""
    starter.start(tmp_path / "mine")
    return tmp_path / "mine" / "stories"


@pytest.fixture
def out(tmp_path: Path) -> Path:
    """A folder to build into, not yet there."""
    return tmp_path / "mine" / "output"
