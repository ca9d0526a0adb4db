"""The tree that says what each part of a page is, for readers that do not look."""

from typing import Any

from reportlab.pdfbase.pdfdoc import PDFDictionary

from deckgen.render.pdf.raw import Raw


class Tags:
    """Elements in reading order; element 0 is the document."""

    def __init__(self) -> None:
        self._roles = ["Document"]
        self._parents = [-1]
        self._children: dict[int, list[int]] = {}
        self._marks: dict[int, list[tuple[int, int]]] = {}
        self._on_page: list[int] = []
        self._pages: list[list[int]] = []

    def add(self, role: str, parent: int = 0) -> int:
        """A new element below ``parent``."""
        element = len(self._roles)
        self._roles.append(role)
        self._parents.append(parent)
        if parent in self._children:
            self._children[parent].append(element)
        else:
            self._children[parent] = [element]
        return element

    def mark(self, element: int) -> str:
        """The operator that begins the content of an element on the page in hand."""
        place = len(self._pages), len(self._on_page)
        self._on_page.append(element)
        if element in self._marks:
            self._marks[element].append(place)
        else:
            self._marks[element] = [place]
        return f"/{self._roles[element]} <</MCID {place[1]}>> BDC"

    def end_page(self) -> None:
        """What is marked from here on stands on the next page."""
        self._pages.append(self._on_page)
        self._on_page = []

    def add_to(self, document: Any, pages: list[str]) -> None:
        """Write the tree; ``pages`` are the references of the pages in order."""
        root, table = Raw(), Raw()
        elements = [""] * len(self._roles)
        root_at, table_at, at = document.hold(root), document.hold(table), document.hold_row(elements)
        elements[:] = [
            f"<</Type/StructElem/S/{role}/P {at[parent] if number else root_at}{self._kids(number, at, pages)}>>"
            for number, (role, parent) in enumerate(zip(self._roles, self._parents, strict=True))
        ]
        rows = [f"{page} [{' '.join([at[element] for element in held])}]" for page, held in enumerate(self._pages)]
        table.text = f"<</Nums[{' '.join(rows)}]>>"
        root.text = f"<</Type/StructTreeRoot/K[{at[0]}]/ParentTree {table_at}/ParentTreeNextKey {len(pages)}>>"
        document.Catalog.StructTreeRoot = root
        document.Catalog.MarkInfo = PDFDictionary({"Marked": "true"})

    def _kids(self, element: int, at: list[str], pages: list[str]) -> str:
        """What is below an element: its own marks, nearly always one, and then other elements."""
        marks, children = self._marks.get(element, ()), self._children.get(element, ())
        if len(marks) == 1 and not children:
            page, number = marks[0]
            return f"/Pg {pages[page]}/K {number}"
        own = [f"<</Type/MCR/Pg {pages[page]}/MCID {number}>>" for page, number in marks]
        return f"/K[{' '.join([*own, *[at[child] for child in children]])}]"
