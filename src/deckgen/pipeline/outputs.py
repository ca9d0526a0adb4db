"""The files a build makes of its notes: a row a format."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from deckgen.bank.load import Loaded
from deckgen.deck.note_types import NOTE_TYPES
from deckgen.diagnostics import Diagnostic
from deckgen.model import Bank, PrintSettings
from deckgen.pipeline.publish import Publication
from deckgen.pipeline.record import digest, file_digest
from deckgen.render.anki.digests import note_type_digest
from deckgen.version import VERSION

Output = Literal["anki", "pdf", "text", "html"]
DEFAULT: tuple[Output, ...] = ("anki", "pdf")


@dataclass(frozen=True, slots=True)
class Rendered:
    """The bytes of one output by file name, what is to be said about them, and how much paper they are."""

    files: Mapping[str, bytes]
    diagnostics: tuple[Diagnostic, ...] = ()
    cards: int = 0
    sheets: int = 0


def render(output: Output, bank: Bank, publication: Publication, settings: PrintSettings) -> Rendered:
    """One output of a bank; the library that makes it is imported here."""
    return _RENDERERS[output](bank, publication, settings)


def inputs(outputs: Iterable[Output], loaded: Loaded, settings: PrintSettings) -> dict[str, str]:
    """For each output a digest of everything it is made from, but for the ledger."""
    text = digest([VERSION, *(source.text for source in loaded.sources)])
    notes = digest([text, *map(note_type_digest, NOTE_TYPES)])
    fonts = [file_digest(path) for path in map(Path, settings.fonts)]
    printed = digest([text, repr(settings), *fonts])
    return {output: printed if output == "pdf" else notes for output in outputs}


def _anki(bank: Bank, publication: Publication, _: PrintSettings) -> Rendered:
    from deckgen.render.anki.package import render_anki

    package = render_anki(publication.notes, note_type_times=publication.note_type_times)
    return Rendered({f"{bank.info.id}.apkg": package})


def _pdf(bank: Bank, publication: Publication, settings: PrintSettings) -> Rendered:
    from deckgen.render.pdf import render_pdf

    notes = tuple(stamped.note for stamped in publication.notes)
    made = render_pdf(bank, notes, settings)
    return Rendered({f"{bank.info.id}.pdf": made.data}, made.diagnostics, made.cards, made.sheets)


def _text(bank: Bank, publication: Publication, _: PrintSettings) -> Rendered:
    from deckgen.render.anki.text import render_text

    return Rendered({f"{bank.info.id}.txt": render_text(publication.notes)})


def _html(bank: Bank, publication: Publication, _: PrintSettings) -> Rendered:
    from deckgen.render.html import render_html

    notes = tuple(stamped.note for stamped in publication.notes)
    return Rendered({f"{bank.info.id}.html": render_html(notes, str(bank.info.title or bank.info.id))})


_RENDERERS: Mapping[Output, Callable[[Bank, Publication, PrintSettings], Rendered]] = {
    "anki": _anki,
    "pdf": _pdf,
    "text": _text,
    "html": _html,
}
