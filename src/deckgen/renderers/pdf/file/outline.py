"""Bookmarks, shown at the side of a viewer, and links that lead to them."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from deckgen.renderers.pdf.file.pdf_file import PdfFile, text_string

Rectangle = tuple[float, float, float, float]
"""Left, low, right and high, in points."""


class Bookmark(NamedTuple):
    """A named place in the document: its page, counted from 0, and the height on it in points.

    Sections are at level 0, what is in them at level 1.
    """

    name: str
    title: str
    level: int
    page: int
    top_pt: float

    def destination(self, pages: Sequence[str]) -> str:
        """The place as PDF writes it; ``pages`` are references."""
        return f"[{pages[self.page]}/XYZ 0 {self.top_pt:.2f} null]"


class Link(NamedTuple):
    """A rectangle on a page that leads to a bookmark; it shows an ``element`` of the structure tree."""

    page: int
    name: str
    element: str
    rectangle: Rectangle


def write_outline(file: PdfFile, bookmarks: Sequence[Bookmark], pages: Sequence[str]) -> str:
    """Write the bookmarks in reading order; returns the reference to the outline."""
    outline = file.reserve()
    references = [file.reserve() for _ in bookmarks]
    parents: list[str] = []
    children: dict[str, list[str]] = {outline: []}
    section = outline
    for bookmark, reference in zip(bookmarks, references, strict=True):
        if bookmark.level == 0:
            section = reference
            children[section] = []
        parents.append(section if bookmark.level else outline)
        children[parents[-1]].append(reference)
    siblings = dict(pair for family in children.values() for pair in _siblings(family))
    for bookmark, reference, parent in zip(bookmarks, references, parents, strict=True):
        file.define(
            reference,
            f"<</Title {text_string(bookmark.title)}/Parent {parent}{siblings[reference]}"
            f"{_ends(children.get(reference, []), closed=True)}/Dest {bookmark.destination(pages)}>>",
        )
    file.define(outline, f"<</Type/Outlines{_ends(children[outline], closed=False)}>>")
    return outline


def write_link(file: PdfFile, link: Link, bookmark: Bookmark, pages: Sequence[str], key: int) -> str:
    """Write the annotation of a link; ``key`` is its number in the structure tree's table. Returns its reference."""
    box = " ".join(f"{side:.2f}" for side in link.rectangle)
    destination = bookmark.destination(pages)
    return file.add(f"<</Type/Annot/Subtype/Link/Rect[{box}]/Border[0 0 0]/F 4/StructParent {key}/Dest {destination}>>")


def _siblings(family: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Each child of one parent with the keys that name its neighbours."""
    for place, reference in enumerate(family):
        before = f"/Prev {family[place - 1]}" if place else ""
        after = f"/Next {family[place + 1]}" if place + 1 < len(family) else ""
        yield reference, before + after


def _ends(children: Sequence[str], *, closed: bool) -> str:
    """Where the entries below one begin and end; a ``closed`` one counts them with a minus."""
    return f"/First {children[0]}/Last {children[-1]}/Count {'-' if closed else ''}{len(children)}" if children else ""
