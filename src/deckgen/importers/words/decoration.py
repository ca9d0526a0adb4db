"""Decoration around a text: numbering, bullets, emphasis, a link, quotation marks, a closing parenthesis."""

import re

_NUMBER = re.compile(
    r"(?:\*\*)?(?:(?:q(?:uestion)?|pergunta|pregunta|frage|問題|问题)\s*\.?\s*#?\d+\s*[.:)：、-]?|\d+(?:\.\d+)+[.)]?(?=\s)|#?\d+\s*[.)、:：]"
    r"|\(\d+\)|[①-⑳]|#\d+)\**\s*",
    re.I,
)
_QUOTES = (('"', '"'), ("“", "”"), ("„", "“"), ("«", "»"), ("「", "」"), ("『", "』"), ("‘", "’"), ("'", "'"))
_PARENTHESIS = re.compile(r"(.*?)\s*[(（]([^()（）]*(?:\([^()]*\)[^()]*)*)[)）]\s*\.?", re.S)


def unnumbered(text: str) -> str:
    """A title without its numbering, and without the markup around the whole of it."""
    clean = bare(text)
    number = _NUMBER.match(clean)
    return bare(clean[number.end() :]) if number and number.end() < len(clean) else clean


def caption(text: str) -> str:
    """The words of a heading or a label, without numbering, markup and closing colon."""
    return unnumbered(text).rstrip(":：")


def bare(text: str) -> str:
    """Text without leading bullets, and without the emphasis, code marks or link around the whole of it."""
    clean = text.strip(" \t\n")
    while True:
        before = clean
        clean = re.sub(r"^[.·•▪◦‣►➤→]\s+", "", clean)
        clean = re.sub(r"^(?![\w\"'“‘„«「『¿¡<(\[*_`~$#@&+.…\-])[^\w\s]+\s+(?=\S)", "", clean)
        for mark in ("***", "**", "__", "*", "_", "`"):
            inner = clean[len(mark) : -len(mark)]
            if len(clean) > 2 * len(mark) and clean.startswith(mark) and clean.endswith(mark) and mark not in inner:
                clean = inner.strip()
        if link := re.fullmatch(r"\[([^\]\n]+)\]\([^()\n]*\)", clean):
            clean = link[1]
        if clean == before:
            return clean


def unquoted(text: str) -> str:
    """Text without quotation marks, if one pair encloses the whole of it."""
    clean = bare(text)
    for opening, closing in _QUOTES:
        inner = clean[1:-1]
        if len(clean) > 2 and clean[0] == opening and clean[-1] == closing and not {opening, closing} & set(inner):
            return inner.strip()
    return clean


def split_parenthesis(text: str) -> tuple[str, str] | None:
    """The text before a parenthesis at its end, and what the parenthesis holds; None without a parenthesis."""
    parts = _PARENTHESIS.fullmatch(text)
    return (parts[1], parts[2]) if parts else None
