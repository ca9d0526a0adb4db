"""What a rule is, and what it finds."""

import inspect
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Literal

from deckgen.codes import Code
from deckgen.diagnostics import Severity
from deckgen.lint.reading import Entry, Reading
from deckgen.source import Text


@dataclass(frozen=True, slots=True)
class Finding:
    """What a rule found: the entry it is about, the character at ``offset`` of ``text``, a message and a hint.

    A text that stands in no file of the bank has no place; the finding then points at the bank's own name.
    """

    about: Entry
    text: Text
    message: str
    hint: str
    offset: int = 0
    severity: Severity | None = None
    """Where it differs from the rule's own."""


Find = Callable[[Reading], Iterator[Finding]]
Scope = Literal["text", "story", "bank", "allowed"]


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule: its row in the table of codes, the generator of its findings, and when it runs.

    ``scope`` says how much of the bank it must see: one "text", a whole "story", or the whole "bank" with all its
    references; an "allowed" rule runs after all others and sees which suppressions were of use. ``english`` rules know
    English words, ``off`` ones run only when the bank or the command line asks for them.
    """

    row: Code
    find: Find
    scope: Scope = "bank"
    english: bool = False
    off: bool = False

    @property
    def code(self) -> str:
        """The code, such as "S101"."""
        return self.row.code

    @property
    def name(self) -> str:
        """The name, such as "plural-voice"."""
        return self.row.name

    @property
    def severity(self) -> Severity:
        """How much a finding matters, unless the bank or the finding itself says otherwise."""
        return self.row.severity

    @property
    def doc(self) -> str:
        """The docstring: what is found, why it matters, Bad and Good."""
        return inspect.cleandoc(self.find.__doc__ or "")

    @property
    def what(self) -> str:
        """The first line of the docstring."""
        return self.doc.partition("\n")[0]

    @property
    def why(self) -> str:
        """The docstring between its first line and the examples."""
        return _BAD.split(self.doc.partition("\n")[2], maxsplit=1)[0].strip()

    @property
    def bad(self) -> str:
        """A YAML fragment in which the rule finds something."""
        return _example(_GOOD.split(_BAD.split(self.doc, maxsplit=1)[1], maxsplit=1)[0])

    @property
    def good(self) -> str:
        """The same fragment, corrected."""
        return _example(_GOOD.split(self.doc, maxsplit=1)[1])


def rule(row: Code, *, scope: Scope = "bank", english: bool = False, off: bool = False) -> Callable[[Find], Rule]:
    """Make a rule of a generator."""
    return lambda find: Rule(row, find, scope, english, off)


_BAD = re.compile(r"^Bad:", re.MULTILINE)
_GOOD = re.compile(r"^Good:", re.MULTILINE)


def _example(block: str) -> str:
    return inspect.cleandoc("\n" + block if block.startswith("\n") else block).strip()
