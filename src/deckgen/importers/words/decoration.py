"""What stands around a text and is no part of it: number, bullets, emphasis, link, quotation marks, an addition."""

import re

_NUMBER = re.compile(
    r"(?:\*\*)?(?:(?:q(?:uestion)?|pergunta|pregunta|frage|問題|问题)\s*\.?\s*#?\d+\s*[.:)：、-]?|\d+(?:\.\d+)+[.)]?(?=\s)|#?\d+\s*[.)、:：]"
    r"|\(\d+\)|[①-⑳]|#\d+)\**\s*",
    re.I,
)
_QUOTES = (('"', '"'), ("“", "”"), ("„", "“"), ("«", "»"), ("「", "」"), ("『", "』"), ("‘", "’"), ("'", "'"))
_ADDITION = re.compile(r"(.*?)\s*[(（]([^()（）]*(?:\([^()]*\)[^()]*)*)[)）]\s*\.?", re.S)


def unnumbered(text: str) -> str:
    """A title without its number and without the markup of the whole."""
    clean = bare(text)
    found = _NUMBER.match(clean)
    return bare(clean[found.end() :]) if found and found.end() < len(clean) else clean


def caption(text: str) -> str:
    """What a heading or a label calls itself: its words without their number, their markup and a closing colon."""
    return unnumbered(text).rstrip(":：")


def bare(text: str) -> str:
    """Text without the emphasis, code marks, link or leading signs that stand around the whole of it."""
    clean = text.strip(" \t\n")
    while True:
        before = clean
        clean = re.sub(r"^[.·•▪◦‣►➤→]\s+", "", clean)
        clean = re.sub(r"^(?![\w\"'“‘„«「『¿¡<(\[*_`~$#@&+.…\-])[^\w\s]+\s+(?=\S)", "", clean)
        for sign in ("***", "**", "__", "*", "_", "`"):
            inner = clean[len(sign) : -len(sign)]
            if len(clean) > 2 * len(sign) and clean.startswith(sign) and clean.endswith(sign) and sign not in inner:
                clean = inner.strip()
        if link := re.fullmatch(r"\[([^\]\n]+)\]\([^()\n]*\)", clean):
            clean = link[1]
        if clean == before:
            return clean


def unquoted(text: str) -> str:
    """Text without the quotation marks, if one pair stands around the whole of it."""
    clean = bare(text)
    for opening, closing in _QUOTES:
        inner = clean[1:-1]
        if len(clean) > 2 and clean[0] == opening and clean[-1] == closing and not {opening, closing} & set(inner):
            return inner.strip()
    return clean


def addition(text: str) -> tuple[str, str] | None:
    """What stands before an addition in parentheses at the end of a text, and the addition; None without one."""
    found = _ADDITION.fullmatch(text)
    return (found[1], found[2]) if found else None
