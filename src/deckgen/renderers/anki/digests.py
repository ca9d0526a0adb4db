"""Short digests that change exactly when Anki would receive something different."""

import hashlib
import json
from collections.abc import Iterable

from deckgen.deck.notes import NoteType
from deckgen.renderers.anki.templates import faces, style_sheet


def note_type_digest(note_type: NoteType) -> str:
    """The digest of a note type: names, ids, templates and style sheet."""
    front, back = faces(note_type)
    return definition_digest(
        note_type.name,
        [(field.id, field.name) for field in note_type.fields],
        [(note_type.screen.id, note_type.screen.name, front, back)],
        style_sheet(),
    )


def contents_digest(note_type: int, contents: Iterable[str], tagged: Iterable[str]) -> str:
    """The digest of a note's contents, equal for a note and for the same note read back from a package."""
    return _digest([note_type, list(contents), sorted(tagged)])


def published_tags(kind: str, tagged: Iterable[str]) -> tuple[str, ...]:
    """The tags of a note as the first version of deckgen wrote them, sorted; only these make a note newer.

    Tags invented later reach Anki with the note's next edit. Otherwise upgrading deckgen would update every note in
    Anki and wipe the tags that people added there.
    """
    old = {f"story::{tag[8:]}" if tag.startswith("backup::") else tag for tag in tagged}
    later = ("company::", "audience::", *(("story::",) if kind == "story" else ()))
    return tuple(sorted(tag for tag in old if not tag.startswith(later)))


def definition_digest(
    name: str, named: Iterable[tuple[int, str]], templates: Iterable[tuple[int, str, str, str]], css: str
) -> str:
    """The digest of a note type's parts; fields are (id, name), templates (id, name, front, back)."""
    return _digest([name, list(map(list, named)), list(map(list, templates)), css])


def _digest(value: object) -> str:
    data = json.dumps(value, ensure_ascii=True, separators=(",", ":")).encode()
    return hashlib.blake2b(data, digest_size=8).hexdigest()
