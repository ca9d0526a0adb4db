"""What the rules of picks say: the question or row, the role, the story and the principle they are about."""

from deckgen.bank.load import load_sources
from deckgen.lint.run import check
from deckgen.source import Source

BANK = """\
bank: mine
---
principles: [{principle: dive-deep, name: Dive Deep}, {principle: frugality, name: Frugality}]
---
story: launch
title: The launch
event: the spring launch
principles: [dive-deep]
---
story: late
title: The week it was late
event: The Spring Launch
kinds: [failure]
---
story: index
title: The search index
event: autumn
---
"""
FRAMEWORK = "frameworks: [{framework: told-mistake, name: Mistakes}]\n---\n"


def found(code: str, text: str) -> list[tuple[str, str]]:
    """Messages and hints of a rule for the bank with these documents."""
    loaded = load_sources([Source("bank.yaml", BANK + text)])
    assert [one for one in loaded.diagnostics if one.code != code] == []
    return [(one.message, one.hint) for one in check(loaded.bank, select=[code])]


def test_a_story_that_is_primary_and_backup_is_named() -> None:
    assert found("Q203", "matrix: {dive-deep: {primary: launch, backup: launch}}") == [
        (
            "matrix row 'dive-deep' has 'launch' as primary and as backup",
            "choose another backup, or write a gap",
        )
    ]


def test_two_stories_of_one_event_are_told_with_the_event() -> None:
    assert found("Q204", "matrix: {dive-deep: {primary: launch, backup: late}}") == [
        (
            "primary and backup of matrix row 'dive-deep' are both about 'The Spring Launch'",
            "choose a backup from another project",
        )
    ]
    assert found("Q204", "matrix: {dive-deep: {primary: launch, backup: index}}") == []


def test_a_story_that_does_not_claim_a_principle_is_told_with_the_name_of_the_principle() -> None:
    assert found("Q205", "questions: [{question: q, ask: Why?, principle: frugality, backup: launch, gap: x}]") == [
        (
            "the backup story of question 'q' does not claim 'Frugality'",
            "add 'frugality' to the principles of 'launch', or choose another story",
        )
    ]


def test_a_question_that_asks_for_a_failure_says_which_pick_is_none() -> None:
    question = "questions: [{question: q, ask: Why?, framework: told-mistake, primary: launch, backup: index}]"

    assert found("Q206", FRAMEWORK + question) == [
        (
            f"question 'q' asks for a failure, but its {role} story '{story}' is not of kind 'failure'",
            f"choose a failure story, or add 'failure' to the kinds of '{story}'",
        )
        for role, story in (("primary", "launch"), ("backup", "index"))
    ]
    assert found("Q206", FRAMEWORK + question.replace("launch", "late").replace(", backup: index", "")) == []


def test_a_framework_asks_for_a_failure_by_a_word_of_its_key() -> None:
    plain = FRAMEWORK.replace("Mistakes", "Other").replace("told-mistake", "told-failure-story")
    question = "questions: [{question: q, ask: Why?, framework: told-failure-story, primary: launch}]"

    assert len(found("Q206", plain + question)) == 1


def test_a_pick_without_an_angle_is_told_with_what_to_write() -> None:
    question = "questions: [{question: q, ask: Why?, primary: launch, backup: index}]"

    assert found("Q208", question) == [
        (f"the {role} '{story}' of question 'q' has no angle", f"write '{role}: {{story: {story}, angle: ...}}'")
        for role, story in (("primary", "launch"), ("backup", "index"))
    ]
