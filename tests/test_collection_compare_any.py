import json
from dataclasses import replace
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

import hostile_bank
import real_anki
from comparing import LATER_S, compared, standings
from deckgen.collection.compare import compare
from deckgen.collection.comparison import Editor, Standing
from deckgen.collection.expected import Expected, ExpectedType
from deckgen.collection.held import Container, Held, HeldField, HeldNote, HeldType
from deckgen.stamp import FIELD, stamp
from expected_notes import expect

NAMES = ("Key", "Result", FIELD, "More")
EXPECTED_TYPE = ExpectedType(7, "Type", tuple(enumerate(NAMES, start=70)))
HELD_TYPE = HeldType(7, "Type", tuple(HeldField(*field) for field in EXPECTED_TYPE.fields), ("Card",), 1)
TEXT = st.sampled_from(["", "one", "two", "three"])
TAGS = st.sets(st.sampled_from(["gap", "story::a", "kind::b", "Kind::C", "mine", "marked"])).map(sorted)
OWN = {"mine", "marked"}


def editor(before: object, bank: object, there: object) -> Editor | None:
    """Who made a text differ, from what it was."""
    if bank == there:
        return None
    if before == there:
        return Editor.BANK
    return Editor.ANKI if before == bank else Editor.BOTH


@given(
    texts=st.tuples(*[st.tuples(TEXT, TEXT, TEXT)] * 2),
    tags=st.tuples(TAGS, TAGS, TAGS),
    late=st.sampled_from([-1, 0, 1]),
)
def test_whoever_edits_is_told_and_nobody_else(
    texts: tuple[tuple[str, str, str], ...], tags: tuple[list[str], list[str], list[str]], late: int
) -> None:
    result, more = texts
    before, bank, there = (("key", result[place], "", more[place]) for place in range(3))
    tags_before, tags_bank = ([tag for tag in tagged if tag not in OWN] for tagged in tags[:2])
    marked = stamp(NAMES, before, tags_before)
    expected = Expected("kind/key", "guid", 1, EXPECTED_TYPE, bank, tuple(tags_bank), "Deck", 100)
    note = HeldNote(1, "guid", HELD_TYPE, 100 + late, tuple(tags[2]), (*there[:2], marked, there[3]), "Deck")
    comparison = compare([expected], Held(Container.PACKAGE, True, (note,), (HELD_TYPE,)))
    (compared_note,) = comparison.notes

    told = {field.name: field.by for field in compared_note.fields}
    told |= {"tags": compared_note.tags.by} if compared_note.tags else {}
    tags_there = [tag for tag in tags[2] if tag not in OWN]
    wanted = {"Result": editor(*result), "More": editor(*more), "tags": editor(tags_before, tags_bank, tags_there)}
    assert told == {name: by for name, by in wanted.items() if by}
    assert compared_note.own_tags == tuple(tag for tag in tags[2] if tag in OWN)
    assert compared_note.standing == (
        Standing.SAME
        if not told
        else Standing.EDITED
        if set(told.values()) != {Editor.BANK}
        else Standing.BEHIND
        if late < 0
        else Standing.AHEAD
    )


def test_texts_that_try_to_be_more_than_text_keep_their_stamps(tmp_path: Path) -> None:
    entries = "\n---\n".join(
        hostile_bank.ENTRIES.format(n=place, text=json.dumps(text, ensure_ascii=False))
        for place, text in enumerate(hostile_bank.HOSTILE)
    )
    (tmp_path / "bank").mkdir()
    (tmp_path / "bank" / "bank.yaml").write_text(f"bank: hostile\n---\n{entries}", "utf-8")
    notes = real_anki.notes_of(tmp_path / "bank")
    anki = real_anki.collection(tmp_path / "profile")
    real_anki.import_package(anki, real_anki.package(notes))
    same = compared(anki, expect(notes))
    rewritten = expect(replace(note, values=(note.values[0],) * len(note.values)) for note in notes)
    behind = compared(anki, tuple(replace(note, modified_s=LATER_S) for note in rewritten))
    anki.close()

    assert standings(same) == {}
    assert {field.by for note in behind.notes for field in note.fields} == {Editor.BANK}
    assert set(standings(behind).values()) == {Standing.BEHIND}
