"""What a rule is, and what it finds."""

import inspect
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Literal, NamedTuple

from deckgen.diagnostics import Severity
from deckgen.lint.reading import Entry, Reading
from deckgen.source import Text


class Finding(NamedTuple):
    """Something a rule found: the entry it is about, the character ``offset`` of ``text``, what is there, the cure.

    A text that stands in no file of the bank has no place; the finding then points at the bank's own name.
    A tuple, because a big bank has many and a dataclass takes three times as long to make.
    """

    about: Entry
    text: Text
    message: str
    hint: str
    offset: int = 0
    severity: Severity | None = None
    """Where it differs from the rule's own."""


Find = Callable[[Reading], Iterator[Finding]]
Scope = Literal["story", "bank", "allowed"]


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule: its code and name, how much it matters, what it must be able to read, and the generator of findings.

    ``scope`` "story" reads stories one by one and holds in a bank with faults; "bank" needs all entries and references;
    "allowed" runs after all others and sees which suppressions were of use.
    """

    code: str
    name: str
    severity: Severity
    find: Find
    scope: Scope = "bank"
    english: bool = False
    off: bool = False

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
        """The fragment cured."""
        return _example(_GOOD.split(self.doc, maxsplit=1)[1])


def rule(
    code: str,
    name: str,
    severity: Severity,
    *,
    scope: Scope = "bank",
    english: bool = False,
    off: bool = False,
) -> Callable[[Find], Rule]:
    """Make a rule of a generator; ``english`` rules know English words, ``off`` ones wait to be asked for."""
    return lambda find: Rule(code, name, severity, find, scope, english, off)


_BAD = re.compile(r"^Bad:", re.MULTILINE)
_GOOD = re.compile(r"^Good:", re.MULTILINE)


def _example(block: str) -> str:
    return inspect.cleandoc("\n" + block if block.startswith("\n") else block).strip()
