"""Objects of the file that are written out here, because there are many and ReportLab takes its time over each."""

from typing import Any

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
