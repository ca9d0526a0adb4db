"""TrueType files, each parsed once and shared by every document that uses it."""

import struct
from collections.abc import Mapping
from copy import copy
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path

from reportlab.pdfbase.ttfonts import TTFError, TTFontFace

from deckgen.renderers.pdf.text.bundled_face import BundledFace


@dataclass(frozen=True, slots=True)
class FontFile:
    """A parsed TrueType file; two of the same name are the same font."""

    name: str
    _parsed: TTFontFace

    @property
    def glyphs(self) -> Mapping[int, int]:
        """The glyph of each code point the font covers."""
        return self._parsed.charToGlyph  # type: ignore[no-any-return]  # reportlab ships no types

    def own_face(self) -> TTFontFace:
        """ReportLab's face for one document.

        A face keeps its reading position while it cuts out a subset, so two documents must not share one. The parsed
        tables behind it are shared: replace them in the copy, never change them in place.
        """
        return copy(self._parsed)


def bundled(name: str) -> FontFile:
    """A font that comes with pymupdf-fonts, by its short name."""
    return FontFile(name, _parsed_bundled(name))


def read_font(path: Path) -> FontFile | None:
    """A font file on disk; None when it is not TrueType, or its outlines are of another kind."""
    absolute = path.absolute()
    parsed = _parsed_file(absolute)
    return None if parsed is None else FontFile(str(absolute), parsed)


@cache
def _parsed_bundled(name: str) -> TTFontFace:
    import pymupdf_fonts

    return BundledFace(pymupdf_fonts.myfont(name))


@lru_cache(maxsize=64)
def _parsed_file(path: Path) -> TTFontFace | None:
    try:
        return TTFontFace(str(path))
    except (TTFError, OSError, struct.error, KeyError, ValueError, IndexError):
        return None
