"""Drafts become a bank: names resolved, gaps declared, disagreements reported, nothing guessed."""

import re
from dataclasses import replace

from deckgen.importers.drafts import Found, Place, QuestionDraft, RowDraft, Said
from deckgen.importers.making.entries import checklists, frameworks, info
from deckgen.importers.making.gather import Gathered, gather
from deckgen.importers.making.wording import texts, tidy, trimmed
from deckgen.importers.report import ImportReport, Remark
from deckgen.importers.words.keys import Unique
from deckgen.importers.words.references import folded, is_placeholder, reference
from deckgen.model import Bank, MatrixRow, Pick, Question, Story
from deckgen.source import Text


def assemble(found: list[Found], report: ImportReport, into: Bank | None = None) -> Bank:
    """The bank that the files hold; ``into`` is the bank they will be merged into, whose names count too."""
    gathered = gather(found, into, report)
    maker = _Maker(gathered, report)
    claimed = maker.claims(found)
    rows = maker.rows([row for one in found for row in one.rows])
    questions = maker.questions([draft for one in found for draft in one.questions], into)
    maker.disagreements(rows, questions)
    stories = tuple(maker.finished(story, claimed) for story in gathered.stories)
    bank = Bank(
        info=into.info if into else info(found),
        principles=gathered.principles,
        stories=stories,
        questions=tuple(question for question, _ in questions),
        matrix=tuple(row for row, _ in rows),
        frameworks=frameworks(found),
        checklists=checklists(found),
    )
    for one in found:
        report.placeholders += [Remark(said.place, said.text) for said in one.placeholders]
        report.left_out += [Remark(said.place, said.text, note) for said, note in one.left_out]
        report.unresolved += [Remark(said.place, said.text, note) for said, note in one.undecided]
    return bank


