"""Text of one weight and slant: how wide each word is and how it is written, measured once at a size of 1."""

import re
from collections.abc import Callable

from deckgen.renderers.pdf.text.typeface import Typeface

_PLAIN = re.compile(
    "[!-~\u00a1-\u00ac\u00ae-\u024f\u2010\u2012-\u201f\u2020-\u2022\u2026\u2030\u20ac\u2122\u2190-\u2193\u2212]"
)
"""A character that is set as it comes: no line break inside, no shaping, left to right. Latin letters, and punctuation
and signs used with them."""

Measured = tuple[float, str]
"""The width of some text, in parts of the type size, and how it is written in a page's content."""


class NeedsGlyphs(Exception):  # noqa: N818 - a signal, not a failure
    """Raised for text that cannot be set word by word, and must be set glyph by glyph as ``units.py`` does."""


class Letters(dict[str, Measured]):
    """The letters of a style, each measured when it is first looked up."""

    def __init__(self, font: Typeface, tracking: float) -> None:
        super().__init__()
        self._font = font
        self._tracking = tracking

    def __missing__(self, letter: str) -> Measured:
        if not _PLAIN.fullmatch(letter) or not self._font.covers(letter):
            raise NeedsGlyphs
        subset, code = self._font.code(ord(letter))
        if subset:
            raise NeedsGlyphs
        measured = self[letter] = self._font.advance(letter) + self._tracking, code
        return measured


class Words(dict[str, Measured]):
    """The words of a style, each with a space after it, measured when it is first looked up."""

    def __init__(self, letters: Letters, space: float) -> None:
        super().__init__({"": (space, " ")})
        self._letters = letters
        self._space = space

    def __missing__(self, word: str) -> Measured:
        letters = [self._letters[letter] for letter in word]
        width = sum(width for width, _ in letters) + self._space
        measured = self[word] = width, "".join(code for _, code in letters) + " "
        return measured


class Style:
    """Text of one weight and slant, with ``tracking`` added to each character, in parts of the type size.

    Its ``words`` are set in the ``first`` font, in the subset that a page calls ``resource``. Looking up a word that
    cannot be set there raises NeedsGlyphs; its characters are then looked for in the fonts of the ``chain``.
    """

    def __init__(self, first: Typeface, others: Callable[[], tuple[Typeface, ...]], tracking: float) -> None:
        self.first = first
        self._others = others
        self._chain: tuple[Typeface, ...] = ()
        self.tracking = tracking
        self.space = first.advance(" ") + tracking
        self.resource = first.resource(0)
        self.words = Words(Letters(first, tracking), self.space)

    @property
    def chain(self) -> tuple[Typeface, ...]:
        """The fonts to look for a character in, in this order. All but the first are loaded when they are needed."""
        if not self._chain:
            self._chain = (self.first, *self._others())
        return self._chain
