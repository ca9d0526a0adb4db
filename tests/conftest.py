import os
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, Phase, settings

from deckgen import starter

if TYPE_CHECKING:
    from anki_files import AnkiFiles

# A busy machine must fail no test, so Hypothesis times nothing, and a whole bank is large data. CI tries the same
# examples each time: a new one found there would fail a change that has nothing to do with it.
settings.register_profile(
    "deckgen",
    deadline=None,
    derandomize="CI" in os.environ,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
# A mutant is killed by any example: the simplest one is of no use.
settings.register_profile(
    "mutants", settings.get_profile("deckgen"), derandomize=True, phases=[Phase.explicit, Phase.generate]
)
settings.load_profile("deckgen")


@pytest.fixture(autouse=True)
def _own_records(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """No test sees the records of the person who runs it, or of another test."""
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))


@pytest.fixture
def bank(tmp_path: Path) -> Path:
    """The folder of a small bank that builds."""
    starter.start(tmp_path / "my-interview")
    return tmp_path / "my-interview" / "stories"


@pytest.fixture
def out(tmp_path: Path) -> Path:
    """A folder to build into, not yet there."""
    return tmp_path / "my-interview" / "output"


@pytest.fixture(scope="session")
def files(tmp_path_factory: pytest.TempPathFactory) -> "AnkiFiles":
    """One collection in every kind of file; to be left as it is."""
    from anki_files import write_all  # Anki takes its time to load, and few tests ask for it

    return write_all(tmp_path_factory.mktemp("anki-files"))
