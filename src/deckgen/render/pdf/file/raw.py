"""Objects of the file that are written out here, because there are many and ReportLab takes its time over each."""

import zlib
from itertools import accumulate
from typing import Any

from reportlab.pdfbase import pdfdoc

_LEVEL = 3
"""Of zlib: a third of the time of its usual 6, for a twentieth more bytes."""


class Raw(pdfdoc.PDFObject):  # type: ignore[misc]  # reportlab ships no types
    """An object of the file already written out."""

    __RefOnly__ = 1

    def __init__(self, text: str = "") -> None:
        self.text = text

    def format(self, document: Any) -> bytes:
        """The object's bytes."""
        del document
        return self.text.encode("ascii")


class RawStream(pdfdoc.PDFObject):  # type: ignore[misc]  # reportlab ships no types
    """A page's description, compressed."""

    __RefOnly__ = 1

    def __init__(self, operators: str) -> None:
        self._data = zlib.compress(operators.encode("ascii"), _LEVEL)

    def format(self, document: Any) -> bytes:
        """The object's bytes."""
        del document
        return b"<</Length %d/Filter/FlateDecode>>stream\n%b\nendstream" % (len(self._data), self._data)


class Document(pdfdoc.PDFDocument):  # type: ignore[misc]  # reportlab ships no types
    """ReportLab's document, with a short way for objects that are written out already."""

    rows: dict[int, list[str]]
    """Objects in one row, by the number of the first."""

    def hold(self, item: Raw | RawStream) -> str:
        """Make an object part of the document; the reference to it."""
        self.objectcounter: int = self.objectcounter + 1
        number = self.objectcounter
        name = item.__InternalName__ = f"R{number}"
        self.idToObjectNumberAndVersion[name] = (number, 0)
        self.numberToId[number] = name
        self.idToObject[name] = item
        return f"{number} 0 R"

    @property
    def next_number(self) -> int:
        """The number of the next object that is made part of the document."""
        return int(self.objectcounter) + 1

    def hold_row(self, objects: list[str]) -> None:
        """Make objects part of the document, each whole and in ASCII under its number, from the next one on."""
        self.rows[self.next_number] = objects
        self.objectcounter += len(objects)

    def format(self) -> bytes:
        """The file, as ReportLab's own ``format`` makes it: objects by number, cross-references, trailer."""
        catalog, info = self.Reference(self.Catalog), self.Reference(self.info)
        self.__accum__ = file = pdfdoc.PDFFile(self._pdfVersion)
        offsets: list[int] = []
        while (number := len(offsets) + 1) <= self.objectcounter:
            if number in self.rows:
                row = self.rows[number]
                offsets += accumulate(map(len, row[:-1]), initial=file.offset)
                file.add("".join(row).encode("ascii"))
            else:
                offsets.append(file.add(self._one(number)))
        entries = "%010d 00000 n \n" * len(offsets) % tuple(offsets)
        size = len(offsets) + 1
        start = file.add(f"xref\n0 {size}\n0000000000 65535 f \n{entries}".encode("ascii"))
        file.add(pdfdoc.PDFTrailer(startxref=start, Size=size, Root=catalog, Info=info, ID=self.ID()).format(self))
        return bytes(file.format(self))

    def _one(self, number: int) -> bytes:
        name = self.numberToId[number]
        item = self.idToObject[name]
        if isinstance(item, (Raw, RawStream)):
            return b"%d 0 obj\n%b\nendobj\n" % (number, item.format(self))
        return bytes(pdfdoc.PDFIndirectObject(name, item).format(self))


def text_string(text: str) -> str:
    """Text as PDF writes it outside of pages: UTF-16 in hexadecimal, so that nothing has to be escaped."""
    return f"<FEFF{text.encode('utf-16-be', 'surrogatepass').hex().upper()}>"
