from hypothesis import given
from hypothesis import strategies as st

from deckgen.deck.shelf import principle_codes
from deckgen.model import Principle
from deckgen.source import Text


def codes_of(*names: str) -> list[str]:
    return list(
        principle_codes(Principle(Text(f"p{number}"), Text(name)) for number, name in enumerate(names)).values()
    )


def test_a_code_is_two_initials_or_two_letters_of_one_word() -> None:
    assert codes_of("Bias for Action", "Ownership", "Are Right, A Lot") == ["BA", "OW", "AR"]


def test_no_two_principles_have_one_code() -> None:
    assert codes_of("Ownership", "Openness", "Owning", "Trust", "Truth") == ["OW", "OP", "ON", "TR", "TU"]


def test_a_code_that_is_taken_gives_way_to_later_letters_and_then_to_numbers() -> None:
    assert codes_of(*["Own it"] * 6) == ["OI", "OW", "ON", "OT", "O1", "O2"]


def test_a_sign_inside_a_word_is_no_letter_of_its_code() -> None:
    assert codes_of("R&D Works", "- & -") == ["RD", "P1"]


def test_a_code_that_is_written_down_stays_and_no_other_takes_it() -> None:
    own = Principle(Text("own"), Text("Candour"), code=Text("TR"))
    found = principle_codes([Principle(Text("first"), Text("Trust")), own])

    assert found == {"own": "TR", "first": "TU"}


@given(st.lists(st.text(max_size=12), max_size=60))
def test_any_names_get_codes_that_are_short_and_their_own(names: list[str]) -> None:
    found = codes_of(*names)

    assert len(set(found)) == len(names)
    assert all(1 <= len(code) <= 3 for code in found)
