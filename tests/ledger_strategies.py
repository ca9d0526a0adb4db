"""Ledgers for Hypothesis: every kind of line, each column there or not."""

from datetime import date

from hypothesis import strategies as st

from deckgen.ledger.records import EARLIEST_S, LATEST_S, CardNumber, DeckRoot, Ledger, PrintedFaces, Published

digests = st.integers(1, 2**64 - 1).map(lambda number: f"{number:016x}")
marks = st.integers(0, 2**16 - 1).map(lambda number: f"{number:04x}") | st.just("0")
days = st.just("") | st.dates(date(1971, 1, 1), date(2100, 12, 31)).map(str)
times = st.integers(EARLIEST_S, LATEST_S)
kinds = st.sampled_from(("story", "question", "follow-up"))
keys = st.from_regex("[a-z0-9]{1,3}(-[a-z0-9]{1,3}){0,2}", fullmatch=True)
names = st.builds(
    "{}/{}{}{}".format, kinds, keys, st.just("") | keys.map("@{}".format), st.sampled_from(("", "", "~2"))
)
faces = st.builds(PrintedFaces, digests, digests)
decks = st.builds(DeckRoot, st.sampled_from(("old", "numbered")), st.text(max_size=9))


@st.composite
def ledgers(draw: st.DrawFn) -> Ledger:
    """Any ledger that the file can hold: no identity and no number is given twice."""
    bank_id = draw(keys)
    named = draw(st.lists(names, max_size=5, unique=True))
    first = draw(st.lists(names.filter(lambda name: name not in named), min_size=len(named), max_size=5, unique=True))
    identities = [draw(st.sampled_from(pair)) for pair in zip(named, first, strict=False)]
    cards = draw(st.dictionaries(names, st.tuples(st.none() | faces, days), max_size=5))
    numbers = draw(st.lists(st.integers(1, 999_999_999), min_size=len(cards), max_size=len(cards), unique=True))
    return Ledger(
        bank_id,
        draw(st.just(bank_id) | keys),
        {
            name: Published(draw(digests), draw(times), identity, tuple(draw(st.lists(marks, max_size=4))), draw(days))
            for name, identity in zip(named, identities, strict=True)
        },
        {kind: Published(draw(digests), draw(times), kind) for kind in draw(st.sets(kinds))},
        {name: CardNumber(number, *card) for number, (name, card) in zip(numbers, cards.items(), strict=True)},
        draw(st.dictionaries(kinds, digests)),
        draw(st.none() | decks),
    )
