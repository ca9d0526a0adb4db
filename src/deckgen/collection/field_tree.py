"""The HTML of a field as elements; whatever an editor does not write by itself is refused."""

import html
import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass, field

_TOKEN = re.compile(r"<(?P<end>/?)(?P<tag>[A-Za-z][A-Za-z0-9]*)(?P<more>[^<>]*)>|(?P<text>[^<]+)")
_RAW_BREAK = re.compile("[\r\n]")


class UnknownHtmlError(Exception):
    """Something in a field that blocks cannot say."""


@dataclass(slots=True)
class Element:
    """An element: its name in small letters, its attributes as they are written, and what stands in it."""

    tag: str
    attributes: str = ""
    children: list["Element | str"] = field(default_factory=list)

    def elements(self, *tags: str, attributes: Collection[str] = ()) -> Iterator["Element"]:
        """The elements in one that holds no text of its own; only those named in ``attributes`` may have some.

        Raises:
            UnknownHtmlError: there is something else.
        """
        for child in self.children:
            if isinstance(child, str):
                if child.strip(" \t"):
                    raise UnknownHtmlError
            elif child.tag not in tags or (child.attributes and child.tag not in attributes):
                raise UnknownHtmlError
            else:
                yield child


def tree(field_html: str) -> Element:
    """The elements of a field, in one without a name.

    Raises:
        UnknownHtmlError: it is not HTML in which every element but a line break is closed.
    """
    open_elements = [Element("")]
    place = 0
    while place < len(field_html):
        token = _TOKEN.match(field_html, place)
        if token is None:
            raise UnknownHtmlError
        place = token.end()
        if token["text"]:
            open_elements[-1].children.append(_characters(token["text"]))
            continue
        element = Element(token["tag"].lower(), token["more"].strip(" /"))
        if not token["end"]:
            open_elements[-1].children.append(element)
            if element.tag != "br":
                open_elements.append(element)
        elif element.tag != open_elements.pop().tag or element.attributes:
            raise UnknownHtmlError
    if len(open_elements) != 1:
        raise UnknownHtmlError
    return open_elements[0]


def _characters(text: str) -> str:
    characters = html.unescape(text)
    if _RAW_BREAK.search(characters):  # a new line on a card, and a space in the editor
        raise UnknownHtmlError
    return characters
