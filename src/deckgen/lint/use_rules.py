"""Rules for the work a story has in the matrix: not too much, and none that claims more than it does."""

from collections import Counter, defaultdict
from collections.abc import Iterator

from deckgen.codes import rule_codes
from deckgen.lint.reading import Reading
from deckgen.lint.rule import Finding, rule


@rule(rule_codes.OVERUSED_STORY)
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


@rule(rule_codes.IDLE_PRINCIPLE)
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
        uses = used.get(story.key)
        idle = [principle for principle in story.principles if principle not in uses] if uses else []
        if idle:
            message = f"'{story.key}' claims what it is never used for: {reading.names(idle)}"
            yield Finding(story, idle[0], message, "use it there as a backup, or drop the claim")


@rule(rule_codes.IDLE_STORY)
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


USE_RULES = (overused_story, idle_principle, idle_story)
