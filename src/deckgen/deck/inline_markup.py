"""Inline rules for markdown-it: which stars, backticks and backslashes are markup and which are text."""

import re
import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING, cast

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.rules_inline import StateInline

_UNSPACED = "[\u3041-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7af\uf900-\ufaff\U00020000-\U0003ffff]"
"""Chinese, Japanese and Korean letters. Next to them, bold may begin or end without a space.

Compiled when a text may have some, as that takes over a millisecond.
"""

_CASED = re.compile("[A-Za-z\u00aa-\u058f\u10a0-\u10ff\u1e00-\u1fff]")
"""Latin, Greek, Cyrillic, Armenian and Georgian letters. A star between two of them is arithmetic or code.

Other scripts attach prefixes to the next word or use no spaces, so bold may begin inside a word there.
"""

_WORD_START = re.compile(r"[^\w\s*]*\*+[^\s*]")
_PATH = re.compile(r"\\\w|:\\|[\w.]\\\*+\.\w")
"""Signs of a Windows path: a backslash before a letter, a drive, or a wildcard with a file extension."""

_BLANK = re.compile(r"\s")
_WILDCARD = re.compile(r"\*[./]\*(?![*\w])")
_ALONE = ("()", "[]", "{}", "<>", '""', "''", "\u201c\u201d", "\u2018\u2019", "\u00ab\u00bb")
"""Brackets and quotes in which a star stands for itself, as in count(*)."""

_MOST_OPEN = 100
"""Opening stars to look back over for a partner, or pairing takes quadratic time."""


@dataclass(slots=True)
class _Star:
    """A star that may become markup. ``marker`` to ``close`` are the attributes that markdown-it reads of a delimiter.

    ``run`` is the offset of the first star in its run. ``both`` is whether CommonMark would let the run open and close
    emphasis, before our own rules forbid one of the two.
    """

    marker: int
    length: int
    token: int
    end: int
    open: bool
    close: bool
    run: int
    both: bool


def use_our_inline_rules(parser: "MarkdownIt") -> None:
    """Give a parser our rules for bold, emphasis, code and escapes."""
    parser.enable(["backticks", "emphasis", "escape", "newline", "balance_pairs"])
    parser.inline.ruler.at("emphasis", _stars)
    parser.inline.ruler.at("escape", _backslash)
    parser.inline.ruler.at("backticks", _code)
    parser.inline.ruler2.at("balance_pairs", _pair)


def _stars(state: "StateInline", silent: bool) -> bool:
    """Push a run of stars as text, and note which of them may open or close emphasis."""
    start, text = state.pos, state.src
    if silent or text[start] != "*":
        return False
    if wildcard := _WILDCARD.match(text, start):
        return _as_typed(state, wildcard[0])
    scanned = state.scanDelims(start, True)
    state.pos += scanned.length
    before, after = text[start - 1 : start] if start else "", text[state.pos : state.pos + 1]
    opens = scanned.can_open or (_is_unspaced(before) and not after.isspace())
    closes = scanned.can_close or (_is_unspaced(after) and not before.isspace())
    both = opens and closes
    if _in_word(before) and _in_word(after):
        opens, closes = False, closes and _ends_in_word(text, start, scanned.length, after)
    elif before + after in _ALONE:
        opens = closes = False
    elif both and before:
        opens, closes = _between_signs(text, start, before, after)
    for _ in range(scanned.length):
        state.push("text", "", 0).content = "*"
        star = _Star(ord("*"), scanned.length, len(state.tokens) - 1, -1, opens, closes, start, both)
        state.delimiters.append(star)  # type: ignore[arg-type]  # has all that is read of a delimiter
    return True


def _is_unspaced(character: str) -> bool:
    return not character.isascii() and bool(re.match(_UNSPACED, character))


def _ends_in_word(text: str, start: int, length: int, after: str) -> bool:
    """Whether bold may end inside a word: ``**10**x`` and ``**pull request**s``, but not 2**3 and not 2*3."""
    power = text[start - 1].isdecimal() and after.isdecimal()
    return _begun_in_word(text, start) or (length > 1 and not power)


def _between_signs(text: str, start: int, before: str, after: str) -> tuple[bool, bool]:
    """Whether stars between two signs may open and close, which they may not in paths such as src/*.js,*.ts."""
    opens = not (before in "/\\" and after in ".,;:)")
    in_list = before in ",;:" and after == "."
    return opens, not in_list and (before not in "([{</\\" or _begun_in_word(text, start))


def _begun_in_word(text: str, place: int) -> bool:
    """Whether the word at an offset begins with stars, as in ``**10**x``."""
    return bool(_WORD_START.match(_BLANK.split(text[max(0, place - 200) : place])[-1]))


def _pair(state: "StateInline") -> None:
    """Pair each closing star with the nearest opening one, as CommonMark does."""
    openers: list[int] = []
    stars = cast("list[_Star]", state.delimiters)
    for place, closer in enumerate(stars):
        for depth in reversed(range(max(0, len(openers) - _MOST_OPEN), len(openers)) if closer.close else ()):
            opener = stars[openers[depth]]
            if opener.run != closer.run and not _mismatched(opener, closer):
                opener.end, closer.open = place, False
                del openers[depth:]
                break
        if closer.open:
            openers.append(place)


def _mismatched(opener: _Star, closer: _Star) -> bool:
    """Whether run lengths forbid a pair (rules 9 and 10 of CommonMark's emphasis)."""
    uneven = opener.length % 3 != 0 or closer.length % 3 != 0
    return (opener.both or closer.both) and (opener.length + closer.length) % 3 == 0 and uneven


def _in_word(character: str) -> bool:
    if character.isdecimal():
        return True
    return bool(_CASED.match(character)) and (character.isalpha() or unicodedata.category(character)[0] == "M")


def _backslash(state: "StateInline", silent: bool) -> bool:
    r"""Escapes: ``\*``, ``\``` and a backslash at the end of a line. In a path, backslash and star are text."""
    start, text = state.pos, state.src
    following = text[start + 1 : start + 2]
    if text[start] != "\\" or following not in ("*", "`", "\n"):
        return False
    if following == "`" or not _in_path(text, start):
        from markdown_it.rules_inline.escape import escape

        return escape(state, silent)
    if following == "\n":
        return False
    wildcard = "\\**" if text.startswith(("\\**\\", "\\**/"), start) else "\\*"
    return _as_typed(state, wildcard)


def _in_path(text: str, place: int) -> bool:
    """Whether the word at an offset is a Windows path; looks at no more than 200 characters to each side."""
    before, after = text[max(0, place - 200) : place], text[place : place + 200]
    return bool(_PATH.search(_BLANK.split(before)[-1] + _BLANK.split(after, maxsplit=1)[0]))


def _code(state: "StateInline", silent: bool) -> bool:
    """A code span that keeps its line breaks. Without anything between its backticks it is text."""
    from markdown_it.rules_inline.backticks import backtick

    start, count = state.pos, len(state.tokens)
    if not backtick(state, silent):
        return False
    if not silent and len(state.tokens) > count and state.tokens[-1].type == "code_inline":
        token, ticks = state.tokens[-1], len(state.tokens[-1].markup)
        typed = state.src[start + ticks : state.pos - ticks]
        if "\n" in typed:
            token.content = "\n".join(line.strip(" ") for line in typed.split("\n")).strip("\n")
        if not token.content:
            token.type, token.content = "text", state.src[start : state.pos]
    return True


def _as_typed(state: "StateInline", signs: str) -> bool:
    state.pending += signs
    state.pos += len(signs)
    return True
