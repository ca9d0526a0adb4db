"""Backslash escapes of Markdown, which exports of word processors are full of, become what they stand for."""

import pytest

from deckgen.deck.markup import parse, words
from deckgen.importers.intake import import_guides


def answer_of(answer: str) -> str:
    imported = import_guides({"guide.md": f"## Tell me about a time you failed.\n\n### Answer\n\n{answer}\n".encode()})
    assert imported.bank
    (question,) = imported.bank.questions
    return str(question.good_answer)


@pytest.mark.parametrize(
    ("typed", "kept", "shown"),
    [
        (r"It is snake\_case\.", "It is snake_case.", "It is snake_case."),
        (r"C\#, \#1, \[sic\], a\-b, 1\. and \~5\!", "C#, #1, [sic], a-b, 1. and ~5!", "C#, #1, [sic], a-b, 1. and ~5!"),
        (r"Profit \& loss \< 5 \| a \> b", "Profit & loss < 5 | a > b", "Profit & loss < 5 | a > b"),
        (r"It was \*not\* bold.", r"It was \*not\* bold.", "It was *not* bold."),
        (r"It was 5 \* 3 cars.", "It was 5 * 3 cars.", "It was 5 * 3 cars."),
        (
            r"I deleted \*.log and src/\*.py then.",
            "I deleted *.log and src/*.py then.",
            "I deleted *.log and src/*.py then.",
        ),
        (r"It said \`no\` twice.", r"It said \`no\` twice.", "It said `no` twice."),
        (r"I typed `a\_b` then.", r"I typed `a\_b` then.", r"I typed a\_b then."),
        (
            r"It is in C:\work\_archive\*.log now.",
            r"It is in C:\work\_archive\*.log now.",
            r"It is in C:\work\_archive\*.log now.",
        ),
        (r"It is in C:\\work\\old now.", r"It is in C:\work\old now.", r"It is in C:\work\old now."),
        (r"A \\\_ stayed.", r"A \_ stayed.", r"A \_ stayed."),
        (r"\# 1 was mine.", "# 1 was mine.", "# 1 was mine."),
    ],
)
def test_an_escape_becomes_its_character_and_stays_one_where_that_would_be_markup(
    typed: str, kept: str, shown: str
) -> None:
    answer = answer_of(typed)

    assert kept == answer
    assert shown == words(parse(answer))


def test_escapes_in_fences_are_code() -> None:
    code = "- I ran:\n\n  ```\n  a\\_b \\*\n  ```"

    assert code == answer_of(code)


def test_titles_names_and_blanks_are_read_through_their_escapes() -> None:
    guide = (
        "### **Story 1\\. The crane\\_rota \\#2**\n\n"
        "**Situation:** Two crews\\.\n\n**Task:** \\_\\_\\_\\_\\_\n\n**Action:** I called\\.\n\n"
        "**Result:** Both sailed\\.\n\n"
        "## Questions\n\n1. Tell me about C\\#\\.\n   - **Primary:** crane\\_rota\n"
    )
    imported = import_guides({"guide.md": guide.encode()})

    assert imported.bank
    (story,) = imported.bank.stories
    (question,) = imported.bank.questions
    assert (story.title, story.aliases) == ("The crane_rota #2", ("crane_rota",))
    assert (story.situation, story.task, story.action, story.result) == ("Two crews.", "", "I called.", "Both sailed.")
    assert [remark.text for remark in imported.report.placeholders] == ["_____"]
    assert question.ask == "Tell me about C#."
    assert question.primary
    assert question.primary.story == story.key
