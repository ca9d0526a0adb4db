"""Questions of an import, one for each wording."""

from dataclasses import replace

from deckgen.importers.drafts import Excerpt, GuideLine, QuestionDraft
from deckgen.importers.import_report import ImportReport
from deckgen.importers.making.resolver import Resolver
from deckgen.importers.making.trimming import texts, tidy, trimmed
from deckgen.importers.words.keys import Unique
from deckgen.importers.words.references import folded
from deckgen.model import Bank, Pick, Question
from deckgen.source import Text

_MERGED = ("principle", "primary", "backup", "gap", "trap", "good_answer")


def questions_of(
    drafts: list[QuestionDraft], into: Bank | None, resolver: Resolver, report: ImportReport
) -> list[tuple[Question, GuideLine]]:
    """The questions, one for each wording."""
    keys = Unique(str(one.key) for one in (into.questions if into else ()))
    known = {folded(one.ask): str(one.key) for one in (into.questions if into else ())}
    made: dict[str, tuple[Question, GuideLine]] = {}
    for draft in drafts:
        question = _question(draft, resolver)
        words = folded(question.ask)
        if words not in made:
            key = known.get(words) or keys.key(question.ask, "question")
            made[words] = (replace(question, key=Text(key)), draft.place)
            continue
        merged, differing = _merged(made[words][0], question)
        made[words] = (merged, made[words][1])
        for name in differing:
            note = f"asked in {made[words][1].file}:{made[words][1].line} with another {name}; that one is kept"
            report.conflict(Excerpt(draft.ask, draft.place), note)
    return list(made.values())


def _question(draft: QuestionDraft, resolver: Resolver) -> Question:
    primary, backup, gaps = resolver.pair(draft.primary, draft.backup)
    if draft.told and draft.told.key:
        told = Pick(Text(draft.told.key))
        primary, backup = (
            (told, primary or backup) if primary is None or primary.story != told.story else (primary, backup)
        )
    return Question(
        key=Text(),
        ask=Text(tidy(draft.ask)),
        principle=Text(resolver.principle(draft.principle)),
        primary=primary,
        backup=backup,
        gap=Text("\n".join([*gaps, *(gap.strip(" \t\n") for gap in draft.gaps)])),
        trap=trimmed(draft.trap),
        good_answer=trimmed(draft.good_answer),
        follow_ups=texts(draft.follow_ups),
    )


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
