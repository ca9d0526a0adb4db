import pytest

from deckgen.importers.merging.patch import NotInPlaceError, patched


def test_a_field_that_is_not_there_yet_comes_last() -> None:
    text = "story: a\ntitle: T\n\n# the next one\n---\nstory: b\ntitle: U\n"

    assert (
        patched(text, 1, "action", "New.")
        == "story: a\ntitle: T\naction: New.\n\n# the next one\n---\nstory: b\ntitle: U\n"
    )


def test_a_list_is_replaced_whole_wherever_its_dashes_stand() -> None:
    for dash in ("- ", "  - "):
        text = f"story: a\nprinciples:\n{dash}x\n{dash}y\ntitle: T\n"

        assert patched(text, 1, "principles", ["z"]) == "story: a\nprinciples:\n  - z\ntitle: T\n"


def test_an_entry_of_a_list_ends_where_the_next_begins() -> None:
    text = "questions:\n- question: a\n  ask: A?\n- question: b\n  ask: B?\n"

    wanted = "questions:\n- question: a\n  ask: A?\n  trap: No.\n- question: b\n  ask: B?\n"
    assert wanted == patched(text, 2, "trap", "No.")


def test_braces_cannot_be_changed_in_place() -> None:
    with pytest.raises(NotInPlaceError):
        patched("questions:\n- {question: a, ask: A?}\n", 2, "ask", "B?")
