"""Drafts become a bank: names resolved, gaps declared, disagreements reported, nothing guessed."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from deckgen.importers.drafts import FileDrafts
from deckgen.importers.import_report import ImportReport, Remark
from deckgen.importers.making.gather import gather
from deckgen.importers.making.guidance_entries import checklists_of, frameworks_of
from deckgen.importers.making.matrix_rows import report_disagreements, rows_of
from deckgen.importers.making.question_entries import questions_of
from deckgen.importers.making.resolver import Resolver
from deckgen.importers.making.trimming import distinct_texts
from deckgen.importers.words.keys import key_of
from deckgen.model import Bank, BankInfo, Story
from deckgen.source import Text


def assemble(files: Sequence[FileDrafts], report: ImportReport, into: Bank | None = None) -> Bank:
    """The bank that the files hold; references may also name entries of the bank ``into``."""
    gathered = gather(files, into, report)
    resolver = Resolver(gathered, report)
    claims = _claims(files, resolver)
    rows = rows_of([row for drafts in files for row in drafts.rows], resolver, report)
    questions = questions_of([draft for drafts in files for draft in drafts.questions], into, resolver, report)
    report_disagreements(rows, questions, report)
    bank = Bank(
        info=into.info if into else _info(files),
        principles=gathered.principles,
        stories=tuple(_finished(story, claims, gathered.aliases) for story in gathered.stories),
        questions=tuple(question for question, _ in questions),
        matrix=tuple(row for row, _ in rows),
        frameworks=frameworks_of(files),
        checklists=checklists_of(files),
    )
    for drafts in files:
        report.placeholders += [Remark(excerpt.place, excerpt.text) for excerpt in drafts.placeholders]
        report.left_out += [Remark(excerpt.place, excerpt.text, reason) for excerpt, reason in drafts.left_out]
        report.unresolved += [Remark(excerpt.place, excerpt.text, hint) for excerpt, hint in drafts.undecided]
    return bank


def _info(files: Sequence[FileDrafts]) -> BankInfo:
    """The settings of a new bank: id and title from the first heading, the language that most labels are in."""
    first = files[0]
    file_name = re.sub(r"\.\w+$", "", first.file.replace("\\", "/").rpartition("/")[2])
    languages = Counter(language for drafts in files for language in drafts.languages)
    language, labels = next(iter(languages.most_common(1)), ("", 0))
    return BankInfo(
        Text(key_of(first.title, "") or key_of(file_name, "bank")),
        Text(first.title),
        language=Text(language) if labels >= 2 else BankInfo().language,
    )


def _claims(files: Sequence[FileDrafts], resolver: Resolver) -> dict[str, list[str]]:
    """Story key -> the principles that its own fields and the tables claim for it."""
    claims: dict[str, list[str]] = {}
    for drafts in files:
        for draft in drafts.stories:
            for names in draft.principles:
                claims.setdefault(draft.key, []).extend(resolver.principles(names))
        for story, names in drafts.claims:
            pick, _ = resolver.pick(story)
            if pick:
                claims.setdefault(str(pick.story), []).extend(resolver.principles(names))
    return claims


def _finished(story: Story, claims: dict[str, list[str]], aliases: dict[str, list[str]]) -> Story:
    """A story with its principles, and with the names that it was found by as aliases."""
    return replace(
        story,
        principles=distinct_texts(claims.get(str(story.key), [])),
        aliases=distinct_texts(aliases.get(str(story.key), [])),
    )
