"""Rules for one story: its voice, its missing parts, its result."""

from collections.abc import Iterator

from deckgen.codes import rule_codes
from deckgen.lint.english import FIRST_PERSON, LESSON_TOLD, has_number, plural_subjects, weak_words
from deckgen.lint.placeholder import placeholder
from deckgen.lint.reading import Reading
from deckgen.lint.rule import Finding, rule
from deckgen.model import PARTS
from deckgen.texts import FIGURES, texts_of


@rule(rule_codes.PLURAL_VOICE, scope="text", english=True)
def plural_voice(reading: Reading) -> Iterator[Finding]:
    """An action or a result told as "we".

    The interviewer is hiring one person and needs to hear what that person did. Only "we" as a subject counts: "our",
    "us", a quotation or a proposal ("I suggested we wait") is fine.

    Bad:  action: We rewrote the loader.
    Good: action: I rewrote the loader, which allowed us to ship.
    """
    for story in reading.bank.stories:
        for part, text in (("action", story.action), ("result", story.result)):
            for match in plural_subjects(text):
                message = f"the {part} of '{story.key}' says '{match[0]}'"
                yield Finding(story, text, message, "say what you did yourself: 'I'", match.start())


@rule(rule_codes.NO_FIRST_PERSON, scope="text", english=True)
def no_first_person(reading: Reading) -> Iterator[Finding]:
    """An action that never says "I" or "my".

    "The pipeline was rebuilt" leaves open who did it. A list of steps is fine: they are taken to be the speaker's.

    Bad:  action: The loader was rewritten and tested.
    Good: action: I rewrote the loader and tested it.
    """
    for story in reading.bank.stories:
        action = story.action
        if not action or action.startswith("I ") or FIRST_PERSON.search(action):
            continue
        listed = action.startswith(("- ", "* ", "1. ", "1) "))
        if not listed and not any(plural_subjects(action)):
            message = f"the action of '{story.key}' never says 'I'"
            yield Finding(story, action, message, "begin its sentences with what you did: 'I ...'")


@rule(rule_codes.MISSING_PART, scope="story")
def missing_part(reading: Reading) -> Iterator[Finding]:
    """A story without a situation, a task, an action or a result.

    If one of the four is missing, the interviewer has to ask for it. The task may be told within the situation, but the
    card has a place for each.

    Bad:  result:
    Good: result: Loading takes 3 minutes instead of 30.
    """
    for story in reading.bank.stories:
        if story.situation and story.task and story.action and story.result:
            continue
        for part in PARTS:
            if not story.part(part):
                hint = f"write '{part}: ...', or 'allow: [missing-part]' while the story is a draft"
                yield Finding(story, story.key, f"story '{story.key}' has no {part}", hint)


@rule(rule_codes.PLACEHOLDER, scope="text")
def placeholder_text(reading: Reading) -> Iterator[Finding]:
    """Text still to be written: TODO, TBD, [insert metric], <your team>, X%, or a text that is only a parenthesis.

    Words of a template are easily memorised along with the rest.

    Bad:  result: Loading became [number] times faster.
    Good: result: Loading became 10 times faster.
    """
    for story in reading.bank.stories:
        for field, text in texts_of(story):
            if match := placeholder(text):
                message = f"story '{story.key}' still says '{match[0]}'"
                yield Finding(story, text, message, "write what belongs there", match.start())
            elif _only_aside(text) and field not in FIGURES:  # a metric may be '(none)' before
                message = f"story '{story.key}' has '{text}' where a text should be"
                yield Finding(story, text, message, "write what belongs there")


@rule(rule_codes.NO_NUMBER, scope="story", english=True)
def no_number(reading: Reading) -> Iterator[Finding]:
    """A result without a number, in a story without a lesson.

    "It got much faster" is an opinion; "9 seconds instead of 120" is a result. Numbers in words count, too.

    Bad:  result: Loading became much faster.
    Good: result: Loading became ten times faster.
    """
    for story in reading.bank.stories:
        if story.result and not story.lesson and not has_number(story.result) and not LESSON_TOLD.search(story.result):
            message = f"the result of '{story.key}' has no number, and the story has no lesson"
            yield Finding(
                story, story.result, message, "say how much: time, money, people or percent, before and after"
            )


@rule(rule_codes.NO_LESSON, scope="story")
def no_lesson(reading: Reading) -> Iterator[Finding]:
    """A failure story that does not say what was learned.

    Interviewers who ask for a failure want to hear the lesson and how it has been applied since.

    Bad:
      kinds: [failure]
      result: The release was late by 2 weeks.
    Good:
      kinds: [failure]
      result: The release was late by 2 weeks.
      lesson: I now cut the scope before I move a date.
    """
    for story in reading.bank.stories:
        if "failure" in story.kinds and not story.lesson and not (reading.english and LESSON_TOLD.search(story.result)):
            message = f"failure story '{story.key}' has no lesson"
            yield Finding(
                story, story.key, message, "write 'lesson: ...': what you learned, and what you do differently now"
            )


@rule(rule_codes.NO_IMPACT, scope="story")
def no_impact(reading: Reading) -> Iterator[Finding]:
    """A story that does not say who benefited: the customer, the business, or at least the speaker.

    Impact on a customer is strongest, then on the business, then a lesson learned.

    Bad:
      metrics:
        - {what: load time, before: 30 minutes, after: 3 minutes}
    Good:
      metrics:
        - {what: load time, before: 30 minutes, after: 3 minutes, impact: customer}
    """
    for story in reading.bank.stories:
        if not story.lesson and not any(metric.impact for metric in story.metrics):
            hint = "add to 'metrics': {what: ..., after: ..., impact: customer}, or business, or lesson"
            yield Finding(story, story.key, f"story '{story.key}' names no impact", hint)


@rule(rule_codes.WEAK_WORDS, scope="text", english=True, off=True)
def weak(reading: Reading) -> Iterator[Finding]:
    """Words that take time and add little: basically, really, tried to, was involved in.

    Off unless the bank sets 'check: {weak-words: info}'. "Just 30 minutes" and quotations are fine.

    Bad:  action: I basically rewrote the loader.
    Good: action: I rewrote the loader, and loading takes just 3 minutes.
    """
    for story in reading.bank.stories:
        for part in PARTS:
            text = story.part(part)
            for match in weak_words(text):
                message = f"'{match[0]}' in story '{story.key}' adds little"
                yield Finding(story, text, message, "leave it out, or be exact", match.start())


STORY_RULES = (
    plural_voice,
    no_first_person,
    missing_part,
    placeholder_text,
    no_number,
    no_lesson,
    no_impact,
    weak,
)


def _only_aside(text: str) -> bool:
    return text[0] == "(" and text.find(")") == len(text) - 1
