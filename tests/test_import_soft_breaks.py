"""Lines that only wrap a guide's source become one line of the bank; lines that are meant stay."""

import pytest

from deckgen.importers.guide.meant_texts import bank_text
from deckgen.importers.intake import import_guides
from deckgen.model import Bank
from deckgen.renderers.markdown import to_markdown
from import_account import assert_every_line_is_accounted_for


def bank_of(guide: str, name: str = "guide.md") -> Bank:
    imported = import_guides({name: guide.encode()})
    assert imported.bank
    assert_every_line_is_accounted_for(guide, imported)
    return imported.bank


def answer_of(answer: str) -> str:
    (question,) = bank_of(f"## Tell me about a time you failed.\n\n### Answer\n\n{answer}\n").questions
    return str(question.good_answer)


def test_a_story_wrapped_by_its_editor_has_no_ragged_lines() -> None:
    (story,) = bank_of(
        "## The crane rota\n\n"
        "**Situation:** Two crews came for one crane,\nand nobody had written down\nwho was first.\n\n"
        "**Task:** Get both ships out\nby night.\n\n"
        "**Action:** I called both\nmasters.\n\nThen I gave the second crew\nmy own shift.\n\n"
        "**Result:** Both sailed\nat 22:40.\n"
    ).stories

    assert [story.situation, story.task, story.action, story.result] == [
        "Two crews came for one crane, and nobody had written down who was first.",
        "Get both ships out by night.",
        "I called both masters.\n\nThen I gave the second crew my own shift.",
        "Both sailed at 22:40.",
    ]


def test_wrapped_bullets_and_the_lists_in_them_are_one_line_an_item() -> None:
    (story,) = bank_of(
        "## The crane rota\n\n"
        "- **Situation**: Two crews came\n  for one crane.\n"
        "- **Action**:\n  - I called both\n    masters.\n    - I told them\n      the truth.\n"
        "  - I gave the second crew\nmy own shift.\n"
        "- **Result**: Both sailed\n  at 22:40.\n"
    ).stories

    assert story.situation == "Two crews came for one crane."
    assert (
        story.action == "- I called both masters.\n  - I told them the truth.\n- I gave the second crew my own shift."
    )
    assert story.result == "Both sailed at 22:40."


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("I signed a\nrota.", "I signed a rota."),
        ("I signed.\n\nI had not\nread it.", "I signed.\n\nI had not read it."),
        ("I signed.  \nI had not\nread it.", "I signed.\nI had not read it."),
        ("I signed.\\\nI had not\nread it.", "I signed.\nI had not read it."),
        ("I signed.<br>I had not\nread it.", "I signed.\nI had not read it."),
        ("- one\n  more  \n  kept\n- two", "- one more\n  kept\n- two"),
        ("1. one\n   more\n2. two\n\n   and\n   more", "1. one more\n2. two\n\n   and more"),
        ("We opened in\n2019. It rained.", "We opened in 2019. It rained."),
        ("Three:\n• one\n• two\n  more", "Three:\n• one\n• two more"),
        ("✅ I asked\nthem.\n❌ I shouted.", "✅ I asked them.\n❌ I shouted."),
        ("Monday: I counted\nforty.\nTuesday: I left.", "Monday: I counted forty.\nTuesday: I left."),
        ("We had one\naim: to leave.", "We had one aim: to leave."),
        ("> I signed\n> a rota.", "I signed a rota."),
        ("- I asked:\n\n  ```sh\n  grep wet\n      | sort\n  ```\n- It\n  ran.", None),
        ("So:\n\n- a\n\n| A | B |\n|---|---|\n| 1 | 2 |\n| 3 | 4 |", None),
    ],
)
def test_an_answer_keeps_the_lines_that_are_meant(typed: str, meant: str | None) -> None:
    kept = typed.replace("It\n  ran.", "It ran.") if meant is None else meant

    assert kept == answer_of(typed)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("那天下雨，\n我們沒有\n傘。", "那天下雨，我們沒有傘。"),
        ("私は\n**走った**ので\n寝た。", "私は**走った**ので寝た。"),
        ("我用\nPython 寫。", "我用 Python 寫。"),
        ("비가\n왔다.", "비가 왔다."),
    ],
)
def test_chinese_and_japanese_lines_are_joined_without_a_space(typed: str, meant: str) -> None:
    assert meant == answer_of(typed)


def test_a_line_break_in_a_cell_of_a_table_file_is_the_authors() -> None:
    (question,) = bank_of('Question,Answer\nTell me about a loss.,"I signed\na rota \\_."\n', "table.csv").questions

    assert question.good_answer == "I signed\na rota \\_."


def test_breaks_in_the_cell_of_a_table_stay_and_wrapped_html_does_not() -> None:
    markdown = "| Question | Answer |\n|---|---|\n| Tell me about a loss. | I signed.<br>It sank. |\n"
    html = (
        "<table><tr><th>Question</th><th>Answer</th></tr>\n"
        "<tr><td>Tell me about a loss.</td>\n<td>I signed\na rota.<br>It sank.</td></tr></table>\n"
    )

    assert [question.good_answer for question in bank_of(markdown).questions] == ["I signed.\nIt sank."]
    assert [question.good_answer for question in bank_of(html).questions] == ["I signed a rota.\nIt sank."]


def test_a_story_in_the_cell_of_a_table_keeps_its_breaks() -> None:
    guide = (
        "| Question | Answer |\n|---|---|\n"
        "| Tell me about a loss. | **Situation:** It leaked.<br>It rained.<br>**Action:** I ran.<br>**Result:** Dry.|\n"
    )
    (story,) = bank_of(guide).stories

    assert story.situation == "It leaked.\nIt rained."


def test_an_exported_bank_comes_back_with_every_line_and_backslash() -> None:
    bank = bank_of("## Tell me about a time you failed.\n\n### Answer\n\nI signed \\\\\\_ it.  \nIt *sank*.\n")
    again = bank_of(to_markdown(bank))

    assert bank.questions[0].good_answer == "I signed \\_ it.\nIt *sank*."
    assert bank == again


def test_lines_of_code_stay_as_they_are() -> None:
    code = "```\na\\_b\n  - c\n\n\\*\n```"

    assert f"I ran it:\n\n{code}" == bank_text(f"I ran\nit:\n\n{code}")
