"""A font that comes with pymupdf-fonts, parsed in a fifth of the time that ReportLab takes for any font.

ReportLab reads tables number by number. The bundled fonts are known: all map characters by a Unicode table of format 4.
"""

from io import BytesIO
from struct import iter_unpack, unpack, unpack_from

from reportlab.pdfbase.pdfmetrics import TypeFace
from reportlab.pdfbase.ttfonts import TTFontFace, TTFontFile

_WINDOWS_UNICODE = (3, 1)


class BundledFace(TTFontFace):  # type: ignore[misc]  # reportlab ships no types
    """ReportLab's face, with what it knows about single characters and glyphs filled in here."""

    def __init__(self, data: bytes) -> None:
        TypeFace.__init__(self, None)
        TTFontFile.__init__(self, BytesIO(data), charInfo=0)
        self.charToGlyph = _glyphs_by_character(self.get_table("cmap"))
        self.charToGlyph[0xA0] = self.charToGlyph[0x20]
        self.hmetrics = _metrics(self.get_table("hmtx"), *unpack_from(">H", self.get_table("hhea"), 34))
        self.defaultWidth = self._pdfScale(self.hmetrics[0][0])
        self.glyphPos = _positions(self.get_table("loca"), *unpack_from(">H", self.get_table("head"), 50))

    def getCharWidth(self, code: int) -> float:  # noqa: N802  # ReportLab's own name
        """The width of a character, or of the box for missing ones, in thousandths of the size."""
        width: float = self._pdfScale(self.hmetrics[self.charToGlyph.get(code, 0)][0])
        return width


def _glyphs_by_character(cmap: bytes) -> dict[int, int]:
    """What a font's own table says; source: OpenType, "cmap", format 4."""
    (tables,) = unpack_from(">H", cmap, 2)
    offsets = {(platform, encoding): at for platform, encoding, at in iter_unpack(">HHL", cmap[4 : 4 + 8 * tables])}
    at = offsets[_WINDOWS_UNICODE]
    _, length, _, twice = unpack_from(">4H", cmap, at)
    words = unpack(f">{(length - 14) // 2}H", cmap[at + 14 : at + length])
    count = twice // 2
    glyphs: dict[int, int] = {}
    for segment in range(count):
        end, start, delta, skip = (words[segment + place] for place in (0, count + 1, 2 * count + 1, 3 * count + 1))
        characters = range(start, end + 1)
        if skip == 0:
            glyphs.update((character, (character + delta) & 0xFFFF) for character in characters)
        else:
            first = 3 * count + 1 + segment + skip // 2
            listed = words[first : first + len(characters)]
            glyphs.update(zip(characters, ((glyph + delta) & 0xFFFF if glyph else 0 for glyph in listed), strict=True))
    return glyphs


def _metrics(hmtx: bytes, count: int) -> list[tuple[int, int]]:
    """Advance and bearing of each glyph; those after ``count`` have the advance of the last one before."""
    pairs = list(iter_unpack(">HH", hmtx[: 4 * count]))
    bearings = iter_unpack(">H", hmtx[4 * count :])
    return [*pairs, *((pairs[-1][0], bearing) for (bearing,) in bearings)]


def _positions(loca: bytes, long: int) -> list[int]:
    """Where each glyph begins in the table of outlines."""
    if long:
        return list(unpack(f">{len(loca) // 4}L", loca))
    return [2 * half for half in unpack(f">{len(loca) // 2}H", loca)]
