"""Report references that cannot be resolved: those with the same cause become one diagnostic."""

import re
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from deckgen.bank.hints import near
from deckgen.bank.places import whereabouts
from deckgen.bank.reporting import Report
from deckgen.codes import Code, bank_codes
from deckgen.source import Span, Text


class Miss(NamedTuple):
    """A reference that could not be resolved, with the message and code to report if it is the only one."""

    name: Text
    message: str
    code: Code = bank_codes.UNKNOWN_REFERENCE


class Missing(NamedTuple):
    """Reports the unresolved references to one kind of entry.

    ``known`` maps names to keys. ``in_unnamed_sets`` maps names to the shipped set of principles that would define them
    if the bank named it. ``last_hint`` is given if there is no better one.
    """

    what: str
    known: Mapping[str, Text]
    in_unnamed_sets: Mapping[str, str]
    last_hint: str

    def report(self, misses: Iterable[Miss], report: Report) -> None:
        """Report each cause once; leave out references to entries in an unread part of the bank."""
        groups: dict[tuple[str, str], list[Miss]] = {}
        for miss in misses:
            if not self._is_lost(str(miss.name), report):
                groups.setdefault(self._cause(str(miss.name), report), []).append(miss)
        for (cause, name), group in groups.items():
            group.sort(key=lambda miss: miss.name.span)
            if cause == "file":
                self._needed_file(name, group, report)
            else:
                first, *others = group
                hint = self._hint(cause, name, first.name, report)
                report(first.code, first.name.span, first.message + self._more(first, others), hint)

    def _is_lost(self, name: str, report: Report) -> bool:
        return name in report.lost.names or (self.what == "principle" and report.lost.unknown_set)

    def _cause(self, name: str, report: Report) -> tuple[str, str]:
        """Return the cause of a miss; equal causes are reported together."""
        in_set = self.in_unnamed_sets.get(name, "")
        for path, lost in report.unread_files.items():
            if name in lost.names or in_set in lost.sets:
                return "file", path
        if not self.known:
            return "none", ""
        return ("set", in_set) if in_set else ("name", name)

    def _needed_file(self, path: str, group: list[Miss], report: Report) -> None:
        """Report an unread file instead of the references to what it defines."""
        name, to = path.rpartition("/")[2], self._to(group, f"to '{group[0].name}'")
        leads = "a reference {} leads" if len(group) == 1 else f"{len(group)} references {{}} lead"
        report.retract(bank_codes.UNREAD_FILE, path, 1)
        message = f"'{name}' is not read, so that {leads.format(to)} nowhere"
        report(bank_codes.NEEDED_FILE, Span(path, 1, 1), message)

    def _hint(self, cause: str, name: str, reference: Text, report: Report) -> str:
        if cause == "set":
            return f"add a document 'principles: {name}'"
        if close := near(reference, self.known) or self._part_of(reference):
            return close
        if unread := report.unread():
            return f"it may stand in {unread}, which could not be read to its end"
        if self.what == "principle" and not self.known:
            return "add a document 'principles: amazon', or principles of your own"
        return self.last_hint

    def _part_of(self, reference: str) -> str:
        words = set(re.findall(r"\w+", reference.casefold()))
        holders = {
            str(key) for name, key in self.known.items() if words and words <= set(re.findall(r"\w+", name.casefold()))
        }
        return f"did you mean '{holders.pop()}'?" if len(holders) == 1 else ""

    def _more(self, first: Miss, others: list[Miss]) -> str:
        """Say how many more references have the same cause, and where they are."""
        if not others:
            return ""
        count = f"{len(others)} more reference{'s' if len(others) > 1 else ''}"
        where = whereabouts([miss.name.span for miss in others], first.name.span)
        return f"; {count} {self._to([first, *others], 'to it')}{f', {where}' if where else ''}"

    def _to(self, group: list[Miss], one: str) -> str:
        """Say what references are to: ``one`` if all are to the same entry."""
        names = {str(miss.name) for miss in group}
        return one if len(names) == 1 else f"to {len(names)} {_plural(self.what)}"


def _plural(what: str) -> str:
    return "stories" if what == "story" else f"{what}s"
