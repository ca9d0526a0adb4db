"""What the documents of a bank hold: each document told by its kind, and read entry by entry."""

from deckgen.bank import readers
from deckgen.bank.bank_info import read_bank
from deckgen.bank.fields import Fields
from deckgen.bank.hints import near
from deckgen.bank.lists import read_list, read_matrix
from deckgen.bank.nodes import Mapping, Node
from deckgen.bank.reporting import Report
from deckgen.codes import bank_codes
from deckgen.model import BankInfo, Checklist, Framework, MatrixRow, Principle, Question, Story
from deckgen.source import Span, Text

KINDS = ("bank", "story", "principles", "questions", "matrix", "frameworks", "checklists")


class Entries:
    """The entries of a bank in the order read, as far as it is read."""

    def __init__(self) -> None:
        self.infos: list[tuple[BankInfo, Span]] = []
        self.named_sets: list[Text] = []
        self.principles: list[Principle] = []
        self.stories: list[Story] = []
        self.questions: list[Question] = []
        self.matrix: list[MatrixRow] = []
        self.frameworks: list[Framework] = []
        self.checklists: list[Checklist] = []


def read_document(node: Node, entries: Entries, report: Report) -> None:
    """Add what one document holds."""
    kind = _kind(node, report)
    if kind is None or not isinstance(node, Mapping):
        return
    if kind in ("bank", "story"):
        entry = Fields(node, kind, report)
        if kind == "bank":
            entries.infos.append((read_bank(entry), node.span))
        else:
            entries.stories.append(readers.read_story(entry))
        entry.finish()
        return
    ((name, value),) = (pair for pair in node.pairs if pair[0] == kind)
    for other, _ in node.pairs:
        if other != name:
            hint = f"start another document with '---' before it, or indent it below '{kind}'"
            report(bank_codes.UNKNOWN_FIELD, other.span, f"'{other}' beside '{kind}'", hint)
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


def _kind(node: Node, report: Report) -> str | None:
    if not isinstance(node, Mapping):
        hint = f"begin the document with one of: {', '.join(KINDS)}"
        report(bank_codes.UNKNOWN_KIND, node.span, "a document that is not a mapping", hint)
        return None
    found = [key for key, _ in node.pairs if key in KINDS]
    if "story" in found:  # whose own principles are a field of it
        found = [key for key in found if key != "principles"]
    if len(found) == 1:
        return str(found[0])
    if found:
        names = "' and '".join(found)
        message = f"one document holds '{names}'"
        report(bank_codes.UNKNOWN_KIND, found[1].span, message, "start another document with '---'")
    else:
        first = node.pairs[0][0] if node.pairs else Text()
        message = f"a document of unknown kind, beginning with '{first}'"
        report(bank_codes.UNKNOWN_KIND, node.span, message, near(first, KINDS, otherwise="begin it with one of"))
    return None
