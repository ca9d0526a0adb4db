"""The small bank that ``deckgen init`` starts a person with."""

import json
import re
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path

from deckgen.bank.folder import is_bank
from deckgen.bank.nearby import USUAL_NAME, enclosing_bank
from deckgen.codes import bank_codes
from deckgen.diagnostics import Diagnostic
from deckgen.files import replace_all
from deckgen.importers.words.keys import key_of
from deckgen.source import Span

_FILES = {
    f"{USUAL_NAME}/bank.yaml": "bank.yaml",
    f"{USUAL_NAME}/parking-sensors.yaml": "parking-sensors.yaml",
    f"{USUAL_NAME}/questions.yaml": "questions.yaml",
    "README.md": "README.md",
    ".gitignore": "gitignore",
    ".gitattributes": "gitattributes",
}
_ID, _TITLE = "my-interview", "My interview"
_PLAIN_TITLE = re.compile(r"\w[\w ]*")


@dataclass(frozen=True, slots=True)
class Started:
    """The files that were written, and what was already there and is unchanged: files, and the folder of a bank.

    With a diagnostic nothing was written.
    """

    written: tuple[Path, ...] = ()
    kept: tuple[Path, ...] = ()
    diagnostics: tuple[Diagnostic, ...] = ()


def start(folder: Path) -> Started:
    """Write the files of a small bank below ``folder``, which gives the bank its id and title.

    Existing files stay unchanged. A bank that is already in ``folder/stories`` gets no examples: a second document
    ``bank: ...`` would be an error in it.

    Raises:
        OSError: a file cannot be written.
    """
    if whole := enclosing_bank(folder):
        message = f"'{folder.as_posix()}' would be inside the bank '{whole.as_posix()}'"
        return Started(diagnostics=(bank_codes.INSIDE_BANK.at(Span(folder.as_posix(), 1, 1), message),))
    contents = {folder / name: data for name, data in _contents(folder.resolve().name).items()}
    bank = folder / USUAL_NAME
    has_bank = bank.is_dir() and is_bank(bank)
    kept = {path for path in contents if path.exists() or (has_bank and path.parent == bank)}
    replace_all({path: data for path, data in contents.items() if path not in kept})
    return Started(
        tuple(path for path in contents if path not in kept),
        (*([bank] if has_bank else []), *(path for path in contents if path in kept and path.parent != bank)),
    )


def _contents(name: str) -> dict[str, bytes]:
    """The files by their path below the folder called ``name``."""
    source = files("deckgen.starter")
    contents = {path: source.joinpath(template).read_bytes() for path, template in _FILES.items()}
    bank = f"{USUAL_NAME}/bank.yaml"
    text = contents[bank].decode()
    text = text.replace(f"bank: {_ID}", f"bank: {key_of(name, _ID)}", 1)
    contents[bank] = text.replace(f"title: {_TITLE}", f"title: {_title(name)}", 1).encode()
    return contents


def _title(name: str) -> str:
    """A title from the name of a folder, as YAML."""
    words = re.sub(r"[-_\s]+", " ", "".join(sign if sign.isprintable() else " " for sign in name)).strip()
    title = words[:1].upper() + words[1:] or _TITLE
    return title if _PLAIN_TITLE.fullmatch(title) else json.dumps(title, ensure_ascii=False)
