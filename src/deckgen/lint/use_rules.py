"""Rules for how often a story is used: not too often, and not less than it claims."""

from collections import Counter, defaultdict
from collections.abc import Iterator

from deckgen.codes import rule_codes
from deckgen.lint.reading import Reading
from deckgen.lint.rule import Finding, rule


@rule(rule_codes.OVERUSED_STORY)
def overused_story(reading: Reading) -> Iterator[Finding]:
    """A story that is primary in the matrix more often than the bank's 'story_use_limit', 2 by default.

    Interviewers compare notes, and each of them covers two or three principles. The third one who hears the same story
    learns nothing new.

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


@rule(rule_codes.IDLE_PRINCIPLE)
def idle_principle(reading: Reading) -> Iterator[Finding]:
    """A principle that a story claims, but for which it is never used.

    The story could be the missing backup there. If not, there is one claim less to remember.

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
        uses = used.get(story.key)
        idle = [principle for principle in story.principles if principle not in uses] if uses else []
        if idle:
            message = f"'{story.key}' claims principles it is never used for: {reading.names(idle)}"
            yield Finding(story, idle[0], message, "use it there as a backup, or remove the claim")


@rule(rule_codes.IDLE_STORY)
def idle_story(reading: Reading) -> Iterator[Finding]:
    """A story that is used in no question and in no row of the matrix.

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
            hint = "make it a primary or a backup, preferably where there is a gap"
            yield Finding(story, story.key, f"story '{story.key}' is never used", hint)


USE_RULES = (overused_story, idle_principle, idle_story)
