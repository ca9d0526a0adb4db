"""Write plain values as YAML that reads back equal."""

import re
import sys
from collections.abc import Sequence

import yaml

from deckgen.bank.folded_lines import would_unfold
from deckgen.bank.typed import escape_in_path


class _Dumper(yaml.SafeDumper):
    """The Python writer of the library: the one in C writes every emoji as an escape."""

    def increase_indent(self, flow: bool = False, indentless: bool = False) -> None:  # noqa: ARG002  # the library passes it
        """Indent the items of a list under its name."""
        super().increase_indent(flow, False)

    def write_double_quoted(self, text: str, split: bool = True) -> None:
        """Write escapes by number, not by letter, where a letter would look like part of a path."""
        typed = "".join(f"\\{_LETTERS[sign]}" if sign in _LETTERS else sign for sign in text)
        letters = _SIGNS if escape_in_path(typed) else _LETTERS
        self.ESCAPE_REPLACEMENTS = letters  # type: ignore[misc]  # the library reads it from here
        super().write_double_quoted(text, split)


_LETTERS: dict[str, str] = yaml.emitter.Emitter.ESCAPE_REPLACEMENTS
_SIGNS = {sign: letter for sign, letter in _LETTERS.items() if sign == letter}


Plain = str | Sequence["Plain"] | dict[str, "Plain"]
Entry = dict[str, Plain]


def filled(**values: Plain) -> Entry:
    """Return the non-empty fields, in the given order."""
    return {name: value for name, value in values.items() if value}


def write(documents_: Sequence[Plain]) -> str:
    """Write documents of texts, lists and mappings as YAML that reads back equal, in the given order."""
    nodes = [_written(document) for document in documents_]
    return str(yaml.serialize_all(nodes, Dumper=_Dumper, allow_unicode=True, width=100, explicit_start=len(nodes) > 1))


def write_on_one_line(value: str, quote: str = "", *, in_braces: bool) -> str:
    """A text as a scalar on one line, in quotes of this kind if it can be; a line break in it becomes an escape."""
    style = '"' if "\n" in value else quote or None
    node = yaml.ScalarNode("tag:yaml.org,2002:str", str(value), style=style)
    mapping = yaml.MappingNode("tag:yaml.org,2002:map", [(_written("x", key=True), node)], flow_style=in_braces)
    text = str(yaml.serialize(mapping, Dumper=_Dumper, allow_unicode=True, width=sys.maxsize)).strip("\n")
    return text.removeprefix("{").removesuffix("}").removeprefix("x: ") if in_braces else text.removeprefix("x: ")


def _written(value: Plain, *, key: bool = False) -> yaml.Node:
    if isinstance(value, str):
        return yaml.ScalarNode("tag:yaml.org,2002:str", str(value), style=None if key else _style(value))
    if isinstance(value, dict):
        pairs = [(_written(name, key=True), _written(item)) for name, item in value.items()]
        return yaml.MappingNode("tag:yaml.org,2002:map", pairs, flow_style=False)
    return yaml.SequenceNode("tag:yaml.org,2002:seq", [_written(item) for item in value], flow_style=not value)


_BLOCK_UNSAFE = re.compile(r"^\s|[^\S\n]\n|\t")
_ESCAPED_ONLY = re.compile("[\x85\u2028\u2029\ufeff]")


def _style(value: str) -> str | None:
    """Choose a style: a literal block for several lines, a folded one for a long line, else the library's choice."""
    if _ESCAPED_ONLY.search(value):
        return '"'
    if _BLOCK_UNSAFE.search(value):
        return '"' if "\n" in value else None
    if "\n" in value:
        return "|"
    return ">" if len(value) > 80 and "  " not in value and not would_unfold(value) else None
