"""The structure tree: which role each piece of content has and in which order it is read, for screen readers."""

from deckgen.renderers.pdf.file.pdf_file import PdfFile


class StructureTree:
    """Elements in reading order, each known by its reference; they are below ``root`` unless a parent is named."""

    def __init__(self, file: PdfFile) -> None:
        self._file = file
        self._tree = file.reserve()
        self._roles: dict[str, str] = {}
        self._parents: dict[str, str] = {}
        self._content: dict[str, str] = {self._tree: ""}
        self._page = ""
        self._on_page: list[str] = []
        self._by_page: list[list[str]] = []
        self.root = self.add("Document", self._tree)

    def add(self, role: str, parent: str = "") -> str:
        """A new element, last in its parent."""
        element = self._file.reserve()
        self._roles[element], self._parents[element], self._content[element] = role, parent or self.root, ""
        self._content[self._parents[element]] += f" {element}"
        return element

    def mark(self, element: str) -> str:
        """The operator that begins some content of an element on the page in hand; EMC ends it."""
        number = len(self._on_page)
        self._content[element] += f" <</Type/MCR/Pg {self._page_in_hand()}/MCID {number}>>"
        self._on_page.append(element)
        return f"/{self._roles[element]} <</MCID {number}>> BDC"

    def leaf(self, role: str, parent: str) -> str:
        """A new element with no other content than what begins here; returns the operator, as ``mark`` does."""
        number = len(self._on_page)
        element = self._file.add(f"<</Type/StructElem/S/{role}/P {parent}/Pg {self._page_in_hand()}/K {number}>>")
        self._content[parent] += f" {element}"
        self._on_page.append(element)
        return f"/{role} <</MCID {number}>> BDC"

    def end_page(self) -> str:
        """End the page in hand; returns the reference that its object must be given."""
        page = self._page_in_hand()
        self._by_page.append(self._on_page)
        self._page, self._on_page = "", []
        return page

    def link(self, element: str, page: str, annotation: str) -> None:
        """Make a link annotation part of an element, after its content."""
        self._content[element] += f" <</Type/OBJR/Pg {page}/Obj {annotation}>>"

    def finish(self, links: list[str]) -> str:
        """Write the elements and the table that finds them; returns the reference to the tree.

        Content is found by the number of its page and then by its own; ``links`` are the elements of link annotations,
        whose numbers follow those of the pages.
        """
        for element, role in self._roles.items():
            content = self._content[element]
            self._file.define(element, f"<</Type/StructElem/S/{role}/P {self._parents[element]}/K[{content}]>>")
        rows = [f"[{' '.join(elements)}]" for elements in self._by_page] + links
        table = " ".join(f"{number} {row}" for number, row in enumerate(rows))
        parents = self._file.add(f"<</Nums[{table}]>>")
        self._file.define(
            self._tree,
            f"<</Type/StructTreeRoot/K[{self.root}]/ParentTree {parents}/ParentTreeNextKey {len(rows)}>>",
        )
        return self._tree

    def _page_in_hand(self) -> str:
        if not self._page:
            self._page = self._file.reserve()
        return self._page
