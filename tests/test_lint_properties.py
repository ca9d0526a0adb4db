import re
from collections import Counter
from dataclasses import replace
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

from hypothesis import assume, given, settings
from hypothesis import strategies as st

from deckgen.bank.dump import dump, dump_files
from deckgen.bank.load import load, load_sources
from deckgen.diagnostics import Diagnostic, has_errors
from deckgen.lint.run import check, check_loaded
from deckgen.model import Bank, Pick
from deckgen.source import Source, Text
from strategies import banks

COMPARING = ("M303", "M304", "Q207", "B402", "B403", "B408")
"""Rules that name one entry at another's place: which of the two comes first is a matter of order."""


def without_place(found: tuple[Diagnostic, ...]) -> Counter[tuple[str, str, str]]:
    """Findings as a bag, without place; what they list is sorted, and comparisons are counted only."""
    return Counter(
        (f.code, str(f.severity), "" if f.code in COMPARING else " ".join(sorted(f.message.split()))) for f in found
    )


def renamed(bank: Bank, old: str, new: str) -> Bank:
    def pick(chosen: Pick | None) -> Pick | None:
        return replace(chosen, story=Text(new)) if chosen and chosen.story == old else chosen

    return replace(
        bank,
        stories=tuple(replace(story, key=Text(new)) if story.key == old else story for story in bank.stories),
        questions=tuple(replace(q, primary=pick(q.primary), backup=pick(q.backup)) for q in bank.questions),
        matrix=tuple(replace(row, primary=pick(row.primary), backup=pick(row.backup)) for row in bank.matrix),
    )


@settings(max_examples=60)
@given(banks())
def test_renaming_a_story_everywhere_changes_no_finding(bank: Bank) -> None:
    assume(bank.stories)
    old, new = str(bank.stories[0].key), "renamed-for-the-test"
    before = load_sources([Source("bank.yaml", dump(bank))])
    after = load_sources([Source("bank.yaml", dump(renamed(bank, old, new)))])
    assume(not has_errors(before.diagnostics))

    found = check_loaded(after)
    back = tuple(replace(f, message=re.sub(f"'{new}'", f"'{old}'", f.message)) for f in found)

    assert without_place(back) == without_place(check_loaded(before))


@settings(max_examples=60)
@given(banks(), st.randoms(use_true_random=False))
def test_reordering_files_changes_no_finding_but_its_place(bank: Bank, random: Random) -> None:
    sources = [Source(name, text) for name, text in dump_files(bank).items()]
    before = check_loaded(load_sources(sources))
    random.shuffle(sources)
    after = check_loaded(load_sources(sources))

    assert without_place(after) == without_place(before)


@settings(max_examples=25)
@given(banks(), st.sampled_from(("\r\n", "\r")))
def test_line_endings_change_no_finding(bank: Bank, ending: str) -> None:
    text = dump(bank)
    with TemporaryDirectory() as folder:
        path = Path(folder, "bank.yaml")
        path.write_bytes(text.encode())
        before = check_loaded(load(folder))
        path.write_bytes(text.replace("\n", ending).encode())
        after = check_loaded(load(folder))

    assert after == before


@settings(max_examples=60)
@given(banks())
def test_any_bank_is_checked_and_every_finding_stands_in_its_text(bank: Bank) -> None:
    source = Source("bank.yaml", dump(bank))
    found = check(load_sources([source]).bank)

    assert {f.span.path for f in found} <= {"bank.yaml"}
    assert all(1 <= f.span.column <= len(source.line(f.span.line)) + 1 for f in found)
    assert not any("\n" in f.message + f.hint for f in found)
    assert check(bank) == check(bank)
