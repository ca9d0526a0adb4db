"""A folder of files of any encoding, line ending or oddity gives a bank or a finding, never an exception."""

from pathlib import Path

import pytest

from deckgen import Loaded, load

TEXT = """\
bank: b
---
story: cafe
title: Café 😀
action: |
  first

  second
lesson: >
  one
  two
nonsense: x
"""


def shown(loaded: Loaded, folder: Path) -> list[str]:
    """Findings with paths below ``folder``."""
    return [
        f"{d}".replace(folder.as_posix(), "BANK").replace("severity.", "") + f" / {d.hint}" for d in loaded.diagnostics
    ]


def bank_of(folder: Path, **contents: bytes) -> list[str]:
    folder.mkdir(exist_ok=True)
    for name, content in contents.items():
        (folder / f"{name}.yaml").write_bytes(content)
    return shown(load(folder), folder)


@pytest.mark.parametrize("ending", ["\r\n", "\r"])
def test_line_endings_change_neither_the_bank_nor_a_place(tmp_path: Path, ending: str) -> None:
    path = tmp_path / "a.yaml"
    path.write_bytes(TEXT.encode())
    plain = load(tmp_path)
    path.write_bytes(TEXT.replace("\n", ending).encode())
    other = load(tmp_path)

    assert [d.span.line for d in plain.diagnostics] == [12]
    assert other.diagnostics == plain.diagnostics
    assert other.bank == plain.bank
    assert plain.bank.stories[0].action == "first\n\nsecond"


def test_mixed_line_endings_are_lines_too(tmp_path: Path) -> None:
    found = bank_of(tmp_path, a=b"bank: b\r\n---\rstory: s\ntitle: t\r\nfoo: x\n")

    assert found == [
        "BANK/a.yaml:5:1: E202 error: story has no field 'foo' / known: story, title, aliases, kinds, event, "
        "situation, task, action, result, lesson, metrics, principles, pocket, follow_ups, was, allow"
    ]


def test_a_byte_order_mark_is_read_over(tmp_path: Path) -> None:
    found = bank_of(tmp_path, a=b"\xef\xbb\xbfbank: b\nfoo: x\n")

    assert [line.partition(" / ")[0] for line in found] == [
        "BANK/a.yaml:1:1: F005 info: the file starts with a byte order mark",
        "BANK/a.yaml:2:1: E202 error: bank has no field 'foo'",
    ]


def test_latin_1_is_reported_at_the_first_foreign_byte_and_the_rest_is_checked(tmp_path: Path) -> None:
    found = bank_of(tmp_path, a="bank: b\ntitle: déjà vu\nfoo: x\n".encode("latin-1"))

    assert [line.partition(" / known")[0] for line in found] == [
        "BANK/a.yaml:2:9: F004 error: byte 0xE9 is not UTF-8 / save the file as UTF-8",
        "BANK/a.yaml:3:1: E202 error: bank has no field 'foo'",
    ]


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be"])
def test_utf_16_is_one_finding(tmp_path: Path, encoding: str) -> None:
    found = bank_of(tmp_path, a="story: s\ntitle: Café\n".encode(encoding), b=b"bank: b\n")

    assert found == ["BANK/a.yaml:1:1: F004 error: the file is UTF-16, not UTF-8 / save the file as UTF-8"]


@pytest.mark.parametrize(
    ("character", "code"),
    [
        ("\x00", "U+0000"), ("\x07", "U+0007"), ("\x1b", "U+001B"), ("\x7f", "U+007F"), ("\x85", "U+0085"),
        ("\u2028", "U+2028"), ("\ufeff", "U+FEFF"), ("\uffff", "U+FFFF"),
    ],
)  # fmt: skip
def test_a_character_that_no_card_can_show_is_reported_where_it_is(tmp_path: Path, character: str, code: str) -> None:
    found = bank_of(tmp_path, a=f"bank: b\ntitle: a{character}b\n".encode())

    assert found == [
        f"BANK/a.yaml:2:9: F006 error: control character {code} in the text / delete it; no card can show it"
    ]


