"""YAML as nodes that know where they stand.

The schema decides types, so nothing is ever guessed: ``no``, ``1.10`` and ``2024-01-01`` stay the text that was typed.
"""

import re
from collections.abc import Generator, Iterator

import yaml

from deckgen.bank.anchors import Anchors
from deckgen.bank.nodes import Items, Mapping, Node
from deckgen.bank.reporting import Report
from deckgen.bank.scalars import after_properties, scalar
from deckgen.bank.syntax import QUOTE, YamlProblem, report_syntax
from deckgen.codes import bank_codes
from deckgen.source import Source, Text

_Loader = getattr(yaml, "CBaseLoader", yaml.BaseLoader)

_YAML = "tag:yaml.org,2002:"
_OWN_TAGS = {f"{_YAML}{name}" for name in ("str", "seq", "map")}
_DOCUMENT = re.compile(r"^---(?=\s|$)", re.MULTILINE)
_HASHED = re.compile(r"#\w")
_EATEN = re.compile(r"[ \t]+(#\w+)")
_UNSEEN = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
_MOST_LEVELS = 50


def documents(source: Source, report: Report) -> Iterator[Node]:
    """The documents of a file that are YAML; empty ones are left out, and a bad one ends where the next begins."""
    start: int | None = 0
    while start is not None:
        start = yield from _documents(source, start, report)


def _documents(source: Source, start: int, report: Report) -> Generator[Node, None, int | None]:
    """The documents from ``start`` to the first that is not YAML; returns where the one behind that begins."""
    tree = _Tree(source, start, report)
    hashes, new_text = tree.has_hashes, str.__new__
    try:
        for event in iter(_Loader(source.text[start:]).get_event, None):
            if type(event) is yaml.ScalarEvent:  # nearly all of them are, and nearly all of those are plain
                if event.style or event.anchor or event.tag or hashes:
                    tree.place(tree.text(event), event.anchor)
                else:
                    # What Text() does, without a call for each of half a million words of a big bank.
                    text = new_text(Text, event.value)
                    text.source = source
                    text.start = start + event.start_mark.index  # type: ignore[union-attr]  # parsed, so it has marks
                    text.end = start + event.end_mark.index  # type: ignore[union-attr]  # as above
                    tree.children.append(text)
            elif (root := tree.take(event)) is not None and root != "":
                yield root
        return None
    except _RefusedError as refused:
        at = refused.at
    except yaml.MarkedYAMLError as error:
        problem = tree.problem(error)
        report_syntax(problem, source, report)
        at = problem.at
    except yaml.reader.ReaderError as error:
        report(bank_codes.CONTROL_CHARACTER, source.span(start), f"the text holds {error.reason}")
        return None
    behind = _DOCUMENT.search(source.text, max(at, start + 1))
    return behind.start() if behind else None


class _RefusedError(Exception):
    """The rest of a document cannot be read; the fault is reported."""

    def __init__(self, at: int) -> None:
        super().__init__()
        self.at = at


