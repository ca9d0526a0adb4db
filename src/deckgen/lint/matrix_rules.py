"""Rules for the matrix: a story for every principle, in agreement with the questions, no pair of stories twice."""

from collections import defaultdict
from collections.abc import Iterator

from deckgen.codes import rule_codes
from deckgen.diagnostics import Severity
from deckgen.lint.reading import Reading
from deckgen.lint.rule import Finding, rule
from deckgen.model import Pick, Question
from deckgen.source import Text


@rule(rule_codes.NO_STORY_FOR_PRINCIPLE)
def no_story_for_principle(reading: Reading) -> Iterator[Finding]:
    """A principle that has no story in the matrix or in a question, and no gap.

    Interviewers may ask for any of them. Principles of a named set share one finding, since they are in no file of the
    bank. So do all principles of a bank without a matrix and without questions.

    Bad:
      matrix:
        dive-deep: {primary: launch}
        ownership: {primary: launch}
        earn-trust: {primary: search-index}
    Good:
      matrix:
        dive-deep: {primary: launch}
        ownership: {primary: launch}
        earn-trust: {primary: search-index}
        frugality: {gap: the week without a budget}
    """
    bank = reading.bank
    if bank.principles and not bank.matrix and not bank.questions:
        message = f"no matrix and no questions: none of the {len(bank.principles)} principles has a story"
        yield Finding(
            bank.info, bank.info.id, message, "add 'matrix:' with a row 'principle: {primary: ..., backup: ...}'"
        )
        return
    answered = {choice.principle for choice in reading.choices if choice.role == "primary"}
    answered |= {entry.principle for entry in reading.choosers if entry.gap}
    bare = [principle for principle in bank.principles if principle.key not in answered]
    for principle in bare:
        row = reading.rows.get(principle.key)
        if row or principle.key.span.path:
            hint = f"add '{principle.key}: {{primary: ...}}' to the matrix, or a gap that says what to write"
            message = f"'{principle.name}' has no story"
            yield Finding(row or principle, row.principle if row else principle.key, message, hint)
    shipped = [entry.key for entry in bare if entry.key not in reading.rows and not entry.key.span.path]
    if shipped:
        count = f"{len(shipped)} principles have" if len(shipped) > 1 else "1 principle has"
        message = f"{count} no story: {reading.names(shipped)}"
        yield Finding(bank.info, bank.info.id, message, "add a row for each to the matrix, with a primary or a gap")


@rule(rule_codes.OPEN_GAP)
def open_gap(reading: Reading) -> Iterator[Finding]:
    """A gap in the matrix or in a question.

    If there is no primary story either, it is a warning.

    Bad:
      matrix:
        frugality: {gap: the week without a budget}
    Good:
      matrix:
        dive-deep: {primary: launch, backup: search-index}
    """
    for entry in reading.choosers:
        if entry.gap:
            what = f"question '{entry.key}'" if isinstance(entry, Question) else f"'{reading.name(entry.principle)}'"
            missing = "story" if entry.primary and entry.backup else "backup" if entry.primary else "primary"
            severity = None if entry.primary else Severity.WARNING
            message = f"{what} still needs a {missing}: {entry.gap}"
            place = "put it in place of the primary or the backup" if missing == "story" else f"name it as '{missing}'"
            hint = f"write the story, {place}, and delete the gap"
            yield Finding(entry, entry.gap, message, hint, severity=severity)


@rule(rule_codes.MATRIX_DISAGREES)
def matrix_disagrees(reading: Reading) -> Iterator[Finding]:
    """A primary or backup in the matrix that no question of the principle agrees with.

    With two answers to the same request in mind, the wrong one comes out under pressure. If a principle has several
    questions, it is enough that one of them agrees.

    Bad:
      matrix:
        dive-deep: {primary: launch}
      ---
      questions:
        - question: cause
          ask: Which cause took you longest to find?
          principle: dive-deep
          primary: {story: search-index, angle: three days}
    Good:
      matrix:
        dive-deep: {primary: search-index}
      ---
      questions:
        - question: cause
          ask: Which cause took you longest to find?
          principle: dive-deep
          primary: {story: search-index, angle: three days}
    """
    asked: defaultdict[tuple[str, str], list[Question]] = defaultdict(list)
    for choice in reading.choices:
        if isinstance(choice.chooser, Question):
            asked[choice.principle, choice.role].append(choice.chooser)
    for row in reading.bank.matrix:
        for role, pick in (("primary", row.primary), ("backup", row.backup)):
            questions = asked[row.principle, role]
            chosen = [asked_for.story for question in questions if (asked_for := _pick(question, role))]
            if pick and chosen and pick.story not in chosen:
                name, question = reading.name(row.principle), questions[0]
                other = f"question '{question.key}' has '{chosen[0]}'"
                message = f"the matrix has '{pick.story}' as {role} for '{name}', but {other}"
                yield Finding(row, pick.story, message, "use the same story in both")


@rule(rule_codes.REPEATED_PAIR)
def repeated_pair(reading: Reading) -> Iterator[Finding]:
    """Two principles with the same pair of stories.

    If an interviewer asks for both, there is no third story.

    Bad:
      matrix:
        dive-deep: {primary: launch, backup: search-index}
        ownership: {primary: search-index, backup: launch}
    Good:
      matrix:
        dive-deep: {primary: launch, backup: search-index}
        ownership: {primary: launch, gap: another backup}
    """
    first: dict[frozenset[str], Text] = {}
    for row in reading.bank.matrix:
        if not row.primary or not row.backup or row.primary.story == row.backup.story:
            continue
        pair = frozenset((row.primary.story, row.backup.story))
        earlier = first.setdefault(pair, row.principle)
        if earlier is not row.principle:
            names = f"'{reading.name(row.principle)}' and '{reading.name(earlier)}'"
            stories = f"'{row.primary.story}' and '{row.backup.story}'"
            message = f"{names} both have the stories {stories}"
            yield Finding(row, row.principle, message, "give one of the two another backup")


MATRIX_RULES = (no_story_for_principle, open_gap, matrix_disagrees, repeated_pair)


def _pick(question: Question, role: str) -> Pick | None:
    return question.primary if role == "primary" else question.backup
