"""The outline at the side of a viewer, and the places in the document that links lead to."""

from dataclasses import dataclass
from typing import Any, NamedTuple

from deckgen.render.pdf.file.raw import Raw, text_string


class Bookmark(NamedTuple):
    """An entry: the page counted from 0, and the height on it."""

    title: str
    level: int
    page: int
    top_pt: float


@dataclass(frozen=True, slots=True)
class Link:
    """A rectangle on a page that leads to a named entry; ``element`` of the tree of tags holds what is seen there."""

    page: int
    name: str
    element: int
    rectangle: tuple[float, float, float, float]


class Outline:
    """Entries in reading order, sections at level 0 and what is in them at level 1; links to them by name."""

    ready = 1

    def __init__(self) -> None:
        self._entries: list[Bookmark] = []
        self._named: dict[str, Bookmark] = {}
        self._links: list[Link] = []

    def add(self, name: str, entry: Bookmark) -> None:
        """An entry, after all others."""
        self._entries.append(entry)
        self._named[name] = entry

    def link(self, link: Link) -> None:
        """A link, whose entry may come later or never."""
        self._links.append(link)

    def prepare(self, document: Any, canvas: Any) -> None:
        """Nothing is left to do when ReportLab asks for its own outline."""
        del document, canvas

    def add_links(self, document: Any, pages: list[str]) -> list[tuple[Link, str]]:
        """Write the links that lead somewhere, each with its reference; ``pages`` are those of the pages in order."""
        leading = [link for link in self._links if link.name in self._named]
        return [
            (link, document.hold(self._annotation(link, pages, key))) for key, link in enumerate(leading, len(pages))
        ]

    def add_to(self, document: Any, pages: list[str]) -> None:
        """Write the outline; ``pages`` are the references of the pages in order."""
        document.outline = document.Outlines = self
        if not self._entries:
            document.Catalog.Outlines = None
            return
        root, held = Raw(), [""] * len(self._entries)
        at = [document.hold(root), *[f"{number} 0 R" for number, _ in enumerate(held, document.next_number)]]
        first = document.next_number - 1
        parents = self._parents()
        family: dict[int, list[int]] = {}
        for place, parent in enumerate(parents, start=1):
            family.setdefault(parent, []).append(place)
        for children in family.values():
            for order, place in enumerate(children):
                before = f"/Prev {at[children[order - 1]]}" if order else ""
                after = f"/Next {at[children[order + 1]]}" if order + 1 < len(children) else ""
                entry = self._entries[place - 1]
                held[place - 1] = (
                    f"{first + place} 0 obj\n<</Title {text_string(entry.title)}/Parent {at[parents[place - 1]]}"
                    f"{before}{after}{_ends(family.get(place), at)}/Dest {_destination(entry, pages)}>>\nendobj\n"
                )
        document.hold_row(held)
        count = sum(entry.level == 0 for entry in self._entries)
        root.text = f"<</Type/Outlines{_ends(family[0], at, 0)}/Count {count}>>"
        document.Catalog.Outlines = root

    def _parents(self) -> list[int]:
        """Each entry's parent, counted from 1; 0 is the outline itself."""
        parents: list[int] = []
        section = 0
        for place, entry in enumerate(self._entries, start=1):
            parents.append(section if entry.level else 0)
            if entry.level == 0:
                section = place
        return parents

    def _annotation(self, link: Link, pages: list[str], key: int) -> Raw:
        """``key`` finds the link's element in the tree of tags, as the numbers below it do those of pages."""
        box = " ".join(f"{value:.2f}" for value in link.rectangle)
        destination = _destination(self._named[link.name], pages)
        return Raw(f"<</Type/Annot/Subtype/Link/Rect[{box}]/Border[0 0 0]/F 4/StructParent {key}/Dest {destination}>>")


def _ends(children: list[int] | None, at: list[str], sign: int = -1) -> str:
    if not children:
        return ""
    closed = f"/Count {sign * len(children)}" if sign else ""
    return f"/First {at[children[0]]}/Last {at[children[-1]]}{closed}"


def _destination(entry: Bookmark, pages: list[str]) -> str:
    return f"[{pages[entry.page]}/XYZ 0 {entry.top_pt:.2f} null]"
