"""TrueType fonts of the machine, looked through only when a character is in no other font."""

import struct
from collections.abc import Iterator
from functools import cache, lru_cache
from pathlib import Path

from deckgen.codes import print_codes
from deckgen.diagnostics import Diagnostic
from deckgen.renderers.pdf.text.font_files import FontFile, read_font
from deckgen.source import Text

_SUFFIXES = (".ttf", ".ttc")
_LATER = ("bold", "italic", "oblique", "mono", "serif", "condensed", "narrow", "light", "thin", "black", "medium")
_MOST_BYTES = 64_000_000

Ranges = tuple[tuple[int, int], ...]


def system_folders(home: Path) -> tuple[Path, ...]:
    """Where the systems keep their fonts."""
    return (
        Path("/usr/share/fonts"),
        Path("/usr/local/share/fonts"),
        home / ".local/share/fonts",
        home / ".fonts",
        Path("/System/Library/Fonts"),
        Path("/Library/Fonts"),
        home / "Library/Fonts",
        Path("C:/Windows/Fonts"),
    )


def system_font(characters: str, folders: tuple[Path, ...]) -> FontFile | None:
    """The first font, plain ones before others, that has all characters and that can be embedded."""
    points = [ord(character) for character in characters]
    for path in _files(folders):
        if all(any(low <= point <= high for low, high in _covered(path)) for point in points):
            file = read_font(path)
            if file is not None and all(point in file.glyphs for point in points):
                return file
    return None


def named_fonts(names: tuple[Text, ...]) -> tuple[tuple[FontFile, ...], list[Diagnostic]]:
    """The fonts the author named, and what is wrong with those that cannot be used.

    A name in a bank's file is a path from that file's folder; one from elsewhere, from the folder in hand.
    """
    files, found = [], []
    for name in names:
        path = Path(name.source.path).parent / name if name.source else Path(name)
        file = read_font(path)
        if file is None:
            what = "is not a TrueType font" if path.is_file() else "is not there"
            found.append(print_codes.BAD_FONT.at(name.span, f"the font '{name}' {what}"))
        else:
            files.append(file)
    return tuple(files), found


@lru_cache(maxsize=8)
def _files(folders: tuple[Path, ...]) -> tuple[Path, ...]:
    found = [
        path
        for folder in folders
        if folder.is_dir()
        for path in folder.rglob("*")
        if path.suffix.lower() in _SUFFIXES and path.stat().st_size < _MOST_BYTES
    ]
    return tuple(sorted(found, key=_rank))


def _rank(path: Path) -> tuple[int, str, str]:
    name = path.name.casefold()
    return sum(word in name for word in _LATER), name, path.as_posix()


@cache
def _covered(path: Path) -> Ranges:
    """The characters of a font as ranges; none when the file cannot be read as a font."""
    try:
        with path.open("rb") as file:
            data = file.read(_MOST_BYTES)
        return tuple(_ranges(data))
    except (OSError, struct.error, IndexError):
        return ()


def _ranges(data: bytes) -> Iterator[tuple[int, int]]:
    """Source: OpenType 1.9, "cmap": formats 4 and 12."""
    start = struct.unpack_from(">I", data, 12)[0] if data[:4] == b"ttcf" else 0
    if data[start : start + 4] == b"OTTO":
        return
    for table in range(struct.unpack_from(">H", data, start + 4)[0]):
        tag, _, offset, _ = struct.unpack_from(">4sIII", data, start + 12 + 16 * table)
        if tag == b"cmap":
            for number in range(struct.unpack_from(">H", data, offset + 2)[0]):
                yield from _subtable(data, offset + struct.unpack_from(">I", data, offset + 8 + 8 * number)[0])


def _subtable(data: bytes, at: int) -> Iterator[tuple[int, int]]:
    form = struct.unpack_from(">H", data, at)[0]
    if form == 4:
        count = struct.unpack_from(">H", data, at + 6)[0] // 2
        ends = struct.unpack_from(f">{count}H", data, at + 14)
        starts = struct.unpack_from(f">{count}H", data, at + 16 + 2 * count)
        yield from zip(starts, ends, strict=True)
    elif form == 12:
        for group in range(struct.unpack_from(">I", data, at + 12)[0]):
            low, high, _ = struct.unpack_from(">III", data, at + 16 + 12 * group)
            yield low, high
