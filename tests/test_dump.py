"""A bank written as YAML is the same bank when it is read again."""

import tempfile
from pathlib import Path

from hypothesis import given, settings

from deckgen.bank.dump import dump, dump_files
from deckgen.bank.load import load, load_sources
from deckgen.model import Bank, BankInfo, Metric, Pick, PrintSettings, Question, Story
from deckgen.source import Source, Text
from strategies import banks
from text_strategies import HOSTILE, valid_text


def reread(text: str) -> Bank:
    loaded = load_sources([Source("bank.yaml", text)])

    assert loaded.diagnostics == ()
    return loaded.bank


@settings(max_examples=120)
@given(banks())
def test_a_dumped_bank_loads_as_the_same_bank_and_dumps_as_the_same_text(bank: Bank) -> None:
    text = dump(bank)
    again = reread(text)

    assert again == bank
    assert dump(again) == text


@settings(max_examples=40)
@given(banks())
def test_a_bank_dumped_as_files_loads_from_its_folder(bank: Bank) -> None:
    with tempfile.TemporaryDirectory() as folder:
        for name, text in dump_files(bank).items():
            Path(folder, name).write_bytes(text.encode("utf-8"))
        loaded = load(folder)

    assert loaded.diagnostics == ()
    assert loaded.bank == bank


def test_every_hostile_text_survives_in_every_kind_of_field() -> None:
    texts = [Text(valid_text(text)) for text in HOSTILE]
    story = Story(
        Text("one"),
        texts[0],
        aliases=tuple(dict.fromkeys(texts)),
        metrics=tuple(Metric(text, text) for text in texts),
        pocket=tuple(texts),
    )
    told = tuple(Story(Text(f"told-{n}"), Text(f"Told {n}"), action=text, event=text) for n, text in enumerate(texts))
    bank = Bank(BankInfo(Text("b")), stories=(story, *told))

    assert reread(dump(bank)) == bank


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
