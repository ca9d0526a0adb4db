"""YAML as nodes that know where they stand, and back: the one place that knows the YAML library.

The schema decides types, so nothing is ever guessed: ``no``, ``1.10`` and ``2024-01-01`` stay the text that was typed.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import yaml

from deckgen.bank.faults import Fault, Report
from deckgen.source import Source, Span, Text

_Dumper = getattr(yaml, "CSafeDumper", yaml.SafeDumper)

_TAGS = {
    yaml.ScalarNode: "tag:yaml.org,2002:str",
    yaml.SequenceNode: "tag:yaml.org,2002:seq",
    yaml.MappingNode: "tag:yaml.org,2002:map",
}
_OWN_TAGS = frozenset(_TAGS.values())
_BLOCK_START = re.compile(r"[|>][^\n]*\n\s*")
_ESCAPE = re.compile(r"""''|\\\n[ ]*|\\x\w{2}|\\u\w{4}|\\U\w{8}|\\.""")
_BLANK = " \t\n"
_ALIAS_GROWTH = 10
_ALIAS_ALLOWANCE = 1000


class EscapedText(Text):
    """A text from a quoted scalar that holds escapes."""

    __slots__ = ()

    def at(self, offset: int) -> Span:
        """Where the character at ``offset`` stands, counting each escape as the characters it makes."""
        assert self.source is not None
        raw = self.source.text[self.start : self.end]
        wanted = len("".join(self[:offset].split()))
        place = 0
        while place < len(raw):
            escape = _ESCAPE.match(raw, place)
            step = escape.end() - place if escape else 1
            if _visible(raw[place : place + step]):
                if wanted == 0:
                    return self.source.span(self.start + place)
                wanted -= 1
            place += step
        return self.span


def _visible(raw: str) -> bool:
    invisible = ("\\\n", "\\n", "\\t", "\\_", "\\ ", "\\N", "\\L", "\\P", "\\xa0", "\\xA0", "\\r")
    return not raw.isspace() and not raw.startswith(invisible)


@dataclass(frozen=True, slots=True, eq=False)
class Mapping:
    """A mapping: its pairs in order, keys as texts."""

    span: Span
    pairs: tuple[tuple[Text, "Node"], ...]


@dataclass(frozen=True, slots=True, eq=False)
class Items:
    """A list of nodes."""

    span: Span
    items: tuple["Node", ...]


Node = Text | Mapping | Items


def documents(source: Source, report: Report) -> Iterator[Node]:
    """The documents of a file that is YAML, up to the first syntax error; empty documents are left out."""
    try:
        for root in yaml.compose_all(source.text, Loader=_Loader):
            if root is not None and not (isinstance(root, yaml.ScalarNode) and root.value == ""):
                if "&" in source.text and _explodes(root):
                    span = source.span(root.start_mark.index)
                    report(Fault.TOO_MANY_ALIASES, span, "YAML aliases make this document grow without bound")
                else:
                    yield _node(root, source, report)
    except yaml.MarkedYAMLError as problem:
        _report_syntax(problem, source, report)
    except RecursionError:
        report(Fault.SYNTAX, Span(source.path, 1, 1), "lists or mappings nested too deeply", "write it flatter")


def _report_syntax(problem: yaml.MarkedYAMLError, source: Source, report: Report) -> None:
    mark = problem.problem_mark or problem.context_mark
    line, column = (mark.line + 1, mark.column + 1) if mark else (1, 1)
    span = Span(source.path, line, column)
    if "\t" in source.line(line)[: column + 1] and "\\t" in str(problem.problem):
        report(Fault.TAB, span, "a tab where YAML needs spaces")
        return
    what = " ".join(part for part in (problem.problem, problem.context) if part)
    report(Fault.SYNTAX, span, f"not valid YAML: {what}", _syntax_cure(what, source.line(line)))


def _syntax_cure(what: str, line: str) -> str:
    if "mapping values are not allowed" in what:
        return "put the text in quotes or after '|' if it holds a colon"
    if "found unknown escape" in what:
        return "use single quotes, where a backslash is only a backslash"
    if "alias" in what or "anchor" in what:
        return "put the text in quotes if it begins with '*' or '&'"
    if re.search(r":\s*[\[{@`%\"']", line):
        return "put the text in quotes or after '|' if it begins with a sign"
    return "check the indentation and the quotes of this line and the one above"


def _explodes(root: yaml.Node) -> bool:
    """Whether anchors make the written-out document many times bigger than the typed one, or endless."""
    sizes: dict[int, int] = {}
    open_nodes: set[int] = set()

    def size(node: yaml.Node) -> int:
        if isinstance(node, yaml.ScalarNode):
            return 1
        if id(node) in open_nodes:
            raise OverflowError
        if id(node) not in sizes:
            open_nodes.add(id(node))
            sizes[id(node)] = 1 + sum(size(child) for child in _children(node))
            open_nodes.remove(id(node))
        return sizes[id(node)]

    try:
        whole = size(root)
    except OverflowError:
        return True
    typed = sum(1 + sum(1 for _ in _children(node)) for node in _distinct(root))
    return whole > _ALIAS_ALLOWANCE and whole > _ALIAS_GROWTH * typed


def _children(node: yaml.Node) -> Iterator[yaml.Node]:
    if isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            yield key
            yield value
    elif isinstance(node, yaml.SequenceNode):
        yield from node.value


def _distinct(root: yaml.Node) -> Iterator[yaml.Node]:
    seen: set[int] = set()
    waiting = [root]
    while waiting:
        node = waiting.pop()
        if id(node) not in seen and not isinstance(node, yaml.ScalarNode):
            seen.add(id(node))
            yield node
            waiting.extend(_children(node))


def _node(node: yaml.Node, source: Source, report: Report) -> Node:
    if node.tag not in _OWN_TAGS:
        report(Fault.TAG, source.span(node.start_mark.index), f"YAML tag '{node.tag}'")
    if isinstance(node, yaml.ScalarNode):
        return _text(node, source)
    span = source.span(node.start_mark.index)
    if isinstance(node, yaml.SequenceNode):
        return Items(span, tuple(_node(item, source, report) for item in node.value))
    pairs: dict[str, tuple[Text, Node]] = {}
    for key_node, value_node in node.value:
        key = _node(key_node, source, report)
        if not isinstance(key, Text):
            report(Fault.SHAPE, key.span, "a key that is not a word", "write 'name: value'")
        elif key in pairs:
            first = pairs[key][0].span
            report(Fault.DUPLICATE_KEY, key.span, f"'{key}' is written twice; first in line {first.line}")
        else:
            pairs[key] = (key, _node(value_node, source, report))
    return Mapping(span, tuple(pairs.values()))


def _text(node: yaml.ScalarNode, source: Source) -> Text:
    value, start, end = node.value.strip(_BLANK), node.start_mark.index, node.end_mark.index
    if node.style in ("'", '"'):
        raw = source.text[start + 1 : end - 1]
        escaped = "\\" in raw if node.style == '"' else "''" in raw
        return (EscapedText if escaped else Text)(value, source, start + 1, end - 1)
    if node.style in ("|", ">") and (header := _BLOCK_START.match(source.text, start)):
        start = min(header.end(), end)
    return Text(value, source, start, end)


Plain = str | Sequence["Plain"] | dict[str, "Plain"]


def write(documents_: Sequence[Plain]) -> str:
    """Documents of texts, lists and mappings as YAML that reads back equal, one entry a line, in the given order."""
    nodes = [_written(document) for document in documents_]
    return str(yaml.serialize_all(nodes, Dumper=_Dumper, allow_unicode=True, width=100, explicit_start=len(nodes) > 1))


def _written(value: Plain, *, key: bool = False) -> yaml.Node:
    if isinstance(value, str):
        return yaml.ScalarNode("tag:yaml.org,2002:str", str(value), style=None if key else _style(value))
    if isinstance(value, dict):
        pairs = [(_written(name, key=True), _written(item)) for name, item in value.items()]
        return yaml.MappingNode("tag:yaml.org,2002:map", pairs, flow_style=False)
    return yaml.SequenceNode("tag:yaml.org,2002:seq", [_written(item) for item in value], flow_style=not value)


_BLOCK_UNSAFE = re.compile(r"^\s|[^\S\n]\n|\n[^\S\n]|[\x85\u2028\u2029\ufeff]")


def _style(value: str) -> str | None:
    """A block for several lines, folded for a long one, else what the library thinks is enough."""
    if _BLOCK_UNSAFE.search(value):
        return '"' if "\n" in value else None
    if "\n" in value:
        return "|"
    return ">" if len(value) > 80 and "  " not in value else None
