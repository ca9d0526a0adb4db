"""Rules for the matrix: every principle with a story, every story with work to do, none with too much."""

from collections import Counter, defaultdict
from collections.abc import Iterator

from deckgen.diagnostics import Severity
from deckgen.lint.reading import Reading
from deckgen.lint.rule import Finding, rule
from deckgen.model import Pick, Question
from deckgen.source import Text


@rule("M301", "no-story-for-principle", Severity.WARNING)
def no_story_for_principle(reading: Reading) -> Iterator[Finding]:
    """A principle without a story, neither in the matrix nor in a question, and without a gap.

    Any of them may be asked for. A bank with no matrix and no questions gets one finding, not one a principle.

    Bad:
      principles:
        - {principle: candour, name: Candour}
      ---
      matrix:
        dive-deep: {primary: launch}
    Good:
      principles:
        - {principle: candour, name: Candour}
      ---
      matrix:
        candour: {gap: the day I stopped a release}
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
    for principle in bank.principles:
        if principle.key not in answered:
            row = reading.rows.get(principle.key)
            hint = f"add '{principle.key}: {{primary: ...}}' to the matrix, or a gap that says what to write"
            message = f"'{principle.name}' has no story"
            yield Finding(row or principle, row.principle if row else principle.key, message, hint)


@rule("M302", "open-gap", Severity.INFO)
def open_gap(reading: Reading) -> Iterator[Finding]:
    """A gap that is still open, in the matrix or in a question.

    Where even the primary is missing, it is a warning.

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
            missing = "backup" if entry.primary else "primary"
            severity = None if entry.primary else Severity.WARNING
            message = f"{what} still needs a {missing}: {entry.gap}"
            hint = f"write the story, name it as '{missing}', and delete the gap"
            yield Finding(entry, entry.gap, message, hint, severity=severity)


@rule("M303", "matrix-disagrees", Severity.WARNING)
def matrix_disagrees(reading: Reading) -> Iterator[Finding]:
    """A primary or backup in the matrix that no question of the principle has.

    Two answers to the same request are learned; under pressure the wrong one comes. Where a principle has several
    questions, one that agrees is enough.

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
            chosen = [other.story for question in questions if (other := _pick(question, role))]
            if pick and chosen and pick.story not in chosen:
                name, question = reading.name(row.principle), questions[0]
                message = (
                    f"the matrix has '{pick.story}' as {role} for '{name}', question '{question.key}' has '{chosen[0]}'"
                )
                yield Finding(row, pick.story, message, "use the same story in both")


@rule("M304", "repeated-pair", Severity.WARNING)
def repeated_pair(reading: Reading) -> Iterator[Finding]:
    """Two principles answered by the same two stories.

    When both are asked for, no third story is ready.

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
            message = f"{names} are both answered by {stories}"
            yield Finding(row, row.principle, message, "give one of the two another backup")


@rule("M305", "overused-story", Severity.WARNING)
def overused_story(reading: Reading) -> Iterator[Finding]:
    """A story that is the matrix's primary more often than the bank's 'story_use_limit', which is 2 at first.

    Interviewers compare notes: the third who hears the same story has heard nothing. Each owns two or three principles.

    Bad:
      matrix:
        dive-deep: {primary: launch}
        ownership: {primary: launch}
        earn-trust: {primary: launch}
    Good:
      matrix:
        dive-deep: {primary: launch}
        ownership: {primary: launch}
        earn-trust: {primary: search-index}
    """
    limit = reading.bank.info.story_use_limit
    uses: defaultdict[str, list[str]] = defaultdict(list)
    for row in reading.bank.matrix:
        if row.primary:
            uses[row.primary.story].append(row.principle)
    for key, principles in uses.items():
        if len(principles) > limit and key in reading.stories:
            story = reading.stories[key]
            message = (
                f"'{key}' is primary for {len(principles)} principles, at most {limit}: {reading.names(principles)}"
            )
            yield Finding(story, story.key, message, f"give {len(principles) - limit} of them another primary")


@rule("M306", "idle-principle", Severity.INFO)
def idle_principle(reading: Reading) -> Iterator[Finding]:
    """A principle that a story claims but is never used for.

    Perhaps it is the backup that is missing elsewhere; if not, a claim less is one less to remember.

    Bad:
      story: launch
      title: The launch
      principles: [dive-deep, ownership]
      ---
      matrix:
        dive-deep: {primary: launch}
    Good:
      story: launch
      title: The launch
      principles: [dive-deep]
      ---
      matrix:
        dive-deep: {primary: launch}
    """
    used: defaultdict[str, set[str]] = defaultdict(set)
    for choice in reading.choices:
        used[choice.pick.story].add(choice.principle)
    for story in reading.bank.stories:
        idle = [principle for principle in story.principles if principle not in used[story.key]]
        if idle and story.key in used and used[story.key]:
            message = f"'{story.key}' claims what it is never used for: {reading.names(idle)}"
            yield Finding(story, idle[0], message, "use it there as a backup, or drop the claim")


@rule("M307", "idle-story", Severity.WARNING)
def idle_story(reading: Reading) -> Iterator[Finding]:
    """A story that no question and no row of the matrix uses.

    Bad:
      matrix:
        dive-deep: {primary: launch}
    Good:
      matrix:
        dive-deep: {primary: launch, backup: search-index}
    """
    if not reading.bank.matrix and not reading.bank.questions:
        return
    used = Counter(str(choice.pick.story) for choice in reading.choices)
    for story in reading.bank.stories:
        if not used[story.key]:
            hint = "make it a primary or a backup, above all where there is a gap"
            yield Finding(story, story.key, f"story '{story.key}' is never used", hint)


MATRIX_RULES = (
    no_story_for_principle,
    open_gap,
    matrix_disagrees,
    repeated_pair,
    overused_story,
    idle_principle,
    idle_story,
)


def _pick(question: Question, role: str) -> Pick | None:
    return question.primary if role == "primary" else question.backup
