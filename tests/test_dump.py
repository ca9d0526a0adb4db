"""A bank written as YAML is the same bank when it is read again."""

from collections.abc import Iterator
from dataclasses import Field, fields, is_dataclass, replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings

from deckgen.bank.dump import dump, dump_files
from deckgen.bank.load import load, load_sources
from deckgen.bank.sets import principle_set
from deckgen.model import (
    Bank,
    BankInfo,
    Framework,
    Pick,
    PrintSettings,
    Question,
    Step,
    Story,
)
from deckgen.source import Source, Text
from full_bank import HOSTILE_BANK, bank_of
from strategies import banks


def reread(text: str) -> Bank:
    loaded = load_sources([Source("bank.yaml", text)])

    assert loaded.diagnostics == ()
    return loaded.bank


def from_files(texts: dict[str, str]) -> Bank:
    loaded = load_sources([Source(name, texts[name]) for name in sorted(texts)])

    assert loaded.diagnostics == ()
    return loaded.bank


@settings(max_examples=40)
@given(banks())
def test_a_bank_written_as_one_text_or_as_files_is_read_as_the_same_bank(bank: Bank) -> None:
    text = dump(bank)

    assert reread(text) == bank
    assert dump(reread(text)) == text
    assert from_files(dump_files(bank)) == bank


def test_every_field_holds_every_hostile_text_as_one_text_and_as_files_on_disk(tmp_path: Path) -> None:
    for name, text in dump_files(HOSTILE_BANK).items():
        (tmp_path / name).write_bytes(text.encode())
    loaded = load(tmp_path)

    assert loaded.diagnostics == ()
    assert loaded.bank == HOSTILE_BANK
    assert reread(dump(HOSTILE_BANK)) == HOSTILE_BANK


def test_the_bank_with_every_field_filled_leaves_none_out() -> None:
    parts = list(parts_of(bank_of(["words"])))
    every = {f"{type(part).__name__}.{item.name}" for part in parts for item in fields(part)}
    filled = {f"{type(part).__name__}.{item.name}" for part in parts for item in fields(part) if is_filled(part, item)}

    assert {"Bank.info", "Metric.impact", "Pick.angle", "PrintSettings.mono"} <= filled
    assert every - filled == set()


def parts_of(part: Any) -> Iterator[Any]:
    """A part of a bank and all the parts it is made of."""
    if isinstance(part, tuple):
        for item in part:
            yield from parts_of(item)
    elif is_dataclass(part):
        yield part
        for item in fields(part):
            yield from parts_of(getattr(part, item.name))


def is_filled(part: Any, item: Field[Any]) -> bool:
    """Whether a field says something else than it does when the author writes nothing."""
    return bool(getattr(part, item.name) != getattr(type(part)(), item.name))


def test_a_dump_is_what_a_person_would_write() -> None:
    bank = Bank(
        BankInfo(Text("interview"), title=Text("R&D: 😀 中文"), print=PrintSettings(paper=Text("a4"), mono=False)),
        stories=(
            Story(
                Text("one"),
                Text("A #1 story"),
                action=Text("I did:\n\n- this\n  - and that\n- **more**"),
                pocket=(Text("**10** reports"), Text("plain")),
            ),
        ),
        questions=(Question(Text("q"), Text("Why?"), primary=Pick(Text("one")), backup=Pick(Text("one"), Text("so"))),),
    )

    assert dump(bank) == (
        "---\n"
        "bank: interview\n"
        "title: 'R&D: 😀 中文'\n"
        "print:\n"
        "  paper: a4\n"
        "  mono: 'no'\n"
        "---\n"
        "story: one\n"
        "title: 'A #1 story'\n"
        "action: |-\n"
        "  I did:\n"
        "\n"
        "  - this\n"
        "    - and that\n"
        "  - **more**\n"
        "pocket:\n"
        "  - '**10** reports'\n"
        "  - plain\n"
        "---\n"
        "questions:\n"
        "  - question: q\n"
        "    ask: Why?\n"
        "    primary: one\n"
        "    backup:\n"
        "      story: one\n"
        "      angle: so\n"
    )


def test_stories_in_files_keep_their_order_beyond_ninety_nine() -> None:
    bank = Bank(
        BankInfo(Text("b")),
        stories=tuple(Story(Text(f"s{number}"), Text(f"Story {number}")) for number in range(120, 0, -1)),
    )
    files = dump_files(bank)
    loaded = load_sources([Source(name, files[name]) for name in sorted(files)])

    assert list(files)[1:3] == ["story-001-s120.yaml", "story-002-s119.yaml"]
    assert loaded.bank == bank


def test_lengths_are_written_as_people_write_numbers() -> None:
    printing = PrintSettings(margin_mm=5, gutter_mm=0.00001, bleed_mm=2.5, back_error_mm=(1, -0.00002))
    bank = Bank(BankInfo(Text("b"), print=printing))

    assert dump(bank).replace("'", "").splitlines()[2:] == [
        "  margin: 5",
        "  gutter: 0.00001",
        "  bleed: 2.5",
        "  back-error: 1,-0.00002",
    ]
    assert reread(dump(bank)) == bank


def test_a_shipped_principle_in_other_words_is_written_as_those_words_alone() -> None:
    first, *others = principle_set("amazon")
    bank = Bank(BankInfo("b"), principles=(replace(first, meaning="We ask them."), *others))

    assert dump(bank).partition("---\nprinciples")[2] == (
        ": amazon\n---\nprinciples:\n  - principle: customer-obsession\n    meaning: We ask them.\n"
    )
    assert reread(dump(bank)) == bank


def test_a_shipped_principle_that_says_less_is_written_whole() -> None:
    first, *others = principle_set("amazon")
    bank = Bank(BankInfo("b"), principles=(replace(first, meaning=""), *others))

    assert reread(dump(bank)) == bank


def test_seconds_are_written_as_one_number_where_both_bounds_are_the_same() -> None:
    framework = Framework("f", "F", (Step("One", 10, 10), Step("Two", 10, 20)))

    assert "seconds: '10'\n" in dump(Bank(BankInfo("b"), frameworks=(framework,)))
    assert "seconds: 10-20\n" in dump(Bank(BankInfo("b"), frameworks=(framework,)))


@pytest.mark.parametrize("title", ["C:\nnew\tline", "\\server\u2028next", "..\tx\n y"])
def test_a_text_that_could_be_taken_for_a_path_is_read_back_without_a_warning(title: str) -> None:
    bank = Bank(BankInfo("b"), stories=(Story("s", title),))
    loaded = load_sources([Source("bank.yaml", dump(bank))])

    assert (loaded.bank, loaded.diagnostics) == (bank, ())
