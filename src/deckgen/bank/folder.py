"""The files of a bank: found, decoded, and cleaned of what no card can show."""

import os
import re
import unicodedata
from collections.abc import Iterator
from pathlib import Path

from deckgen.bank.reporting import Report
from deckgen.codes import bank_codes
from deckgen.source import Source, Span

_UNSEEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufeff\ufffe\uffff]")
_FOREIGN_MARKS = (b"\xff\xfe", b"\xfe\xff")
_BYTE_ORDER_MARK = b"\xef\xbb\xbf"


def find(folder: Path, report: Report) -> list[Path]:
    """The bank's ``*.yaml`` files below ``folder`` in a stable order; what is hidden is left alone.

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
    seen = sorted(_visible(folder, report), key=Path.as_posix)
    found = [path for path in seen if _nameable(path, report)]
    for path in found:
        if path.suffix != ".yaml":
            report(bank_codes.UNREAD_FILE, Span(path.as_posix(), 1, 1), f"'{path.name}' is not read")
    files = [path for path in found if path.suffix == ".yaml"]
    if not any(path.suffix == ".yaml" for path in seen):
        report(bank_codes.EMPTY_FOLDER, place, f"no *.yaml file in '{folder.as_posix()}'")
    return files


def is_bank(folder: Path) -> bool:
    """Whether a folder holds a file of a bank.

    Raises:
        OSError: a folder cannot be looked into.
    """
    return any(path.suffix == ".yaml" for path in _visible(folder, Report()))


def _visible(folder: Path, report: Report) -> Iterator[Path]:
    """What looks like a bank's file; an error for what cannot be looked into, since all in it would seem deleted."""
    for at, below, names in os.walk(folder, onerror=_raised):
        below[:] = [name for name in below if not name.startswith(".")]
        for path in (Path(at, name) for name in below):
            if path.is_symlink() and any(_bank_like(name) for _, _, held in os.walk(path) for name in held):
                message = f"'{path.name}' is a link to a folder and is not read"
                cure = "put the folder itself there, or link to its files"
                report(bank_codes.UNREAD_FILE, Span(path.as_posix(), 1, 1), message, cure)
        for path in (Path(at, name) for name in names if _bank_like(name)):
            if path.is_file() or not path.exists():
                yield path


def _nameable(path: Path, report: Report) -> bool:
    """Whether a path can be written down; one that cannot is a fault, under a name as near as can be shown."""
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
    """The file as a source in NFC with plain line feeds; None when it is not UTF-8 text at all."""
    name, data = path.as_posix(), path.read_bytes()
    if data.startswith(_FOREIGN_MARKS) or b"\0\0" in (data[0:4:2], data[1:4:2]):
        report(bank_codes.BAD_ENCODING, Span(name, 1, 1), "the file is UTF-16, not UTF-8")
        return None
    if data.startswith(_BYTE_ORDER_MARK):
        report(bank_codes.BYTE_ORDER_MARK, Span(name, 1, 1), "the file starts with a byte order mark")
        data = data.removeprefix(_BYTE_ORDER_MARK)
    return readable(Source(name, _decoded(name, data, report)), report)


def read_text(name: str, text: str, report: Report) -> Source:
    """Text that is in memory already, read as a file of that name is."""
    if text.startswith("\ufeff"):
        report(bank_codes.BYTE_ORDER_MARK, Span(name, 1, 1), "the file starts with a byte order mark")
    return readable(Source(name, _tidy(text.removeprefix("\ufeff"))), report)


def readable(source: Source, report: Report) -> Source:
    """The source without control characters, each of which is a fault."""
    if not _UNSEEN.search(source.text):
        return source
    for found in _UNSEEN.finditer(source.text):
        message = f"control character U+{ord(found[0]):04X} in the text"
        report(bank_codes.CONTROL_CHARACTER, source.span(found.start()), message)
    return Source(source.path, _UNSEEN.sub("\ufffd", source.text))


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
