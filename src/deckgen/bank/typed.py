"""Texts that YAML takes for something else than what was typed: the end of a line for a comment, a path for escapes."""

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
    """Whether there is a ``#`` anywhere in a text that :func:`text_in_comment` might find."""
    return _MAYBE.search(text) is not None


def text_in_comment(value: str, source: Source, end: int) -> re.Match[str] | None:
    """The comment behind a plain text that ends at ``end``, where it looks like a part of the text; else None.

    "#1" and "#tag" look so, and after a single blank "# 1", or anything where the text has several words and no full
    stop. Two blanks before the "#" and one after it are an ordinary comment.
    """
    comment = _COMMENT.match(source.text, end)
    if comment is None or not comment["word"]:
        return None
    if not comment["blank"]:
        return comment if re.match(r"\w", comment["word"]) else None
    unfinished = len(value.split()) > 1 and not _FINISHED.search(value)
    return comment if len(comment["gap"]) == 1 and (unfinished or comment["word"][0].isdigit()) else None


def escape_in_path(typed: str) -> re.Match[str] | None:
    r"""The first escape, as in "C:\new", in what is typed between double quotes and looks like a path; else None."""
    return _ESCAPED_PATH.search(typed) if "\\" in typed else None
