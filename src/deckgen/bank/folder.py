"""Find the files of a bank, decode them, and replace characters that no card can show."""

import os
import re
import unicodedata
from collections.abc import Iterator
from pathlib import Path

from deckgen.bank.lost import Lost
from deckgen.bank.places import whereabouts
from deckgen.bank.reporting import Report
from deckgen.codes import bank_codes
from deckgen.source import Source, Span

_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufeff\ufffe\uffff]")
_DOCUMENT = re.compile(r"^---(?=\s|$)", re.MULTILINE)
_FOREIGN_MARKS = (b"\xff\xfe", b"\xfe\xff")
_BYTE_ORDER_MARK = b"\xef\xbb\xbf"


def find(folder: Path, report: Report) -> list[Path]:
    """Return the ``*.yaml`` files below ``folder`` in a stable order; hidden files and folders are skipped.

    Raises:
        OSError: a folder cannot be looked into.
    """
    place = Span(folder.as_posix(), 1, 1)
    if not folder.is_dir():
        name = folder.as_posix()
        if folder.exists():
            message = f"the bank '{name}' is a file, not a folder"
            report(bank_codes.NO_FOLDER, place, message, "name the folder it lies in")
        else:
            report(bank_codes.NO_FOLDER, place, f"the bank '{name}' does not exist")
        return []
    visible = sorted(_visible(folder, report), key=Path.as_posix)
    paths = [path for path in visible if _nameable(path, report)]
    for path in paths:
        if path.suffix != ".yaml":
            report(bank_codes.UNREAD_FILE, Span(path.as_posix(), 1, 1), f"'{path.name}' is not read")
            if path.is_file():
                report.unread_files[path.as_posix()] = _lost(path.read_bytes().decode("utf-8", errors="replace"))
    files = [path for path in paths if path.suffix == ".yaml"]
    if not any(path.suffix == ".yaml" for path in visible):
        report(bank_codes.EMPTY_FOLDER, place, f"no *.yaml file in '{folder.as_posix()}'")
    return files


def is_bank(folder: Path) -> bool:
    """Return whether there is a ``*.yaml`` file below a folder.

    Raises:
        OSError: a folder cannot be looked into.
    """
    return any(path.suffix == ".yaml" for path in _visible(folder, Report()))


def _visible(folder: Path, report: Report) -> Iterator[Path]:
    """Yield files that look like part of a bank.

    A folder that cannot be listed raises an OSError: otherwise all its entries would seem to have been deleted.
    """
    for at, below, names in os.walk(folder, onerror=_raised):
        below[:] = [name for name in below if not name.startswith(".")]
        for path in (Path(at, name) for name in below):
            if path.is_symlink() and any(_bank_like(name) for _, _, held in os.walk(path) for name in held):
                message = f"'{path.name}' is a link to a folder and is not read"
                hint = "put the folder itself there, or link to its files"
                report(bank_codes.UNREAD_FILE, Span(path.as_posix(), 1, 1), message, hint)
        for path in (Path(at, name) for name in names if _bank_like(name)):
            if path.is_file() or not path.exists():
                yield path


def _nameable(path: Path, report: Report) -> bool:
    """Whether a file name is valid UTF-8; one that is not is reported, with the bad bytes replaced."""
    shown = path.as_posix().encode(errors="surrogateescape").decode(errors="replace")
    if shown == path.as_posix():
        return True
    report(bank_codes.BAD_ENCODING, Span(shown, 1, 1), "the name of the file is not UTF-8", "rename it")
    return False


def _bank_like(name: str) -> bool:
    return name.lower().endswith((".yaml", ".yml")) and not name.startswith(".")


def _raised(problem: OSError) -> None:
    raise problem


def read(path: Path, report: Report) -> Source | None:
    """Read a file as NFC text with line feeds; None if it is UTF-16."""
    name, data = path.as_posix(), path.read_bytes()
    if data.startswith(_FOREIGN_MARKS) or b"\0\0" in (data[0:4:2], data[1:4:2]):
        report(bank_codes.BAD_ENCODING, Span(name, 1, 1), "the file is UTF-16, not UTF-8")
        _lost(data.decode("utf-16", errors="replace"), report.lost)
        return None
    if data.startswith(_BYTE_ORDER_MARK):
        report(bank_codes.BYTE_ORDER_MARK, Span(name, 1, 1), "the file starts with a byte order mark")
        data = data.removeprefix(_BYTE_ORDER_MARK)
    return readable(Source(name, _decoded(name, data, report)), report)


def _lost(text: str, lost: Lost | None = None) -> Lost:
    """Collect what the documents of an unread file seem to define."""
    lost = lost or Lost()
    for document in _DOCUMENT.split(_tidy(text)):
        lost.add_text(document)
    return lost


def read_text(name: str, text: str, report: Report) -> Source:
    """Read text in memory as if it were a file of that name."""
    if text.startswith("\ufeff"):
        report(bank_codes.BYTE_ORDER_MARK, Span(name, 1, 1), "the file starts with a byte order mark")
    return readable(Source(name, _tidy(text.removeprefix("\ufeff"))), report)


def readable(source: Source, report: Report) -> Source:
    """Replace control characters; each kind is reported once for a file."""
    if not _CONTROL.search(source.text):
        return source
    places: dict[str, list[Span]] = {}
    for match in _CONTROL.finditer(source.text):
        places.setdefault(match[0], []).append(source.span(match.start()))
    for character, (first, *others) in places.items():
        more = f"; {len(others)} more {whereabouts(others, first)}" if others else ""
        report(bank_codes.CONTROL_CHARACTER, first, f"control character U+{ord(character):04X} in the text{more}")
    return Source(source.path, _CONTROL.sub("\ufffd", source.text))


def _decoded(name: str, data: bytes, report: Report) -> str:
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as problem:
        before = data[: problem.start].decode("utf-8")
        message = f"byte 0x{data[problem.start]:02X} is not UTF-8"
        report(bank_codes.BAD_ENCODING, Source(name, _tidy(before)).span(len(_tidy(before))), message)
        text = data.decode("utf-8", errors="replace")
    return _tidy(text)


def _tidy(text: str) -> str:
    return unicodedata.normalize("NFC", text.replace("\r\n", "\n").replace("\r", "\n"))
