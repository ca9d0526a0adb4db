"""The latest times given to notes, as plain values for JSON and back."""

from collections.abc import Iterable, Mapping
from typing import Any

from deckgen.ledger.highest import NOTHING_GIVEN, Given, Highest
from deckgen.ledger.records import LATEST_S


def to_json(highest: Highest) -> dict[str, Any]:
    """Times as plain values for JSON: {"notes" or "types": {name: [seconds since 1970, digest]}}."""
    return {"notes": _plain(highest.notes), "types": _plain(highest.note_types)}


def from_json(value: Any) -> Highest:
    """Times from plain values; what cannot be understood is left out."""
    if not isinstance(value, dict):
        return NOTHING_GIVEN
    return Highest(dict(_given(value.get("notes"))), dict(_given(value.get("types"))))


def _plain(times: Mapping[str, Given]) -> dict[str, list[int | str]]:
    return {name: [given.modified_s, given.digest] for name, given in times.items()}


def _given(value: Any) -> Iterable[tuple[str, Given]]:
    for name, pair in value.items() if isinstance(value, dict) else ():
        match pair:
            case [int(time_s), str(digest)] if 0 < time_s <= LATEST_S:
                yield name, Given(time_s, digest)
