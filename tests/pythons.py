"""The tests on every Python that is installed, and with the oldest libraries allowed: ``python tests/pythons.py``.

Pythons are looked for on the PATH and among pyenv's. Each gets an environment of its own in .venv-pythons, with the
newest libraries; the oldest Python also gets one with the lowest versions that pyproject.toml allows. Some may be
named: ``python tests/pythons.py 3.12 3.11-lowest``.
"""

import os
import re
import subprocess
import sys
import tomllib
from collections.abc import Iterator, Sequence
from pathlib import Path

from packaging.requirements import Requirement

ROOT = Path(__file__).parent.parent
ENVIRONMENTS = ROOT / ".venv-pythons"
OLDEST = (3, 11)
LOWEST = "-lowest"


def main(chosen: Sequence[str]) -> int:
    """Run the tests in each environment; the number of those where one fails."""
    pythons = installed()
    oldest = ".".join(map(str, OLDEST))
    names = chosen or [*pythons, *([oldest + LOWEST] if oldest in pythons else [])]
    failed = [name for name in names if not passes(name, pythons[name.removesuffix(LOWEST)])]
    sys.stdout.write(f"{len(names)} environments: {', '.join(names)}; failed: {', '.join(failed) or 'none'}\n")
    return len(failed)


def installed() -> dict[str, str]:
    """A path for each minor version of Python that may be used, the oldest first."""
    folders = [*os.environ["PATH"].split(os.pathsep), *map(str, Path.home().glob(".pyenv/versions/*/bin"))]
    paths = sorted(path for folder in folders for path in Path(folder).glob("python3.*"))
    found: dict[tuple[int, ...], str] = {}
    for path in paths:
        version = re.fullmatch(r"python(3)\.(\d+)", path.name)
        number = tuple(map(int, version.groups())) if version else (0,)
        if number >= OLDEST and number not in found and _runs(path):
            found[number] = str(path)
    return {".".join(map(str, number)): found[number] for number in sorted(found)}


def _runs(path: Path) -> bool:
    """Whether it is a Python; a shim of pyenv for a version that is not chosen only complains."""
    return subprocess.run([path, "-c", "import ensurepip, venv"], capture_output=True, check=False).returncode == 0


def passes(name: str, python: str) -> bool:
    """Make the environment of that name, and run the tests there."""
    folder = ENVIRONMENTS / name
    own = str(folder / ("Scripts" if sys.platform == "win32" else "bin") / "python")
    ready = folder / "ready"
    sys.stdout.write(f"Python {name}\n")
    sys.stdout.flush()
    wanted = "\n".join(lowest()) if name.endswith(LOWEST) else "newest"
    if not ready.exists() or ready.read_text("utf-8") != wanted:
        subprocess.run([python, "-m", "venv", "--clear", folder], check=True)
        command = [own, "-m", "pip", "install", "--quiet", "--editable", f"{ROOT}[test]"]
        if name.endswith(LOWEST):
            constraints = folder / "lowest.txt"
            constraints.write_text(wanted, "utf-8")
            command += ["--constraint", str(constraints)]
        subprocess.run(command, check=True)
        ready.write_text(wanted, "utf-8")
    command = [own, "-m", "pytest", "-p", "no:cacheprovider", "--numprocesses", "auto", "--dist", "worksteal"]
    return subprocess.run(command, cwd=ROOT, check=False).returncode == 0


def lowest() -> Iterator[str]:
    """A line for each library that says it is to be the oldest allowed."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    lines = [*project["dependencies"], *project["optional-dependencies"]["test"]]
    for requirement in sorted({line: Requirement(line) for line in lines}.values(), key=str):
        (least,) = [part.version for part in requirement.specifier if part.operator == ">="]
        yield f"{requirement.name}=={least}"


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
