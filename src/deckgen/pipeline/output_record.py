"""What the output folder holds and what it was made from, so that an unchanged bank is not built again."""

import hashlib
import json
import os
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from deckgen.ledger.highest import NOTHING_GIVEN, Highest
from deckgen.pipeline.given_times import from_json, to_json


@dataclass(frozen=True, slots=True)
class Made:
    """One output: a digest of what it was made from, and of each of its files, named as seen from the folder."""

    inputs: str
    files: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class OutputRecord:
    """One bank's part of an output folder; ``bank`` is the way from there to the bank.

    ``times`` are the latest ones given to the notes when the folder was last built into.
    """

    bank: str
    outputs: Mapping[str, Made] = field(default_factory=dict)
    times: Highest = NOTHING_GIVEN

    def current(self, out: Path, inputs: Iterable[tuple[str, str]]) -> bool:
        """Whether every output was made from these inputs and its files are as they were written."""
        return all(
            (made := self.outputs.get(output)) is not None
            and made.inputs == wanted
            and all(file_digest(out / name) == digest for name, digest in made.files.items())
            for output, wanted in inputs
        )


def record_path(out: Path, bank_id: str) -> Path:
    """Where the record of a bank's output is kept."""
    return out / f".{bank_id}.build.json"


def read(path: Path) -> OutputRecord | None:
    """The record; None when there is none or it cannot be understood, and everything is only built anew."""
    try:
        found = json.loads(path.read_text("utf-8"))
        outputs = {name: Made(made["inputs"], dict(made["files"])) for name, made in found["outputs"].items()}
        return OutputRecord(str(found["bank"]), outputs, from_json(found.get("times")))
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return None


def write(record: OutputRecord) -> bytes:
    """The record as JSON."""
    outputs = {name: {"inputs": made.inputs, "files": dict(made.files)} for name, made in record.outputs.items()}
    content = {"bank": record.bank, "outputs": outputs, "times": to_json(record.times)}
    return (json.dumps(content, indent=1, sort_keys=True) + "\n").encode()


def digest(parts: Iterable[bytes | str]) -> str:
    """A digest of parts in order; where one ends and the next begins counts."""
    total = hashlib.blake2b(digest_size=16)
    for part in parts:
        data = part.encode() if isinstance(part, str) else part
        total.update(f"{len(data)}:".encode())
        total.update(data)
    return total.hexdigest()


def file_digest(path: Path) -> str:
    """The digest of a file's bytes; "" when it is not there."""
    return digest([path.read_bytes()]) if path.is_file() else ""


def seen_from(out: Path, path: Path) -> str:
    """The way from the output folder to another place, the same wherever both are moved together."""
    there, here = os.path.realpath(path), os.path.realpath(out)
    try:
        return Path(os.path.relpath(there, here)).as_posix()
    except ValueError:  # on Windows no way leads from one drive to another
        return Path(there).as_posix()
