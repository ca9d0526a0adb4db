"""Which notes of a bank go to Anki."""

import pytest

from deckgen.bank.load import loads
from deckgen.deck.builders import build_notes
from deckgen.deck.choice import Choice, chosen
from deckgen.model import ANKI_CARDS

BANK = """
bank: mine
{settings}
---
principles: [{{principle: ownership, name: Ownership}}, {{principle: frugality, name: Frugality}}]
---
story: rota
title: Crane rota
action: I asked.
---
matrix: {{ownership: {{primary: rota}}}}
---
questions:
  - {{question: owned, ask: When?, primary: rota}}
  - {{question: open, ask: Why?}}
---
frameworks: [{{framework: short, name: Short}}]
---
checklists: [{{checklist: bag, name: The bag}}]
"""
ALL = {
    *("question/owned", "question/open", "story/rota", "checklist/bag", "framework/short"),
    *("principle/ownership", "principle/frugality"),
}


def taken(choice: Choice, settings: str = "") -> set[str]:
    loaded = loads({"bank.yaml": BANK.format(settings=settings)})
    assert loaded.diagnostics == ()
    notes = build_notes(loaded.bank)
    result = chosen(notes, choice, loaded.bank.info.anki)
    assert {note.id for note in (*result.notes, *result.left_out)} == {note.id for note in notes}
    return {note.id for note in result.notes}


@pytest.mark.parametrize(
    ("choice", "settings", "left_out"),
    [
        (Choice(), "", set()),
        (Choice(), "anki: {cards: [stories, questions]}", ALL - {"question/owned", "question/open", "story/rota"}),
        (Choice(), "anki: {gaps: no}", {"question/open", "principle/frugality"}),
        (Choice(gaps=True), "anki: {gaps: no}", set()),
        (Choice(gaps=False), "", {"question/open", "principle/frugality"}),
        (Choice(anki_cards="frameworks"), "", ALL - {"framework/short"}),
        (Choice(anki_cards="checklists"), "anki: {cards: stories}", ALL - {"checklist/bag"}),
    ],
)
def test_a_choice_comes_before_the_banks_own(choice: Choice, settings: str, left_out: set[str]) -> None:
    assert taken(choice, settings) == ALL - left_out


def test_a_kind_of_card_that_does_not_exist_is_named() -> None:
    with pytest.raises(ValueError, match="no kind of card 'story'; did you mean 'stories'"):
        taken(Choice(anki_cards=["story"]))
    with pytest.raises(ValueError, match=f"no kind of card 'zzz'; there are: {', '.join(ANKI_CARDS)}$"):
        taken(Choice(anki_cards=["zzz"]))

    (fault,) = loads({"bank.yaml": "bank: mine\nanki: {cards: [story]}"}).diagnostics

    assert (fault.code, fault.hint) == ("E206", "did you mean 'stories'?")
