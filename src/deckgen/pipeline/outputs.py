"""The formats a bank can be rendered to: a row each."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from deckgen.bank.load import Loaded
from deckgen.deck.choice import Choice
from deckgen.deck.note_types import NOTE_TYPES
from deckgen.deck.notes import Note
from deckgen.diagnostics import Diagnostic
from deckgen.model import Bank, PrintSettings
from deckgen.pipeline.output_record import digest, file_digest
from deckgen.pipeline.publish import Publication
from deckgen.pipeline.result import Rendered
from deckgen.renderers.anki.text_import import TaggedRow, render_tagged
from deckgen.version import VERSION

Output = Literal["anki", "pdf", "text", "html", "markdown"]
DEFAULT: tuple[Output, ...] = ("anki", "pdf")
_EXTENSIONS: Mapping[Output, str] = {"anki": "apkg", "pdf": "pdf", "text": "txt", "html": "html", "markdown": "md"}
OUTPUTS: tuple[Output, ...] = tuple(_EXTENSIONS)


@dataclass(frozen=True, slots=True)
class Job:
    """What outputs are made from: the bank, its notes, how to print, what the check found.

    ``for_anki`` are the notes chosen for Anki; ``publication`` is None when nothing is made for it.
    """

    bank: Bank
    notes: tuple[Note, ...]
    for_anki: tuple[Note, ...]
    settings: PrintSettings
    findings: tuple[Diagnostic, ...] = ()
    publication: Publication | None = None


def publishes(outputs: Iterable[Output]) -> bool:
    """Whether notes go to Anki, so that the ledger has to keep their times; cards and pages do not."""
    return not {"anki", "text"}.isdisjoint(outputs)


def file_name(output: Output, bank_id: str) -> str:
    """The name of an output's file."""
    return f"{bank_id}.{_EXTENSIONS[output]}"


def tagged_name(bank_id: str) -> str:
    """The name of the file for Anki's text import of notes that a person has tagged or edited."""
    return f"{bank_id}-tagged.txt"


def tagged_file(bank_id: str, rows: Sequence[TaggedRow]) -> dict[str, bytes]:
    """That file by its name; nothing when there is no such note."""
    return {tagged_name(bank_id): render_tagged(rows)} if rows else {}


def render_output(output: Output, job: Job) -> Rendered:
    """One output of a bank; the library that makes it is imported here."""
    return _RENDERERS[output](job)


def input_digests(
    outputs: Iterable[Output], loaded: Loaded, settings: PrintSettings, choice: Choice
) -> dict[Output, str]:
    """For each output a digest of everything it is made from, except the ledger."""
    from deckgen.renderers.anki.digests import note_type_digest

    text = digest([VERSION, *(source.text for source in loaded.sources)])
    notes = digest([text, repr(choice), *map(note_type_digest, NOTE_TYPES)])
    fonts = [file_digest(path) for path in map(Path, settings.fonts)]
    printed = digest([text, repr(settings), *fonts])
    shown = digest([notes, *(source.path for source in loaded.sources)])
    made_of: dict[Output, str] = {"anki": notes, "text": notes, "pdf": printed, "html": shown, "markdown": text}
    return {output: made_of[output] for output in outputs}


def _anki(job: Job) -> Rendered:
    from deckgen.renderers.anki.package import render_anki

    assert job.publication is not None
    package = render_anki(job.publication.notes, note_type_times=job.publication.note_type_times)
    return Rendered({file_name("anki", job.bank.info.id): package})


def _pdf(job: Job) -> Rendered:
    from deckgen.renderers.pdf.document import render_pdf

    pdf = render_pdf(job.bank, job.notes, job.settings)
    return Rendered({file_name("pdf", job.bank.info.id): pdf.data}, pdf.diagnostics, cards=pdf.cards, sheets=pdf.sheets)


def _text(job: Job) -> Rendered:
    from deckgen.renderers.anki.text_import import render_text

    assert job.publication is not None
    return Rendered({file_name("text", job.bank.info.id): render_text(job.publication.notes)})


def _html(job: Job) -> Rendered:
    from deckgen.renderers.preview import render_html

    return Rendered({file_name("html", job.bank.info.id): render_html(job.bank, job.for_anki, job.findings)})


def _markdown(job: Job) -> Rendered:
    from deckgen.renderers.markdown import to_markdown

    return Rendered({file_name("markdown", job.bank.info.id): to_markdown(job.bank).encode()})


_RENDERERS: Mapping[Output, Callable[[Job], Rendered]] = {
    "anki": _anki,
    "pdf": _pdf,
    "text": _text,
    "html": _html,
    "markdown": _markdown,
}
