"""Which font prints which character, and how wide each word is: measured once, at a size of 1."""

import re
from collections.abc import Callable
from functools import partial
from pathlib import Path

from deckgen.deck.markup import Run
from deckgen.renderers.pdf.file.pdf_file import PdfFile
from deckgen.renderers.pdf.text.font_files import FontFile, bundled
from deckgen.renderers.pdf.text.system_fonts import system_font
from deckgen.renderers.pdf.text.typeface import Typeface
from deckgen.renderers.pdf.text.viewer_fonts import ViewerFont, viewer_fonts

Face = Typeface | ViewerFont

_PLAIN = re.compile(
    "[!-~\u00a1-\u00ac\u00ae-\u024f\u2010\u2012-\u201f\u2020-\u2022\u2026\u2030\u20ac\u2122\u2190-\u2193\u2212]"
)
"""What has no break in it, no direction and no shaping: Latin letters, and signs that stand among them."""

_FAMILY = {
    (False, False): ("figo", "notos"),
    (True, False): ("figbo", "notosbo"),
    (False, True): ("figit", "notosit"),
    (True, True): ("figbi", "notosbi"),
}
_CODE = {False: "ubuntm", True: "ubuntmbo"}
_LAST = "cascadia"
"""Has ticks, arrows and box-drawing signs that text fonts lack."""


class NotPlain(Exception):  # noqa: N818 - a signal, not a failure
    """A word that cannot be set by its letters alone."""


class Words(dict[str, float]):
    """The width of each word with the space after it, at a size of 1; measured when first asked for."""

    def __init__(self, style: "Style", trailing: float) -> None:
        self._style = style
        self._trailing = trailing

    def __missing__(self, word: str) -> float:
        width = self[word] = self._style.plain_width(word) + self._trailing
        return width


class Advances(dict[str, float]):
    """The width of each plain letter of a font; looked up when first asked for, when the font comes to be used."""

    def __init__(self, face: Typeface, tracking: float) -> None:
        self._face = face
        self._tracking = tracking

    def __missing__(self, letter: str) -> float:
        if not _PLAIN.fullmatch(letter) or not self._face.covers(letter):
            raise NotPlain
        subset, _ = self._face.code(ord(letter))
        if subset:
            raise NotPlain
        width = self[letter] = self._face.advance(letter) + self._tracking
        return width


class Style:
    """Text of one weight and slant, with ``tracking`` added to each character, in parts of the size.

    ``spaced`` holds words with the space after them; ``solid`` pieces as they stand; ``written`` how each is written
    in a page description, in the font and subset of ``resource``. No word met so far is wider than ``widest`` with the
    space after it.
    """

    def __init__(self, first: Typeface, others: Callable[[], tuple[Typeface, ...]], tracking: float) -> None:
        self.first = first
        self._others = others
        self._chain: tuple[Typeface, ...] = ()
        self.tracking = tracking
        self.written: dict[str, str] = {}
        self.space = self.widest = first.advance(" ") + tracking
        self.spaced = Words(self, self.space)
        self.solid = Words(self, 0.0)
        self.spaced[""], self.written[""] = self.space, ""
        self.resource = first.resource(0)
        self._advances = Advances(first, tracking)

    @property
    def chain(self) -> tuple[Typeface, ...]:
        """The fonts to look for a character in, in this order; only the first is loaded before that is needed."""
        if not self._chain:
            self._chain = (self.first, *self._others())
        return self._chain

    def plain_width(self, word: str) -> float:
        """The width of a word of plain letters, which is also made ready for writing.

        Raises:
            NotPlain: the word has a character outside the first part of the first font, or nothing to print.
        """
        if not word:
            raise NotPlain
        width = sum(map(self._advances.__getitem__, word))
        self.written[word] = word if word.isalnum() and word.isascii() else self.first.written(word)
        self.widest = max(self.widest, width + self.space)
        return width


class Fonts:
    """Every font of one document, in the order they are asked for a character.

    First those that come with the program, then ``extra``, which the author named, then those in ``folders``, then the
    ones every viewer has for Chinese, Japanese and Korean. ``missing`` and ``unshaped`` gather what no font or no
    library could do, until somebody clears them.
    """

    def __init__(self, extra: tuple[FontFile, ...] = (), folders: tuple[Path, ...] = (), language: str = "") -> None:
        self._extra = extra
        self._folders = folders
        self._viewers = viewer_fonts(language)
        self._elsewhere: dict[str, Face | None] = {}
        self._faces: dict[str, Typeface] = {}
        self._styles: dict[tuple[bool, bool, bool, float], Style] = {}
        self.missing: set[str] = set()
        self.unshaped: set[str] = set()

    def style(self, *, bold: bool = False, italic: bool = False, code: bool = False, tracking: float = 0.0) -> Style:
        """The style of a run."""
        key = (bold, italic, code, tracking)
        found = self._styles.get(key)
        if found is None:
            family: tuple[str, ...] = _FAMILY[bold, italic]
            first, *others = (_CODE[bold], *family) if code else family
            found = self._styles[key] = Style(
                self._typeface(bundled(first)), partial(self._after_the_first, tuple(others)), tracking
            )
        return found

    def of(self, run: Run, tracking: float = 0.0) -> Style:
        """The style of a run of marked-up text."""
        found = self._styles.get((run.bold, run.italic, run.code, tracking))
        return found or self.style(bold=run.bold, italic=run.italic, code=run.code, tracking=tracking)

    def elsewhere(self, characters: str) -> Face | None:
        """A font of the system, or of every viewer, that has all of some characters."""
        if characters not in self._elsewhere:
            file = system_font(characters, self._folders)
            if file is not None:
                self._elsewhere[characters] = self._typeface(file)
            else:
                viewers = (font for font in self._viewers if all(map(font.covers, characters)))
                self._elsewhere[characters] = next(viewers, None)
        return self._elsewhere[characters]

    @property
    def left_to_viewer(self) -> bool:
        """Whether some characters are in fonts that the document only names."""
        return any(font.used for font in self._viewers)

    def write(self, file: PdfFile) -> str:
        """Write what was used of every font; returns the entries of the font dictionary."""
        faces: tuple[Face, ...] = (*self._faces.values(), *self._viewers)
        return "".join(face.write(file) for face in faces if face.used)

    def _after_the_first(self, names: tuple[str, ...]) -> tuple[Typeface, ...]:
        files = (*map(bundled, names), *self._extra, bundled(_LAST))
        return tuple(map(self._typeface, files))

    def _typeface(self, file: FontFile) -> Typeface:
        if file.name not in self._faces:
            self._faces[file.name] = Typeface(file, len(self._faces) + 1)
        return self._faces[file.name]
