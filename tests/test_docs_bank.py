"""The document that defines the format is true: its examples load, and it leaves no field out."""

import re
from pathlib import Path

import pytest

from deckgen.bank.fields import Fields
from deckgen.bank.load import load_sources
from deckgen.bank.nodes import KINDS, Node
from deckgen.bank.sets import principle_set
from deckgen.deck.markup import CodeBlock, Listing, TableBlock, parse, words
from deckgen.model import BankInfo
from deckgen.source import Source, Text

PAGE = Path(__file__).parent.parent / "docs" / "bank.md"
DOCUMENT = PAGE.read_text("utf-8")
EXAMPLES = re.findall(r"^```yaml\n(.*?)^```$", DOCUMENT, re.MULTILINE | re.DOTALL)


def sources() -> list[Source]:
    return [Source(f"example-{number}", text) for number, text in enumerate(EXAMPLES, start=1)]


def test_there_is_an_example_of_every_kind() -> None:
    kinds = [re.findall(rf"^({'|'.join(KINDS)}):", text, re.MULTILINE)[0] for text in EXAMPLES]

    assert kinds == list(KINDS)
    assert len(re.findall("^```", DOCUMENT, re.MULTILINE)) == 2 * len(EXAMPLES)


@pytest.mark.parametrize("number", range(1, len(KINDS) + 1))
def test_an_example_loads_with_what_it_refers_to(number: int) -> None:
    found = load_sources(sources()).diagnostics

    assert [str(d) for d in found if d.span.path == f"example-{number}"] == []


def test_the_examples_make_one_bank_with_every_entry() -> None:
    loaded = load_sources(sources())
    bank = loaded.bank

    assert loaded.diagnostics == ()
    assert [len(part) for part in (bank.stories, bank.questions, bank.matrix, bank.frameworks, bank.checklists)] == [
        2, 2, 4, 2, 1,
    ]  # fmt: skip
    assert [str(entry.key) for entry in bank.principles[15:]] == ["broad-responsibility", "candour"]
    assert bank.principles[1].probes == ("What did I do that was nobody's job?",)


def test_every_field_that_is_read_has_its_row(monkeypatch: pytest.MonkeyPatch) -> None:
    read: set[str] = set()
    known = Fields.node

    def noting(self: Fields, name: str, *, required: bool = False) -> Node | None:
        read.add(name)
        return known(self, name, required=required)

    monkeypatch.setattr(Fields, "node", noting)
    load_sources(sources())
    rows = "\n".join(re.findall(r"^\| (?:`[^|]*) \|.*$|^The fields are .*$", DOCUMENT, re.MULTILINE))

    assert len(read) > 60
    assert sorted(name for name in read if f"`{name}`" not in rows) == []


def test_every_field_marked_as_required_is_and_no_other(monkeypatch: pytest.MonkeyPatch) -> None:
    needed: set[str] = set()
    known = Fields.node

    def noting(self: Fields, name: str, *, required: bool = False) -> Node | None:
        if required:
            needed.add(name)
        return known(self, name, required=required)

    monkeypatch.setattr(Fields, "node", noting)
    load_sources(sources())
    marked = set(re.findall(r"`(\w+)`(?: \|)? \(?\*\*required", DOCUMENT))

    assert marked - {"name"} == needed - {"name"}


def test_the_keys_of_the_named_set_are_those_that_ship() -> None:
    listed = DOCUMENT.partition("The set's keys: ")[2].partition("\n\n")[0]

    assert re.findall(r"`([a-z-]+)`", listed) == [str(entry.key) for entry in principle_set("amazon")]


def test_the_defaults_are_those_of_the_model() -> None:
    default = BankInfo(Text("b"))
    rows = dict(re.findall(r"^\| `(\w+)` \|.*\| `?([^|`]+)`? \|$", DOCUMENT, re.MULTILINE))

    assert rows["speaking_rate"] == str(default.speaking_rate)
    assert rows["style"] == default.style
    assert rows["language"] == default.language
    assert rows["story_use_limit"] == str(default.story_use_limit)
    assert rows["required_kinds"] == ", ".join(f"{count} {kind}" for kind, count in default.required_kinds)
    assert rows["framework"] == "star"


@pytest.mark.parametrize("value", ["no", "1.10", "12:30", "2024-01-01"])
def test_the_values_said_to_stay_text_do(value: str) -> None:
    assert f"`{value}`" in DOCUMENT
    assert load_sources([Source("f", f"story: s\ntitle: {value}\n")]).bank.stories[0].title == value


SIGNS = DOCUMENT.partition("| typed | shown | because |")[2].partition("\n\n")[0]
SHOWN = re.findall(r"^\| `([^|]+)` \| `([^|]+)` \| [^|]+ \|$", SIGNS, re.MULTILINE)


@pytest.mark.parametrize(("typed", "shown"), SHOWN)
def test_a_text_is_shown_as_the_document_says(typed: str, shown: str) -> None:
    assert shown == words(parse(typed))


def test_every_row_about_signs_was_tried() -> None:
    assert len(SHOWN) == SIGNS.count("\n") - 1 > 5


def test_the_example_of_what_is_shown_has_lines_items_code_and_a_table() -> None:
    (example,) = re.findall(r"^~~~~yaml\n(.*?)^~~~~$", DOCUMENT, re.MULTILINE | re.DOTALL)
    loaded = load_sources([Source("example", f"{example}---\nbank: b\n")])
    (story,) = loaded.bank.stories

    assert loaded.diagnostics == ()
    assert words(parse(story.situation)) == "Monday: I counted 40 cars.\nTuesday: I fixed the sensors."
    paragraph, listing = parse(story.task)
    assert words((paragraph,)) == "After this sign, lines are joined into paragraphs, and"
    assert isinstance(listing, Listing)
    assert [words(item) for item in listing.items] == ["items of a list may be folded,", "but stay items."]
    assert parse(story.action)[1:] == (CodeBlock("grep wet sensors.log\n    | sort"),)
    (table,) = parse(story.result)
    assert isinstance(table, TableBlock)
    assert words((table,)) == "What Before After free spaces 40 2"
    assert table.align == ("", "right", "right")
