"""The events of YAML put together as nodes, one a document."""

import re
from collections.abc import Iterator

import yaml

from deckgen.bank.anchors import Anchors
from deckgen.bank.nodes import Items, Mapping, Node
from deckgen.bank.repeated import Inside, separate
from deckgen.bank.reporting import Report
from deckgen.bank.scalars import after_properties, scalar
from deckgen.bank.syntax import QUOTE, YamlProblem
from deckgen.bank.typed import escape_in_path, may_hold_comment, text_in_comment
from deckgen.codes import bank_codes
from deckgen.source import Source, Text

_YAML = "tag:yaml.org,2002:"
_OWN_TAGS = {f"{_YAML}{name}" for name in ("str", "seq", "map")}
_CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
_MOST_LEVELS = 50


class RefusedError(Exception):
    """Raised where the rest of a document cannot be read; the diagnostic has been reported."""

    def __init__(self, at: int) -> None:
        super().__init__()
        self.at = at


class TreeBuilder:
    """Turns the events of one file into nodes, one for each document.

    It keeps a stack of its own: the library's composer recurses, and deeply nested text would crash the interpreter.
    """

    def __init__(self, source: Source, start: int, report: Report) -> None:
        self.children: list[Node] = []
        self.may_hold_comment = may_hold_comment(source.text)
        self.document_start = start
        """The offset at which the current document begins."""
        self._source, self._start, self._report = source, start, report
        self._open: list[tuple[yaml.CollectionStartEvent, list[Node]]] = []
        self._anchors = Anchors(source, report)
        self._odd_keys: list[Node] = []

    def problem(self, error: yaml.MarkedYAMLError) -> YamlProblem:
        """Describe an error of the YAML library, with the offsets it is about."""
        what, context = error.problem or "", error.context or ""
        at = self.offset(error.problem_mark or error.context_mark)
        innermost = self._open[-1][0] if self._open else None
        if "flow" in context and innermost and innermost.flow_style:
            return YamlProblem(what, "a flow", at, self.offset(innermost.start_mark))
        return YamlProblem(what, context, at, self.offset(error.context_mark) if error.context_mark else at)

    def take(self, event: yaml.Event) -> tuple[Node, ...]:
        """Handle an event other than a scalar; return the documents it ends, several if a ``---`` is missing."""
        kind = type(event)
        if kind is yaml.MappingEndEvent or kind is yaml.SequenceEndEvent:
            self._end()
        elif isinstance(event, yaml.CollectionStartEvent):
            self._begin(event)
        elif isinstance(event, yaml.AliasEvent):
            self._alias(event)
        elif isinstance(event, yaml.DocumentStartEvent):
            self.document_start = self.offset(event.start_mark)
        elif isinstance(event, yaml.DocumentEndEvent):
            return self._document(self.offset(event.end_mark))
        return ()

    def _document(self, end: int) -> tuple[Node, ...]:
        roots, self.children = tuple(self.children), []
        for key in self._odd_keys:
            self._report(bank_codes.WRONG_SHAPE, key.span, "a key that is not a word", _NO_WORD)
        self._odd_keys = []
        start, self.document_start = self.document_start, end
        if self._anchors.settled(roots):
            return roots
        self._report.lost.add_text(self._source.text[start:end])
        return ()

    def place(self, node: Node, anchor: str | None) -> None:
        """Add a node to the innermost list or mapping that is still open."""
        if anchor:
            self._anchors.close(anchor, node)
        self.children.append(node)

    def text(self, event: yaml.ScalarEvent) -> Text:
        """Make a text that knows its place from a scalar."""
        start, end = self.offset(event.start_mark), self.offset(event.end_mark)
        if event.tag or event.anchor:
            self._properties(event)
            start = after_properties(self._source, start, end)
        if not event.style and (comment := text_in_comment(event.value, self._source, end)):
            message = f"the text from '{comment['hash']}' on is read as a comment"
            self._report(bank_codes.TEXT_AS_COMMENT, self._source.span(comment.start("hash")), message)
        if event.style == '"':
            return self._double_quoted(event.value, start, end)
        return scalar(event.value, event.style, self._source, start, end)

    def _double_quoted(self, value: str, start: int, end: int) -> Text:
        """Make a text from a double-quoted scalar, in which a backslash begins an escape."""
        text = scalar(value, '"', self._source, start, end)
        escape = escape_in_path(self._source.text[start + 1 : end - 1])
        if control := _CONTROL.search(text):
            message = f"control character U+{ord(control[0]):04X} as an escape"
            hint = _NO_ESCAPES if escape else ""
            self._report(bank_codes.CONTROL_CHARACTER, text.at(control.start()), message, hint)
            return scalar(_CONTROL.sub("\ufffd", value), '"', self._source, start, end)
        if escape:
            span = self._source.span(start + 1 + escape.start("escape"))
            message = f"'{escape['escape']}' in double quotes is read as one character, not as it is typed"
            self._report(bank_codes.BACKSLASH_ESCAPE, span, message)
        return text

    def offset(self, mark: object) -> int:
        """Turn a mark of the library into an offset in the source."""
        offset: int = mark.index  # type: ignore[attr-defined]  # two classes, and no name for both
        return self._start + offset

    def _begin(self, event: yaml.CollectionStartEvent) -> None:
        if len(self._open) == _MOST_LEVELS:
            message = f"more than {_MOST_LEVELS} lists or mappings inside each other"
            self._report(bank_codes.YAML_SYNTAX, self._source.span(self.offset(event.start_mark)), message, QUOTE)
            raise RefusedError(self.offset(event.start_mark))
        if event.tag or event.anchor:
            self._properties(event)
        self._open.append((event, self.children))
        self.children = []

    def _end(self) -> None:
        children = self.children
        event, self.children = self._open.pop()
        start = self.offset(event.start_mark)
        if type(event) is yaml.SequenceStartEvent:
            self.place(Items(self._source, start, tuple(children)), event.anchor)
        else:
            self._mapping(event, start, children)

    def _mapping(self, event: yaml.CollectionStartEvent, start: int, children: list[Node]) -> None:
        first, *more = separate(self._worded(children), self._inside(), self._report)
        self.place(Mapping(self._source, start, first), event.anchor)
        if self._inside() != "mapping":
            for pairs in more:
                self.place(Mapping(self._source, pairs[0][0].start, pairs), None)

    def _inside(self) -> Inside:
        """Say what the collection that has just ended is part of."""
        if not self._open:
            return "document"
        return "list" if type(self._open[-1][0]) is yaml.SequenceStartEvent else "mapping"

    def _worded(self, children: list[Node]) -> Iterator[tuple[Text, Node]]:
        """Yield the pairs whose key is a word. Of other keys, nested ones are one error with the outermost."""
        for key, value in zip(children[::2], children[1::2], strict=True):
            if isinstance(key, Text):
                yield key, value
            else:
                self._odd_keys = [odd for odd in self._odd_keys if not key.start <= odd.start < value.start]
                self._odd_keys.append(key)

    def _alias(self, event: yaml.AliasEvent) -> None:
        assert event.anchor is not None
        self.place(self._anchors.node(event.anchor, self.offset(event.start_mark), self.offset(event.end_mark)), None)

    def _properties(self, event: yaml.ScalarEvent | yaml.CollectionStartEvent) -> None:
        if event.anchor:
            self._anchors.open(event.anchor, self.offset(event.start_mark))
        if event.tag and event.tag not in _OWN_TAGS:
            tag = str(event.tag).replace(_YAML, "!!")
            self._report(bank_codes.YAML_TAG, self._source.span(self.offset(event.start_mark)), f"YAML tag '{tag}'")


_NO_ESCAPES = "use single quotes, in which a backslash is only a backslash"
_NO_WORD = "write 'name: value', and put a text that begins with '{' or '[' in quotes"
