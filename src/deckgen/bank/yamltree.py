"""YAML as nodes that know where they stand.

The schema decides types, so nothing is ever guessed: ``no``, ``1.10`` and ``2024-01-01`` stay the text that was typed.
"""

import re
from collections.abc import Generator, Iterator
from typing import NamedTuple

import yaml

from deckgen.bank.faults import Fault, Report
from deckgen.bank.scalars import after_properties, scalar
from deckgen.bank.syntax import QUOTE, Problem, report_syntax
from deckgen.source import Source, Span, Text

_Loader = getattr(yaml, "CBaseLoader", yaml.BaseLoader)

_YAML = "tag:yaml.org,2002:"
_OWN_TAGS = {f"{_YAML}{name}" for name in ("str", "seq", "map")}
_DOCUMENT = re.compile(r"^---(?=\s|$)", re.MULTILINE)
_HASHED = re.compile(r"#\w")
_EATEN = re.compile(r"[ \t]+(#\w+)")
_UNSEEN = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
_ALIAS_GROWTH = 10
_ALIAS_ALLOWANCE = 1000
_MOST_LEVELS = 50


class Mapping(NamedTuple):
    """A mapping from ``start`` on: its pairs in order, keys as texts, each once."""

    source: Source
    start: int
    pairs: tuple[tuple[Text, "Node"], ...]

    @property
    def span(self) -> Span:
        """Where the mapping begins."""
        return self.source.span(self.start)


class Items(NamedTuple):
    """A list of nodes from ``start`` on."""

    source: Source
    start: int
    items: tuple["Node", ...]

    @property
    def span(self) -> Span:
        """Where the list begins."""
        return self.source.span(self.start)


Node = Text | Mapping | Items


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
        report(Fault.CONTROL_CHARACTER, source.span(start), f"the text holds {error.reason}")
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
        self._anchors: dict[str, Node | None] = {}
        self._marks: dict[Span, str] = {}
        self._used: set[str] = set()
        self._endless = False

    def problem(self, error: yaml.MarkedYAMLError) -> Problem:
        """The library's complaint, with the places it is about."""
        what, context = error.problem or "", error.context or ""
        at = self.offset(error.problem_mark or error.context_mark)
        innermost = self._open[-1][0] if self._open else None
        if "flow" in context and innermost and innermost.flow_style:
            return Problem(what, "a flow", at, self.offset(innermost.start_mark))
        return Problem(what, context, at, self.offset(error.context_mark) if error.context_mark else at)

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
            return self._finish()
        return None

    def place(self, node: Node, anchor: str | None) -> None:
        """Put a node where the innermost open list or mapping has come to."""
        if anchor:
            self._anchors[anchor] = node
        self.children.append(node)

    def text(self, event: yaml.ScalarEvent) -> Text:
        """The scalar as a text that knows its place."""
        start, end = self.offset(event.start_mark), self.offset(event.end_mark)
        if event.tag or event.anchor:
            self._properties(event)
            start = after_properties(self._source, start, end)
        if self.has_hashes and not event.style and (eaten := _EATEN.match(self._source.text, end)):
            message = f"the text from '{eaten[1]}' on is read as a comment"
            self._report(Fault.EATEN, self._source.span(eaten.start(1)), message)
        text = scalar(event.value, event.style, self._source, start, end)
        if event.style == '"' and (unseen := _UNSEEN.search(text)):
            message = f"control character U+{ord(unseen[0]):04X} as an escape"
            self._report(Fault.CONTROL_CHARACTER, text.at(unseen.start()), message)
            return scalar(_UNSEEN.sub("\ufffd", event.value), '"', self._source, start, end)
        return text

    def offset(self, mark: object) -> int:
        """Where a mark stands in the source; the library's types allow for a mark that is not there."""
        offset: int = mark.index  # type: ignore[attr-defined]  # two classes, and no name for both
        return self._start + offset

    def _begin(self, event: yaml.CollectionStartEvent) -> None:
        if len(self._open) == _MOST_LEVELS:
            message = f"more than {_MOST_LEVELS} lists or mappings inside each other"
            self._report(Fault.SYNTAX, self._source.span(self.offset(event.start_mark)), message, QUOTE)
            raise _RefusedError(self.offset(event.start_mark))
        if event.tag or event.anchor:
            self._properties(event)
        if event.anchor:
            self._anchors[event.anchor] = None
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
                self._report(Fault.SHAPE, key.span, "a key that is not a word", _NO_WORD)
            elif key in pairs:
                first = pairs[key][0].span
                self._report(Fault.DUPLICATE_KEY, key.span, f"'{key}' is written twice; first in line {first.line}")
            else:
                pairs[key] = (key, value)
        return tuple(pairs.values())

    def _alias(self, event: yaml.AliasEvent) -> None:
        if event.anchor not in self._anchors:
            span = self._source.span(self.offset(event.start_mark))
            self._report(Fault.SYNTAX, span, f"'*{event.anchor}' is an alias, and there is no '&{event.anchor}'", QUOTE)
            self.place(
                Text(f"*{event.anchor}", self._source, self.offset(event.start_mark), self.offset(event.end_mark)),
                None,
            )
            return
        self._used.add(event.anchor)
        known = self._anchors[event.anchor]
        self._endless = self._endless or known is None
        self.place(known or Text(), None)

    def _properties(self, event: yaml.ScalarEvent | yaml.CollectionStartEvent) -> None:
        if event.anchor:
            self._marks[self._source.span(self.offset(event.start_mark))] = event.anchor
        if event.tag and event.tag not in _OWN_TAGS:
            tag = str(event.tag).replace(_YAML, "!!")
            self._report(Fault.TAG, self._source.span(self.offset(event.start_mark)), f"YAML tag '{tag}'")

    def _finish(self) -> Node | None:
        root = self.children.pop() if self.children else None
        aliased, endless = bool(self._used), self._endless
        for span, anchor in self._marks.items():
            if anchor not in self._used:
                self._report(Fault.UNUSED_ANCHOR, span, f"'&{anchor}' is left out of the text")
        self._anchors, self._marks, self._used, self._endless = {}, {}, set(), False
        if root is not None and aliased and (endless or _explodes(root)):
            self._report(Fault.TOO_MANY_ALIASES, root.span, "YAML aliases make this document grow without bound")
            return None
        return root


def _explodes(root: Node) -> bool:
    """Whether a document written out without aliases is far bigger than it was typed."""
    sizes: dict[int, int] = {}

    def size(node: Node) -> int:
        if isinstance(node, Text):
            return 1
        if id(node) not in sizes:
            children = node.items if isinstance(node, Items) else [value for _, value in node.pairs]
            sizes[id(node)] = 1 + sum(map(size, children))
            typed.append(1 + len(children))
        return sizes[id(node)]

    typed: list[int] = []
    return size(root) > max(_ALIAS_ALLOWANCE, _ALIAS_GROWTH * sum(typed))


_NO_WORD = "write 'name: value', and put a text that begins with '{' or '[' in quotes"
