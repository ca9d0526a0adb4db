"""Read documents: find the kind of each, then read its entries."""

import sys
from collections.abc import Iterator
from itertools import pairwise

from deckgen.bank import readers
from deckgen.bank.bank_info import read_bank
from deckgen.bank.fields import Fields
from deckgen.bank.hints import near
from deckgen.bank.lists import read_list, read_matrix
from deckgen.bank.nodes import KINDS, Mapping, Node, shape_of
from deckgen.bank.places import quoted
from deckgen.bank.reporting import Report
from deckgen.bank.yamltree import document_text
from deckgen.codes import bank_codes
from deckgen.model import BankInfo, Checklist, Framework, MatrixRow, Principle, Question, Story
from deckgen.source import Span, Text


class Entries:
    """The entries read so far, in order.

    ``partial`` holds the keys of stories of which a field could not be read, ``partial_kinds`` the kinds of documents
    in which that happened.
    """

    def __init__(self) -> None:
        self.partial: set[str] = set()
        self.partial_kinds: set[str] = set()
        self.infos: list[tuple[BankInfo, Span]] = []
        self.named_sets: list[Text] = []
        self.principles: list[Principle] = []
        self.stories: list[Story] = []
        self.questions: list[Question] = []
        self.matrix: list[MatrixRow] = []
        self.frameworks: list[Framework] = []
        self.checklists: list[Checklist] = []


def read_document(node: Node, entries: Entries, report: Report) -> None:
    """Read one document into ``entries``."""
    if not isinstance(node, Mapping):
        hint = f"begin the document with one of: {', '.join(KINDS)}"
        report(bank_codes.UNKNOWN_KIND, node.span, f"a document that is {shape_of(node)}, not a mapping", hint)
        report.lost.add_node(node)
        return
    for kind, document in _by_kind(node, report):
        before = len(entries.stories)
        _read_kind(kind, document, entries, report)
        if report.forget_lost_fields():
            entries.partial_kinds.add(kind)
            entries.partial.update(str(story.key) for story in entries.stories[before:])


def _read_kind(kind: str, node: Mapping, entries: Entries, report: Report) -> None:
    if kind in ("bank", "story"):
        entry = Fields(node, kind, report)
        if kind == "bank":
            entries.infos.append((read_bank(entry), node.span))
        else:
            entries.stories.append(readers.read_story(entry))
        entry.finish()
        return
    ((name, value),) = (pair for pair in node.pairs if pair[0] == kind)
    if others := [pair for pair in node.pairs if pair[0] != name]:
        message = f"{quoted([other for other, _ in others])} beside '{kind}' in one document"
        hint = f"start another document with '---' before it, or indent it below '{kind}'"
        report(bank_codes.UNKNOWN_FIELD, others[0][0].span, message, hint)
        for _, lost in others:
            report.lost.add_node(lost)
    _read_below(kind, value, entries, report)


def _read_below(kind: str, value: Node, entries: Entries, report: Report) -> None:
    match kind:
        case "principles" if isinstance(value, Text) and value:
            entries.named_sets.append(value)
        case "principles":
            entries.principles += read_list(value, "principle", report, readers.read_principle)
        case "questions":
            entries.questions += read_list(value, "question", report, readers.read_question)
        case "matrix":
            entries.matrix += read_matrix(value, report)
        case "frameworks":
            entries.frameworks += read_list(value, "framework", report, readers.read_framework)
        case "checklists":
            entries.checklists += read_list(value, "checklist", report, readers.read_checklist)


def _is_field(kinds: dict[str, int]) -> bool:
    """Whether ``principles`` is a field of a story here and not a document of its own.

    ``kinds`` are the positions of kind words in the document. A document of principles begins with the word, so further
    down it belongs to a story, even to one whose ``story:`` is missing or misspelt.
    """
    if kinds.keys() == {"principles"}:
        return kinds["principles"] > 0
    return kinds.keys() == {"story", "principles"} or kinds.get("principles", 0) > kinds.get("story", sys.maxsize)


def _by_kind(node: Mapping, report: Report) -> Iterator[tuple[str, Mapping]]:
    """Yield the document with its kind, or several documents if the ``---`` between them is missing."""
    kinds = {str(key): index for index, (key, _) in enumerate(node.pairs) if key in KINDS}
    if _is_field(kinds):
        del kinds["principles"]
    if len(kinds) == 1:
        yield next(iter(kinds)), node
    elif kinds:
        starts = [*kinds.values()]
        message = f"one document holds {quoted([*kinds])}"
        span = node.pairs[starts[1]][0].span
        report(bank_codes.UNKNOWN_KIND, span, message, "start another document with '---'")
        for kind, (start, end) in zip(kinds, pairwise((0, *starts[1:], len(node.pairs))), strict=True):
            yield kind, Mapping(node.source, node.pairs[start][0].start, node.pairs[start:end])
    else:
        first = node.pairs[0][0] if node.pairs else Text()
        message = f"a document of unknown kind, beginning with '{first}'"
        report(bank_codes.UNKNOWN_KIND, node.span, message, near(first, KINDS, otherwise="begin it with one of"))
        report.lost.add_text(document_text(node))
