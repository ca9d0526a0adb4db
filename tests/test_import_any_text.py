"""Any text at all, and text made to stop a reader, is read to the last line or refused."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from deckgen.bank.dump import dump
from deckgen.bank.load import load_sources
from deckgen.diagnostics import has_errors
from deckgen.importers.intake import import_guides
from deckgen.source import Source
from import_account import assert_every_line_is_accounted_for, invented

LINES = (
    "# Stories",
    "## Story 1: The lift",
    "### Ownership",
    "#### Think Big",
    "Title",
    "=====",
    "-----",
    "---",
    "***",
    "- **Situation**: The lift stood still.",
    "- **Task:** Move it.",
    "* **A (Action)**: I called Otis.",
    "**Result:** It moved 3 floors.",
    "S: It rained.",
    "T: Stay dry.",
    "A: I ran.",
    "R: Dry.",
    "Situation",
    "### Action",
    "**Situation:** It broke. **Task:** Mend it. **Result:** 5 hours.",
    "*Result:* 40%",
    "1. Tell me about a time you ran.",
    "2. Why?",
    "- What is your weakness?",
    "**Q: How do you rest?**",
    "Q: Who are you?",
    '**Question:** Tell me about "x".',
    "    - **Primary:** `The lift` (It was mine)",
    "    - **Backup:** TBD",
    "- [ ] Sleep well",
    "- [x] Eat",
    "1. [ ] Walk",
    "| Principle | Primary | Backup |",
    "|---|---|---|",
    "| Ownership | The lift | (Open) |",
    "| Think Big | Nothing | |",
    "| Story | Ownership | Dive Deep |",
    "| The lift | x | P |",
    "| Question | Answer |",
    "| Why us? | **S:** a<br>**R:** b |",
    "<details>",
    "<summary>Tell me about a loss</summary>",
    "</details>",
    "<!-- note",
    "-->",
    "```",
    "```text",
    "> **R:** quoted",
    ">",
    "import X from 'x'",
    "{/* hidden */}",
    "<Tabs>",
    "",
    "",
    "",
    "  ",
    "\t- tab",
    "plain prose",
    "[a](https://example.org)",
    "**Principles:** Ownership, Are Right, A Lot",
    "**Tags:** hero",
    "**Lesson:** Ask.",
    "故事一：雨",
    "- **情境**：下雨",
    "- **結果**：乾",
    "## STAR Method",
    "- **S (Situation):** 20 seconds. Set the scene.",
    "- **R:** 10-20 s. End.",
    "\\*",
    "\\- wrapped",
    "1\\. and",
    "more  ",
    "still\\",
    "  indented C\\# \\`x\\`",
    "— dash",
    "下雨，",
    "<br>",
    "</p>",
    "\u2028",
    "\u00a0",
    "a: b: c",
    "- ",
    "1.",
    "|",
    "||",
    "**",
    "****",
    "# ",
    "[x]: http://y",
    "+++",
    "~~~",
)


@settings(max_examples=300)
@given(
    st.lists(st.sampled_from(LINES), min_size=1, max_size=30).map("\n".join),
    st.sampled_from(("g.md", "g.csv", "g.tsv")),
)
def test_any_guide_is_read_without_a_crash_and_to_the_last_line(text: str, name: str) -> None:
    imported = import_guides({name: text.encode()})

    if imported.bank is None:
        assert imported.report.refused != []
        return
    assert [refusal.reason for refusal in imported.report.refused] == []
    assert_every_line_is_accounted_for(text, imported)
    assert invented(text, imported) == []
    loaded = load_sources([Source("bank.yaml", dump(imported.bank))])
    assert not has_errors(loaded.diagnostics)
    assert imported.bank == loaded.bank


@settings(max_examples=150)
@given(st.text(max_size=300), st.sampled_from(("g.md", "g.csv", "g.txt")))
def test_any_text_is_read_or_refused(text: str, name: str) -> None:
    imported = import_guides({name: text.encode("utf-8", errors="replace")})

    assert (imported.bank is None) == (imported.report.refused != [])


@settings(max_examples=100)
@given(st.binary(max_size=200))
def test_any_bytes_are_read_or_refused(data: bytes) -> None:
    imported = import_guides({"g.md": data})

    assert (imported.bank is None) == (imported.report.refused != [])


HOSTILE = {
    "dots": "- **Situation**: " + "." * 80 + "x\n- **Result**: " + "_" * 80 + " y",
    "dots in a cell": "| Principle | Primary |\n|---|---|\n| Ownership | " + "..." * 40 + "z |",
    "labels in labels": "a:" * 3000,
    "bold words": "**a** " * 2000,
    "links": "- " + "[a](b) " * 2000 + "x",
    "brackets": "[" * 3000 + "](" + "(" * 3000,
    "quotes": ">" * 400 + " **Situation:** x",
    "lists": "- " * 300 + "x",
    "tags": "<details>" * 1000 + "<summary>" * 1000 + "<b>" * 1000,
    "folds in folds": "<details><summary>Why us?</summary>\n" * 2000,
    "callouts in callouts": "> [!q] Why us?\n" * 2000,
    "containers in containers": "::: details Why us?\n" * 2000,
    "tables in tables": "<table><tr><td>" * 5000,
    "attributes without an end": "<A x='" * 5000 + "<B y={" * 5000,
    "parts in one line": "Situation: a Task: b Action: c Result: d " * 1000,
    "names": "- **Principles:** " + "Ownership, Are Right, " * 1000,
}


@pytest.mark.parametrize("name", HOSTILE)
def test_lines_made_to_slow_a_reader_down_are_read_or_refused(name: str) -> None:
    imported = import_guides({"g.md": HOSTILE[name].encode()})

    assert (imported.bank is None) == (imported.report.refused != [])
