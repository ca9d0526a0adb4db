"""A comparison as counts and as plain values for other programs."""

from collections.abc import Mapping
from typing import Any

from deckgen.collection.comparison import Comparison, NoteComparison, Standing


def summary(comparison: Comparison) -> dict[str, int]:
    """How many notes have each standing, have tags of a person's own, are in another deck, or have left the bank."""
    standings = [note.standing for note in comparison.notes]
    return {
        **{standing.value: standings.count(standing) for standing in Standing},
        "tagged": sum(bool(note.own_tags) for note in comparison.notes),
        "elsewhere": sum(bool(note.elsewhere) for note in comparison.notes),
        "retired": len(comparison.retired),
    }


def to_json(comparison: Comparison) -> dict[str, Any]:
    """The comparison as plain values for JSON.

    ``notes`` are {id, standing} and, where there is something to say, ``fields`` of {name, bank, anki, by}, ``tags``
    {missing, extra, by}, ``own_tags``, ``elsewhere``, ``updates`` and what the file knows of the card: ``suspended``,
    ``flag``, ``reviewed``. ``retired`` is a list of ids, ``summary`` counts.
    """
    return {
        "container": comparison.container.value,
        "scheduling": comparison.scheduling,
        "summary": summary(comparison),
        "notes": [_note_json(note) for note in comparison.notes],
        "retired": [still.id for still in comparison.retired],
        "altered_types": list(comparison.altered_types),
    }


def _note_json(note: NoteComparison) -> dict[str, Any]:
    tags = note.tags
    values: Mapping[str, Any] = {
        "fields": [
            {"name": field.name, "bank": field.bank, "anki": field.anki, "by": field.by.value} for field in note.fields
        ],
        "tags": {"missing": list(tags.missing), "extra": list(tags.extra), "by": tags.by.value} if tags else {},
        "own_tags": list(note.own_tags),
        "elsewhere": note.elsewhere,
        "updates": note.updates,
        "suspended": bool(note.held and note.held.suspended),
        "flag": note.held.flag if note.held else 0,
        "reviewed": bool(note.held and note.held.reviewed),
    }
    return {
        "id": note.expected.id,
        "standing": note.standing.value,
        **{name: value for name, value in values.items() if value},
    }
