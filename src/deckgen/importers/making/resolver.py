"""The stories and principles that drafts refer to by name, and the gaps where a name means none."""

import re

from deckgen.importers.drafts import Excerpt
from deckgen.importers.import_report import ImportReport, Remark
from deckgen.importers.making.gather import Gathered
from deckgen.importers.making.trimming import trimmed
from deckgen.importers.words.placeholders import is_placeholder
from deckgen.importers.words.references import names_and_angles
from deckgen.model import Pick
from deckgen.source import Text


class Resolver:
    """Resolves the names in drafts, and reports how."""

    def __init__(self, gathered: Gathered, report: ImportReport) -> None:
        self._gathered = gathered
        self._report = report

    def principle(self, name: Excerpt | None) -> str:
        """The key of the principle that a text names, "" if none; further principles in it are reported."""
        if name is None or not name.text:
            return ""
        keys, rest = self._gathered.known_principles.listed(name.text)
        is_list = len(keys) > 1 and not rest
        if not is_list and (match := self._gathered.known_principles.named(name.text)):
            if match.by == "words":
                self._report.resolve(name, match)
            return match.key
        if keys and not rest:
            others = ", ".join(keys[1:])
            self._report.left_out.append(
                Remark(name.place, others, "a question has one principle; these are further ones")
            )
            return keys[0]
        self._report.unresolve(name, "add a principle of this name, or use the name of an existing one")
        return ""

    def principles(self, names: Excerpt) -> list[str]:
        """The keys of all the principles that a text names."""
        keys, rest = self._gathered.known_principles.listed(names.text)
        if len(keys) < 2 and (match := self._gathered.known_principles.named(names.text)):
            return [match.key]
        if rest:
            hint = "not all of these are principles of the bank; add them, or correct the names"
            self._report.unresolve(names, hint)
        return keys

    def pick(self, reference: Excerpt | None) -> tuple[Pick | None, str]:
        """The pick that a text means, or the gap that it leaves."""
        if reference is None or not reference.text.strip():
            return None, ""
        for name, angle in names_and_angles(reference.text):
            if match := self._gathered.story_names.find(name):
                self._report.resolve(reference, match)
                if match.by == "words" or (match.by == "alias" and name not in self._gathered.taken):
                    self._gathered.add_alias(match.key, name)
                return Pick(Text(match.key), trimmed(angle)), ""
        gap = reference.text.strip(" \t\n")
        if is_placeholder(gap, cell=True):
            self._report.placeholders.append(Remark(reference.place, gap))
        else:
            name = next(names_and_angles(gap))[0]
            self._report.unresolve(reference, self._gathered.story_names.suggestion(name))
        return None, gap

    def pair(self, primary: Excerpt | None, backup: Excerpt | None) -> tuple[Pick | None, Pick | None, list[str]]:
        """Primary and backup, and the gaps they leave; a single field may list both."""
        if primary and backup is None and (both := self._split(primary)):
            primary, backup = both
        first, first_gap = self.pick(primary)
        second, second_gap = self.pick(backup)
        return first, second, [gap for gap in (first_gap, second_gap) if gap]

    def _split(self, reference: Excerpt) -> tuple[Excerpt, Excerpt] | None:
        """The two references in a text, if it lists exactly two known stories."""
        if self._is_known(reference.text):
            return None
        pieces = [piece.strip() for piece in re.split(r"\n|[,;/]|\bor\b", reference.text) if piece.strip()]
        if len(pieces) != 2 or not all(map(self._is_known, pieces)):
            return None
        return Excerpt(pieces[0], reference.place), Excerpt(pieces[1], reference.place)

    def _is_known(self, text: str) -> bool:
        return any(self._gathered.story_names.find(name) for name, _ in names_and_angles(text))
