"""Read a mapping field by field, check the shape of each value, and report fields that do not exist."""

import re
from collections.abc import Iterator

from deckgen.bank.hints import nearest
from deckgen.bank.nodes import Items, Mapping, Node, shape_of
from deckgen.bank.reporting import Report
from deckgen.bank.unknown_fields import unknown_fields
from deckgen.bank.wrong_items import each_mistake
from deckgen.codes import Code, bank_codes
from deckgen.source import Span, Text

_KEY = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")

_NOTHING = Text()


def is_key(text: str) -> bool:
    """Return whether a text is a well-formed key."""
    return _KEY.fullmatch(text) is not None


class Fields:
    """The fields of one entry. Each read marks a name as known; :meth:`finish` reports all other fields."""

    __slots__ = ("_known", "_mapping", "_missing", "_nodes", "_report", "what")

    def __init__(self, node: Mapping, what: str, report: Report) -> None:
        self.what = what
        self._report = report
        self._mapping = node
        self._nodes: dict[str, tuple[Text, Node]] = {pair[0]: pair for pair in node.pairs}
        if not node.source.path and what in self._nodes:  # without a place, only the name tells which entry it is
            name = next((value for _, value in node.pairs if value and isinstance(value, Text)), "")
            self.what = f"{what} '{name}'"
        self._missing: list[str] = []
        self._known: dict[str, None] = {}  # a dict, to keep their order for hints

    @property
    def span(self) -> Span:
        """The place where the entry begins."""
        return self._mapping.span

    def report(self, code: Code, span: Span, message: str, hint: str = "") -> None:
        """Report something at its place; without a place, add the name of this entry to the message."""
        if not span.path and self.what not in message:
            message = f"{message}, in {self.what}"
        self._report(code, span, message, hint)

    def within(self, node: Mapping, what: str) -> "Fields":
        """Return the fields of a mapping inside this entry."""
        fields = Fields(node, what, self._report)
        if not node.source.path and self.what not in what:
            fields.what = f"{fields.what} of {self.what}"
        return fields

    def has(self, name: str) -> bool:
        """Return whether the field is present."""
        return name in self._nodes

    def finish(self) -> None:
        """Report missing fields, and fields that were never read with the nearest known name."""
        if not self._missing and self._nodes.keys() <= self._known.keys():
            return
        unknown = [pair for name, pair in self._nodes.items() if name not in self._known]
        misspelt = {nearest(key, self._known) for key, _ in unknown}
        for name in self._missing:
            if name not in misspelt:
                self.report(bank_codes.MISSING_FIELD, self.span, f"{self.what} has no '{name}'", f"add '{name}: ...'")
        for key, name, hint in unknown_fields(unknown, self._known):
            self.report(bank_codes.UNKNOWN_FIELD, key.span, f"{self.what} has no field {name}", hint)

    def text(self, name: str, *, required: bool = False) -> Text:
        """Read a text; "" if it is absent."""
        node = self.node(name, required=required)
        if node is None:
            return _NOTHING
        if isinstance(node, Text):
            if required and not node:
                hint = "write it"
                if self._report.retract(bank_codes.TEXT_AS_COMMENT, node.span.path, node.span.line):
                    hint = "put the text in quotes, since what begins with '#' is a comment"
                self.report(bank_codes.MISSING_FIELD, node.span, f"'{name}' of {self.what} is empty", hint)
            return node
        self.shape(node, name, "a text", f"write '{name}: ...' with the text on one line or after '|'")
        return _NOTHING

    def key(self, name: str) -> Text:
        """Read the key of an entry. A malformed key is kept, so that references to it still resolve."""
        text = self.text(name, required=True)
        if text:
            self._is_key(text)
        return text

    def texts(self, name: str) -> tuple[Text, ...]:
        """Read a list of texts; a single text is a list of one, and an empty item is an error."""
        node = self.node(name)
        if node is None or node == "":
            return ()
        if isinstance(node, Text):
            return (node,)
        if not isinstance(node, Items):
            self.shape(node, name, "a list of texts", f"write '{name}: [..., ...]' or one '- ...' a line")
            return ()
        return tuple(self._each_text(node, name))

    def unique_texts(self, name: str) -> tuple[Text, ...]:
        """Read a list of texts in which a repeated item is an error."""
        seen: dict[str, Text] = {}
        repeated: set[str] = set()
        for text in self.texts(name):
            if text not in seen:
                seen[text] = text
            elif text not in repeated:
                repeated.add(text)
                message = f"'{text}' stands twice in '{name}' of {self.what}"
                self.report(bank_codes.DUPLICATE_ITEM, text.span, message)
        return tuple(seen.values())

    def keys(self, name: str) -> tuple[Text, ...]:
        """Read a list of keys, such as the kinds of a story or the former keys of an entry."""
        return tuple(text for text in self.unique_texts(name) if self._is_key(text))

    def mapping(self, name: str) -> tuple[tuple[Text, Text], ...]:
        """Read a mapping of names to texts, as pairs."""
        node = self.node(name)
        if node is None or node == "":
            return ()
        if not isinstance(node, Mapping):
            self.shape(node, name, "a mapping", f"write '{name}:' and below it 'word: value' lines")
            return ()
        for _, value in node.pairs:
            if not isinstance(value, Text):
                self.shape(value, name, "a text", "write 'word: value'", item=True)
        return tuple((key, value) for key, value in node.pairs if isinstance(value, Text))

    def nested(self, name: str, what: str) -> "Fields | None":
        """Return the fields of a nested mapping; None if it is absent."""
        node = self.node(name)
        if node is None or node == "":
            return None
        if not isinstance(node, Mapping):
            self.shape(node, name, "a mapping", f"write '{name}:' and its fields below it")
            return None
        return self.within(node, what)

    def each(self, name: str, what: str) -> Iterator["Fields"]:
        """Yield the fields of each mapping in a list."""
        node = self.node(name)
        if node is None or node == "":
            return
        if not isinstance(node, Items):
            self.shape(node, name, "a list", f"write one '- ...' {what} a line below '{name}:'")
            return
        wrong = []
        for item in node.items:
            if isinstance(item, Mapping):
                yield self.within(item, what)
            else:
                wrong.append(item)
        for index, others in each_mistake([item.span for item in wrong], len(node.items)):
            self.shape(wrong[index], name, f"a mapping{others}", f"write a {what} as '- field: ...'", item=True)

    def node(self, name: str, *, required: bool = False) -> Node | None:
        """Return the node of a field; None if it is absent."""
        self._known[name] = None
        pair = self._nodes.get(name)
        if pair is not None:
            return pair[1]
        if required:
            self._missing.append(name)
        return None

    def shape(self, node: Node, name: str, wanted: str, hint: str, *, item: bool = False) -> None:
        """Report that a field, or an item in it, has the wrong shape."""
        subject = f"an item in '{name}'" if item else f"'{name}'"
        message = f"{subject} of {self.what} is {shape_of(node)}, not {wanted}"
        self.report(bank_codes.WRONG_SHAPE, node.span, message, hint)

    def _each_text(self, node: Items, name: str) -> Iterator[Text]:
        for item in node.items:
            if not isinstance(item, Text):
                self.shape(item, name, "a text", "put the text in quotes if it holds ': '", item=True)
            elif not item:
                message = f"an empty item in '{name}' of {self.what}"
                self.report(bank_codes.MISSING_FIELD, item.span, message, "write it")
            else:
                yield item

    def _is_key(self, text: Text) -> bool:
        if is_key(text):
            return True
        if "\ufffd" in text and self._report.has(bank_codes.CONTROL_CHARACTER, bank_codes.BAD_ENCODING):
            return False  # stands for a character that has been reported
        self.report(bank_codes.BAD_KEY, text.span, f"'{text}' is not a key")
        return False
