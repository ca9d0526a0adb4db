"""Merging any two ledgers: commutative, idempotent, and nothing that either side knew is lost."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from hypothesis import given
from hypothesis import strategies as st

from deckgen.ledger.advance import advance
from deckgen.ledger.changes import Fresh
from deckgen.ledger.highest import Given, highest_in, highest_of
from deckgen.ledger.lock_file import read, write
from deckgen.ledger.lock_merge import merged
from deckgen.ledger.records import CardNumber, Ledger, PrintedFaces, Published
from deckgen.source import Source

DIGESTS = [digit * 16 for digit in "123"]
NAMES = ["story/a", "story/b", "story/c", "story/d"]
FACES = st.none() | st.builds(PrintedFaces, st.sampled_from(DIGESTS), st.just(DIGESTS[0]))
DAYS = st.sampled_from(["", "", "2026-09-21", "2026-09-22"])
NIGHT = 1_790_000_000


@st.composite
def sides(draw: st.DrawFn) -> Ledger:
    """A side of a merge, from so few names, times and numbers that two sides meet in all of them."""
    names = draw(st.lists(st.sampled_from([*NAMES, "story/a~2"]), unique=True))
    identities = draw(st.permutations([*NAMES, "story/a~2"]))
    notes = {
        name: Published(draw(st.sampled_from(DIGESTS)), NIGHT + draw(st.integers(0, 2)), identity, (), draw(DAYS))
        for name, identity in zip(names, identities, strict=False)
    }
    cards = draw(st.lists(st.sampled_from(NAMES), unique=True))
    numbers = draw(st.permutations(range(1, 6)))
    return Ledger(
        "bank",
        "bank",
        notes,
        {kind: Published(draw(st.sampled_from(DIGESTS)), NIGHT, kind) for kind in draw(st.sets(st.just("story")))},
        {card: CardNumber(number, draw(FACES), draw(DAYS)) for card, number in zip(cards, numbers, strict=False)},
        draw(st.dictionaries(st.sampled_from(["matrix", "index"]), st.sampled_from(DIGESTS))),
    )


def merge_of(ours: Ledger, theirs: Ledger) -> Ledger:
    ledger = merged(ours, theirs).ledger
    assert ledger
    return ledger


@given(sides(), sides())
def test_the_order_of_the_sides_does_not_matter(ours: Ledger, theirs: Ledger) -> None:
    assert merged(ours, theirs) == merged(theirs, ours)


@given(sides(), sides())
def test_a_merge_merged_again_with_itself_is_itself(ours: Ledger, theirs: Ledger) -> None:
    both = merge_of(ours, theirs)

    assert merge_of(ours, ours) == ours
    assert merge_of(both, both) == both
    assert merged(both, both).decisions == ()
    assert read(Source("deckgen.lock", write(both))) == (both, ())


@given(sides(), sides(), sides())
def test_what_each_note_was_given_last_does_not_depend_on_which_two_are_merged_first(
    first: Ledger, second: Ledger, third: Ledger
) -> None:
    left, right = merge_of(merge_of(first, second), third), merge_of(first, merge_of(second, third))

    assert highest_in(left) == highest_in(right)
    assert left.cards.keys() == right.cards.keys()


@given(sides(), sides())
def test_no_note_is_lost_no_time_goes_back_and_no_identity_or_number_is_there_twice(
    ours: Ledger, theirs: Ledger
) -> None:
    both = merge_of(ours, theirs)
    identities = [note.identity for note in both.notes.values()]
    numbers = [card.number for card in both.cards.values()]

    assert highest_in(both) == highest_of([highest_in(ours), highest_in(theirs)])
    assert len(set(identities)) == len(identities)
    assert len(set(numbers)) == len(numbers)
    for side in (ours, theirs):
        assert side.cards.keys() <= both.cards.keys()
        lost = side.notes.keys() - both.notes.keys()
        assert {side.notes[name].identity for name in lost} <= set(identities)


@given(sides(), sides())
def test_a_file_with_the_lines_of_both_sides_is_their_merge(ours: Ledger, theirs: Ledger) -> None:
    text = write(ours).removesuffix("end\n") + write(theirs)
    ledger, _ = read(Source("deckgen.lock", text))

    assert ledger == merge_of(ours, theirs)


@dataclass(frozen=True)
class Branch:
    """A line of builds: the ledger, and every time that any build on it gave, by identity."""

    ledger: Ledger
    given: frozenset[tuple[str, Given]] = frozenset()

    def built(self, notes: Sequence[Fresh], now_s: int) -> "Branch":
        ledger = advance(self.ledger, notes, {}, now_s).ledger
        given = {(ledger.notes[n.id].identity, Given(ledger.notes[n.id].modified_s, n.digest)) for n in notes}
        return replace(self, ledger=ledger, given=self.given | given)


@st.composite
def banks(draw: st.DrawFn) -> list[Fresh]:
    names = draw(st.lists(st.sampled_from(NAMES), unique=True))
    was = st.lists(st.sampled_from(NAMES), unique=True, max_size=1)
    return [Fresh(name, draw(st.sampled_from(DIGESTS)), (), tuple(draw(was))) for name in names]


BUILDS = st.lists(st.tuples(banks(), st.integers(NIGHT, NIGHT + 2)), max_size=3)


@given(BUILDS, BUILDS, BUILDS, banks())
def test_after_a_merge_of_branches_every_edit_has_a_time_later_than_other_words_had_on_either(
    common: list[tuple[list[Fresh], int]],
    on_ours: list[tuple[list[Fresh], int]],
    on_theirs: list[tuple[list[Fresh], int]],
    last: list[Fresh],
) -> None:
    ours = theirs = Branch(Ledger("bank", "bank"))
    for notes, now_s in common:
        ours = theirs = ours.built(notes, now_s)
    for notes, now_s in on_ours:
        ours = ours.built(notes, now_s)
    for notes, now_s in on_theirs:
        theirs = theirs.built(notes, now_s)
    ledger = advance(merge_of(ours.ledger, theirs.ledger), last, {}, NIGHT).ledger

    published = {note.identity: note for note in ledger.notes.values()}
    for identity, before in ours.given | theirs.given:
        note = published[identity]
        assert note.modified_s >= before.modified_s
        assert note.modified_s > before.modified_s or note.digest == before.digest or note.retired
