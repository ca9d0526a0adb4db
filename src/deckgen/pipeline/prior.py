"""What was published before: the ledger beside the bank, or else what the last package gives away."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import get_args

from deckgen.codes import ledger_codes
from deckgen.deck.decks import decks_of
from deckgen.deck.notes import Kind, Note, guid
from deckgen.diagnostics import Diagnostic
from deckgen.ledger import lock_file
from deckgen.ledger.highest import NOTHING_GIVEN, Highest
from deckgen.ledger.records import DeckRoot, Ledger, Published
from deckgen.model import BankInfo
from deckgen.pipeline.field_marks import content_marks
from deckgen.pipeline.output_record import record_path
from deckgen.pipeline.remembered import REUSES
from deckgen.renderers.anki.history import PublishedNote, read_package
from deckgen.source import Source, Span


def empty_ledger(info: BankInfo) -> Ledger:
    """The ledger of a bank that was never published; its identity is the oldest id the bank says it had."""
    return Ledger(str(info.id), str(info.was[0]) if info.was else str(info.id))


def ledger_of(
    info: BankInfo, given: Ledger | str | None, path: str = lock_file.FILE_NAME
) -> tuple[Ledger | None, tuple[Diagnostic, ...]]:
    """The ledger of a bank from one that was kept, as a value or as the text of its lock file, and its faults.

    None when it is damaged or belongs to another bank: nothing is ever reset in silence.
    """
    if given is None:
        return empty_ledger(info), ()
    if isinstance(given, Ledger):
        ledger: Ledger | None = given
        faults: tuple[Diagnostic, ...] = ()
    else:
        ledger, faults = lock_file.read(Source(path, given), get_args(Kind))
    if ledger is None or ledger.bank_id == info.id:
        return ledger, faults
    if ledger.bank_id in info.was:
        return replace(ledger, bank_id=str(info.id)), faults
    message = f"the ledger belongs to bank '{ledger.bank_id}', not to '{info.id}'"
    hint = f"write 'was: [{ledger.bank_id}]' beside 'bank: {info.id}' to keep your reviews, or delete the copied ledger"
    return None, (ledger_codes.FOREIGN_LOCK.at(Span(path, 1, 1), message, hint),)


def find_ledger(
    info: BankInfo, notes: Iterable[Note], folder: Path, out: Path, remembered: Highest = NOTHING_GIVEN
) -> tuple[Ledger | None, tuple[Diagnostic, ...]]:
    """The ledger in ``folder``, or one recovered from the package in ``out``, and what is to be said about it.

    None when it is damaged or belongs to another bank. ``remembered`` are times known without either.
    """
    path = folder / lock_file.FILE_NAME
    try:
        content = path.read_bytes().decode("utf-8", errors="replace")
    except FileNotFoundError:
        return _without_ledger(info, notes, path, out, remembered)
    return ledger_of(info, content, path.as_posix())


def _without_ledger(
    info: BankInfo, notes: Iterable[Note], path: Path, out: Path, remembered: Highest
) -> tuple[Ledger, tuple[Diagnostic, ...]]:
    empty, prior = empty_ledger(info), _find_prior(out, (info.id, *reversed(info.was)))
    span = Span(path.as_posix(), 1, 1)
    if prior.package is not None:
        ledger, strangers = _recovered(prior, empty, notes)
        message = f"no lock file; recovered {len(ledger.notes)} notes from '{prior.package.as_posix()}'"
        if strangers:
            message += f", but not {', '.join(strangers)}"
        hint = f"keep '{path.name}' together with the bank, in version control if you use it"
        return ledger, (ledger_codes.RECOVERED_LOCK.at(span, message, hint),)
    if remembered.notes:
        message = (
            f"no lock file; this machine remembers when {len(remembered.notes)} notes of '{info.id}' were published"
        )
        hint = f"restore '{path.name}' if you can; if this is another bank, give it another id"
        return empty, (ledger_codes.RECOVERED_LOCK.at(span, message, hint),)
    if not prior.built_before:
        return empty, ()
    message = "no lock file and no earlier package; this build refreshes every note in Anki once"
    return empty, (ledger_codes.LOST_LOCK.at(span, message),)


@dataclass(frozen=True, slots=True)
class _Prior:
    """The last package, its notes and the digest and time of each note type; None when none can be read."""

    built_before: bool
    package: Path | None = None
    notes: tuple[PublishedNote, ...] = ()
    types: Mapping[Kind, tuple[str, int]] = field(default_factory=dict)


def _find_prior(out: Path, bank_ids: Iterable[str]) -> _Prior:
    built_before = False
    for bank_id in bank_ids:
        package = out / f"{bank_id}.apkg"
        built_before |= package.exists() or record_path(out, bank_id).exists()
        if package.is_file():
            try:
                return _Prior(True, package, *read_package(package.read_bytes()))
            except ValueError:
                continue
    return _Prior(built_before)


def _recovered(prior: _Prior, empty: Ledger, notes: Iterable[Note]) -> tuple[Ledger, tuple[str, ...]]:
    """The ledger that the last package speaks of, and the ids of notes whose identity it does not give away.

    A package holds GUIDs, not the identities they are made from: those are among the keys it and the bank know.
    """
    was = (f"{note.type.kind}/{key}" for note in notes for key in note.was)
    names = [*(note.id for note in prior.notes), *was]
    by_guid = {
        guid(empty.identity, identity): identity
        for identity in (f"{name}{reuse}" for reuse in reversed(REUSES) for name in names)
    }
    known = {
        note.id: Published(note.digest, note.modified_s, by_guid[note.guid], content_marks(note.fields, note.tags))
        for note in prior.notes
        if note.guid in by_guid
    }
    types = {str(kind): Published(digest, time, kind) for kind, (digest, time) in prior.types.items()}
    strangers = tuple(note.id for note in prior.notes if note.id not in known)
    decks = next(filter(None, (decks_of(note.deck) for note in prior.notes)), None)
    root = DeckRoot(decks.layout, decks.root) if decks else None
    return Ledger(empty.bank_id, empty.identity, known, types, deck=root), strangers
