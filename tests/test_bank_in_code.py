"""A bank made in code gets the diagnostics that the same bank gets as YAML, and never an exception."""

import copy
import re
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import deckgen
from deckgen.bank.load import load, loads
from deckgen.bank.made_in_code import nodes_of
from deckgen.bank.nodes import Items, Mapping, Node, Opaque
from deckgen.bank.reporting import Report
from deckgen.bank.validate import validated
from deckgen.bank.yamltext import Plain, write
from deckgen.model import (
    Bank,
    BankInfo,
    Checklist,
    Framework,
    MatrixRow,
    Metric,
    Pick,
    Principle,
    PrintSettings,
    Question,
    Step,
    Story,
)
from deckgen.pipeline.rendering import render
from strategies import banks

STORIES = Path(__file__).parent.parent / "stories"
INFO = BankInfo("b")
TOLD = Story("told", "Told")

PAIRS: list[tuple[Bank, str]] = [
    (Bank(INFO, stories=(Story("s"),)), "story: s"),
    (Bank(INFO, stories=(Story("Not a Key", "T"),)), "story: Not a Key\ntitle: T"),
    (Bank(INFO, stories=(Story("s", "T"), Story("s", "U"))), "story: s\ntitle: T\n---\nstory: s\ntitle: U"),
    (Bank(INFO, stories=(Story("s", "T"), Story("t", "T"))), "story: s\ntitle: T\n---\nstory: t\ntitle: T"),
    (Bank(INFO, stories=(Story("s", "T", kinds=["hero", "hero"]),)), "story: s\ntitle: T\nkinds: [hero, hero]"),
    (Bank(INFO, stories=(Story("s", "T", principles=["candour"]),)), "story: s\ntitle: T\nprinciples: [candour]"),
    (Bank(INFO, stories=(Story("s", ["T"]),)), "story: s\ntitle: [T]"),  # type: ignore[arg-type]  # on purpose
    (Bank(INFO, stories=(Story("s", "a\x07b"),)), 'story: s\ntitle: "a\\x07b"'),
    (
        Bank(INFO, stories=(Story("s", "T", metrics=(Metric("hours", impact="everybody"),)),)),
        "story: s\ntitle: T\nmetrics: [{what: hours, impact: everybody}]",
    ),
    (
        Bank(INFO, questions=(Question("q", "Why?", primary=Pick("nobody")),)),
        "questions: [{question: q, ask: Why?, primary: nobody}]",
    ),
    (
        Bank(INFO, questions=(Question("q", "Why?", framework="pyramid"),)),
        "questions: [{question: q, ask: Why?, framework: pyramid}]",
    ),
    (
        Bank(INFO, stories=(TOLD,), questions=(Question("q", "Why?", primary=Pick("", "an angle")),)),
        "story: told\ntitle: Told\n---\nquestions: [{question: q, ask: Why?, primary: {angle: an angle}}]",
    ),
    (Bank(INFO, matrix=(MatrixRow("nothing"),)), "matrix: {nothing: {}}"),
    (
        Bank(INFO, principles=(Principle("own", "Own"),), matrix=(MatrixRow("own"), MatrixRow("Own"))),
        "principles: [{principle: own, name: Own}]\n---\nmatrix: {own: {}, Own: {}}",
    ),
    (Bank(INFO, principles=(Principle("own"),)), "principles: [{principle: own}]"),
    (
        Bank(INFO, frameworks=(Framework("f", "F", (Step("s", 30, 20),)),)),
        "frameworks: [{framework: f, name: F, steps: [{step: s, seconds: 30-20}]}]",
    ),
    (
        Bank(INFO, frameworks=(Framework("f", "F", (Step("s", parts=["acton"]),)),)),
        "frameworks: [{framework: f, name: F, steps: [{step: s, parts: [acton]}]}]",
    ),
    (Bank(INFO, checklists=(Checklist("c", items=["a", ""]),)), "checklists: [{checklist: c, items: [a, '']}]"),
]
SETTINGS: list[tuple[BankInfo, str]] = [
    (BankInfo("Not a Key"), "bank: Not a Key"),
    (BankInfo("b", speaking_rate=1000), "bank: b\nspeaking_rate: 1000"),
    (BankInfo("b", story_use_limit=0), "bank: b\nstory_use_limit: 0"),
    (BankInfo("b", style="prose"), "bank: b\nstyle: prose"),  # type: ignore[arg-type]  # on purpose
    (BankInfo("b", required_kinds=(("hero", -1),)), "bank: b\nrequired_kinds: {hero: -1}"),  # type: ignore[arg-type]
    (BankInfo("b", print=PrintSettings(margin_mm=-5.0)), "bank: b\nprint: {margin: -5}"),
    (BankInfo("b", print=PrintSettings(back_error_mm=(1.0,))), "bank: b\nprint: {back-error: '1'}"),  # type: ignore[arg-type]
    (BankInfo("b", print=PrintSettings(layout="triplex")), "bank: b\nprint: {layout: triplex}"),
]


def codes(loaded: deckgen.Loaded) -> list[str]:
    return [diagnostic.code for diagnostic in loaded.diagnostics]


@pytest.mark.parametrize(("bank", "text"), PAIRS, ids=[text for _, text in PAIRS])
def test_a_fault_made_in_code_has_the_code_and_the_hint_that_it_has_in_yaml(bank: Bank, text: str) -> None:
    made, written = validated(bank), loads({"bank.yaml": f"bank: b\n---\n{text}"})

    assert codes(made) == codes(written) != []
    assert sorted(each.hint for each in made.diagnostics) == sorted(each.hint for each in written.diagnostics)


