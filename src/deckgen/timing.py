"""How long a text takes to say, and how long the parts of a story should take."""

import re
from math import ceil
from typing import NamedTuple

from deckgen.bank.sets import built_in_frameworks
from deckgen.model import PARTS, Bank, Framework, Part, Story

_LINK_TARGET = re.compile(r"\]\([^)\s]*\)")
_LIST_NUMBER = re.compile(r"\n *\d{1,3}[.)] ")
_HYPHENS = re.compile("--+")
_BETWEEN_WORDS = "/\u2013\u2014"
_SILENT = ("-", "*")
_UNSPACED = "[\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]"
"""Chinese and Japanese letters; compiled when a text may have some, as that takes over a millisecond."""

_UNSPACED_PER_WORD = 1.6
"""A speaker with 150 words of English a minute speaks about 240 characters of Chinese."""


class Band(NamedTuple):
    """The range of seconds that one or more parts of a story should take together."""

    parts: tuple[Part, ...]
    at_least_s: int
    at_most_s: int


def words(text: str) -> int:
    """Count the words said aloud: "&" is one; dashes, bullets, list numbers and link targets are not.

    In scripts without spaces, characters are counted and converted to words by the time they take to say.
    """
    spoken = _HYPHENS.sub("-", _LIST_NUMBER.sub("\n", _LINK_TARGET.sub(" ", f"\n{text}")))
    characters = 0
    for sign in _BETWEEN_WORDS:
        spoken = spoken.replace(sign, " ")
    if not spoken.isascii():
        spoken, characters = re.subn(_UNSPACED, " ", spoken)
    pieces = spoken.split()
    return len(pieces) - sum(map(pieces.count, _SILENT)) + ceil(characters / _UNSPACED_PER_WORD)


def seconds(text: str, rate: int) -> float:
    """Return the seconds a text takes to say at ``rate`` words a minute."""
    return words(text) * 60 / rate


def band_seconds(story: Story, band: Band, rate: int) -> float:
    """Return the seconds that the parts of a band take in a story."""
    return sum(seconds(story.part(part), rate) for part in band.parts)


def bands(bank: Bank) -> tuple[Band, ...]:
    """Return the bands of the bank's own ``star`` framework, or of the built-in one; () if its steps name no parts."""
    for framework in (*bank.frameworks, *built_in_frameworks()):
        if framework.key == "star":
            return framework_bands(framework)
    return ()


def framework_bands(framework: Framework) -> tuple[Band, ...]:
    """Return a band for each step that names parts of a story and seconds."""
    return tuple(
        Band(tuple(part for part in PARTS if part in step.parts), step.at_least_s, step.at_most_s)
        for step in framework.steps
        if step.parts and step.at_least_s is not None and step.at_most_s is not None
    )
