import pytest

from deckgen.bank.load import load_sources
from deckgen.lint.english import LESSON_TOLD, has_number, plural_subjects, weak_words
from deckgen.lint.placeholder import placeholder
from deckgen.lint.run import check
from deckgen.source import Source


@pytest.mark.parametrize("text", ["Saved $XK a year.", "XXk users came.", "It holds XB now.", "$XXM", "XX% less"])
def test_a_figure_that_is_still_to_be_filled_in_is_a_placeholder(text: str) -> None:
    assert placeholder(text)


def test_a_figure_still_to_be_written_is_a_placeholder_and_one_that_is_none_is_none() -> None:
    text = "story: a\ntitle: A\nmetrics:\n  - {what: load, before: (none), after: TBD}\n  - {what: '[metric]'}\n"
    found = check(load_sources([Source("b.yaml", f"bank: m\n---\n{text}")]).bank, select=["S104"])

    assert [(f.span.line, f.span.column, f.message) for f in found] == [
        (6, 41, "story 'a' still says 'TBD'"),
        (7, 13, "story 'a' still says '[metric]'"),
    ]


@pytest.mark.parametrize("text", ["At [Your company] I led", "<Company name>", "cut by [NUMBER] %", "[Insert metric]"])
def test_a_placeholder_may_begin_with_a_capital(text: str) -> None:
    assert placeholder(text)


@pytest.mark.parametrize("text", ["[Result] It was fast.", "[The team] was late", "the XML of <Company/>", "[Sic]"])
def test_a_label_or_a_remark_in_brackets_is_no_placeholder(text: str) -> None:
    assert placeholder(text) is None


@pytest.mark.parametrize(
    "text",
    [
        "I told the team ‘we ship on Friday’ and wrote the plan.",
        "I told them 'we ship today', and wrote 'don't panic, we're ready' on the board.",
        "I read 'Why We Sleep' twice.",
        "I convinced my manager that we should wait.",
        "I proposed to the team that we wait.",
        "I recommended to my VP that we drop it, and told the two customers that we would.",
        "I persuaded the lead we needed tests.",
        "I made the case that we stop.",
        "I was told we would never make it.",
        "I asked each of the 12 engineers what we were missing.",
    ],
)
def test_we_in_what_the_speaker_said_or_proposed_is_no_plural_voice(text: str) -> None:
    assert [found[0] for found in plural_subjects(text)] == []


@pytest.mark.parametrize(
    "text",
    [
        "The teams' code was slow, so we fixed the users' stuff.",
        "Back in the '90s we wrote the teams' code.",
        "I told the team. We fixed it.",
        "I told the team what was wrong, and we fixed it.",
        "I showed the plan to the team that we hired.",
        "It's ours, and we did it 'cause it was there.",
        'I hung a 27" screen over the desk, and we watched the queue.',
    ],
)
def test_we_that_did_something_is_plural_voice(text: str) -> None:
    assert [found[0].casefold() for found in plural_subjects(text)] == ["we"]


@pytest.mark.parametrize(
    "text", ["Lesson: measure first.", "Two lessons: test, and test.", "Learned to measure first."]
)
def test_a_lesson_may_begin_a_sentence_and_be_one_of_several(text: str) -> None:
    assert LESSON_TOLD.search(text)


@pytest.mark.parametrize("text", ["in just three minutes", "a just-in-time build", "a new kind of index"])
def test_words_that_say_something_are_not_weak(text: str) -> None:
    assert [found[0] for found in weak_words(text)] == []


@pytest.mark.parametrize(
    "text", ["Costs fell by a quarter.", "Nine tenths of it went.", "It takes a tenth of the time."]
)
def test_a_fraction_in_words_is_a_number(text: str) -> None:
    assert has_number(text)


@pytest.mark.parametrize("text", ["It shipped in a quarter.", "One of them was faster.", "It was often lighter."])
def test_a_quarter_of_a_year_or_one_of_several_is_no_result(text: str) -> None:
    assert not has_number(text)
