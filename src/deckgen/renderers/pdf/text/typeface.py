"""One font file: its glyphs, and the part of it that goes into a document."""

from functools import cached_property
from typing import Any

from deckgen.renderers.pdf.file.pdf_file import PdfFile
from deckgen.renderers.pdf.text import scripts
from deckgen.renderers.pdf.text.font_files import FontFile

_FIRST_FREE = 128
_SUBSET_SIZE = 256
_ESCAPED = [
    f"\\{chr(code)}" if chr(code) in "()\\" else chr(code) if 32 <= code < 127 else f"\\{code:03o}"
    for code in range(_SUBSET_SIZE)
]

_SYMBOLIC, _NONSYMBOLIC = 4, 32
"""Flags of a font descriptor. A subset has an encoding of its own, which viewers use only for symbolic fonts."""

_NOTHING = "\u200b"
"""What a glyph means that only completes another: a space of no width, as a code without a meaning is guessed at."""

_FIRST_POINT, _GLYPHS = 0x200000, 0x10000
"""Numbers beyond Unicode stand for glyphs that no character has."""

Code = tuple[int, str]
"""A subset of a font, and the character as it is written in a string of the page description."""


class Typeface:
    """A font as one document uses it: which characters it needs, under which codes.

    Codes are given in the order of use, so the same text always makes the same file. A character that the font has
    not is drawn as its box for missing characters, and still reads back as itself.
    """

    shapes = True

    def __init__(self, file: FontFile, number: int) -> None:
        self.face = file.own_face()
        self.name = f"F{number}"
        self.glyphs = file.glyphs
        self._subsets: list[list[int]] = [[0] * 32 + list(range(32, _FIRST_FREE))]
        self._meanings: dict[int, str] = {}
        self._points: dict[tuple[int, str], int] = {}
        self._glyph_of_point: dict[int, int] = {}
        self._codes: dict[int, Code] = {code: (0, _ESCAPED[code]) for code in range(32, 127)}
        self.used = False

    def covers(self, character: str) -> bool:
        """Whether the font can draw a character."""
        return ord(character) in self.glyphs

    def advance(self, character: str) -> float:
        """The width of a character at a size of 1."""
        return float(self.face.getCharWidth(ord(character))) / 1000

    def code(self, point: int) -> Code:
        """The code of a character, given by its code point; the font is part of the document from now on."""
        self.used = True
        if point not in self._codes:
            if len(self._subsets[-1]) == _SUBSET_SIZE:
                self._subsets.append([0] * 32 + [32])
            subset = self._subsets[-1]
            self._codes[point] = len(self._subsets) - 1, _ESCAPED[len(subset)]
            subset.append(point)
        return self._codes[point]

    def written(self, text: str) -> str:
        """Characters of the first subset as they are written in a string of the page description."""
        return "".join([self.code(ord(character))[1] for character in text])

    def glyph_code(self, glyph: int, text: str) -> Code:
        """The code of a glyph that stands for some characters, or for none; one glyph may stand for several."""
        key = (glyph, text)
        if key not in self._points:
            point = _FIRST_POINT + glyph + _GLYPHS * sum(held == glyph for held, _ in self._points)
            self._glyph_of_point[point] = glyph
            self._points[key], self._meanings[point] = point, text or _NOTHING
        return self.code(self._points[key])

    @cached_property
    def shaper(self) -> Any:
        """The font as the shaping library wants it."""
        return scripts.shaper(self.face._ttf_data)

    def glyph_advance(self, glyph: int) -> float:
        """The width of a glyph at a size of 1."""
        return float(self.face.hmetrics[glyph][0]) / float(self.face.unitsPerEm)

    def resource(self, subset: int) -> str:
        """The name of a subset in a page description."""
        return f"/{self.name}+{subset}"

    def write(self, file: PdfFile) -> str:
        """Embed the glyphs that were used; returns the entries of their subsets in the font dictionary."""
        self.face.charToGlyph = {**self.glyphs, **self._glyph_of_point}
        return "".join(self._write_subset(file, number, subset) for number, subset in enumerate(self._subsets))

    def _write_subset(self, file: PdfFile, number: int, subset: list[int]) -> str:
        # Six capitals and a plus say that a font is embedded in part; they differ for each part of it.
        letters = f"{number:06}".translate(str.maketrans("0123456789", "ABCDEFGHIJ"))
        name = f"{letters}+{self.face.name.decode('latin-1')}"
        widths = " ".join(map(_decimal, map(self._width, subset)))
        meanings = file.add_stream(self._to_unicode(subset).encode("ascii"))
        font = file.add(
            f"<</Type/Font/Subtype/TrueType/Name/{self.name}+{number}/BaseFont/{name}/FirstChar 0"
            f"/LastChar {len(subset) - 1}/Widths[{widths}]/ToUnicode {meanings}"
            f"/FontDescriptor {self._write_descriptor(file, name, subset)}>>"
        )
        return f"/{self.name}+{number} {font}"

    def _write_descriptor(self, file: PdfFile, name: str, subset: list[int]) -> str:
        face = self.face
        glyphs = face.makeSubset(subset)
        program = file.add_stream(glyphs, f"/Length1 {len(glyphs)}")
        box = " ".join(map(_decimal, face.bbox))
        return file.add(
            f"<</Type/FontDescriptor/FontName/{name}/Flags {face.flags & ~_NONSYMBOLIC | _SYMBOLIC}/FontBBox[{box}]"
            f"/ItalicAngle {_decimal(face.italicAngle)}/Ascent {_decimal(face.ascent)}/Descent {_decimal(face.descent)}"
            f"/CapHeight {_decimal(face.capHeight)}/StemV {_decimal(face.stemV)}"
            f"/MissingWidth {_decimal(face.defaultWidth)}/FontFile2 {program}>>"
        )

    def _width(self, point: int) -> float:
        """The width of what a code point stands for, in thousandths of the size."""
        if point in self._glyph_of_point:
            return self.glyph_advance(self._glyph_of_point[point]) * 1000
        return float(self.face.getCharWidth(point))

    def _to_unicode(self, subset: list[int]) -> str:
        """What each code means, in UTF-16, so that text can be copied and searched."""
        rows = [
            f"<{code:02X}> <{meaning.encode('utf-16-be', 'surrogatepass').hex().upper()}>"
            for code, point in enumerate(subset)
            if point and (meaning := self._meanings[point] if point in self._meanings else chr(point))
        ]
        blocks = [rows[first : first + 100] for first in range(0, len(rows), 100)]
        mapped = "\n".join(f"{len(block)} beginbfchar\n" + "\n".join(block) + "\nendbfchar" for block in blocks)
        return (
            "/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n"
            "/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def\n"
            "/CMapName /Adobe-Identity-UCS def\n/CMapType 2 def\n"
            f"1 begincodespacerange\n<00> <FF>\nendcodespacerange\n{mapped}\n"
            "endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n"
        )


def _decimal(value: float) -> str:
    return f"{value:.4f}".rstrip("0").rstrip(".")
