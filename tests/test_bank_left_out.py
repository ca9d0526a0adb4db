"""What lies in a bank's folder and cannot be read is told, never passed over: its entries would seem deleted."""

import os
from pathlib import Path

import pytest

from deckgen import load


def unread(folder: Path) -> list[str]:
    """Findings, with paths as seen from the folder, and their cures."""
    return [f"{d} / {d.hint}".removeprefix(f"{folder.as_posix()}/") for d in load(folder).diagnostics]


@pytest.mark.parametrize("name", ["b.YAML", "b.Yml"])
def test_a_file_whose_name_ends_almost_right_is_named(tmp_path: Path, name: str) -> None:
    (tmp_path / "a.yaml").write_text("bank: b\n")
    (tmp_path / name).write_text("story: s\ntitle: t\n")

    assert unread(tmp_path) == [f"{name}:1:1: F003 warning: '{name}' is not read / rename it to end in .yaml"]


def test_a_linked_folder_is_named_when_it_holds_a_part_of_a_bank(tmp_path: Path) -> None:
    (tmp_path / "kept" / "deep").mkdir(parents=True)
    (tmp_path / "pictures").mkdir()
    (tmp_path / "kept" / "deep" / "s.yaml").write_text("story: s\ntitle: t\n")
    (tmp_path / "bank").mkdir()
    (tmp_path / "bank" / "a.yaml").write_text("bank: b\n")
    for name in ("kept", "pictures"):
        (tmp_path / "bank" / name).symlink_to(tmp_path / name)

    assert unread(tmp_path / "bank") == [
        "kept:1:1: F003 warning: 'kept' is a link to a folder and is not read / "
        "put the folder itself there, or link to its files"
    ]


def test_a_linked_file_is_read_and_a_link_to_nothing_is_an_error(tmp_path: Path) -> None:
    (tmp_path / "kept.yaml").write_text("bank: kept\n")
    (tmp_path / "bank").mkdir()
    (tmp_path / "bank" / "a.yaml").symlink_to(tmp_path / "kept.yaml")
    assert load(tmp_path / "bank").bank.info.id == "kept"

    (tmp_path / "bank" / "b.yaml").symlink_to(tmp_path / "nowhere.yaml")
    with pytest.raises(FileNotFoundError, match=r"b\.yaml"):
        load(tmp_path / "bank")


def test_a_folder_that_cannot_be_read_is_an_error(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("shut", ".hidden"):
        (tmp_path / name).mkdir()
    listed = os.scandir

    def scandir(path: str) -> object:
        if Path(path).name in ("shut", ".hidden"):
            raise PermissionError(13, "Permission denied", path)
        return listed(path)

    monkeypatch.setattr(os, "scandir", scandir)

    with pytest.raises(PermissionError, match="shut"):
        load(tmp_path)


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such names")
@pytest.mark.parametrize("ending", ["yaml", "yml"])
def test_a_name_that_is_no_utf_8_is_an_error_with_a_place_that_can_be_shown(tmp_path: Path, ending: str) -> None:
    (tmp_path / "a.yaml").write_text("bank: b\n")
    (tmp_path / os.fsdecode(b"caf\xe9." + ending.encode())).write_text("story: s\ntitle: t\n")

    assert unread(tmp_path) == [f"caf\ufffd.{ending}:1:1: F004 error: the name of the file is not UTF-8 / rename it"]


def test_an_empty_file_is_told_with_a_byte_order_mark_too(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_text("bank: b\n")
    (tmp_path / "b.yaml").write_bytes(b"\xef\xbb\xbf# story: s\n")

    assert [line.partition(" /")[0] for line in unread(tmp_path)] == [
        "b.yaml:1:1: F005 info: the file starts with a byte order mark",
        "b.yaml:1:1: F007 warning: the file holds no entry",
    ]
