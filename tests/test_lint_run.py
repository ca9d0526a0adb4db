from pathlib import Path

import pytest

from deckgen.bank.load import Loaded, load, load_sources
from deckgen.diagnostics import Diagnostic, Severity
from deckgen.lint.run import check, check_loaded
from deckgen.source import Source

STORIES = Path(__file__).parent.parent / "stories"


def loaded(*texts: str) -> Loaded:
    return load_sources([Source(f"{number}.yaml", text) for number, text in enumerate(texts)])


def codes(found: tuple[Diagnostic, ...]) -> list[str]:
    return [f.code for f in found]


WE = "story: team\ntitle: Team\nsituation: S\ntask: T\naction: We ran.\nresult: We won 3.\n"


def test_the_sample_bank_has_no_error_and_nothing_is_too_short() -> None:
    found = check_loaded(load(STORIES))

    assert {f.severity for f in found} == {Severity.WARNING, Severity.INFO}
    assert {f.severity for f in found if f.code in ("S109", "S110")} == {Severity.INFO}


def test_the_sample_bank_shows_what_its_guide_left_open() -> None:
    found = check_loaded(load(STORIES), select=["Q202", "M303", "M305", "Q205", "M302"])
    warnings = [f for f in found if f.severity is Severity.WARNING]

    assert len([f for f in warnings if f.code == "M303"]) == 4
    assert [f.message.split(":")[0] for f in warnings if f.code == "M305"] == [
        "'census-pipeline' is primary for 3 principles, at most 2",
        "'salesmart' is primary for 3 principles, at most 2",
    ]
    assert len([f for f in warnings if f.code == "Q205"]) == 4


def test_findings_are_sorted_by_file_and_line_and_equal_from_run_to_run() -> None:
    found = check(load(STORIES).bank)

    assert list(found) == sorted(found, key=lambda f: (f.span, f.code))
    assert found == check(load(STORIES).bank)


def test_select_and_ignore_take_codes_their_beginnings_and_names() -> None:
    bank = loaded("bank: mine", WE).bank

    assert codes(check(bank, select=["S101"])) == ["S101", "S101"]
    assert codes(check(bank, select=["plural-voice"])) == ["S101", "S101"]
    assert set(codes(check(bank, select=["S"]))) == {"S101", "S107", "S110", "S112"}
    assert set(codes(check(bank, select=["S1"], ignore=["S101", "no-impact"]))) == {"S110", "S112"}


def test_the_bank_sets_severities_and_its_last_word_counts() -> None:
    bank = loaded("bank: mine\ncheck: {S101: info, plural-voice: error, too-short: off}", WE).bank

    assert {(f.code, str(f.severity)) for f in check(bank, select=["S101", "S110"])} == {("S101", "error")}


def test_a_rule_that_is_off_runs_when_the_bank_or_the_command_asks_for_it() -> None:
    text = WE.replace("We ran", "I basically ran")

    assert codes(check(loaded("bank: mine", text).bank, select=["S"])).count("S108") == 0
    assert codes(check(loaded("bank: mine\ncheck: {weak-words: error}", text).bank, select=["S"])).count("S108") == 1
    assert codes(check(loaded("bank: mine", text).bank, select=["S108"])) == ["S108"]


@pytest.mark.parametrize("name", ["S101", "plural-voice"])
def test_a_suppression_on_an_entry_silences_its_findings_only(name: str) -> None:
    other = WE.replace("story: team", "story: other").replace("title: Team", "title: Other")
    bank = loaded("bank: mine", WE + f"allow: [{name}]", other).bank

    assert [f.span.path for f in check(bank, select=["S101", "B407"])] == ["2.yaml", "2.yaml"]


def test_a_suppression_on_the_bank_silences_all() -> None:
    assert check(loaded("bank: mine\nallow: [S101]", WE).bank, select=["S101", "B407"]) == ()


def test_an_unused_suppression_may_itself_be_allowed() -> None:
    text = WE.replace("We", "I") + "allow: [S101, unused-allow]"

    assert check(loaded("bank: mine", text).bank, select=["S101", "B407"]) == ()


def test_a_bank_with_faults_is_checked_story_by_story_only() -> None:
    broken = loaded("bank: mine", WE, "questions:\n  - question: q\n    ask: Why?\n    primary: nobody\n")
    found = check_loaded(broken)

    assert "R301" in codes(found)
    assert {code[0] for code in codes(found)} == {"R", "S"}


def test_faults_that_are_errors_can_be_neither_deselected_nor_ignored() -> None:
    broken = loaded("bank: mine\nno-such-field: 1\n---\n---\nstory: a\ntitle: A\n")

    assert codes(check_loaded(broken, select=["S101"], ignore=["E202"])) == ["E202"]


