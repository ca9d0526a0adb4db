"""How much room text takes on a terminal, where a sign of Chinese has two columns and a combining mark none."""

import re

_ONE_EACH = re.compile("[ -~\u00a0-\u02ff\u2010-\u2027\u2190-\u21ff]*")
"""Latin text and the signs that stand in it: to measure it by a library would be slower than to load the bank."""


def columns(text: str) -> int:
    """The columns of a text in one line."""
    if _ONE_EACH.fullmatch(text):
        return len(text)
    import wcwidth

    return wcwidth.width(text)


def first_columns(text: str, width: int) -> str:
    """As much of a text as fits in ``width`` columns, no character parted."""
    if _ONE_EACH.fullmatch(text):
        return text[:width]
    import wcwidth

    return wcwidth.clip(text, 0, width, fillchar="")


def filled(text: str, width: int, later: str = "", *, break_words: bool = False) -> list[str]:
    """A text in lines of at most ``width`` columns, each but the first after ``later``.

    A word wider than that, as a whole sentence of Chinese may be, stands on a line of its own unless ``break_words``.
    """
    if _ONE_EACH.fullmatch(text):
        from textwrap import wrap
    else:
        from wcwidth import wrap
    return wrap(text, width, subsequent_indent=later, break_long_words=break_words, break_on_hyphens=break_words)
