"""The tree that says what each part of a page is, for readers that do not look."""

from typing import Any

from reportlab.pdfbase.pdfdoc import PDFDictionary

from deckgen.render.pdf.raw import Raw


class Tags:
    """Elements in reading order; element 0 is the document."""

    def __init__(self) -> None:
        self._roles = ["Document"]
        self._parents = [-1]
        self._children: list[list[int]] = [[]]
        self._marks: list[list[tuple[int, int]]] = [[]]
        self._on_page: list[int] = []
        self._pages: list[list[int]] = []

    def add(self, role: str, parent: int = 0) -> int:
        """A new element below ``parent``."""
        element = len(self._roles)
        self._roles.append(role)
        self._parents.append(parent)
        self._children.append([])
        self._marks.append([])
        self._children[parent].append(element)
        return element

    def mark(self, element: int) -> str:
        """The operator that begins the content of an element on the page in hand."""
        number = len(self._on_page)
        self._on_page.append(element)
        self._marks[element].append((len(self._pages), number))
        return f"/{self._roles[element]} <</MCID {number}>> BDC"

    def end_page(self) -> None:
        """What is marked from here on stands on the next page."""
        self._pages.append(self._on_page)
        self._on_page = []

    def add_to(self, document: Any, pages: list[str]) -> None:
        """Write the tree; ``pages`` are the references of the pages in order."""
        root, table = Raw(), Raw()
        objects = [Raw() for _ in self._roles]
        root_at, table_at, *at = map(document.hold, (root, table, *objects))
        for number, item in enumerate(objects):
            parent = at[self._parents[number]] if number else root_at
            item.text = f"<</Type/StructElem/S/{self._roles[number]}/P {parent}{self._kids(number, at, pages)}>>"
        rows = " ".join(
            f"{page} [{' '.join(map(at.__getitem__, elements))}]" for page, elements in enumerate(self._pages)
        )
        table.text = f"<</Nums[{rows}]>>"
        root.text = f"<</Type/StructTreeRoot/K[{at[0]}]/ParentTree {table_at}/ParentTreeNextKey {len(pages)}>>"
        document.Catalog.StructTreeRoot = root
        document.Catalog.MarkInfo = PDFDictionary({"Marked": "true"})

    def _kids(self, element: int, at: list[str], pages: list[str]) -> str:
        """What is below an element: its own marks, nearly always one, and then other elements."""
        marks, children = self._marks[element], self._children[element]
        if len(marks) == 1 and not children:
            page, number = marks[0]
            return f"/Pg {pages[page]}/K {number}"
        own = [f"<</Type/MCR/Pg {pages[page]}/MCID {number}>>" for page, number in marks]
        return f"/K[{' '.join((*own, *map(at.__getitem__, children)))}]"
