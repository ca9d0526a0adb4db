"""Detect typed text that YAML reads as something else: the end of a line as a comment, a path as escapes."""

import re

from deckgen.source import Source

_COMMENT = re.compile(r"(?P<gap>[ \t]+)(?P<hash>#(?P<blank>[ \t]*)(?P<word>\S*))")
_MAYBE = re.compile(r"#(?:\w|(?<=\S[ \t]#)[ \t])")
_FINISHED = re.compile(r"[.!?:;]['\")\]*]*$")
_ESCAPED_PATH = re.compile(
    r"(?:(?<![\w\\])(?:[CDE]:|[A-Za-z]:(?=\\\w+\\)|~|%\w+%)|(?<![\w.\\])\.{1,2}|(?<![\w\\])\\\\[\w.$-]{2,})"
    r"(?P<escape>\\[0abtnvfreN_LP])(?=\w)"
)


def may_hold_comment(text: str) -> bool:
    """Return whether :func:`text_in_comment` could match anywhere in a text."""
    return _MAYBE.search(text) is not None


def text_in_comment(value: str, source: Source, end: int) -> re.Match[str] | None:
    """Match the comment after a plain scalar that ends at ``end`` if it looks like part of the text.

    "#1" and "#tag" do. After a single blank "# 1" does, and so does any comment after several words without a full
    stop. Two blanks before the "#" and one after it make an ordinary comment.
    """
    comment = _COMMENT.match(source.text, end)
    if comment is None or not comment["word"]:
        return None
    if not comment["blank"]:
        return comment if re.match(r"\w", comment["word"]) else None
    unfinished = len(value.split()) > 1 and not _FINISHED.search(value)
    return comment if len(comment["gap"]) == 1 and (unfinished or comment["word"][0].isdigit()) else None


def escape_in_path(typed: str) -> re.Match[str] | None:
    r"""Match the first escape inside something that looks like a path, such as "C:\new" in double quotes."""
    return _ESCAPED_PATH.search(typed) if "\\" in typed else None
