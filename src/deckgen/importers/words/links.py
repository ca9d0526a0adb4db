"""Texts that lead elsewhere and say little themselves."""

import re

_LINK = re.compile(r"!?\[[^\[\]]*\]\([^()]*\)|<?https?://\S+>?")


def only_links(text: str, *, beside: int = 0) -> bool:
    """Whether a text holds links, and no more than so many words beside them."""
    rest = _LINK.sub("", text)
    return rest != text and len(re.findall(r"\w+", rest)) <= beside
