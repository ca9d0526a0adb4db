import pytest
from hypothesis import given
from hypothesis import strategies as st

from deckgen.model import Bank, BankInfo, Framework, Step, Story
from deckgen.source import Text
from deckgen.timing import Band, band_seconds, bands, framework_bands, seconds, words

PIECES = ("one", "**two**", "-", "--", "*", "*three*", "3", "a/b", "&", "it's", "up-front", "well-", "\n* x", "\ny")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", 0),
        ("I rewrote the loader.", 4),
        ("cut it from 30 to 3 minutes (a 90% reduction)", 10),
        ("**up-front** alignment, *not* `code`", 4),
        ("- one\n- two\n\n1. three\n2) four", 4),
        ("see [the plan](https://example.org/a/b)", 3),
        ("dev/test/prod", 3),
        ("* one\n* two", 2),
        ("one * two -- three -", 3),
        ("one\ntwo *three* four", 4),
        ("one *", 1),
        ("done \u2014 then checked\u2014twice", 4),
        ("it's $1.5M & done", 4),
        ("It took version 12. Then", 5),
        ("日本", 2),
        ("我写了一个程序加载数据库里面的表", 10),
        ("用 SQL 重写", 3),
        ("나는 코드를 다시 썼다", 4),
        ("Ich hätte es früher prüfen müssen", 6),
    ],
)
def test_the_words_of_a_text_are_those_one_says(text: str, expected: int) -> None:
    assert words(text) == expected


@given(st.lists(st.sampled_from(PIECES), max_size=8).map(" ".join))
def test_plain_text_is_counted_as_any_other_is(text: str) -> None:
    assert words(text) == words(f"{text} /")


def test_seconds_follow_from_the_rate() -> None:
    text = " ".join(["word"] * 75)

    assert (seconds(text, 150), seconds(text, 75)) == (30, 60)


def test_the_built_in_bands_let_situation_and_task_share_one() -> None:
    expected = (Band(("situation", "task"), 20, 30), Band(("action",), 60, 90), Band(("result",), 30, 30))

    assert bands(Bank(BankInfo(Text("mine")))) == expected


def test_the_banks_own_star_framework_goes_before_the_built_in_one() -> None:
    steps = (
        Step(Text("All"), 50, 70, (Text("situation"), Text("action"))),
        Step(Text("Breathe"), 5, 5),
        Step(Text("End"), None, None, (Text("result"),)),
    )
    bank = Bank(BankInfo(Text("mine")), frameworks=(Framework(Text("star"), Text("STAR"), steps),))

    assert bands(bank) == (Band(("situation", "action"), 50, 70),)
    assert framework_bands(bank.frameworks[0]) == bands(bank)


def test_the_parts_of_a_band_are_said_one_after_the_other() -> None:
    story = Story(Text("a"), Text("A"), situation=Text("one two three"), task=Text("four five"), action=Text("six"))

    assert band_seconds(story, Band(("situation", "task"), 20, 30), 60) == 5
