"""Objects of the file that are written out here, because there are many and ReportLab takes its time over each."""

from typing import Any

from reportlab.pdfbase import pdfdoc
from reportlab.pdfbase.pdfdoc import PDFObject


class Raw(PDFObject):  # type: ignore[misc]  # reportlab ships no types
    """An object of the file already written out."""

    __RefOnly__ = 1

    def __init__(self, text: str = "") -> None:
        self.text = text

    def format(self, document: Any) -> bytes:
        """The object's bytes."""
        del document
        return self.text.encode("ascii")


def referred(document: Any, item: Raw) -> str:
    """The reference to an object, which becomes part of the document."""
    number, version = document.idToObjectNumberAndVersion[document.Reference(item).name]
    return f"{number} {version} R"


def text_string(text: str) -> str:
    """Text as PDF writes it outside of pages: UTF-16 in hexadecimal, so that nothing has to be escaped."""
    return f"<FEFF{text.encode('utf-16-be', 'surrogatepass').hex().upper()}>"


class Document(pdfdoc.PDFDocument):  # type: ignore[misc]  # reportlab ships no types
    """ReportLab's document, with a short way for objects that are written out already."""

    def format(self) -> bytes:
        """The file, as ReportLab's own ``format`` makes it: objects by number, cross-references, trailer."""
        catalog, info = self.Reference(self.Catalog), self.Reference(self.info)
        self.__accum__ = file = pdfdoc.PDFFile(self._pdfVersion)
        names: list[str] = []
        while (number := len(names) + 1) in self.numberToId:
            name = self.numberToId[number]
            item = self.idToObject[name]
            if item.__class__ is Raw:
                data = f"{number} 0 obj\n{item.text}\nendobj\n".encode("ascii")
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
