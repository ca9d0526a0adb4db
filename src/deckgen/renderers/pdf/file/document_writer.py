"""A document written page by page: what is drawn on it, what that means, and where its links lead."""

from deckgen.renderers.pdf.file.outline import Bookmark, Link, Rectangle, write_link, write_outline
from deckgen.renderers.pdf.file.pdf_file import PdfFile, text_string
from deckgen.renderers.pdf.file.structure_tree import StructureTree


class DocumentWriter:
    """Writes a PDF whose pages have one size. What is put, marked and bookmarked goes to the page in hand."""

    def __init__(self, width_pt: float, height_pt: float, language: str = "") -> None:
        self.width_pt, self.height_pt = width_pt, height_pt
        self.file = PdfFile()
        self.tags = StructureTree(self.file)
        self._language = language
        self._drawn: list[str] = []
        self._pages: list[tuple[str, str]] = []
        self._bookmarks: list[Bookmark] = []
        self._links: list[Link] = []

    @property
    def pages(self) -> int:
        """How many pages have ended."""
        return len(self._pages)

    def put(self, operators: str) -> None:
        """Draw something."""
        if operators:
            self._drawn.append(operators)

    def end_page(self) -> None:
        """End the page in hand and begin another."""
        content = self.file.add_stream("\n".join(self._drawn).encode("ascii"))
        self._pages.append((self.tags.end_page(), content))
        self._drawn = []

    def bookmark(self, name: str, top_pt: float, title: str, level: int) -> None:
        """Give a height on the page a name that links lead to, and an entry in the outline."""
        self._bookmarks.append(Bookmark(name, title, level, self.pages, top_pt))

    def link(self, name: str, element: str, rectangle: Rectangle) -> None:
        """Make a rectangle, in which an element of the structure tree is shown, lead to a bookmark.

        The bookmark may come later. When none of that name ever does, there is no link.
        """
        self._links.append(Link(self.pages, name, element, rectangle))

    def written(self, title: str, duplex: str, fonts: str) -> bytes:
        """The bytes of the whole document.

        ``duplex`` is the edge to flip on, Long or Short, or "" for one side; ``fonts`` are the entries of the font
        dictionary. A viewer is asked to print both as they are meant: at 100 %, on that edge.
        """
        pages = [page for page, _ in self._pages]
        outline = f"/Outlines {write_outline(self.file, self._bookmarks, pages)}" if self._bookmarks else ""
        annotations = self._write_links(pages)
        tree = self.tags.finish([link.element for link, _ in annotations])
        page_tree = self._write_pages(annotations, fonts)
        language = f"/Lang {text_string(self._language)}" if self._language else ""
        wish = f"DuplexFlip{duplex}Edge" if duplex else "Simplex"
        catalog = self.file.add(
            f"<</Type/Catalog/Pages {page_tree}{outline}/StructTreeRoot {tree}/MarkInfo<</Marked true>>{language}"
            f"/ViewerPreferences<</PrintScaling/None/DisplayDocTitle true/Duplex/{wish}>>>>"
        )
        info = self.file.add(f"<</Title {text_string(title)}/Author()/Creator(deckgen)/Producer(deckgen)>>")
        return self.file.written(catalog, info)

    def _write_links(self, pages: list[str]) -> list[tuple[Link, str]]:
        """The links that lead somewhere, each with the reference to its annotation."""
        bookmarks = {bookmark.name: bookmark for bookmark in self._bookmarks}
        leading = [link for link in self._links if link.name in bookmarks]
        written = []
        for key, link in enumerate(leading, start=len(pages)):
            annotation = write_link(self.file, link, bookmarks[link.name], pages, key)
            self.tags.link(link.element, pages[link.page], annotation)
            written.append((link, annotation))
        return written

    def _write_pages(self, annotations: list[tuple[Link, str]], fonts: str) -> str:
        """Write every page; returns the reference to the list of them."""
        on_page: list[list[str]] = [[] for _ in self._pages]
        for link, annotation in annotations:
            on_page[link.page].append(annotation)
        page_tree = self.file.reserve()
        for number, (page, content) in enumerate(self._pages):
            links = f"/Annots[{' '.join(on_page[number])}]" if on_page[number] else ""
            self.file.define(
                page,
                f"<</Type/Page/Parent {page_tree}/Contents {content}/StructParents {number}/Tabs/S{links}>>",
            )
        kids = " ".join(page for page, _ in self._pages)
        self.file.define(
            page_tree,
            f"<</Type/Pages/Count {len(self._pages)}/Kids[{kids}]/Resources<</Font<<{fonts}>>>>"
            f"/MediaBox[0 0 {self.width_pt:.4f} {self.height_pt:.4f}]>>",
        )
        return page_tree