def test_text_is_composed_so_that_equal_looking_words_are_equal(tmp_path: Path) -> None:
    assert bank_of(tmp_path, a="bank: b\n---\nstory: s\ntitle: Cafe\u0301\n".encode()) == []
    assert load(tmp_path).bank.stories[0].title == "Caf\u00e9"


@pytest.mark.parametrize("content", [b"", b"\n\n", b"# only a comment\n", b"---\n", b"---\n---\n...\n", b'""\n'])
def test_an_empty_file_is_a_warning(tmp_path: Path, content: bytes) -> None:
    found = bank_of(tmp_path, a=content, b=b"bank: b\n")

    assert found == ["BANK/a.yaml:1:1: F007 warning: the file holds no entry / write an entry or delete the file"]


def test_an_empty_folder_is_an_error(tmp_path: Path) -> None:
    assert bank_of(tmp_path) == [
        "BANK:1:1: F002 error: no *.yaml file in 'BANK'"
        " / put the bank's *.yaml files there, or start with 'deckgen init'"
    ]


def test_a_missing_folder_is_an_error(tmp_path: Path) -> None:
    assert shown(load(tmp_path / "no"), tmp_path) == [
        "BANK/no:1:1: F001 error: the bank 'BANK/no' does not exist"
        " / name the folder that holds the bank, or make one with 'deckgen init'"
    ]


def test_a_file_instead_of_a_folder_is_an_error(tmp_path: Path) -> None:
    path = tmp_path / "bank.yaml"
    path.write_bytes(b"bank: b\n")

    assert shown(load(path), tmp_path) == [
        "BANK/bank.yaml:1:1: F001 error: the bank 'BANK/bank.yaml' is a file, not a folder / name the folder it lies in"
    ]


def test_a_yml_file_is_a_warning_and_is_not_read(tmp_path: Path) -> None:
    (tmp_path / "more.yml").write_bytes(b"story: [")

    assert bank_of(tmp_path, a=b"bank: b\n") == [
        "BANK/more.yml:1:1: F003 warning: 'more.yml' is not read / rename it to end in .yaml"
    ]


def test_files_below_are_read_in_a_stable_order_and_hidden_ones_are_not(tmp_path: Path) -> None:
    for name in ("b/z.yaml", "a/y.yaml", "b.yaml", ".git/x.yaml", ".hidden.yaml", "notes.txt"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        key = Path(name).stem.strip(".")
        (tmp_path / name).write_bytes(f"story: {key}\ntitle: Story {key}\n".encode())
    (tmp_path / "bank.yaml").write_bytes(b"bank: b\n")
    loaded = load(tmp_path)

    assert loaded.diagnostics == ()
    assert [str(story.key) for story in loaded.bank.stories] == ["y", "b", "z"]


def test_a_folder_inside_a_hidden_one_is_a_bank_like_any_other(tmp_path: Path) -> None:
    folder = tmp_path / ".private" / "bank"
    folder.mkdir(parents=True)

    assert bank_of(folder, a=b"bank: b\n") == []


def test_a_folder_whose_name_ends_like_a_file_is_looked_into(tmp_path: Path) -> None:
    (tmp_path / "old.yaml").mkdir()
    (tmp_path / "old.yaml" / "s.yaml").write_bytes(b"story: s\ntitle: t\n")

    assert bank_of(tmp_path, a=b"bank: b\n") == []
    assert len(load(tmp_path).bank.stories) == 1


def test_the_text_that_places_point_into_comes_with_the_bank(tmp_path: Path) -> None:
    bank_of(tmp_path, a=b"bank: b\n", b=b"story: s\ntitle: t\nfoo: x\n")
    loaded = load(tmp_path)
    (found,) = loaded.diagnostics
    texts = {source.path: source for source in loaded.sources}

    assert texts[found.span.path].line(found.span.line) == "foo: x"
