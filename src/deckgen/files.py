"""Files replaced whole or not at all."""

import os
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path


def replace(path: Path, data: bytes) -> None:
    """Put ``data`` at ``path`` so that a reader sees the old file or the new one, never a part.

    Raises:
        OSError: the file cannot be written; what stood there is as it was.
    """
    replace_all({path: data})


def replace_all(contents: Mapping[Path, bytes]) -> None:
    """Put several files in place: each is written beside its target first, and only when all are, each is moved in.

    A link stays a link: what it stands for is replaced.

    Raises:
        OSError: a file cannot be written; nothing has been replaced unless the move itself failed.
    """
    targets = {path: Path(os.path.realpath(path)) for path in contents}
    written: dict[Path, Path] = {}
    try:
        for path, target in targets.items():
            target.parent.mkdir(parents=True, exist_ok=True)
            with _told_of(path):
                handle, name = tempfile.mkstemp(prefix=f".{target.name}.", dir=target.parent)
                written[path] = Path(name)
                _fill(handle, contents[path])
                written[path].chmod(_mode(target))
        for path, beside in written.items():
            with _told_of(path):
                beside.replace(targets[path])
    finally:
        for beside in written.values():
            with suppress(FileNotFoundError):
                beside.unlink()
    for folder in {target.parent for target in targets.values()}:
        _settle(folder)


@contextmanager
def _told_of(path: Path) -> Iterator[None]:
    """Errors that name a file people know, not the one that is written beside it."""
    try:
        yield
    except OSError as problem:
        raise OSError(problem.errno, problem.strerror or str(problem), str(path)) from problem


def _fill(handle: int, data: bytes) -> None:
    with os.fdopen(handle, "wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())


def _mode(path: Path) -> int:
    """The mode of the file to be replaced, or what the user's mask leaves of a new one."""
    with suppress(FileNotFoundError):
        return path.stat().st_mode & 0o777
    mask = os.umask(0)
    os.umask(mask)
    return 0o666 & ~mask


def _settle(folder: Path) -> None:
    """Make the renames themselves survive a loss of power, where the system can."""
    with suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
