"""How long a text takes to say, and how long each part of a story should take."""

import re
from dataclasses import dataclass
from math import ceil

from deckgen.bank.sets import built_in_frameworks
from deckgen.model import PARTS, Bank, Framework, Part, Story

_LINK_TARGET = re.compile(r"\]\([^)\s]*\)")
_LIST_NUMBER = re.compile(r"^ *\d{1,3}[.)] ", re.MULTILINE)
_HYPHENS = re.compile("--+")
_BETWEEN_WORDS = "/\u2013\u2014"
_SILENT = ("-", "*")
_UNSPACED = re.compile("[\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]")

_UNSPACED_PER_WORD = 1.6
"""Chinese is spoken at some 240 characters a minute by a person whose English runs at 150 words."""


@dataclass(frozen=True, slots=True)
class Band:
    """The seconds that one or more parts of a story should take together."""

    parts: tuple[Part, ...]
    at_least_s: int
    at_most_s: int


def words(text: str) -> int:
    """How many words are said aloud: dashes, bullets, list numbers and link targets are not, "&" is.

    Scripts written without spaces count by their characters, as many to a word as take as long to say.
    """
    spoken = _HYPHENS.sub("-", _LIST_NUMBER.sub("", _LINK_TARGET.sub(" ", text)))
    characters = 0
    if not spoken.isascii():
        spoken, characters = _UNSPACED.subn(" ", spoken)
    for sign in _BETWEEN_WORDS:
        spoken = spoken.replace(sign, " ")
    pieces = spoken.split()
    return len(pieces) - sum(map(pieces.count, _SILENT)) + ceil(characters / _UNSPACED_PER_WORD)


def seconds(text: str, rate: int) -> float:
    """Seconds that a text takes to say at ``rate`` words a minute."""
    return words(text) * 60 / rate


def band_seconds(story: Story, band: Band, rate: int) -> float:
    """Seconds that the parts of a band take to say in a story."""
    return sum(seconds(story.part(part), rate) for part in band.parts)


def bands(bank: Bank) -> tuple[Band, ...]:
    """The bands of the bank's own ``star`` framework, or of the built-in one; () when its steps name no parts."""
    for framework in (*bank.frameworks, *built_in_frameworks()):
        if framework.key == "star":
            return framework_bands(framework)
    return ()


def framework_bands(framework: Framework) -> tuple[Band, ...]:
    """One band a step that says which parts of a story it covers and for how many seconds."""
    return tuple(
        Band(tuple(part for part in PARTS if part in step.parts), step.at_least_s, step.at_most_s)
        for step in framework.steps
        if step.parts and step.at_least_s is not None and step.at_most_s is not None
    )
