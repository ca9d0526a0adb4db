"""The fonts of one document: those that come with the program, those the author names, those of the system."""

from functools import partial
from pathlib import Path

from deckgen.deck.markup import Run
from deckgen.renderers.pdf.file.pdf_file import PdfFile
from deckgen.renderers.pdf.text.font_files import FontFile, bundled
from deckgen.renderers.pdf.text.style import Style
from deckgen.renderers.pdf.text.system_fonts import system_font
from deckgen.renderers.pdf.text.typeface import Typeface
from deckgen.renderers.pdf.text.viewer_fonts import ViewerFont, viewer_fonts

Font = Typeface | ViewerFont
"""What a character is set in: a font that is embedded, or one that the file only names."""

_FAMILY = {
    (False, False): ("figo", "notos"),
    (True, False): ("figbo", "notosbo"),
    (False, True): ("figit", "notosit"),
    (True, True): ("figbi", "notosbi"),
}
_CODE = {False: "ubuntm", True: "ubuntmbo"}
_LAST = "cascadia"
"""Has the ticks, arrows and box-drawing signs that text fonts lack."""


class Fonts:
    """Finds the font for a text.

    A character is looked for in the fonts that come with the program, then in ``extra`` ones, which the author names,
    then in those in ``folders``, last in those that every viewer has for Chinese, Japanese and Korean. ``missing``
    collects the characters found in none, ``unshaped`` the scripts whose library is not installed, until both are
    cleared.
    """

    def __init__(self, extra: tuple[FontFile, ...] = (), folders: tuple[Path, ...] = (), language: str = "") -> None:
        self._extra = extra
        self._folders = folders
        self._viewers = viewer_fonts(language)
        self._elsewhere: dict[str, Font | None] = {}
        self._faces: dict[str, Typeface] = {}
        self._styles: dict[tuple[bool, bool, bool, float], Style] = {}
        self.missing: set[str] = set()
        self.unshaped: set[str] = set()

    def style(self, *, bold: bool = False, tracking: float = 0.0) -> Style:
        """The style of text that has no markup."""
        return self.of(Run("", bold=bold), tracking)

    def of(self, run: Run, tracking: float = 0.0) -> Style:
        """The style of a run of marked-up text."""
        key = (run.bold, run.italic, run.code, tracking)
        if key not in self._styles:
            family: tuple[str, ...] = _FAMILY[run.bold, run.italic]
            first, *others = (_CODE[run.bold], *family) if run.code else family
            self._styles[key] = Style(self._typeface(bundled(first)), partial(self._chain, tuple(others)), tracking)
        return self._styles[key]

    def elsewhere(self, characters: str) -> Font | None:
        """A font of the system, or one that every viewer has, with all of the characters; None when there is none."""
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
        """Whether some characters are in fonts that the file names and does not embed."""
        return any(font.used for font in self._viewers)

    def write(self, file: PdfFile) -> str:
        """Write what was used of every font; returns the entries of the font dictionary."""
        faces: tuple[Font, ...] = (*self._faces.values(), *self._viewers)
        return "".join(face.write(file) for face in faces if face.used)

    def _chain(self, names: tuple[str, ...]) -> tuple[Typeface, ...]:
        files = (*map(bundled, names), *self._extra, bundled(_LAST))
        return tuple(map(self._typeface, files))

    def _typeface(self, file: FontFile) -> Typeface:
        if file.name not in self._faces:
            self._faces[file.name] = Typeface(file, len(self._faces) + 1)
        return self._faces[file.name]
