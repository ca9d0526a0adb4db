"""Rules and findings."""

import inspect
import re
from collections.abc import Callable, Iterator
from typing import Literal, NamedTuple

from deckgen.codes import Code
from deckgen.diagnostics import Severity
from deckgen.lint.reading import Entry, Reading
from deckgen.source import Text


class Finding(NamedTuple):
    """What a rule found: the entry it is about, a character of one of its texts, a message and a hint.

    A text without a place in a file is reported at the name of the bank.
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


class Rule(NamedTuple):
    """A rule: its row in the table of codes, the generator of its findings, and when it runs.

    ``scope`` is what the rule needs to be free of errors: single texts ("text"), a whole story ("story") or the whole
    bank ("bank"). Rules of scope "allowed" run last and see which suppressions were used. ``english`` rules match
    English words. Rules that are ``off`` run only if the bank or the command line asks for them.
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
        """The severity of findings, unless the bank or the finding itself overrides it."""
        return self.row.severity

    @property
    def doc(self) -> str:
        """The docstring: what the rule finds, why it matters, and two examples, Bad and Good."""
        return inspect.cleandoc(self.find.__doc__ or "")

    @property
    def what(self) -> str:
        """The first line of the docstring."""
        return self.doc.partition("\n")[0]

    @property
    def why(self) -> str:
        """The part of the docstring between its first line and the examples."""
        return _BAD.split(self.doc.partition("\n")[2], maxsplit=1)[0].strip()

    @property
    def bad(self) -> str:
        """A YAML fragment with a finding."""
        return _example(_GOOD.split(_BAD.split(self.doc, maxsplit=1)[1], maxsplit=1)[0])

    @property
    def good(self) -> str:
        """The same fragment without the finding."""
        return _example(_GOOD.split(self.doc, maxsplit=1)[1])


def rule(row: Code, *, scope: Scope = "bank", english: bool = False, off: bool = False) -> Callable[[Find], Rule]:
    """Make a rule from a generator of findings."""
    return lambda find: Rule(row, find, scope, english, off)


_BAD = re.compile(r"^Bad:", re.MULTILINE)
_GOOD = re.compile(r"^Good:", re.MULTILINE)


def _example(block: str) -> str:
    return inspect.cleandoc("\n" + block if block.startswith("\n") else block).strip()
