"""The result of a build put on disk: the lock file, the outputs, and the record of both."""

from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from deckgen import files
from deckgen.ledger.highest import NOTHING_GIVEN, Highest, highest_in, highest_of
from deckgen.ledger.lock_file import FILE_NAME
from deckgen.pipeline.output_record import Made, OutputRecord, digest, record_path, seen_from, write
from deckgen.pipeline.outputs import Output, file_name, tagged_name
from deckgen.pipeline.remembered import memory_path, write_memory
from deckgen.pipeline.result import Rendered


@dataclass(frozen=True, slots=True)
class BuildPlace:
    """Where a build reads and writes: the bank's folder, the output folder, the user's own records or None."""

    bank: Path
    out: Path
    memory: Path | None = None


def commit(
    result: Rendered,
    bank_id: str,
    inputs: Mapping[Output, str],
    before: OutputRecord | None,
    highest: Highest,
    place: BuildPlace,
    *,
    dry_run: bool = False,
) -> tuple[Path, ...]:
    """Write what a build made, and return the paths that were or, in a dry run, would be written.

    ``inputs`` holds for each output a digest of what it was made from, ``before`` the record of earlier builds,
    ``highest`` the latest times known so far.

    Raises:
        OSError: a file cannot be written.
    """
    lock = {place.bank / FILE_NAME: result.lock.encode()} if result.ledger else {}
    outputs = {place.out / name: data for name, data in result.files.items()}
    if not dry_run and outputs:
        times = highest_of([highest, highest_in(result.ledger)]) if result.ledger else _times(before)
        made = _made(result, bank_id, inputs, place)
        record = OutputRecord(seen_from(place.out, place.bank), {**(before.outputs if before else {}), **made}, times)
        if result.ledger and place.memory:
            with suppress(OSError):  # a home that cannot be written to is no reason to build nothing
                files.replace(memory_path(place.memory, bank_id), write_memory(times))
        # Write the ledger before the package. After a crash in between, a time already shipped could be given to other
        # text, and Anki would skip the update.
        files.replace_all({**lock, **outputs, record_path(place.out, bank_id): write(record)})
        stale = place.out / tagged_name(bank_id)
        if result.comparison and stale not in outputs:
            stale.unlink(missing_ok=True)  # what it held is in Anki
    return (*outputs, *lock)


def _times(before: OutputRecord | None) -> Highest:
    return before.times if before else NOTHING_GIVEN


def _made(result: Rendered, bank_id: str, inputs: Mapping[Output, str], place: BuildPlace) -> dict[str, Made]:
    """What the record says of the outputs of this build."""
    # By way of the bank's folder: the lock file may be a link, and the path of its target may change.
    lock_name = f"{seen_from(place.out, place.bank)}/{FILE_NAME}"
    lock = {lock_name: digest([result.lock])} if result.ledger else {}
    return {
        str(output): Made(given, {name: digest([result.files[name]])} | ({} if output == "pdf" else lock))
        for output, given in inputs.items()
        if (name := file_name(output, bank_id)) in result.files
    }
