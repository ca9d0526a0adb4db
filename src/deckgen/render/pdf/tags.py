"""The tree that says what each part of a page is, for readers that do not look."""

from typing import Any

from reportlab.pdfbase.pdfdoc import PDFDictionary

from deckgen.render.pdf.raw import Raw, referred


class Tags:
    """Elements in reading order; element 0 is the document."""

    def __init__(self) -> None:
        self._roles = ["Document"]
        self._parents = [-1]
        self._kids: list[list[str | int]] = [[]]
        self._on_page: list[list[int]] = [[]]

    def add(self, role: str, parent: int = 0) -> int:
        """A new element below ``parent``."""
        self._roles.append(role)
        self._parents.append(parent)
        self._kids.append([])
        self._kids[parent].append(len(self._roles) - 1)
        return len(self._roles) - 1

    def mark(self, element: int) -> str:
        """The operator that begins the content of an element on the page in hand."""
        page = self._on_page[-1]
        number = len(page)
        page.append(element)
        self._kids[element].append(f"{len(self._on_page) - 1}/{number}")
        return f"/{self._roles[element]} <</MCID {number}>> BDC"

    def end_page(self) -> None:
        """What is marked from here on stands on the next page."""
        self._on_page.append([])

    def add_to(self, document: Any, pages: list[str]) -> None:
        """Write the tree; ``pages`` are the references of the pages in order."""
        root = Raw()
        objects = [Raw() for _ in self._roles]
        table = Raw()
        references = [referred(document, item) for item in (root, table, *objects)]
        root_at, table_at, at = references[0], references[1], references[2:]
        for number, item in enumerate(objects):
            parent = root_at if number == 0 else at[self._parents[number]]
            kids = " ".join(self._kid(kid, at, pages) for kid in self._kids[number])
            item.text = f"<</Type/StructElem/S/{self._roles[number]}/P {parent}/K[{kids}]>>"
        rows = " ".join(
            f"{page} [{' '.join(at[element] for element in elements)}]"
            for page, elements in enumerate(self._on_page[: len(pages)])
        )
        table.text = f"<</Nums[{rows}]>>"
        root.text = f"<</Type/StructTreeRoot/K[{at[0]}]/ParentTree {table_at}/ParentTreeNextKey {len(pages)}>>"
        document.Catalog.StructTreeRoot = root
        document.Catalog.MarkInfo = PDFDictionary({"Marked": "true"})

    def _kid(self, kid: str | int, at: list[str], pages: list[str]) -> str:
        if isinstance(kid, int):
            return at[kid]
        page, number = kid.split("/")
        return f"<</Type/MCR/Pg {pages[int(page)]}/MCID {number}>>"