def test_faults_that_are_warnings_can_be_ignored() -> None:
    with_empty = loaded("bank: mine", "")

    assert codes(check_loaded(with_empty)) == ["B401", "B401", "B401", "F007"]
    assert codes(check_loaded(with_empty, ignore=["F007", "B401"])) == []


@pytest.mark.parametrize(("language", "expected"), [("en", 2), ("en-GB", 2), ("de", 0), ("ja", 0)])
def test_rules_that_know_english_words_leave_other_languages_alone(language: str, expected: int) -> None:
    text = "story: a\ntitle: A\naction: We ran.\nresult: We won.\nsituation: S\ntask: T\n"
    bank = loaded(f"bank: mine\nlanguage: {language}", text).bank

    assert codes(check(bank, select=["S101"])) == ["S101"] * expected


def test_a_bank_in_another_language_hears_nothing_about_english_words() -> None:
    text = """story: lader
title: Der Lader
situation: Der nächtliche Lauf dauerte fünf Stunden.
task: Es sollte schneller werden.
action: Ich habe den Lader neu geschrieben und in Ruhe erprobt, bis er lief. We are fine.
result: Er braucht eine halbe Stunde.
lesson: Erst messen.
metrics: [{what: Dauer, after: 30 Minuten}]
pocket: [Statt 5 Stunden 30 Minuten]
"""
    found = check(loaded("bank: mine\nlanguage: de\nrequired_kinds: {hero: 0}", text).bank)

    assert codes(found) == ["S110"]


def test_principles_of_a_named_set_without_a_story_share_one_finding() -> None:
    text = "principles: amazon\n---\nmatrix: {think-big: {}, dive-deep: {primary: team, gap: g}}\n---\n" + WE
    own = "---\nprinciples: [{principle: frugality, meaning: thrift}]\n"
    found = check(loaded("bank: mine", text + own).bank, select=["M301"])

    assert [(str(f.span), f.message[:22]) for f in found] == [
        ("0.yaml:1:7", "13 principles have no "),
        ("1.yaml:3:10", "'Think Big' has no sto"),
        ("1.yaml:12:26", "'Frugality' has no sto"),
    ]


def test_a_message_is_one_line_whatever_the_author_wrote() -> None:
    text = "principles: amazon\n---\nmatrix:\n  think-big:\n    gap: |\n      first\n\n      second\n"
    (found,) = check(loaded("bank: mine", text).bank, select=["M302"])

    assert found.message == "'Think Big' still needs a primary: first second"


def test_a_finding_about_something_that_stands_in_no_file_points_at_the_bank() -> None:
    found = check(loaded("bank: mine\n---\nprinciples: amazon\n---\n" + WE + "---\nmatrix: {}").bank, select=["M301"])

    assert [str(f.span) for f in found] == ["0.yaml:1:7"]


def test_a_script_whose_action_may_take_no_time_has_no_share_to_fall_short_of() -> None:
    steps = "frameworks: [{framework: star, name: S, steps: [{step: A, seconds: 0, parts: [action]}]}]\n---\n"
    found = check(loaded("bank: mine\nstyle: script\n---\n" + steps + WE).bank, select=["S111"])

    assert found == ()


def test_a_gap_beside_two_picks_asks_for_no_backup_that_is_there() -> None:
    two = WE + "---\n" + WE.replace("team", "crew").replace("Team", "Crew")
    rows = "---\nprinciples: amazon\n---\nmatrix: {dive-deep: {primary: team, backup: crew, gap: a better one}}\n"
    (found,) = check(loaded("bank: mine", two + rows).bank, select=["M302"])

    assert found.message == "'Dive Deep' still needs a story: a better one"
    assert found.hint == "write the story, put it in place of the primary or the backup, and delete the gap"


@pytest.mark.parametrize("word", ["F007", "F", "empty-file"])
def test_a_fault_is_selected_and_ignored_by_code_and_by_name(word: str) -> None:
    with_empty = loaded("bank: mine", "")

    assert codes(check_loaded(with_empty, select=[word])) == ["F007"]
    assert "F007" not in codes(check_loaded(with_empty, ignore=[word]))


def test_a_voiced_syllable_is_another_letter_not_an_accent() -> None:
    text = "story: gas\ntitle: ガスの話\n---\nstory: dregs\ntitle: カスの話\n---\nstory: cafe\ntitle: Café\n"
    bank = loaded("bank: mine", f"{text}---\nstory: bar\ntitle: CAFE\n").bank

    assert [f.message.split("'")[1] for f in check(bank, select=["B403"])] == ["bar"]
