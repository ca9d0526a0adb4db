"""Rules for questions: each with a story and a backup, none asked twice."""

from collections.abc import Iterator

from deckgen.codes import rule_codes
from deckgen.lint.reading import Reading
from deckgen.lint.rule import Finding, rule
from deckgen.lint.similar import repeats


@rule(rule_codes.NO_STORY)
def no_story(reading: Reading) -> Iterator[Finding]:
    """A question without a primary story and without a gap that says which one is to be written.

    Bad:
      questions:
        - question: deadline
          ask: Tell me about a deadline you missed.
    Good:
      questions:
        - question: deadline
          ask: Tell me about a deadline you missed.
          gap: the release of last spring
    """
    for question in reading.bank.questions:
        if not question.primary and not question.gap:
            hint = "add 'primary: {story: ..., angle: ...}', or 'gap: ...' with the story to be written"
            yield Finding(question, question.key, f"question '{question.key}' has no story", hint)


@rule(rule_codes.NO_BACKUP)
def no_backup(reading: Reading) -> Iterator[Finding]:
    """A question with a primary story but no backup, and no gap that says what it will be.

    Two interviewers may ask for the same thing, or the first may have heard the story already.

    Bad:
      questions:
        - question: speed
          ask: What did you make faster?
          primary: {story: launch, angle: half the time}
    Good:
      questions:
        - question: speed
          ask: What did you make faster?
          primary: {story: launch, angle: half the time}
          gap: the search index could be a backup
    """
    for question in reading.bank.questions:
        if question.primary and not question.backup and not question.gap:
            hint = "add 'backup: {story: ..., angle: ...}', or 'gap: ...' with the story to be written"
            yield Finding(question, question.key, f"question '{question.key}' has no backup", hint)


@rule(rule_codes.REPEATED_QUESTION)
def repeated_question(reading: Reading) -> Iterator[Finding]:
    """A question that is in the bank already, in the same words or nearly so.

    Word order, case and the words of asking ("tell me about a time when you") make no difference, nor does a single
    word more; in long questions neither does a single other word.

    Bad:
      questions:
        - question: manager
          ask: Tell me about a time you disagreed with your manager.
        - question: disagreed
          ask: Describe a situation in which you disagreed with a manager.
    Good:
      questions:
        - question: manager
          ask: Tell me about a time you disagreed with your manager.
        - question: peer
          ask: Tell me about a time you disagreed with a peer.
    """
    questions = reading.bank.questions
    for later, earlier in repeats([question.ask for question in questions], english=reading.english):
        question = questions[later]
        message = f"question '{question.key}' asks what '{questions[earlier].key}' asks"
        yield Finding(question, question.ask, message, "keep one of the two, and the other's picks as its backup")


QUESTION_RULES = (no_story, no_backup, repeated_question)
