"""Every measurement in bench/ runs, at the smallest size it takes."""

import re
import subprocess
import sys
from pathlib import Path

import pytest

pytestmark = pytest.mark.ci

BENCH = Path(__file__).parent.parent / "bench"
SMALLEST = {"check": ("110", "1"), "print": ("3", "1"), "start": ("1",)}
"""The arguments of each: a size where it has one, and how often it is measured."""


@pytest.mark.parametrize("path", sorted(BENCH.glob("*.py")), ids=lambda path: path.stem)
def test_a_bench_runs_and_prints_what_it_measured(path: Path) -> None:
    done = subprocess.run([sys.executable, path, *SMALLEST[path.stem]], capture_output=True, text=True, check=False)

    assert done.returncode == 0, done.stderr
    assert re.search(r"\d\.\d", done.stdout)


def test_there_are_benches() -> None:
    assert {path.stem for path in BENCH.glob("*.py")} >= {"check", "print"}
