"""A bank watched for edits."""

from collections.abc import Iterator
from pathlib import Path


def saves(folder: Path) -> Iterator[None]:
    """Wait, and yield each time a YAML file below ``folder`` has been saved, made or removed; ends on Ctrl-C.

    Raises:
        ModuleNotFoundError: the ``watch`` extra is not installed.
    """
    from watchfiles import Change, watch

    def is_bank(_: Change, path: str) -> bool:
        return path.endswith((".yaml", ".yml"))

    for _ in watch(folder, watch_filter=is_bank, raise_interrupt=False):
        yield
