from deckgen.model import Bank, BankInfo, Pick, PrintSettings, Question, Story
from deckgen.source import NOWHERE, Text


def test_a_plain_string_becomes_a_text_from_nowhere() -> None:
    story = Story("rota", "Crane rota", action="I asked.")

    assert (type(story.action), story.action, story.action.span) == (Text, "I asked.", NOWHERE)


def test_several_texts_may_be_a_list_or_one_alone() -> None:
    story = Story("rota", "Crane rota", kinds=["hero", Text("conflict")], pocket="Context: the cranes stood.")

    assert (story.kinds, story.pocket) == (("hero", "conflict"), ("Context: the cranes stood.",))
    assert {type(text) for text in (*story.kinds, *story.pocket)} == {Text}


def test_entries_may_stand_in_a_list() -> None:
    questions = [Question("rota-first", "When?", primary=Pick("rota"))]
    bank = Bank(BankInfo("mine"), questions=questions)  # type: ignore[arg-type]  # a list, as people write it

    assert bank.questions == tuple(questions)


def test_print_settings_take_plain_strings_too() -> None:
    settings = PrintSettings(paper="a4", cards=["stories"], margin_mm=5)

    assert (type(settings.paper), settings.cards, settings.margin_mm) == (Text, ("stories",), 5)
