"""The tree that says what each part of a page is, for readers that do not look."""

from collections.abc import Iterator, Sequence
from itertools import count
from typing import Any

from reportlab.pdfbase.pdfdoc import PDFDictionary

from deckgen.render.pdf.file.outline import Link
from deckgen.render.pdf.file.raw import Raw

Mark = tuple[int, int]
"""The page that holds some content, and the number of that content on it."""


class StructureTree:
    """Elements in reading order; element 0 is the document.

    What an element holds is first its own content, then the links over it and the elements in it.
    """

    def __init__(self) -> None:
        self._roles = ["Document"]
        self._parents = [-1]
        self._marks: list[Mark | None] = [None]
        self._more_marks: dict[int, list[Mark]] = {}
        self._on_page: list[int] = []
        self._pages: list[list[int]] = []

    def add(self, role: str, parent: int = 0) -> int:
        """A new element below ``parent``."""
        self._roles.append(role)
        self._parents.append(parent)
        self._marks.append(None)
        return len(self._roles) - 1

    def leaf(self, role: str, parent: int) -> tuple[int, str]:
        """A new element whose content begins here, as is nearly always all that it has, and the operator for that."""
        element, number = len(self._roles), len(self._on_page)
        self._roles.append(role)
        self._parents.append(parent)
        self._marks.append((len(self._pages), number))
        self._on_page.append(element)
        return element, f"/{role} <</MCID {number}>> BDC"

    def mark(self, element: int) -> str:
        """The operator that begins the content of an element on the page in hand."""
        number = len(self._on_page)
        self._more_marks.setdefault(element, []).append((len(self._pages), number))
        self._on_page.append(element)
        return f"/{self._roles[element]} <</MCID {number}>> BDC"

    def end_page(self) -> None:
        """What is marked from here on stands on the next page."""
        self._pages.append(self._on_page)
        self._on_page = []

    def add_to(self, document: Any, pages: list[str], links: Sequence[tuple[Link, str]]) -> None:
        """Write the tree; ``pages`` are the references of the pages in order, ``links`` come with their own."""
        root, table = Raw(), Raw()
        root_at, table_at, first = document.hold(root), document.hold(table), document.next_number
        at = [f"{number} 0 R" for number in range(first, first + len(self._roles))]
        above = [root_at, *[at[parent] for parent in self._parents[1:]]]
        document.hold_row(
            [
                f"{number} 0 obj\n<</Type/StructElem/S/{role}/P {parent}{held}>>\nendobj\n"
                for number, role, parent, held in zip(
                    count(first), self._roles, above, self._held(at, pages, links), strict=False
                )
            ]
        )
        rows = [f"{page} [{' '.join([at[element] for element in held])}]" for page, held in enumerate(self._pages)]
        rows += [f"{key} {at[link.element]}" for key, (link, _) in enumerate(links, len(pages))]
        table.text = f"<</Nums[{' '.join(rows)}]>>"
        root.text = f"<</Type/StructTreeRoot/K[{first} 0 R]/ParentTree {table_at}/ParentTreeNextKey {len(rows)}>>"
        document.Catalog.StructTreeRoot = root
        document.Catalog.MarkInfo = PDFDictionary({"Marked": "true"})

    def _held(self, at: list[str], pages: list[str], links: Sequence[tuple[Link, str]]) -> Iterator[str]:
        """What is in each element, whose reference is ``at`` its number."""
        inside: dict[int, list[str]] = {}
        for link, reference in links:
            inside.setdefault(link.element, []).append(f"<</Type/OBJR/Pg {pages[link.page]}/Obj {reference}>>")
        for reference, parent in zip(at, self._parents, strict=True):
            if parent in inside:
                inside[parent].append(reference)
            else:
                inside[parent] = [reference]
        for element, mark in enumerate(self._marks):
            if mark and element not in inside and element not in self._more_marks:
                yield f"/Pg {pages[mark[0]]}/K {mark[1]}"
            else:
                marks = [*([mark] if mark else ()), *self._more_marks.get(element, ())]
                content = [f"<</Type/MCR/Pg {pages[page]}/MCID {number}>>" for page, number in marks]
                yield f"/K[{' '.join([*content, *inside.get(element, [])])}]"
