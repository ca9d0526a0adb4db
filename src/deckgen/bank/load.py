"""Load a bank from a folder of YAML files, or from text in memory."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from deckgen.bank import folder as bank_folder
from deckgen.bank.assembly import assembled
from deckgen.bank.documents import Entries, read_document
from deckgen.bank.reporting import Report
from deckgen.bank.yamltree import documents
from deckgen.codes import bank_codes
from deckgen.diagnostics import Diagnostic, errors, in_order
from deckgen.model import Bank
from deckgen.source import Source, Span


@dataclass(frozen=True, slots=True)
class Loaded:
    """A bank as far as it could be read, its diagnostics, and the sources their places point into.

    ``partial`` holds the keys of stories with a field that could not be read; ``partial_settings`` says the same of the
    bank's own document. Rules do not judge what they see only in part.
    """

    bank: Bank
    diagnostics: tuple[Diagnostic, ...]
    sources: tuple[Source, ...] = ()
    partial: frozenset[str] = frozenset()
    partial_settings: bool = False


def load(folder: str | Path) -> Loaded:
    """Read every ``*.yaml`` below ``folder``.

    What the author got wrong is in the diagnostics, never raised; with an error among them the bank is what was left.

    Raises:
        OSError: a file that is there cannot be read.
    """
    report = Report()
    sources = [bank_folder.read(path, report) for path in bank_folder.find(Path(folder), report)]
    return load_sources([source for source in sources if source], report, Path(folder).as_posix())


def loads(texts: Mapping[str, str]) -> Loaded:
    """Read a bank from texts in memory, by file name: the same as ``load`` of a folder that holds them."""
    report = Report()
    sources = [bank_folder.read_text(name, text, report) for name, text in sorted(texts.items())]
    if not sources:
        report(bank_codes.EMPTY_FOLDER, Span("bank.yaml", 1, 1), "no text to read a bank from")
    return load_sources(sources, report, sources[0].path if sources else "")


def load_sources(sources: Iterable[Source], report: Report | None = None, place: str = "") -> Loaded:
    """Read a bank from sources; ``place`` is the path for diagnostics about the bank as a whole."""
    report = report or Report()
    kept = tuple(sources)
    entries = Entries()
    for source in kept:
        is_empty = True
        for node in documents(source, report):
            is_empty = False
            read_document(node, entries, report)
        if is_empty and not any(diagnostic.span.path == source.path for diagnostic in errors(report.diagnostics)):
            report(bank_codes.EMPTY_FILE, Span(source.path, 1, 1), "the file holds no entry")
    bank = assembled(entries, report, (place or None) if kept else None)
    return loaded_from(bank, entries, report, kept)


def loaded_from(bank: Bank, entries: Entries, report: Report, sources: tuple[Source, ...] = ()) -> Loaded:
    """Combine a bank with its diagnostics and with what could be read only in part."""
    partial_kinds = entries.partial_kinds | report.lost.kinds
    return Loaded(
        bank,
        in_order(report.diagnostics),
        sources,
        # The seconds of every story are compared with a framework.
        frozenset(str(story.key) for story in bank.stories if "frameworks" in partial_kinds) | entries.partial,
        partial_settings="bank" in partial_kinds,
    )
