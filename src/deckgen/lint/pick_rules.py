"""Rules for picks: whether the story chosen by a question or by the matrix fits."""

from collections.abc import Iterator

from deckgen.codes import rule_codes
from deckgen.lint.english import FAILED
from deckgen.lint.reading import Reading, called
from deckgen.lint.rule import Finding, rule
from deckgen.model import Framework


@rule(rule_codes.SAME_STORY)
def same_story(reading: Reading) -> Iterator[Finding]:
    """A backup that is the same story as the primary, in a question or in a row of the matrix.

    Bad:
      matrix:
        dive-deep: {primary: launch, backup: launch}
    Good:
      matrix:
        dive-deep: {primary: launch, backup: search-index}
    """
    for entry in reading.choosers:
        if entry.primary and entry.backup and entry.primary.story == entry.backup.story:
            message = f"{called(entry)} has '{entry.backup.story}' as primary and as backup"
            yield Finding(entry, entry.backup.story, message, "choose another backup, or write a gap")


@rule(rule_codes.SAME_EVENT)
def same_event(reading: Reading) -> Iterator[Finding]:
    """A primary and a backup about the same event, in a question or in a row of the matrix.

    An interviewer who has heard one of them has heard the other.

    Bad:
      story: late
      title: The week it was late
      event: the spring launch
      ---
      matrix:
        dive-deep: {primary: launch, backup: late}
    Good:
      matrix:
        dive-deep: {primary: launch, backup: search-index}
    """
    for entry in reading.choosers:
        if not entry.primary or not entry.backup or entry.primary.story == entry.backup.story:
            continue
        first, second = reading.stories.get(entry.primary.story), reading.stories.get(entry.backup.story)
        if first and second and first.event and first.event.casefold() == second.event.casefold():
            message = f"primary and backup of {called(entry)} are both about '{second.event}'"
            yield Finding(entry, entry.backup.story, message, "choose a backup from another project")


@rule(rule_codes.UNCLAIMED_PRINCIPLE)
def unclaimed_principle(reading: Reading) -> Iterator[Finding]:
    """A story picked for a principle that is not in its list of principles.

    Either the pick is far-fetched, or the list is incomplete.

    Bad:
      matrix:
        frugality: {primary: launch}
    Good:
      matrix:
        dive-deep: {primary: launch}
    """
    for choice in reading.choices:
        story = reading.stories[choice.pick.story]
        if choice.principle and story.principles and choice.principle not in story.principles:
            name = reading.name(choice.principle)
            message = f"the {choice.role} story of {called(choice.chooser)} does not claim '{name}'"
            hint = f"add '{choice.principle}' to the principles of '{story.key}', or choose another story"
            yield Finding(choice.chooser, choice.pick.story, message, hint)


@rule(rule_codes.FAILURE_UNANSWERED)
def failure_unanswered(reading: Reading) -> Iterator[Finding]:
    """A question that asks for a failure, answered by a story that is not of kind 'failure'.

    A question asks for a failure if the key or the name of its framework says so: negative, failure or mistake. Telling
    a success in disguise is the trap of such questions.

    Bad:
      frameworks:
        - {framework: negative-style, name: Negative style}
      ---
      questions:
        - question: failed
          ask: Tell me about a time you failed.
          framework: negative-style
          primary: {story: launch, angle: it went too well}
    Good:
      frameworks:
        - {framework: negative-style, name: Negative style}
      ---
      questions:
        - question: failed
          ask: Tell me about a time you failed.
          framework: negative-style
          primary: {story: search-index, angle: I promised the wrong date}
    """
    negative = {framework.key for framework in reading.bank.frameworks if _negative(framework)}
    for question in reading.bank.questions:
        if question.framework not in negative:
            continue
        for role, pick in (("primary", question.primary), ("backup", question.backup)):
            story = reading.stories.get(pick.story) if pick else None
            if pick and story and "failure" not in story.kinds:
                message = (
                    f"question '{question.key}' asks for a failure, "
                    f"but its {role} story '{story.key}' is not of kind 'failure'"
                )
                hint = f"choose a failure story, or add 'failure' to the kinds of '{story.key}'"
                yield Finding(question, pick.story, message, hint)


@rule(rule_codes.NO_ANGLE)
def no_angle(reading: Reading) -> Iterator[Finding]:
    """A pick of a question without an angle, which says why this story answers this question.

    The angle becomes the first sentence of the answer.

    Bad:
      questions:
        - {question: proud, ask: What are you proud of?, primary: launch}
    Good:
      questions:
        - {question: proud, ask: What are you proud of?, primary: {story: launch, angle: it paid for itself in a month}}
    """
    for question in reading.bank.questions:
        for role, pick in (("primary", question.primary), ("backup", question.backup)):
            if pick and not pick.angle:
                message = f"the {role} '{pick.story}' of question '{question.key}' has no angle"
                hint = f"write '{role}: {{story: {pick.story}, angle: ...}}'"
                yield Finding(question, pick.story, message, hint)


PICK_RULES = (same_story, same_event, unclaimed_principle, failure_unanswered, no_angle)


def _negative(framework: Framework) -> bool:
    return bool(FAILED.search(f"{framework.key.replace('-', ' ')} {framework.name.casefold()}"))
