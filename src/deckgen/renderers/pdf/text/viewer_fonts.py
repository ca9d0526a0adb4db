"""Fonts for Chinese, Japanese and Korean that are named in a PDF and that every viewer brings: nothing is embedded."""

import re
from typing import Any, NamedTuple

from deckgen.renderers.pdf.file.pdf_file import PdfFile

_KANA = "\u3040-\u30ff\u31f0-\u31ff"
_HAN = "\u2e80-\u2fdf\u3000-\u303f\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\ufe30-\ufe4f\uff01-\uff60\uffe0-\uffe6"
_HANGUL = "\u1100-\u11ff\u3130-\u318f\uac00-\ud7a3"


class _Row(NamedTuple):
    language: str
    name: str
    ordering: str
    encoding: str
    characters: str


_FONTS = (
    _Row("zh", "STSong-Light", "GB1", "UniGB-UCS2-H", f"[{_HAN}{_KANA}]"),
    _Row("zh-tw", "MSung-Light", "CNS1", "UniCNS-UCS2-H", f"[{_HAN}]"),
    _Row("ja", "HeiseiKakuGo-W5", "Japan1", "UniJIS-UCS2-H", f"[{_HAN}{_KANA}]"),
    _Row("ko", "HYSMyeongJo-Medium", "Korea1", "UniKS-UCS2-H", f"[{_HAN}{_HANGUL}]"),
)
"""Source: PDF 32000-1, tables 116 and 118."""


class ViewerFont:
    """One of these fonts in one document; each character is as wide as it is high."""

    shapes = False
    shaper: Any = None

    def __init__(self, row: _Row) -> None:
        self._row = row
        self.used = False

    def covers(self, character: str) -> bool:
        """Whether the font has a character."""
        return bool(re.fullmatch(self._row.characters, character))

    def advance(self, character: str) -> float:
        """The width of a character at a size of 1."""
        del character
        return 1.0

    def code(self, point: int) -> tuple[int, str]:
        """A character as it is written; those beyond U+FFFF lie outside of what the font covers, or have two codes."""
        self.used = True
        return 0, "".join(f"\\{byte:03o}" for byte in chr(point).encode("utf-16-be"))

    def glyph_code(self, glyph: int, text: str) -> tuple[int, str]:
        """Never asked: a viewer's font is not shaped here."""
        raise NotImplementedError((glyph, text))

    def glyph_advance(self, glyph: int) -> float:
        """Never asked: a viewer's font is not shaped here."""
        raise NotImplementedError(glyph)

    def resource(self, subset: int) -> str:
        """The name of the font in a page description."""
        del subset
        return f"/{self._row.name}"

    def write(self, file: PdfFile) -> str:
        """Name the font in the file; returns its entry in the font dictionary."""
        row = self._row
        descriptor = file.add(
            f"<</Type/FontDescriptor/FontName/{row.name}/Flags 6/FontBBox[-25 -254 1000 880]/ItalicAngle 0"
            "/Ascent 880/Descent -120/CapHeight 880/StemV 93>>"
        )
        font = file.add(
            f"<</Type/Font/Subtype/Type0/BaseFont/{row.name}/Encoding/{row.encoding}"
            f"/DescendantFonts[<</Type/Font/Subtype/CIDFontType0/BaseFont/{row.name}/DW 1000"
            f"/FontDescriptor {descriptor}/CIDSystemInfo<</Registry(Adobe)/Ordering({row.ordering})/Supplement 0>>>>]>>"
        )
        return f"/{row.name} {font}"


def viewer_fonts(language: str) -> tuple[ViewerFont, ...]:
    """The fonts, that of the bank's own language first, because they draw one character in different ways."""
    wanted = language.casefold().replace("_", "-").replace("zh-hant", "zh-tw")
    ordered = sorted(_FONTS, key=lambda row: -len(row.language) if wanted.startswith(row.language) else 0)
    return tuple(map(ViewerFont, ordered))
