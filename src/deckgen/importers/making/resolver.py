"""What drafts refer to: the stories and principles that are meant, the gaps where none is, and how that is reported."""

import re

from deckgen.importers.drafts import Excerpt
from deckgen.importers.import_report import ImportReport, Remark
from deckgen.importers.making.gather import Gathered
from deckgen.importers.making.trimming import trimmed
from deckgen.importers.words.placeholders import is_placeholder
from deckgen.importers.words.references import reference
from deckgen.model import Pick
from deckgen.source import Text


class Resolver:
    """Resolves the names in drafts, and reports how."""

    def __init__(self, gathered: Gathered, report: ImportReport) -> None:
        self._gathered = gathered
        self._report = report

    def principle(self, said: Excerpt | None) -> str:
        """The key of the principle a text names, "" when it names none."""
        if said is None or not said.text:
            return ""
        keys, rest = self._gathered.matcher.listed(said.text)
        several = len(keys) > 1 and not rest
        if not several and (match := self._gathered.matcher.one(said.text)):
            if match.by == "words":
                self._report.resolve(said, match)
            return match.key
        if keys and not rest:
            others = ", ".join(keys[1:])
            self._report.left_out.append(Remark(said.place, others, "a question has one principle; these are more"))
            return keys[0]
        self._report.unresolve(said, "add a principle of this name, or name one that is there")
        return ""

    def principles(self, said: Excerpt) -> list[str]:
        """The keys of all the principles a text names."""
        keys, rest = self._gathered.matcher.listed(said.text)
        if len(keys) < 2 and (match := self._gathered.matcher.one(said.text)):
            return [match.key]
        if rest:
            self._report.unresolve(said, "some of these are no principle of the bank: add them, or correct the names")
        return keys

    def pick(self, said: Excerpt | None) -> tuple[Pick | None, str]:
        """The story a text names, or the gap it leaves."""
        if said is None or not said.text.strip():
            return None, ""
        for name, angle in reference(said.text):
            if match := self._gathered.names.find(name):
                self._report.resolve(said, match)
                if match.by == "words" or (match.by == "alias" and name not in self._gathered.taken):
                    self._gathered.alias(match.key, name)
                return Pick(Text(match.key), trimmed(angle)), ""
        gap = said.text.strip(" \t\n")
        if is_placeholder(gap, cell=True):
            self._report.placeholders.append(Remark(said.place, gap))
        else:
            name = next(reference(gap))[0]
            self._report.unresolve(said, self._gathered.names.suggestion(name))
        return None, gap

    def pair(self, primary: Excerpt | None, backup: Excerpt | None) -> tuple[Pick | None, Pick | None, list[str]]:
        """Two picks and the gaps they leave; a field that lists two stories is both."""
        if primary and backup is None and (both := self._both(primary)):
            primary, backup = both
        first, first_gap = self.pick(primary)
        second, second_gap = self.pick(backup)
        return first, second, [gap for gap in (first_gap, second_gap) if gap]

    def _both(self, said: Excerpt) -> tuple[Excerpt, Excerpt] | None:
        if any(self._gathered.names.find(name) for name, _ in reference(said.text)):
            return None
        pieces = [piece.strip() for piece in re.split(r"\n|[,;/]|\bor\b", said.text) if piece.strip()]
        known = [any(self._gathered.names.find(name) for name, _ in reference(piece)) for piece in pieces]
        if len(pieces) != 2 or not all(known):
            return None
        return Excerpt(pieces[0], said.place), Excerpt(pieces[1], said.place)