class _Maker:
    """Resolves what drafts refer to, and reports how."""

    def __init__(self, gathered: Gathered, report: ImportReport) -> None:
        self._gathered = gathered
        self._report = report

    def principle(self, said: Said | None) -> str:
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

    def claims(self, found: list[Found]) -> dict[str, list[str]]:
        """Story key -> the principles that its own fields and the tables claim for it."""
        claimed: dict[str, list[str]] = {}
        for one in found:
            for draft in one.stories:
                for said in draft.principles:
                    claimed.setdefault(draft.key, []).extend(self._listed(said))
            for story, said in one.claims:
                pick, _ = self.pick(story)
                if pick:
                    claimed.setdefault(str(pick.story), []).extend(self._listed(said))
        return claimed

    def _listed(self, said: Said) -> list[str]:
        keys, rest = self._gathered.matcher.listed(said.text)
        if len(keys) < 2 and (match := self._gathered.matcher.one(said.text)):
            return [match.key]
        if rest:
            self._report.unresolve(said, "some of these are no principle of the bank: add them, or correct the names")
        return keys

    def pick(self, said: Said | None) -> tuple[Pick | None, str]:
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

    def pair(self, primary: Said | None, backup: Said | None) -> tuple[Pick | None, Pick | None, list[str]]:
        """Two picks and the gaps they leave; a field that lists two stories is both."""
        if primary and backup is None and (both := self._both(primary)):
            primary, backup = both
        first, first_gap = self.pick(primary)
        second, second_gap = self.pick(backup)
        return first, second, [gap for gap in (first_gap, second_gap) if gap]

    def _both(self, said: Said) -> tuple[Said, Said] | None:
        if any(self._gathered.names.find(name) for name, _ in reference(said.text)):
            return None
        pieces = [piece.strip() for piece in re.split(r"\n|[,;/]|\bor\b", said.text) if piece.strip()]
        known = [any(self._gathered.names.find(name) for name, _ in reference(piece)) for piece in pieces]
        if len(pieces) != 2 or not all(known):
            return None
        return Said(pieces[0], said.place), Said(pieces[1], said.place)

    def rows(self, drafts: list[RowDraft]) -> list[tuple[MatrixRow, Place]]:
        """The rows of the matrix, one a principle; a second one that says something else is reported."""
        made: dict[str, tuple[MatrixRow, Place]] = {}
        for draft in drafts:
            key = self.principle(draft.principle)
            if not key:
                continue
            primary, backup, gaps = self.pair(draft.primary, draft.backup)
            if primary and draft.reason and not primary.angle:
                primary = Pick(primary.story, trimmed(draft.reason))
            elif draft.reason:
                note = "a reason without a story to belong to"
                self._report.left_out.append(Remark(draft.principle.place, draft.reason, note))
            row = MatrixRow(Text(key), primary, backup, Text("\n".join(gaps)))
            if key not in made:
                made[key] = (row, draft.principle.place)
            elif made[key][0] != row:
                note = f"the matrix has a row for it in {made[key][1].file}:{made[key][1].line}; that one is kept"
                self._report.conflict(draft.principle, note)
        return list(made.values())

    def questions(self, drafts: list[QuestionDraft], into: Bank | None) -> list[tuple[Question, Place]]:
        """The questions, one for each wording."""
        keys = Unique(str(one.key) for one in (into.questions if into else ()))
        known = {folded(one.ask): str(one.key) for one in (into.questions if into else ())}
        made: dict[str, tuple[Question, Place]] = {}
        for draft in drafts:
            question = self._question(draft)
            words = folded(question.ask)
            if words not in made:
                key = known.get(words) or keys.key(question.ask, "question")
                made[words] = (replace(question, key=Text(key)), draft.place)
                continue
            merged, differing = _merged(made[words][0], question)
            made[words] = (merged, made[words][1])
            for name in differing:
                note = f"asked in {made[words][1].file}:{made[words][1].line} with another {name}; that one is kept"
                self._report.conflict(Said(draft.ask, draft.place), note)
        return list(made.values())

    def _question(self, draft: QuestionDraft) -> Question:
        primary, backup, gaps = self.pair(draft.primary, draft.backup)
        if draft.told and draft.told.key:
            told = Pick(Text(draft.told.key))
            primary, backup = (
                (told, primary or backup) if primary is None or primary.story != told.story else (primary, backup)
            )
        return Question(
            key=Text(),
            ask=Text(tidy(draft.ask)),
            principle=Text(self.principle(draft.principle)),
            primary=primary,
            backup=backup,
            gap=Text("\n".join([*gaps, *(gap.strip(" \t\n") for gap in draft.gaps)])),
            trap=trimmed(draft.trap),
            good_answer=trimmed(draft.good_answer),
            follow_ups=texts(draft.follow_ups),
        )

    def disagreements(self, rows: list[tuple[MatrixRow, Place]], questions: list[tuple[Question, Place]]) -> None:
        """Report where a question picks another story than the matrix does for its principle."""
        matrix = {row.principle: (row, place) for row, place in rows}
        told: set[tuple[str, str, str]] = set()
        for question, place in questions:
            row, home = matrix.get(question.principle, (None, place))
            for slot in ("primary", "backup"):
                here, there = getattr(question, slot), getattr(row, slot, None)
                if here and there and here.story != there.story:
                    seen = (str(question.principle), slot, str(here.story))
                    if seen not in told:
                        told.add(seen)
                        where = f"{home.file}:{home.line}"
                        note = f"the {slot} for '{question.principle}' is '{there.story}' in the matrix, {where}"
                        self._report.conflict(Said(str(here.story), place), note)

    def finished(self, story: Story, claimed: dict[str, list[str]]) -> Story:
        """A story with its principles, and with the names it was found by as aliases."""
        return replace(
            story,
            principles=texts(claimed.get(str(story.key), [])),
            aliases=texts(self._gathered.aliases.get(str(story.key), [])),
        )


_MERGED = ("principle", "primary", "backup", "gap", "trap", "good_answer")


def _merged(one: Question, other: Question) -> tuple[Question, list[str]]:
    """Two places that ask the same, as one question, and the fields in which they differ."""
    values = {name: getattr(one, name) or getattr(other, name) for name in _MERGED}
    differing = [
        name.replace("_", " ")
        for name in _MERGED
        if getattr(one, name) and getattr(other, name) and getattr(one, name) != getattr(other, name)
    ]
    follow_ups = texts([*one.follow_ups, *other.follow_ups])
    return replace(one, **values, follow_ups=follow_ups), differing
