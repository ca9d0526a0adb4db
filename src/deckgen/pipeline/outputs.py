"""The files a build makes of its notes: a row a format."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from deckgen.bank.load import Loaded
from deckgen.deck.note_types import NOTE_TYPES
from deckgen.deck.notes import Note
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


@dataclass(frozen=True, slots=True)
class Job:
    """What an output is made from: the bank, its notes as they are published, how to print, what was found."""

    bank: Bank
    publication: Publication
    settings: PrintSettings
    findings: tuple[Diagnostic, ...] = ()

    @property
    def notes(self) -> tuple[Note, ...]:
        """The notes without their stamps."""
        return tuple(stamped.note for stamped in self.publication.notes)


def render(output: Output, job: Job) -> Rendered:
    """One output of a bank; the library that makes it is imported here."""
    return _RENDERERS[output](job)


def inputs(outputs: Iterable[Output], loaded: Loaded, settings: PrintSettings) -> dict[str, str]:
    """For each output a digest of everything it is made from, but for the ledger."""
    text = digest([VERSION, *(source.text for source in loaded.sources)])
    notes = digest([text, *map(note_type_digest, NOTE_TYPES)])
    fonts = [file_digest(path) for path in map(Path, settings.fonts)]
    printed = digest([text, repr(settings), *fonts])
    shown = digest([notes, *(source.path for source in loaded.sources)])
    made_of: dict[Output, str] = {"anki": notes, "text": notes, "pdf": printed, "html": shown}
    return {output: made_of[output] for output in outputs}


def _anki(job: Job) -> Rendered:
    from deckgen.render.anki.package import render_anki

    package = render_anki(job.publication.notes, note_type_times=job.publication.note_type_times)
    return Rendered({f"{job.bank.info.id}.apkg": package})


def _pdf(job: Job) -> Rendered:
    from deckgen.render.pdf import render_pdf

    made = render_pdf(job.bank, job.notes, job.settings)
    return Rendered({f"{job.bank.info.id}.pdf": made.data}, made.diagnostics, made.cards, made.sheets)


def _text(job: Job) -> Rendered:
    from deckgen.render.anki.text import render_text

    return Rendered({f"{job.bank.info.id}.txt": render_text(job.publication.notes)})


def _html(job: Job) -> Rendered:
    from deckgen.render.html import render_html

    return Rendered({f"{job.bank.info.id}.html": render_html(job.bank, job.notes, job.findings)})


_RENDERERS: Mapping[Output, Callable[[Job], Rendered]] = {"anki": _anki, "pdf": _pdf, "text": _text, "html": _html}