@pytest.mark.parametrize(("info", "text"), SETTINGS, ids=[text for _, text in SETTINGS])
def test_a_setting_made_in_code_has_the_code_and_the_hint_that_it_has_in_yaml(info: BankInfo, text: str) -> None:
    made, written = validated(Bank(info)), loads({"bank.yaml": text})

    assert codes(made) == codes(written) == [made.diagnostics[0].code]
    assert made.diagnostics[0].hint == written.diagnostics[0].hint


def test_a_diagnostic_of_a_bank_made_in_code_says_which_entry_it_is_about() -> None:
    step = Step("close", 30, 20)
    bank = Bank(
        INFO,
        stories=(Story("s", metrics=(Metric("hours", impact="all"),)), Story("t", "T", pocket=["a", ""])),
        frameworks=(Framework("f", "F", (step,)),),
    )

    assert [str(each) for each in validated(bank).diagnostics] == [
        "E203 error: an empty item in 'pocket' of story 't'",
        "E203 error: story 's' has no 'title'",
        "E206 error: 'all' is not a value of 'impact', in metric of story 's'",
        "E206 error: 'seconds' is '30-20', in step 'close' of framework 'f'",
    ]


def test_the_sample_bank_comes_back_equal_and_keeps_its_places() -> None:
    bank = load(STORIES).bank
    again = validated(bank)

    assert (again.bank, again.diagnostics) == (bank, ())
    assert again.bank.stories[0].title.span == bank.stories[0].title.span


@given(banks())
def test_a_valid_bank_comes_back_equal(bank: Bank) -> None:
    again = validated(bank)

    assert (again.bank, again.diagnostics) == (bank, ())


def test_references_by_name_become_keys() -> None:
    bank = Bank(INFO, stories=(TOLD,), questions=(Question("q", "Why?", primary=Pick("Told")),))
    (question,) = validated(bank).bank.questions

    assert question.primary == Pick("told")


WRONG: list[object] = [
    None, True, 0, -1, 3.5, float("nan"), float("inf"), 10**5000, Decimal("1e9"), "", " ", "x", "Not a Key", "a\x07b",
    "\ud800", "line\r\nends", "99999999999", [], ["a"], ("a", "a"), [None], [1, [2, [3]]], {}, {"a": "b"}, {1: 2},
    {"story": "x"}, object(), b"x", {"a"}, range(3), int, TOLD, Pick("x"), [TOLD], (("hero",),), (("hero", 1, 2),),
    ((["hero"], 1),), Ellipsis,
]  # fmt: skip


def entries(value: Any) -> Iterator[Any]:
    """Everything in a bank that has fields."""
    if is_dataclass(value):
        yield value
        for field in fields(value):
            yield from entries(getattr(value, field.name))
    elif isinstance(value, tuple):
        for item in value:
            yield from entries(item)


@st.composite
def wrong_banks(draw: st.DrawFn) -> Bank:
    """A bank with one to three fields that hold what they should not."""
    bank = copy.deepcopy(draw(banks()))
    for _ in range(draw(st.integers(1, 3))):
        entry = draw(st.sampled_from([*entries(bank)]))
        field = draw(st.sampled_from(fields(entry)))
        object.__setattr__(entry, field.name, copy.deepcopy(draw(st.sampled_from(WRONG))))
    return bank


def plain(node: Node) -> Plain:
    if isinstance(node, Mapping):
        return {str(key): plain(value) for key, value in node.pairs}
    return [plain(item) for item in node.items] if isinstance(node, Items) else str(node)


def opaque(node: Node) -> bool:
    if isinstance(node, Mapping):
        return any(opaque(value) for _, value in node.pairs)
    return any(map(opaque, node.items)) if isinstance(node, Items) else isinstance(node, Opaque)


@settings(max_examples=200)
@given(wrong_banks())
def test_whatever_its_fields_hold_a_bank_gets_the_codes_that_its_yaml_gets(bank: Bank) -> None:
    report = Report()
    nodes = [*nodes_of(bank, report)]
    made = validated(bank)

    assert all(each.hint for each in made.diagnostics)
    if not report.diagnostics and not any(map(opaque, nodes)):  # YAML can say it
        written = loads({"bank.yaml": write([plain(node) for node in nodes])})
        assert {*codes(made)} == {*codes(written)} - {"F007"}  # which is about files


@settings(max_examples=60)
@given(wrong_banks())
def test_whatever_its_fields_hold_a_bank_is_checked_and_rendered_without_an_exception(bank: Bank) -> None:
    found = deckgen.check(bank)
    rendered = render(bank, ("text",), now=1_790_000_000)

    assert all(re.fullmatch(r"[A-Z]\d{3}", each.code) for each in found)
    assert bool(rendered.files) == (not any(each.severity is deckgen.Severity.ERROR for each in rendered.diagnostics))


def test_a_list_that_holds_itself_is_no_endless_loop() -> None:
    endless: list[object] = []
    endless.append(endless)

    assert codes(validated(Bank(INFO, stories=(Story("s", endless),)))) == ["E204"]  # type: ignore[arg-type]  # on purpose


def test_a_bank_without_settings_is_told_to_say_what_it_is() -> None:
    assert codes(validated(Bank(None))) == ["E209"]  # type: ignore[arg-type]  # on purpose
    assert codes(validated(Bank())) == ["E203"]


def test_a_key_with_a_control_character_is_reported_once() -> None:
    assert codes(validated(Bank(BankInfo("a\x07b")))) == ["F006"]