class _Tree:
    """Events in, one node a document out.

    Built with a stack of its own, because the library's composer recurses and takes the interpreter down with it on
    text that nests deeply.
    """

    def __init__(self, source: Source, start: int, report: Report) -> None:
        self.children: list[Node] = []
        self.has_hashes = _HASHED.search(source.text) is not None
        self._source, self._start, self._report = source, start, report
        self._open: list[tuple[yaml.CollectionStartEvent, list[Node]]] = []
        self._anchors = Anchors(source, report)

    def problem(self, error: yaml.MarkedYAMLError) -> YamlProblem:
        """The library's complaint, with the places it is about."""
        what, context = error.problem or "", error.context or ""
        at = self.offset(error.problem_mark or error.context_mark)
        innermost = self._open[-1][0] if self._open else None
        if "flow" in context and innermost and innermost.flow_style:
            return YamlProblem(what, "a flow", at, self.offset(innermost.start_mark))
        return YamlProblem(what, context, at, self.offset(error.context_mark) if error.context_mark else at)

    def take(self, event: yaml.Event) -> Node | None:
        """The document that ends with ``event``, if one does."""
        kind = type(event)
        if kind is yaml.MappingEndEvent or kind is yaml.SequenceEndEvent:
            self._end()
        elif isinstance(event, yaml.CollectionStartEvent):
            self._begin(event)
        elif isinstance(event, yaml.AliasEvent):
            self._alias(event)
        elif isinstance(event, yaml.DocumentEndEvent):
            return self._anchors.settled(self.children.pop())
        return None

    def place(self, node: Node, anchor: str | None) -> None:
        """Put a node where the innermost open list or mapping has come to."""
        if anchor:
            self._anchors.close(anchor, node)
        self.children.append(node)

    def text(self, event: yaml.ScalarEvent) -> Text:
        """The scalar as a text that knows its place."""
        start, end = self.offset(event.start_mark), self.offset(event.end_mark)
        if event.tag or event.anchor:
            self._properties(event)
            start = after_properties(self._source, start, end)
        if self.has_hashes and not event.style and (eaten := _EATEN.match(self._source.text, end)):
            message = f"the text from '{eaten[1]}' on is read as a comment"
            self._report(bank_codes.TEXT_AS_COMMENT, self._source.span(eaten.start(1)), message)
        text = scalar(event.value, event.style, self._source, start, end)
        if event.style == '"' and (unseen := _UNSEEN.search(text)):
            message = f"control character U+{ord(unseen[0]):04X} as an escape"
            self._report(bank_codes.CONTROL_CHARACTER, text.at(unseen.start()), message)
            return scalar(_UNSEEN.sub("\ufffd", event.value), '"', self._source, start, end)
        return text

    def offset(self, mark: object) -> int:
        """Where a mark stands in the source; the library's types allow for a mark that is not there."""
        offset: int = mark.index  # type: ignore[attr-defined]  # two classes, and no name for both
        return self._start + offset

    def _begin(self, event: yaml.CollectionStartEvent) -> None:
        if len(self._open) == _MOST_LEVELS:
            message = f"more than {_MOST_LEVELS} lists or mappings inside each other"
            self._report(bank_codes.YAML_SYNTAX, self._source.span(self.offset(event.start_mark)), message, QUOTE)
            raise _RefusedError(self.offset(event.start_mark))
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
            self.place(Mapping(self._source, start, self._pairs(children)), event.anchor)

    def _pairs(self, children: list[Node]) -> tuple[tuple[Text, Node], ...]:
        keys, values = children[::2], children[1::2]
        if {*map(type, keys)} <= {Text} and len({*keys}) == len(keys):  # nearly always
            return tuple(zip(keys, values, strict=True))  # type: ignore[arg-type]  # the keys are texts, as just seen
        pairs: dict[Node, tuple[Text, Node]] = {}
        for key, value in zip(keys, values, strict=True):
            if not isinstance(key, Text):
                self._report(bank_codes.WRONG_SHAPE, key.span, "a key that is not a word", _NO_WORD)
            elif key in pairs:
                first = pairs[key][0].span
                message = f"'{key}' is written twice; first in line {first.line}"
                self._report(bank_codes.DUPLICATE_FIELD, key.span, message)
            else:
                pairs[key] = (key, value)
        return tuple(pairs.values())

    def _alias(self, event: yaml.AliasEvent) -> None:
        assert event.anchor is not None
        self.place(self._anchors.node(event.anchor, self.offset(event.start_mark), self.offset(event.end_mark)), None)

    def _properties(self, event: yaml.ScalarEvent | yaml.CollectionStartEvent) -> None:
        if event.anchor:
            self._anchors.open(event.anchor, self.offset(event.start_mark))
        if event.tag and event.tag not in _OWN_TAGS:
            tag = str(event.tag).replace(_YAML, "!!")
            self._report(bank_codes.YAML_TAG, self._source.span(self.offset(event.start_mark)), f"YAML tag '{tag}'")


_NO_WORD = "write 'name: value', and put a text that begins with '{' or '[' in quotes"
