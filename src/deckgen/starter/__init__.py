"""The small bank that ``deckgen init`` starts a person with."""

from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path

from deckgen.files import replace_all

_FILES = {
    "stories/bank.yaml": "bank.yaml",
    "stories/parking-sensors.yaml": "parking-sensors.yaml",
    "stories/questions.yaml": "questions.yaml",
    "README.md": "README.md",
    ".gitignore": "gitignore",
}


@dataclass(frozen=True, slots=True)
class Started:
    """What was written, and what was there already and is as it was."""

    written: tuple[Path, ...]
    kept: tuple[Path, ...]


def start(folder: Path) -> Started:
    """Write the files of a small bank below ``folder``, except those that are there.

    Raises:
        OSError: a file cannot be written.
    """
    source = files("deckgen.starter")
    wanted = {folder / target: source.joinpath(name).read_bytes() for target, name in _FILES.items()}
    missing = {path: data for path, data in wanted.items() if not path.exists()}
    replace_all(missing)
    return Started(tuple(missing), tuple(path for path in wanted if path not in missing))
