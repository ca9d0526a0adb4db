import os
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from deckgen import files


def test_a_file_is_replaced_whole_and_nothing_is_left_beside_it(tmp_path: Path) -> None:
    path = tmp_path / "deep" / "deeper" / "a.txt"
    files.replace(path, b"one")
    files.replace(path, b"two")

    assert [(one.name, one.read_bytes()) for one in path.parent.iterdir()] == [("a.txt", b"two")]


def test_when_one_of_several_cannot_be_written_none_is_replaced(tmp_path: Path) -> None:
    first, second = tmp_path / "a.txt", tmp_path / "file" / "b.txt"
    first.write_bytes(b"old")
    (tmp_path / "file").write_bytes(b"in the way")

    with pytest.raises(OSError, match="file"):
        files.replace_all({first: b"new", second: b"new"})

    assert sorted(path.name for path in tmp_path.iterdir()) == ["a.txt", "file"]
    assert first.read_bytes() == b"old"


@pytest.mark.parametrize(
    ("problem", "message"),
    [
        (OSError(28, "No space left on device"), "No space left on device"),
        (OSError("the disk is gone"), "the disk is gone"),
    ],
)
def test_a_disk_that_fails_while_writing_leaves_the_old_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, problem: OSError, message: str
) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(b"old")

    def full(_: int) -> None:
        raise problem

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OSError, match=message) as raised:
        files.replace(path, b"new")

    assert (raised.value.errno, raised.value.filename) == (problem.errno, str(path))
    assert [(file.name, file.read_bytes()) for file in tmp_path.iterdir()] == [("a.txt", b"old")]


@pytest.mark.skipif(os.name == "nt", reason="Windows cannot open a folder")
def test_a_file_is_on_the_disk_before_it_is_moved_and_its_folder_after(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "a.txt"
    synced: list[tuple[bool, int, bool]] = []
    handles: list[int] = []

    def record(handle: int) -> None:
        handles.append(handle)
        status = os.fstat(handle)
        folder = stat.S_ISDIR(status.st_mode)
        synced.append((folder, 0 if folder else status.st_size, path.exists()))

    monkeypatch.setattr(os, "fsync", record)
    files.replace(path, b"new")

    assert synced == [(False, 3, False), (True, 0, True)]
    with pytest.raises(OSError, match="Bad file descriptor"):
        os.fstat(handles[-1])


def test_a_folder_that_cannot_be_opened_is_no_error(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    system = os.open

    def refuse(path: Path, flags: int, mode: int = 0o777) -> int:
        if path.is_dir():
            raise PermissionError
        return system(path, flags, mode)

    monkeypatch.setattr(os, "open", refuse)
    files.replace(tmp_path / "a.txt", b"new")

    assert (tmp_path / "a.txt").read_bytes() == b"new"


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such modes")
@pytest.mark.parametrize("mode", [0o600, 0o640, 0o755])
def test_a_replaced_file_keeps_its_mode(tmp_path: Path, mode: int) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(b"old")
    path.chmod(mode)
    files.replace(path, b"new")

    assert path.stat().st_mode & 0o777 == mode


@pytest.mark.skipif(os.name == "nt", reason="Windows has no umask")
@pytest.mark.parametrize(("umask", "mode"), [(0o027, 0o640), (0o077, 0o600), (0o022, 0o644)])
def test_a_new_file_has_the_mode_that_the_umask_leaves(tmp_path: Path, umask: int, mode: int) -> None:
    path = tmp_path / "a.txt"
    code = "import sys, pathlib; from deckgen import files; files.replace(pathlib.Path(sys.argv[1]), b'new')"
    subprocess.run([sys.executable, "-c", code, str(path)], umask=umask, check=True)

    assert path.stat().st_mode & 0o777 == mode


def test_a_link_stays_and_the_file_it_stands_for_is_replaced(tmp_path: Path) -> None:
    kept, link = tmp_path / "kept" / "a.txt", tmp_path / "a.txt"
    link.symlink_to(kept)
    for data in (b"new", b"newer"):
        files.replace(link, data)

        assert link.is_symlink()
        assert kept.read_bytes() == data


def test_an_error_names_the_file_that_was_asked_for(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.mkdir()

    with pytest.raises(IsADirectoryError) as told:
        files.replace(path, b"new")

    assert told.value.filename == str(path)
    assert list(tmp_path.iterdir()) == [path]


def test_an_error_names_a_link_as_it_was_asked_for(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "kept").mkdir()
    (tmp_path / "a.txt").symlink_to(tmp_path / "kept")
    monkeypatch.chdir(tmp_path)

    with pytest.raises(IsADirectoryError) as told:
        files.replace(Path("a.txt"), b"new")

    assert told.value.filename == "a.txt"


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such modes")
def test_a_private_file_is_private_while_it_is_being_replaced(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(b"old")
    path.chmod(0o600)
    modes: list[int] = []
    system = os.fsync

    def look(handle: int) -> None:
        modes.extend(found.stat().st_mode & 0o777 for found in tmp_path.iterdir())
        system(handle)

    monkeypatch.setattr(os, "fsync", look)
    files.replace(path, b"new")

    assert set(modes) == {0o600}
    assert len(modes) > 1
