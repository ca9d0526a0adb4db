"""A folder of YAML becomes a bank and everything that is wrong with it."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TypeVar

from deckgen.bank import files, readers
from deckgen.bank.faults import Fault, Report
from deckgen.bank.fields import Fields
from deckgen.bank.hints import near
from deckgen.bank.nodes import Mapping, Node
from deckgen.bank.resolve import resolve
from deckgen.bank.sets import PRINCIPLE_SETS, built_in_frameworks, principle_set
from deckgen.bank.yamltree import documents
from deckgen.diagnostics import Diagnostic, in_order
from deckgen.model import Bank, BankInfo, Checklist, Framework, MatrixRow, Principle, Question, Story
from deckgen.source import Source, Span, Text

KINDS = ("bank", "story", "principles", "questions", "matrix", "frameworks", "checklists")

E = TypeVar("E", Story, Principle, Question, Framework, Checklist)


@dataclass(frozen=True, slots=True)
class Loaded:
    """A bank as far as it could be read, every fault in it, and the text both point into."""

    bank: Bank
    diagnostics: tuple[Diagnostic, ...]
    sources: tuple[Source, ...] = ()


def load(folder: str | Path) -> Loaded:
    """Read every ``*.yaml`` below ``folder``.

    What the author got wrong is in the diagnostics, never raised; with an error among them the bank is what was left.

    Raises:
        OSError: a file that is there cannot be read.
    """
    report = Report()
    sources = [files.read(path, report) for path in files.find(Path(folder), report)]
    return load_sources([source for source in sources if source], report, Path(folder).as_posix())


def load_sources(sources: Iterable[Source], report: Report | None = None, place: str = "") -> Loaded:
    """Read a bank from text already in memory; ``place`` stands for the whole bank where no line is at fault."""
    report = report or Report()
    kept = tuple(sources)
    entries = _Entries()
    for source in kept:
        count = 0
        for node in documents(source, report):
            count += 1
            _read_document(node, entries, report)
        if not count and not any(fault.span.path == source.path for fault in report.found):
            report(Fault.EMPTY_FILE, Span(source.path, 1, 1), "the file holds no entry")
    bank = resolve(_assembled(entries, report, place if kept else ""), built_in_frameworks(), report)
    return Loaded(_without_doubles(bank, report), in_order(report.found), kept)


class _Entries:
    """What the documents held, in the order read."""

    def __init__(self) -> None:
        self.infos: list[tuple[BankInfo, Span]] = []
        self.named_sets: list[Text] = []
        self.principles: list[Principle] = []
        self.stories: list[Story] = []
        self.questions: list[Question] = []
        self.matrix: list[MatrixRow] = []
        self.frameworks: list[Framework] = []
        self.checklists: list[Checklist] = []


def _read_document(node: Node, entries: _Entries, report: Report) -> None:
    kind = _kind(node, report)
    if kind is None or not isinstance(node, Mapping):
        return
    if kind in ("bank", "story"):
        entry = Fields(node, kind, report)
        if kind == "bank":
            entries.infos.append((readers.read_bank(entry), node.span))
        else:
            entries.stories.append(readers.read_story(entry))
        entry.finish()
        return
    ((name, value),) = (pair for pair in node.pairs if pair[0] == kind)
    for other, _ in node.pairs:
        if other != name:
            hint = f"start another document with '---' before it, or indent it below '{kind}'"
            report(Fault.UNKNOWN_KEY, other.span, f"'{other}' beside '{kind}'", hint)
    _read_list(kind, value, entries, report)


def _read_list(kind: str, value: Node, entries: _Entries, report: Report) -> None:
    match kind:
        case "principles" if isinstance(value, Text) and value:
            entries.named_sets.append(value)
        case "principles":
            entries.principles += readers.read_list(value, "principle", report, readers.read_principle)
        case "questions":
            entries.questions += readers.read_list(value, "question", report, readers.read_question)
        case "matrix":
            entries.matrix += readers.read_matrix(value, report)
        case "frameworks":
            entries.frameworks += readers.read_list(value, "framework", report, readers.read_framework)
        case "checklists":
            entries.checklists += readers.read_list(value, "checklist", report, readers.read_checklist)


def _kind(node: Node, report: Report) -> str | None:
    if not isinstance(node, Mapping):
        hint = f"begin the document with one of: {', '.join(KINDS)}"
        report(Fault.KIND, node.span, "a document that is not a mapping", hint)
        return None
    found = [key for key, _ in node.pairs if key in KINDS]
    if "story" in found:  # whose own principles are a field of it
        found = [key for key in found if key != "principles"]
    if len(found) == 1:
        return str(found[0])
    if found:
        names = "' and '".join(found)
        report(Fault.KIND, found[1].span, f"one document holds '{names}'", "start another document with '---'")
    else:
        first = node.pairs[0][0] if node.pairs else Text()
        message = f"a document of unknown kind, beginning with '{first}'"
        report(Fault.KIND, node.span, message, near(first, KINDS, otherwise="begin it with one of"))
    return None


def _assembled(entries: _Entries, report: Report, place: str) -> Bank:
    for _, span in entries.infos[1:]:
        first = entries.infos[0][1]
        message = f"a second 'bank' document; the first is in line {first.line} of {first.path}"
        report(Fault.DUPLICATE_ENTRY, span, message, "keep one of the two")
    if not entries.infos and place:
        report(Fault.NO_BANK, Span(place, 1, 1), "no document says what the bank is")
    return Bank(
        info=entries.infos[0][0] if entries.infos else BankInfo(Text("bank")),
        principles=_principles(entries, report),
        stories=tuple(entries.stories),
        questions=tuple(entries.questions),
        matrix=tuple(entries.matrix),
        frameworks=tuple(entries.frameworks),
        checklists=tuple(entries.checklists),
    )


def _without_doubles(bank: Bank, report: Report) -> Bank:
    """The bank with one entry a key; done last, so that faults within a double are found as well."""
    return replace(
        bank,
        stories=_distinct(bank.stories, "story", report),
        questions=_distinct(bank.questions, "question", report),
        frameworks=_distinct(bank.frameworks, "framework", report),
        checklists=_distinct(bank.checklists, "checklist", report),
    )


def _principles(entries: _Entries, report: Report) -> tuple[Principle, ...]:
    """The named sets in their order, with the bank's own words where it has some, then the bank's own principles."""
    known: dict[str, Principle] = {}
    for name in entries.named_sets:
        if name in PRINCIPLE_SETS:
            known |= {str(principle.key): principle for principle in principle_set(name)}
        else:
            hint = near(name, PRINCIPLE_SETS, otherwise="one of")
            report(Fault.UNKNOWN_REFERENCE, name.span, f"no principle set '{name}' ships with deckgen", hint)
    own = _distinct(entries.principles, "principle", report)
    for principle in own:
        if principle.key not in known and not principle.name:
            message = f"principle '{principle.key}' has no 'name'"
            report(Fault.MISSING_KEY, principle.key.span, message, "add 'name: ...'")
    return (*_overlaid(known, own), *(principle for principle in own if principle.key not in known))


def _overlaid(known: dict[str, Principle], own: Iterable[Principle]) -> Iterator[Principle]:
    mine = {str(principle.key): principle for principle in own}
    for key, shipped in known.items():
        yield over(shipped, mine[key]) if key in mine else shipped


def over(shipped: Principle, own: Principle) -> Principle:
    """A shipped principle with every field the bank's own entry fills in."""
    return replace(
        shipped,
        key=own.key,
        name=own.name or shipped.name,
        code=own.code or shipped.code,
        aliases=own.aliases or shipped.aliases,
        meaning=own.meaning or shipped.meaning,
        probes=own.probes or shipped.probes,
        was=own.was,
        allow=own.allow,
    )


def _distinct(found: Iterable[E], what: str, report: Report) -> tuple[E, ...]:
    """Entries with a key, the first of each."""
    first: dict[str, E] = {}
    for entry in found:
        if not entry.key:
            continue
        if entry.key in first:
            place = first[entry.key].key.span
            message = f"{what} '{entry.key}' is there already, in line {place.line} of {place.path}"
            report(Fault.DUPLICATE_ENTRY, entry.key.span, message, "give one of the two another key")
        else:
            first[entry.key] = entry
    return tuple(first.values())
