"""Print settings as a program writes them, which need not know about places in files."""

from typing import Any

import pytest

from deckgen import PrintSettings
from deckgen.renderers.pdf.sheet.settings import overlay, problems
from deckgen.source import NOWHERE, Source, Text


@pytest.mark.parametrize(
    ("plain", "known"),
    [
        ({"paper": "a4", "card": "a7"}, {"paper": Text("a4"), "card": Text("a7")}),
        ({"cards": ["stories"]}, {"cards": (Text("stories"),)}),
        ({"pages": "none", "only": ("a", "b")}, {"pages": (Text("none"),), "only": (Text("a"), Text("b"))}),
    ],
)
def test_plain_strings_are_taken_for_texts_from_nowhere(plain: dict[str, Any], known: dict[str, Any]) -> None:
    settings = PrintSettings(**plain)

    assert settings == PrintSettings(**known)
    for name in plain:
        value = getattr(settings, name)
        for text in value if isinstance(value, tuple) else (value,):
            assert text.span == NOWHERE


def codes(**plain: Any) -> list[str]:
    return [one.code for one in problems(PrintSettings(**plain))]


def test_what_is_wrong_with_plain_strings_is_reported_like_all_else() -> None:
    assert codes(paper="lettre", card="pokr", cards="stores", pages=("matrx",)) == ["P501", "P502", "P506", "P506"]
    for name in ("orientation", "layout", "edge", "turn", "marks", "fit"):
        assert codes(**{name: "nowhere"}) == ["P506"]
    assert codes(paper="a6", card="a6") == ["P504"]
    assert codes(sheet="avery-5388", layout="fold") == ["P505"]


@pytest.mark.parametrize("wrong", ["8", "wide", (1.0,), True, [3]])
def test_a_length_of_another_type_is_reported_like_all_else(wrong: Any) -> None:
    for name in ("margin_mm", "gutter_mm", "bleed_mm", "back_error_mm"):
        assert codes(**{name: wrong}) == ["P519"]


@pytest.mark.parametrize("wrong", ["0.5,-1", ("1", "2"), (1.0, 2.0, 3.0), (1.0, None), [1.0, 2.0]])
def test_a_back_error_of_another_type_is_reported_like_all_else(wrong: Any) -> None:
    assert codes(back_error_mm=wrong) == ["P519"]


def test_nothing_may_stand_for_no_texts() -> None:
    nothing: Any = None

    assert PrintSettings(cards=nothing, only=nothing, pages=nothing, fonts=nothing) == PrintSettings()


def test_a_text_keeps_the_place_it_was_read_from() -> None:
    read = Text("a4", Source("bank.yaml", "paper: a4"), 7, 9)

    assert str(overlay(PrintSettings(paper=read), PrintSettings()).paper.span) == "bank.yaml:1:8"
