"""The small bank that ``deckgen init`` starts a person with."""

from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path

from deckgen.bank.folder import is_bank
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
    """What was written, and what was there already and is as it was: files, and a bank as the folder it is."""

    written: tuple[Path, ...]
    kept: tuple[Path, ...]


def start(folder: Path) -> Started:
    """Write the files of a small bank below ``folder``, except those that are there.

    A bank that is there gets none of the examples: a second 'bank' document would only be a fault in it.

    Raises:
        OSError: a file cannot be written.
    """
    source = files("deckgen.starter")
    wanted = {folder / target: source.joinpath(name).read_bytes() for target, name in _FILES.items()}
    bank = folder / "stories"
    own = bank.is_dir() and is_bank(bank)
    missing = {path: data for path, data in wanted.items() if not path.exists() and not (own and path.parent == bank)}
    replace_all(missing)
    beside = tuple(path for path in wanted if path not in missing and path.parent != bank)
    return Started(tuple(missing), (bank, *beside) if own else beside)
