from pathlib import Path

import pytest

from deckgen.importers.intake import import_guides
from import_account import assert_every_line_is_accounted_for, invented

CASES = Path(__file__).parent / "cases" / "import"
GUIDES = sorted(path for path in CASES.iterdir() if path.suffix != ".expect")


@pytest.mark.parametrize("guide", GUIDES, ids=lambda path: path.name)
def test_every_line_of_a_guide_is_used_or_listed_with_a_reason(guide: Path) -> None:
    text = guide.read_text("utf-8-sig")

    assert_every_line_is_accounted_for(text, import_guides({guide.name: guide.read_bytes()}))


def test_an_answer_with_headings_and_labels_in_it_is_kept_to_its_last_item() -> None:
    answer = "I owned it.\n\n#### In short\n\n**My points:**\n\n- I told her.\n- I searched."
    guide = f"## Tell me about a time you failed.\n\n### Answer\n\n{answer}\n"
    imported = import_guides({"guide.md": guide.encode()})

    assert imported.bank
    assert [question.good_answer for question in imported.bank.questions] == [answer]
    assert imported.report.skipped == []


@pytest.mark.parametrize("guide", GUIDES, ids=lambda path: path.name)
def test_no_text_of_a_bank_is_invented(guide: Path) -> None:
    imported = import_guides({guide.name: guide.read_bytes()})

    assert [text for text in invented(guide.read_text("utf-8-sig"), imported) if " or " not in text] == []
