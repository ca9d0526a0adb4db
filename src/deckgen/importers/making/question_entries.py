"""The questions of an import, one for each wording."""

from collections.abc import Iterable
from dataclasses import replace

from deckgen.importers.drafts import Excerpt, GuideLine, QuestionDraft
from deckgen.importers.import_report import ImportReport
from deckgen.importers.making.resolver import Resolver
from deckgen.importers.making.trimming import distinct_texts, one_line, trimmed
from deckgen.importers.words.keys import Unique
from deckgen.importers.words.references import folded
from deckgen.model import Bank, Pick, Question
from deckgen.source import Text

_MERGED = ("principle", "primary", "backup", "gap", "trap", "good_answer")


def questions_of(
    drafts: Iterable[QuestionDraft], into: Bank | None, resolver: Resolver, report: ImportReport
) -> list[tuple[Question, GuideLine]]:
    """The questions, with their places; a question of the bank ``into`` has its key there."""
    existing = into.questions if into else ()
    keys = Unique(str(question.key) for question in existing)
    keys_by_wording = {folded(question.ask): str(question.key) for question in existing}
    questions: dict[str, tuple[Question, GuideLine]] = {}
    for draft in drafts:
        question = _question(draft, resolver)
        wording = folded(question.ask)
        if wording not in questions:
            key = keys_by_wording.get(wording) or keys.key(question.ask, "question")
            questions[wording] = (replace(question, key=Text(key)), draft.place)
            continue
        first, place = questions[wording]
        questions[wording] = (_merged(first, question), place)
        for name in _differing(first, question):
            reason = f"asked in {place.file}:{place.line} with another {name.replace('_', ' ')}; that one is kept"
            report.conflict(Excerpt(draft.ask, draft.place), reason)
    return list(questions.values())


def _question(draft: QuestionDraft, resolver: Resolver) -> Question:
    primary, backup, gaps = resolver.pair(draft.primary, draft.backup)
    if draft.story and draft.story.key and (primary is None or primary.story != draft.story.key):
        primary, backup = Pick(Text(draft.story.key)), primary or backup
    return Question(
        key=Text(),
        ask=Text(one_line(draft.ask)),
        principle=Text(resolver.principle(draft.principle)),
        primary=primary,
        backup=backup,
        gap=Text("\n".join([*gaps, *(gap.strip(" \t\n") for gap in draft.gaps)])),
        trap=trimmed(draft.trap),
        good_answer=trimmed(draft.good_answer),
        follow_ups=distinct_texts(draft.follow_ups),
    )


def _merged(first: Question, other: Question) -> Question:
    """The same question asked in two places as one; where they differ, the first is kept."""
    values = {name: getattr(first, name) or getattr(other, name) for name in _MERGED}
    return replace(first, **values, follow_ups=distinct_texts([*first.follow_ups, *other.follow_ups]))


def _differing(first: Question, other: Question) -> list[str]:
    """The fields that both fill, and with different values."""
    pairs = ((name, getattr(first, name), getattr(other, name)) for name in _MERGED)
    return [name for name, before, after in pairs if before and after and before != after]
