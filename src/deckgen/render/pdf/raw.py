"""Objects of the file that are written out here, because there are many and ReportLab takes its time over each."""

import zlib
from typing import Any

from reportlab.pdfbase import pdfdoc


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
        self._data = zlib.compress(operators.encode("ascii"))

    def format(self, document: Any) -> bytes:
        """The object's bytes."""
        del document
        return b"<</Length %d/Filter/FlateDecode>>stream\n%b\nendstream" % (len(self._data), self._data)


class Document(pdfdoc.PDFDocument):  # type: ignore[misc]  # reportlab ships no types
    """ReportLab's document, with a short way for objects that are written out already."""

    def hold(self, item: Raw | RawStream) -> str:
        """Make an object part of the document; the reference to it."""
        self.objectcounter: int = self.objectcounter + 1
        number = self.objectcounter
        name = item.__InternalName__ = f"R{number}"
        self.idToObjectNumberAndVersion[name] = (number, 0)
        self.numberToId[number] = name
        self.idToObject[name] = item
        return f"{number} 0 R"

    def format(self) -> bytes:
        """The file, as ReportLab's own ``format`` makes it: objects by number, cross-references, trailer."""
        catalog, info = self.Reference(self.Catalog), self.Reference(self.info)
        self.__accum__ = file = pdfdoc.PDFFile(self._pdfVersion)
        names: list[str] = []
        while (number := len(names) + 1) in self.numberToId:
            name = self.numberToId[number]
            item = self.idToObject[name]
            if isinstance(item, (Raw, RawStream)):
                data = b"%d 0 obj\n%b\nendobj\n" % (number, item.format(self))
            else:
                data = pdfdoc.PDFIndirectObject(name, item).format(self)
            self.idToOffset[name] = file.offset
            file.offset += len(data)
            file.strings.append(data)
            names.append(name)
        table = pdfdoc.PDFCrossReferenceTable()
        table.addsection(0, names)
        start = file.add(table.format(self))
        size = len(names) + 1
        file.add(pdfdoc.PDFTrailer(startxref=start, Size=size, Root=catalog, Info=info, ID=self.ID()).format(self))
        return bytes(file.format(self))


def text_string(text: str) -> str:
    """Text as PDF writes it outside of pages: UTF-16 in hexadecimal, so that nothing has to be escaped."""
    return f"<FEFF{text.encode('utf-16-be', 'surrogatepass').hex().upper()}>"
