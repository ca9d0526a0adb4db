"""Random walks with the real Anki: every edit arrives, and nothing of a person's work there is lost unsaid."""

from pathlib import Path

import pytest

from walk_steps import run, steps_of


@pytest.mark.parametrize("seed", range(1, 4))
def test_a_short_walk_delivers_every_edit_and_loses_no_work(tmp_path: Path, seed: int) -> None:
    run(tmp_path, seed, steps_of(seed, 60))


@pytest.mark.proof
@pytest.mark.parametrize("seed", range(1001, 1021))
def test_a_long_walk_delivers_every_edit_and_loses_no_work(tmp_path: Path, seed: int) -> None:
    run(tmp_path, seed, steps_of(seed, 200))
