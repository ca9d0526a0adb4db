"""A mapping read field by field, each with the shape it must have; what nobody asked for is a fault."""

import re
from collections.abc import Iterator

from deckgen.bank.nodes import Items, Mapping, Node, shape_of
from deckgen.bank.reporting import Report
from deckgen.bank.unknown_fields import unknown_fields
from deckgen.codes import Code, bank_codes
from deckgen.source import Span, Text

_KEY = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")

_NOTHING = Text()


def is_key(text: str) -> bool:
    """Whether a text may be a key."""
    return _KEY.fullmatch(text) is not None


class Fields:
    """The fields of one entry: every read marks its name as known, :meth:`finish` reports the rest."""

    __slots__ = ("_known", "_mapping", "_nodes", "_report", "what")

    def __init__(self, node: Mapping, what: str, report: Report) -> None:
        self.what = what
        self._report = report
        self._mapping = node
        self._nodes: dict[str, tuple[Text, Node]] = {pair[0]: pair for pair in node.pairs}
        if not node.source.path and what in self._nodes:  # made in code, where no place tells which one it is
            name = next((value for _, value in node.pairs if value and isinstance(value, Text)), "")
            self.what = f"{what} '{name}'"
        self._known: dict[str, None] = {}  # in the order asked, for the hints

    @property
    def span(self) -> Span:
        """Where the entry begins."""
        return self._mapping.span

    def report(self, code: Code, span: Span, message: str, hint: str = "") -> None:
        """Report something at its place; what has none is said to be in this entry."""
        if not span.path and self.what not in message:
            message = f"{message}, in {self.what}"
        self._report(code, span, message, hint)

    def within(self, node: Mapping, what: str) -> "Fields":
        """The fields of a mapping that stands in this one."""
        fields = Fields(node, what, self._report)
        if not node.source.path and self.what not in what:
            fields.what = f"{fields.what} of {self.what}"
        return fields

    def has(self, name: str) -> bool:
        """Whether the author wrote this field."""
        return name in self._nodes

    def finish(self) -> None:
        """Report the fields nobody asked for, with the nearest known name."""
        if self._nodes.keys() <= self._known.keys():
            return
        unknown = (pair for name, pair in self._nodes.items() if name not in self._known)
        for key, name, hint in unknown_fields(unknown, self._known):
            self.report(bank_codes.UNKNOWN_FIELD, key.span, f"{self.what} has no field {name}", hint)

    def text(self, name: str, *, required: bool = False) -> Text:
        """A text; "" when it is not there."""
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
        """A key of the author's own; a malformed one is kept, so that what refers to it is not at fault too."""
        text = self.text(name, required=True)
        if text:
            self._is_key(text)
        return text

    def texts(self, name: str) -> tuple[Text, ...]:
        """A list of texts; a single text counts as a list of one, an empty item is a fault."""
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
        """A list of texts in which nothing may stand twice."""
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
        """A list of keys, such as the kinds of a story or the keys an entry had before."""
        return tuple(text for text in self.unique_texts(name) if self._is_key(text))

    def mapping(self, name: str) -> tuple[tuple[Text, Text], ...]:
        """A mapping of names to texts."""
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
        """The fields of a mapping within this one; None when it is not there."""
        node = self.node(name)
        if node is None or node == "":
            return None
        if not isinstance(node, Mapping):
            self.shape(node, name, "a mapping", f"write '{name}:' and its fields below it")
            return None
        return self.within(node, what)

    def each(self, name: str, what: str) -> Iterator["Fields"]:
        """The fields of every mapping in a list."""
        node = self.node(name)
        if node is None or node == "":
            return
        if not isinstance(node, Items):
            self.shape(node, name, "a list", f"write one '- ...' {what} a line below '{name}:'")
            return
        for item in node.items:
            if isinstance(item, Mapping):
                yield self.within(item, what)
            else:
                self.shape(item, name, "a mapping", f"write a {what} as '- field: ...'", item=True)

    def node(self, name: str, *, required: bool = False) -> Node | None:
        """The field as it stands; None when it is not there."""
        self._known[name] = None
        pair = self._nodes.get(name)
        if pair is not None:
            return pair[1]
        if required:
            self.report(bank_codes.MISSING_FIELD, self.span, f"{self.what} has no '{name}'", f"add '{name}: ...'")
        return None

    def shape(self, node: Node, name: str, wanted: str, cure: str, *, item: bool = False) -> None:
        """Report that a field, or an item in it, has the wrong shape."""
        subject = f"an item in '{name}'" if item else f"'{name}'"
        message = f"{subject} of {self.what} is {shape_of(node)}, not {wanted}"
        self.report(bank_codes.WRONG_SHAPE, node.span, message, cure)

    def _each_text(self, node: Items, name: str) -> Iterator[Text]:
        for item in node.items:
            if not isinstance(item, Text):
                cure = "put the text in quotes if it holds ': '"
                self.shape(item, name, "a text", cure, item=True)
            elif not item:
                message = f"an empty item in '{name}' of {self.what}"
                self.report(bank_codes.MISSING_FIELD, item.span, message, "write it")
            else:
                yield item

    def _is_key(self, text: Text) -> bool:
        if is_key(text):
            return True
        if "\ufffd" in text and self._report.has(bank_codes.CONTROL_CHARACTER, bank_codes.BAD_ENCODING):
            return False  # put there in place of what has been reported
        self.report(bank_codes.BAD_KEY, text.span, f"'{text}' is not a key")
        return False
