"""Rules for questions: a story and a backup for each, and no question twice."""

from collections.abc import Iterator

from deckgen.codes import rule_codes
from deckgen.lint.reading import Reading
from deckgen.lint.rule import Finding, rule
from deckgen.lint.similar import repeats


@rule(rule_codes.NO_STORY)
def no_story(reading: Reading) -> Iterator[Finding]:
    """A question without a primary story, and without a gap that says which story is still to be written.

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
    """A question with a primary story, but with neither a backup nor a gap that says what the backup will be.

    Two interviewers may ask for the same thing, or an interviewer may have heard the primary story already.

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
    """A question that is in the bank already, in the same or nearly the same words.

    Word order, case and phrases of asking ("tell me about a time when you") make no difference. One extra word makes
    none either, nor, in a long question, one different word.

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
        message = f"question '{question.key}' asks the same as '{questions[earlier].key}'"
        yield Finding(question, question.ask, message, "keep one of the two, with the story of the other as its backup")


QUESTION_RULES = (no_story, no_backup, repeated_question)
