"""Drafts become a bank: names resolved, gaps declared, disagreements reported, nothing guessed."""

from dataclasses import replace

from deckgen.importers.drafts import FileDrafts
from deckgen.importers.import_report import ImportReport, Remark
from deckgen.importers.making.gather import gather
from deckgen.importers.making.guidance_entries import checklists, frameworks, info
from deckgen.importers.making.matrix_rows import disagreements, rows_of
from deckgen.importers.making.question_entries import questions_of
from deckgen.importers.making.resolver import Resolver
from deckgen.importers.making.trimming import texts
from deckgen.model import Bank, Story


def assemble(found: list[FileDrafts], report: ImportReport, into: Bank | None = None) -> Bank:
    """The bank that the files hold; ``into`` is the bank they will be merged into, whose names count too."""
    gathered = gather(found, into, report)
    resolver = Resolver(gathered, report)
    claimed = _claims(found, resolver)
    rows = rows_of([row for one in found for row in one.rows], resolver, report)
    questions = questions_of([draft for one in found for draft in one.questions], into, resolver, report)
    disagreements(rows, questions, report)
    stories = tuple(_finished(story, claimed, gathered.aliases) for story in gathered.stories)
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


def _claims(found: list[FileDrafts], resolver: Resolver) -> dict[str, list[str]]:
    """Story key -> the principles that its own fields and the tables claim for it."""
    claimed: dict[str, list[str]] = {}
    for one in found:
        for draft in one.stories:
            for said in draft.principles:
                claimed.setdefault(draft.key, []).extend(resolver.principles(said))
        for story, said in one.claims:
            pick, _ = resolver.pick(story)
            if pick:
                claimed.setdefault(str(pick.story), []).extend(resolver.principles(said))
    return claimed


def _finished(story: Story, claimed: dict[str, list[str]], aliases: dict[str, list[str]]) -> Story:
    """A story with its principles, and with the names it was found by as aliases."""
    return replace(
        story,
        principles=texts(claimed.get(str(story.key), [])),
        aliases=texts(aliases.get(str(story.key), [])),
    )
