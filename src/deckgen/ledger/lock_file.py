"""The ledger's file: sorted lines that merge well and say where they are damaged."""

import re
from collections.abc import Collection, Iterator
from datetime import UTC, datetime

from deckgen.codes import ledger_codes
from deckgen.diagnostics import Diagnostic
from deckgen.ledger.records import Ledger, Published
from deckgen.source import Source, Span

FILE_NAME = "deckgen.lock"

_HEAD = re.compile(r"deckgen 1 (?P<id>[a-z0-9-]+)(?: was (?P<was>[a-z0-9-]+))?")
_LINE = re.compile(
    r"(?P<sort>note|type) (?P<id>[a-z]+(?:/[a-z0-9~-]+)?) (?P<time>\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ)"
    r" (?P<digest>[0-9a-f]+)"
    r"(?: (?P<marks>[0-9a-f.]+))?"
    r"(?: was (?P<identity>[a-z]+/[a-z0-9~-]+))?"
    r"(?: retired (?P<retired>\d{4}-\d\d-\d\d))?"
)
_CONFLICT = ("<<<<<<<", "=======", ">>>>>>>", "|||||||")


def write(ledger: Ledger) -> str:
    """The ledger as text: a head, then one line a note and a note type, sorted."""
    was = f" was {ledger.identity}" if ledger.identity != ledger.bank_id else ""
    lines = [
        *(_line("note", name, record) for name, record in ledger.notes.items()),
        *(_line("type", name, record) for name, record in ledger.note_types.items()),
    ]
    return "\n".join([f"deckgen 1 {ledger.bank_id}{was}", *sorted(lines), ""])


def _line(sort: str, name: str, record: Published) -> str:
    time = datetime.fromtimestamp(record.modified_s, UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    marks = [".".join(record.marks)] if record.marks else []
    was = ["was", record.identity] if record.identity not in (name, "") else []
    retired = ["retired", record.retired] if record.retired else []
    return " ".join([sort, name, time, record.digest, *marks, *was, *retired])


def read(source: Source, kinds: Collection[str] = ()) -> tuple[Ledger | None, tuple[Diagnostic, ...]]:
    """The ledger, or every damaged line; never a ledger read in part. Without ``kinds`` a note may be of any kind."""
    lines = source.text.removeprefix("\ufeff").splitlines()
    head = _HEAD.fullmatch(lines[0].strip()) if lines else None
    faults = [] if head else [_fault(source, 1, "the ledger's first line is not 'deckgen 1' and the bank's id")]
    records: dict[str, dict[str, Published]] = {"note": {}, "type": {}}
    for number, line in enumerate(lines[1:], start=2):
        if not line.strip():
            continue
        found = _LINE.fullmatch(line.strip())
        record = _record(found, kinds) if found else None
        if found is None or record is None:
            faults.append(_fault(source, number, _damage(line)))
        elif found["id"] in records[found["sort"]]:
            faults.append(_fault(source, number, f"'{found['id']}' stands in the ledger twice"))
        else:
            records[found["sort"]][found["id"]] = record
    faults += [*_shared(source, lines, records["note"])]
    if head is None or faults:
        return None, tuple(faults)
    return Ledger(head["id"], head["was"] or head["id"], records["note"], records["type"]), ()


def _record(found: re.Match[str], kinds: Collection[str]) -> Published | None:
    kind, slash, _ = found["id"].partition("/")
    if bool(slash) != (found["sort"] == "note") or (kinds and kind not in kinds):
        return None
    try:
        time = datetime.strptime(found["time"], "%Y-%m-%dT%H:%M:%SZ").replace(tzinfo=UTC)
    except ValueError:
        return None
    return Published(
        digest=found["digest"],
        modified_s=int(time.timestamp()),
        identity=found["identity"] or found["id"],
        marks=tuple(found["marks"].split(".")) if found["marks"] else (),
        retired=found["retired"] or "",
    )


def _shared(source: Source, lines: list[str], notes: dict[str, Published]) -> Iterator[Diagnostic]:
    """Two notes that claim one identity would have one GUID."""
    holders: dict[str, str] = {}
    for name, record in notes.items():
        holder = holders.setdefault(record.identity, name)
        if holder != name:
            number = next(at for at, line in enumerate(lines, start=1) if line.strip().startswith(f"note {name} "))
            yield _fault(source, number, f"'{name}' has the identity of '{holder}'")


def _damage(line: str) -> str:
    return "a merge conflict in the ledger" if line.startswith(_CONFLICT) else "a damaged line in the ledger"


def _fault(source: Source, line: int, message: str) -> Diagnostic:
    return ledger_codes.DAMAGED_LOCK.at(Span(source.path, line, 1), message)
