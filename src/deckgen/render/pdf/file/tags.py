"""The tree that says what each part of a page is, for readers that do not look."""

from itertools import count
from typing import Any

from reportlab.pdfbase.pdfdoc import PDFDictionary

from deckgen.render.pdf.file.raw import Raw

Mark = tuple[int, int]
"""The page that holds some content, and the number of that content on it."""


class Tags:
    """Elements in reading order; element 0 is the document."""

    def __init__(self) -> None:
        self._roles = ["Document"]
        self._parents = [-1]
        self._kids: list[Mark | list[int | Mark]] = [[]]
        self._on_page: list[int] = []
        self._pages: list[list[int]] = []

    def add(self, role: str, parent: int = 0) -> int:
        """A new element below ``parent``."""
        element = len(self._roles)
        self._roles.append(role)
        self._parents.append(parent)
        self._kids.append([])
        self._inside(parent).append(element)
        return element

    def leaf(self, role: str, parent: int) -> tuple[int, str]:
        """A new element whose content begins here, as is nearly always all that it has, and the operator for that."""
        element, number = len(self._roles), len(self._on_page)
        self._roles.append(role)
        self._parents.append(parent)
        self._kids.append((len(self._pages), number))
        self._inside(parent).append(element)
        self._on_page.append(element)
        return element, f"/{role} <</MCID {number}>> BDC"

    def mark(self, element: int) -> str:
        """The operator that begins the content of an element on the page in hand."""
        number = len(self._on_page)
        self._inside(element).append((len(self._pages), number))
        self._on_page.append(element)
        return f"/{self._roles[element]} <</MCID {number}>> BDC"

    def _inside(self, element: int) -> list[int | Mark]:
        """What is in an element, to be added to."""
        held = self._kids[element]
        if isinstance(held, tuple):
            held = self._kids[element] = [held]
        return held

    def end_page(self) -> None:
        """What is marked from here on stands on the next page."""
        self._pages.append(self._on_page)
        self._on_page = []

    def add_to(self, document: Any, pages: list[str]) -> None:
        """Write the tree; ``pages`` are the references of the pages in order."""
        root, table = Raw(), Raw()
        root_at, table_at, first = document.hold(root), document.hold(table), document.next_number
        above = [root_at, *[f"{first + parent} 0 R" for parent in self._parents[1:]]]
        inside = [
            f"/Pg {pages[kids[0]]}/K {kids[1]}" if isinstance(kids, tuple) else _listed(kids, first, pages)
            for kids in self._kids
        ]
        document.hold_row(
            [
                f"{number} 0 obj\n<</Type/StructElem/S/{role}/P {parent}{held}>>\nendobj\n"
                for number, role, parent, held in zip(count(first), self._roles, above, inside, strict=False)
            ]
        )
        rows = [
            f"{page} [{' '.join([f'{first + element} 0 R' for element in held])}]"
            for page, held in enumerate(self._pages)
        ]
        table.text = f"<</Nums[{' '.join(rows)}]>>"
        root.text = f"<</Type/StructTreeRoot/K[{first} 0 R]/ParentTree {table_at}/ParentTreeNextKey {len(pages)}>>"
        document.Catalog.StructTreeRoot = root
        document.Catalog.MarkInfo = PDFDictionary({"Marked": "true"})


def _listed(kids: list[int | Mark], first: int, pages: list[str]) -> str:
    """What is in an element, in reading order; ``first`` is the number of element 0 in the file."""
    held = (
        f"{first + kid} 0 R" if isinstance(kid, int) else f"<</Type/MCR/Pg {pages[kid[0]]}/MCID {kid[1]}>>"
        for kid in kids
    )
    return f"/K[{' '.join(held)}]"
