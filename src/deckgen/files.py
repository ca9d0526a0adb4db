"""Files replaced whole or not at all."""

import os
import secrets
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path


def replace(path: Path, data: bytes) -> None:
    """Put ``data`` at ``path`` so that a reader sees the old file or the new one, never a mixture.

    Raises:
        OSError: the file cannot be written; the old one is unchanged.
    """
    replace_all({path: data})


def replace_all(contents: Mapping[Path, bytes]) -> None:
    """Put several files in place: first each is written beside its target, then each is moved in, in the given order.

    A symbolic link stays a link: the file it points to is replaced. An existing file keeps its mode.

    Raises:
        OSError: a file cannot be written; nothing has been replaced unless a move itself failed.
    """
    targets = {path: Path(os.path.realpath(path)) for path in contents}
    written: dict[Path, Path] = {}
    try:
        for path, target in targets.items():
            target.parent.mkdir(parents=True, exist_ok=True)
            with _blamed_on(path):
                written[path] = target.with_name(f".{target.name}.{secrets.token_hex(4)}")
                _write(written[path], contents[path], like=target)
        for path, temporary in written.items():
            with _blamed_on(path):
                temporary.replace(targets[path])
    finally:
        for temporary in written.values():
            with suppress(FileNotFoundError):
                temporary.unlink()
    for folder in {target.parent for target in targets.values()}:
        _sync_folder(folder)


@contextmanager
def _blamed_on(path: Path) -> Iterator[None]:
    """Name the file that the user knows in an error about its temporary neighbour."""
    try:
        yield
    except OSError as problem:
        raise OSError(problem.errno, problem.strerror or str(problem), str(path)) from problem


def _write(path: Path, data: bytes, *, like: Path) -> None:
    """Write a new file with the mode of the one it is to replace, or with what the user's umask leaves of any."""
    mode = like.stat().st_mode & 0o777 if like.exists() else None
    # Created with that mode: between creation and a later chmod, others could read a private file.
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o666 if mode is None else mode)
    with os.fdopen(handle, "wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())
    if mode is not None:
        path.chmod(mode)  # what the umask took away at its creation


def _sync_folder(folder: Path) -> None:
    """Make the renames themselves survive a loss of power, where the system can."""
    with suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
