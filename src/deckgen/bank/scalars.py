"""Turn a YAML scalar into a text that can map its characters to what was typed, through quotes, folds and escapes."""

import re

from deckgen.bank.folded_lines import unfolded, with_paragraphs
from deckgen.source import Source, Span, Text

_PROPERTIES = re.compile(r"(?:[&!]\S*\s+)*")
_BLOCK_START = re.compile(r"[|>][^\n]*\n\s*")
_ESCAPE = re.compile(r"\\(?:x\w{2}|u\w{4}|U\w{8}|.)", re.DOTALL)
_DOUBLED = re.compile("''")
_INVISIBLE_ESCAPES = frozenset("\n\t nrtvf_NLP")
_BLANK = " \t\n"


class _Escaped(Text):
    """A text from a quoted scalar with escapes."""

    __slots__ = ()

    def at(self, offset: int) -> Span:
        """Return the place of the character at ``offset``; an escape counts as the one character it makes."""
        assert self.source is not None
        typed = self.source.text[self.start : self.end]
        escape = _ESCAPE if self.source.text[self.start - 1] == '"' else _DOUBLED
        wanted = len("".join(self[:offset].split()))
        place = 0
        while place < len(typed):
            match = escape.match(typed, place)
            piece = match[0] if match else typed[place]
            if _visible(piece):
                if wanted == 0:
                    return self.source.span(self.start + place)
                wanted -= 1
            place += len(piece)
        return self.span


def _visible(typed: str) -> bool:
    if len(typed) == 1 or typed == "''":
        return not typed.isspace()
    if typed[1] in "xuU":
        return not chr(int(typed[2:], 16)).isspace()
    return typed[1] not in _INVISIBLE_ESCAPES


def after_properties(source: Source, start: int, end: int) -> int:
    """Return the offset of a scalar after its anchor and tag."""
    match = _PROPERTIES.match(source.text, start)
    return min(match.end(), end) if match else start


def scalar(value: str, style: str | None, source: Source, start: int, end: int) -> Text:
    """Make the text of a scalar from ``start`` to ``end``, offsets that include its quotes or block sign."""
    if not style:
        return Text(with_paragraphs(value), source, start, end)
    value = value.strip(_BLANK)
    if style in "'\"":
        mark = "\\" if style == '"' else "''"
        escaped = source.text.find(mark, start + 1, end - 1) >= 0
        if style == "'" or not escaped:  # in double quotes, a line break may be an escape
            value = with_paragraphs(value)
        return (_Escaped if escaped else Text)(value, source, start + 1, end - 1)
    if match := _BLOCK_START.match(source.text, start):
        if style == ">":
            value = unfolded(value, source.text[source.text.index("\n", start) + 1 : end])
        start = min(match.end(), end)
    return Text(value, source, start, end)
