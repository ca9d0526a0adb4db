from hypothesis import given, settings

from deckgen.bank.load import load_sources
from deckgen.bank.nodes import KINDS
from deckgen.guide_format import SECTIONS
from deckgen.importers.exported_guide import is_exported
from deckgen.importers.intake import import_guides
from deckgen.model import Bank
from deckgen.renderers.markdown import to_markdown
from deckgen.source import Source
from full_bank import HOSTILE_BANK, bank_of
from strategies import banks


def assert_comes_back_whole(bank: Bank) -> None:
    imported = import_guides({"guide.md": to_markdown(bank).encode()})

    assert imported.report.refused == []
    assert bank == imported.bank
    assert [(remark.place.line, remark.note) for remark in imported.report.skipped] == [(1, "comment")]


@settings(max_examples=40)
@given(banks())
def test_a_bank_written_as_a_guide_is_imported_as_the_same_bank(bank: Bank) -> None:
    assert_comes_back_whole(bank)


def test_every_hostile_text_comes_back_from_every_field_of_a_guide() -> None:
    assert_comes_back_whole(HOSTILE_BANK)


def test_every_kind_of_document_has_a_section() -> None:
    assert sorted(KINDS) == sorted(section.document for section in SECTIONS)


SMALL = """\
bank: mine
title: My loop
---
principles: amazon
---
story: crane
title: The crane
aliases: [Crane job]
situation: It stood still.
action: |
  I climbed it.

  - at night
principles: [ownership]
metrics: [{what: wait, before: 11 h, after: 4 h}]
---
matrix:
  ownership: {primary: {story: crane, angle: mine to fix}, gap: another one}
"""


def test_an_exported_guide_is_one_to_read() -> None:
    guide = to_markdown(load_sources([Source("b.yaml", SMALL)]).bank)

    assert is_exported(guide)
    assert guide.partition("\n\n")[2] == (
        "# My loop\n\n- **Key:** mine\n\n## Principles\n\n- **Set:** amazon\n\n## Stories\n\n### The crane\n\n"
        "- **Key:** crane\n- **Aliases:**\n  - Crane job\n- **Situation:** It stood still.\n- **Action:**\n\n"
        "  I climbed it.\n\n  - at night\n\n- **Metrics:**\n  1. - **What:** wait\n     - **Before:** 11 h\n"
        "     - **After:** 4 h\n- **Principles:**\n  - ownership\n\n## Matrix\n\n### `ownership`\n\n"
        "- **Primary:**\n  * **Story:** crane\n  * **Angle:** mine to fix\n- **Gap:** another one\n"
    )


def test_each_entry_of_an_exported_guide_is_headed_by_its_name() -> None:
    guide = to_markdown(bank_of(["Words"]))

    assert not any(f"**{label}:**" in guide for label in ("Title", "Name", "Ask"))
    assert [line for line in guide.split("\n") if line.startswith("#")] == [
        "# Words",
        *("## Principles", "### Words"),
        *("## Stories", "### Words"),
        *("## Questions", "### Words"),
        *("## Matrix", "### `p0`"),
        *("## Frameworks", "### Words"),
        *("## Checklists", "### Words"),
    ]


def test_empty_lines_added_between_the_items_of_a_list_change_nothing() -> None:
    bank = load_sources([Source("b.yaml", SMALL.replace("[Crane job]", "[Crane job, Crane story]"))]).bank
    guide = to_markdown(bank)
    spaced = guide.replace("  - Crane story", "\n  - Crane story")

    assert spaced != guide
    assert import_guides({"guide.md": spaced.encode()}).bank == bank


def test_a_line_added_to_an_exported_guide_is_listed() -> None:
    guide = to_markdown(load_sources([Source("b.yaml", SMALL)]).bank) + "\nCall Ann on Monday.\n"
    report = import_guides({"guide.md": guide.encode()}).report

    assert [remark.text for remark in report.skipped if remark.note == "prose"] == ["Call Ann on Monday."]


def test_an_exported_guide_that_no_longer_says_a_bank_is_refused() -> None:
    guide = to_markdown(load_sources([Source("b.yaml", SMALL)]).bank).replace("- ownership", "- courage")
    imported = import_guides({"guide.md": guide.encode()})

    assert None is imported.bank
    assert "courage" in imported.report.refused[0].reason


def test_an_exported_guide_and_another_one_become_one_bank() -> None:
    guide = to_markdown(load_sources([Source("b.yaml", SMALL)]).bank)
    notes = "1. Tell me about a time you climbed.\n   - **Primary:** Crane job (at night)\n"
    imported = import_guides({"guide.md": guide.encode(), "notes.md": notes.encode()})

    assert imported.bank
    assert imported.report.unresolved == []
    assert [str(question.primary.story) for question in imported.bank.questions if question.primary] == ["crane"]
