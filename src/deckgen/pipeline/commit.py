"""The result of a build put on disk: the lock file, the outputs, and the record of both."""

from collections.abc import Mapping
from pathlib import Path

from deckgen import files
from deckgen.ledger.lock_file import FILE_NAME
from deckgen.pipeline.output_record import Made, OutputRecord, digest, record_path, seen_from, write
from deckgen.pipeline.outputs import Output, file_name
from deckgen.pipeline.result import Rendered


def commit(
    result: Rendered,
    bank_id: str,
    inputs: Mapping[Output, str],
    before: OutputRecord | None,
    folder: Path,
    out: Path,
    *,
    dry_run: bool = False,
) -> tuple[Path, ...]:
    """Write what a build made, and return the paths that were or, in a dry run, would be written.

    ``inputs`` holds for each output a digest of what it was made from, ``before`` the record of earlier builds.

    Raises:
        OSError: a file cannot be written.
    """
    lock = {folder / FILE_NAME: result.lock.encode()} if result.ledger else {}
    outputs = {out / name: data for name, data in result.files.items()}
    if not dry_run and outputs:
        record = _record(result, bank_id, inputs, before, folder, out)
        # Write the ledger before the package. After a crash in between, a time already shipped could be given to other
        # text, and Anki would skip the update.
        files.replace_all({**lock, **outputs, record_path(out, bank_id): write(record)})
    return (*outputs, *lock)


def _record(
    result: Rendered,
    bank_id: str,
    inputs: Mapping[Output, str],
    before: OutputRecord | None,
    folder: Path,
    out: Path,
) -> OutputRecord:
    """The record after a build; outputs it did not make stay as they were recorded."""
    way = seen_from(out, folder)
    # By way of the bank's folder: the lock file may be a link, and the path of its target may change.
    lock = {f"{way}/{FILE_NAME}": digest([result.lock])} if result.ledger else {}
    made = {
        str(output): Made(given, {name: digest([result.files[name]])} | ({} if output == "pdf" else lock))
        for output, given in inputs.items()
        if (name := file_name(output, bank_id)) in result.files
    }
    return OutputRecord(way, {**(before.outputs if before else {}), **made})
