import json

from anki.collection import Collection

import comparing
from comparing import (
    FRAMEWORK,
    NOTES,
    STORY,
    compared,
    edit,
    note_id,
)
from deckgen.collection.comparison_json import to_json
from expected_notes import expect

start, anki = comparing.start, comparing.anki  # fixtures of this module too


def test_a_comparison_as_json_says_only_what_there_is_to_say(anki: Collection) -> None:
    edit(anki, STORY, Lesson="Mine")
    anki.tags.bulk_add([note_id(anki, STORY)], "mine")
    expected = tuple(note for note in expect(NOTES) if note.id in (STORY, FRAMEWORK))
    lesson = next(note for note in expected if note.id == STORY).values[14]
    made = json.loads(json.dumps(to_json(compared(anki, expected))))

    assert made == {
        "container": "collection",
        "scheduling": True,
        "summary": {
            "same": 1,
            "behind": 0,
            "ahead": 0,
            "edited": 1,
            "other note type": 0,
            "missing": 0,
            "deleted": 0,
            "tagged": 1,
            "elsewhere": 0,
            "retired": 0,
        },
        "notes": [
            {
                "id": STORY,
                "standing": "edited",
                "fields": [{"name": "Lesson", "bank": lesson, "anki": "Mine", "by": "anki"}],
                "own_tags": ["mine"],
            },
            {"id": FRAMEWORK, "standing": "same"},
        ],
        "retired": [],
        "altered_types": [],
    }
