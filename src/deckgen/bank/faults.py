"""What can be wrong with a bank's text: each fault's code, severity and cure."""

from enum import Enum

from deckgen.diagnostics import Diagnostic, Severity
from deckgen.source import Span


class Fault(Enum):
    """A kind of fault in the text itself: code, severity, the cure that always holds."""

    NO_FOLDER = (
        "F001",
        Severity.ERROR,
        "name the folder that holds the bank, or make one with 'deckgen init'",
    )
    EMPTY_FOLDER = ("F002", Severity.ERROR, "put the bank's *.yaml files there, or start with 'deckgen init'")
    UNREAD_FILE = ("F003", Severity.WARNING, "rename it to end in .yaml")
    BAD_ENCODING = ("F004", Severity.ERROR, "save the file as UTF-8")
    BYTE_ORDER_MARK = (
        "F005",
        Severity.INFO,
        "save the file as UTF-8 without the mark; it is read all the same",
    )
    CONTROL_CHARACTER = ("F006", Severity.ERROR, "delete it; no card can show it")
    EMPTY_FILE = ("F007", Severity.WARNING, "write an entry or delete the file")
    SYNTAX = ("Y101", Severity.ERROR, "")
    TAB = ("Y102", Severity.ERROR, "indent with spaces; YAML does not allow tabs there")
    DUPLICATE_KEY = ("Y103", Severity.ERROR, "keep one of the two")
    TOO_MANY_ALIASES = ("Y104", Severity.ERROR, "write the text out instead of using YAML anchors")
    TAG = ("Y105", Severity.ERROR, "remove it, or put the text in quotes if it begins with '!'")
    UNUSED_ANCHOR = ("Y106", Severity.ERROR, "put the text in quotes, since it begins with '&'")
    EATEN = ("Y107", Severity.WARNING, "put the text in quotes, or a space after '#' if it is a comment")
    KIND = ("E201", Severity.ERROR, "")
    UNKNOWN_KEY = ("E202", Severity.ERROR, "")
    MISSING_KEY = ("E203", Severity.ERROR, "")
    SHAPE = ("E204", Severity.ERROR, "")
    BAD_KEY = (
        "E205",
        Severity.ERROR,
        "use lower-case letters, digits and single hyphens, such as 'census-pipeline'",
    )
    BAD_VALUE = ("E206", Severity.ERROR, "")
    DUPLICATE_ENTRY = ("E207", Severity.ERROR, "")
    DUPLICATE_ITEM = ("E208", Severity.ERROR, "list it once")
    NO_BANK = (
        "E209",
        Severity.ERROR,
        "add a document 'bank: my-interview'; its id keeps your reviews together",
    )
    UNKNOWN_REFERENCE = ("R301", Severity.ERROR, "")
    AMBIGUOUS_NAME = ("R302", Severity.ERROR, "give one of them another name, and refer to entries by key")

    def __init__(self, code: str, severity: Severity, cure: str) -> None:
        self.code, self.severity, self.cure = code, severity, cure


class Report:
    """The faults found so far; call it to add one."""

    def __init__(self) -> None:
        self.found: list[Diagnostic] = []

    def __call__(self, fault: Fault, span: Span, message: str, hint: str = "") -> None:
        """Add a fault; without a hint of its own it gets the one that always holds."""
        self.found.append(Diagnostic(fault.code, fault.severity, span, message, hint or fault.cure))

    def unread(self) -> str:
        """The first file of which a part could not be read; "" when all could."""
        return next((fault.span.path for fault in self.found if fault.code in _PART_LOST), "")


_PART_LOST = {fault.code for fault in (Fault.BAD_ENCODING, Fault.SYNTAX, Fault.TAB, Fault.TOO_MANY_ALIASES, Fault.KIND)}
