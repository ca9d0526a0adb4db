"""Hypothesis strategies for the settings of a bank and its print settings."""

from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from deckgen.model import BankInfo, PrintSettings
from deckgen.source import Text
from text_strategies import allowed, any_text, as_text, choice, codes, distinct, keys, some_text

_halves = st.integers(0, 200).map(lambda number: number / 2)

print_settings: SearchStrategy[PrintSettings] = st.builds(
    PrintSettings,
    paper=choice("a4", "letter"),
    card=choice("3x5", "a6", "70x105"),
    sheet=any_text,
    orientation=choice("portrait", "landscape"),
    layout=choice("duplex", "fold", "fronts", "backs", "single"),
    edge=choice("long", "short"),
    turn=choice("side", "top"),
    marks=choice("crop", "lines", "none"),
    fit=choice("shrink", "continue", "error"),
    margin_mm=st.none() | _halves,
    gutter_mm=st.none() | _halves,
    bleed_mm=st.none() | _halves,
    back_error_mm=st.none() | st.tuples(_halves, _halves.map(lambda number: -number)),
    cards=distinct(choice("question", "story").filter(bool)),
    only=distinct(some_text, 2),
    pages=distinct(some_text, 2),
    fonts=distinct(some_text, 2),
    mono=st.none() | st.booleans(),
)

infos: SearchStrategy[BankInfo] = st.builds(
    BankInfo,
    id=as_text(keys),
    title=any_text,
    deck=any_text,
    language=st.sampled_from(("en", "de", "zh-Hans", "no")).map(Text),
    speaking_rate=st.integers(60, 300),
    style=st.sampled_from(("notes", "script")),
    story_use_limit=st.integers(1, 99),
    required_kinds=st.dictionaries(as_text(keys), st.integers(0, 999), max_size=3).map(
        lambda counts: tuple(counts.items())
    ),
    print=print_settings,
    check=st.dictionaries(codes, choice("off", "error").filter(bool), max_size=2).map(
        lambda chosen: tuple(chosen.items())
    ),
    allow=allowed,
)
