"""How much room text takes on a terminal, where a sign of Chinese has two columns and a combining mark none."""

import textwrap


def columns(text: str) -> int:
    """The columns of a text in one line."""
    if text.isascii():
        return len(text)
    import wcwidth

    return wcwidth.width(text)


def first_columns(text: str, width: int) -> str:
    """As much of a text as fits in ``width`` columns, no character parted."""
    if text.isascii():
        return text[:width]
    import wcwidth

    return wcwidth.clip(text, 0, width, fillchar="")


def filled(text: str, width: int, later: str = "", *, break_words: bool = False) -> list[str]:
    """A text in lines of at most ``width`` columns, each but the first after ``later``.

    A word wider than that, as a whole sentence of Chinese may be, stands on a line of its own unless ``break_words``.
    """
    if text.isascii():
        wrap = textwrap.wrap
    else:
        from wcwidth import wrap
    return wrap(text, width, subsequent_indent=later, break_long_words=break_words, break_on_hyphens=break_words)
