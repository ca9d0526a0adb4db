"""How much CPU time a command takes, as a multiple of importing the libraries it cannot do without.

    python bench/start.py [PAIRS]

The two halves of a pair run in turn, each in a fresh process; CPU time is user plus system time of that process and of
nothing else. Bytecode is cached, as it is after an installation, and the first pair, which fills the cache, is not
counted. A ratio is the median of the ratios of the pairs.
"""

import os
import shutil
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path
from resource import RUSAGE_CHILDREN, getrusage
from statistics import median

ROOT = Path(__file__).parent.parent


@dataclass(frozen=True, slots=True)
class Case:
    """A command, the libraries to import instead, and how many times their CPU time it may take."""

    name: str
    arguments: tuple[str, ...]
    libraries: str
    bar: float


CASES = (
    Case("deckgen --version", ("--version",), "click", 1.6),
    Case("check of the sample", ("check", "bank"), "click, yaml", 2.0),
    Case(
        "cold build of the sample",
        ("build", "bank", "-o", "output"),
        "click, genanki, reportlab.pdfgen.canvas, yaml",
        2.5,
    ),
)


def cpu_seconds(arguments: list[str], folder: Path, bytecode: Path) -> float:
    """Run Python with these arguments in a folder; return the user and system time it took, in seconds."""
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    before = getrusage(RUSAGE_CHILDREN)
    subprocess.run(
        [sys.executable, *arguments],
        cwd=folder,
        env=environment | {"PYTHONPYCACHEPREFIX": str(bytecode)},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        check=True,
    )
    after = getrusage(RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def measured(arguments: list[str], bytecode: Path) -> float:
    """Measure in a folder that holds the sample bank, never published, and nothing else."""
    with tempfile.TemporaryDirectory() as folder:
        shutil.copytree(ROOT / "stories", Path(folder, "bank"), ignore=shutil.ignore_patterns("deckgen.lock"))
        return cpu_seconds(arguments, Path(folder), bytecode)


def main() -> None:
    """Print for each case both medians, the ratio and the bar."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 15
    with tempfile.TemporaryDirectory() as bytecode:
        for case in CASES:
            ours, theirs = ["-m", "deckgen", *case.arguments], ["-c", f"import {case.libraries}"]
            pairs = [(measured(ours, Path(bytecode)), measured(theirs, Path(bytecode))) for _ in range(count + 1)][1:]
            command, imports = (1000 * median(times) for times in zip(*pairs, strict=True))
            ratio = median(one / other for one, other in pairs)
            print(f"{case.name}: {command:.0f} ms, import {case.libraries}: {imports:.0f} ms")
            print(f"ratio {ratio:.2f}, bar {case.bar}")


if __name__ == "__main__":
    main()
