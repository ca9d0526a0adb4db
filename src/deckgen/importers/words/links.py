"""Texts that are mostly links."""

import re

_LINK = re.compile(r"!?\[[^\[\]]*\]\([^()]*\)|<?https?://\S+>?")


def only_links(text: str, *, other_words: int = 0) -> bool:
    """Whether a text holds links, and at most so many other words."""
    rest = _LINK.sub("", text)
    return rest != text and len(re.findall(r"\w+", rest)) <= other_words
