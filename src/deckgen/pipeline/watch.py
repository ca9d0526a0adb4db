"""A bank watched for edits."""

import os
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

_STEP_MS = 20
_QUIET_MS = 200
_READY_MS = 50


def saves(folder: Path) -> Iterator[None]:
    """Yield as soon as the bank in ``folder`` is watched, then after each save of one of its files; end on Ctrl-C.

    What is saved while the caller is busy is not missed: it comes as soon as the caller asks again. The target of a
    linked file is watched where it lies.

    Raises:
        ModuleNotFoundError: the ``watch`` extra is not installed.
        OSError: a folder cannot be looked into.
    """
    with suppress(KeyboardInterrupt):
        while True:
            watched = _watched(folder)
            events = _events(watched.folders)
            next(events)  # comes back once the system has taken on the watch
            yield
            for paths in events:
                if any(map(watched.concerns, paths)):
                    yield
                if paths and _watched(folder) != watched:
                    break  # what was saved in a new folder before it is watched counts as saved now


def _events(folders: tuple[Path, ...]) -> Iterator[list[Path]]:
    """The paths that changed, again and again; none when nothing did for a moment."""
    from watchfiles import watch

    changes = watch(
        *folders,
        watch_filter=None,
        recursive=False,  # a link may lead into a folder with a whole disk below it
        step=_STEP_MS,
        debounce=_QUIET_MS,
        rust_timeout=_READY_MS,
        yield_on_timeout=True,
        raise_interrupt=True,
    )
    return ([Path(path) for _, path in found] for found in changes)


@dataclass(frozen=True, slots=True)
class _Watched:
    """The folders in which a save can change a bank: its own, and those that hold the targets of its links."""

    bank: Path
    folders: tuple[Path, ...]
    targets: frozenset[Path]

    def concerns(self, path: Path) -> bool:
        """Whether a file that was saved belongs to the bank."""
        return path in self.targets or (path.is_relative_to(self.bank) and _bank_like(path.name))


def _watched(folder: Path) -> _Watched:
    bank, own, targets = folder.resolve(), set(), set()
    for at, below, names in os.walk(bank):
        below[:] = [name for name in below if not name.startswith(".")]
        own.add(Path(at))
        links = (path for path in (Path(at, name) for name in names if _bank_like(name)) if path.is_symlink())
        targets |= {path.resolve() for path in links}
    folders = own | {target.parent for target in targets if target.parent.is_dir()} or {bank.parent}
    return _Watched(bank, tuple(sorted(folders)), frozenset(targets))


def _bank_like(name: str) -> bool:
    return name.lower().endswith((".yaml", ".yml")) and not name.startswith(".")
