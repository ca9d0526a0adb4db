"""Every fault of a bank's text is found at its very character, with its cure, and none hides another."""

import pytest

from deckgen.bank.load import load_sources, loads
from deckgen.source import Source
from text_cases import BANK, CASES


def findings(*sources: Source) -> str:
    """What is found in the last of some sources."""
    own = [d for d in load_sources(sources).diagnostics if d.span.path == sources[-1].path]
    return "".join(f"{d.span.line}:{d.span.column} {d.code} {d.message}\n    hint: {d.hint}\n" for d in own)


@pytest.mark.parametrize(("text", "expected"), CASES, ids=[text.strip() for text, _ in CASES])
def test_a_fault_is_reported_where_it_is_with_its_cure(text: str, expected: str) -> None:
    own = () if text.startswith("bank: b\n") else (Source("bank", "bank: b\n"),)

    assert findings(*own, Source("story", BANK), Source("case", text.removesuffix("\n"))) == expected


def test_a_bank_without_a_fault_has_no_finding() -> None:
    assert load_sources([Source("bank", "bank: b\n"), Source("story", BANK)]).diagnostics == ()


def test_a_bank_that_says_nothing_of_itself_is_told_what_to_add() -> None:
    (found,) = load_sources([Source("f", BANK)], place="stories").diagnostics

    assert f"{found} / {found.hint}" == (
        "stories:1:1: E209 error: no document says what the bank is"
        " / add a document 'bank: my-interview'; its id keeps your reviews together"
    )


@pytest.mark.parametrize(
    "value", ["no", "1.10", "12:30", "2024-01-01", "~", "null", "0o17", "1e3", ".inf", "Yes", "<<"]
)
def test_yaml_never_guesses_a_type(value: str) -> None:
    text = f"bank: b\n---\nstory: s\ntitle: {value}\naliases: [{value} {value}]\nmetrics: [{{what: {value}}}]\n"
    loaded = load_sources([Source("f", text)])
    (story,) = loaded.bank.stories

    assert loaded.diagnostics == ()
    assert (story.title, story.aliases, story.metrics[0].what) == (value, (f"{value} {value}",), value)


def test_merge_keys_are_no_magic() -> None:
    found = findings(
        Source("b", "bank: b\n"), Source("f", "story: s\ntitle: t\nmetrics:\n- &m {what: h}\n- {<<: *m, what: i}\n")
    )

    assert found.startswith("5:4 E202 metric has no field '<<'\n    hint: write the fields out")


BROKEN = """\
bank: b
---
story: s
title: t
---
story: [
---
story: v
title: "v
--- # a quote cannot go beyond this line
story: w
title: a: b
foo: not looked at
---
story: x
title: u
foo: y
"""


def test_the_documents_before_and_behind_a_bad_one_are_read() -> None:
    loaded = load_sources([Source("f", BROKEN)])

    assert [story.key for story in loaded.bank.stories] == ["s", "x"]
    assert [(str(d.span), d.code) for d in loaded.diagnostics] == [
        ("f:6:8", "Y101"),
        ("f:9:8", "Y101"),
        ("f:12:9", "Y101"),
        ("f:17:1", "E202"),
    ]


def test_text_behind_a_bad_document_knows_its_place() -> None:
    story = load_sources([Source("f", BROKEN)]).bank.stories[-1]

    assert (str(story.title.span), str(story.key.at(0))) == ("f:16:8", "f:15:8")


def test_a_bad_document_hides_no_other() -> None:
    texts = ["story: [", "story: one\n", "questions: x", "bank: b\n", "story: two\ntitle: t\ntitel: u\n"]
    loaded = load_sources([Source(f"f{number}", text) for number, text in enumerate(texts)])

    assert [(str(d.span), d.code) for d in loaded.diagnostics] == [
        ("f0:1:8", "Y101"),
        ("f1:1:1", "E203"),
        ("f2:1:12", "E204"),
        ("f4:3:1", "E202"),
    ]


def test_all_faults_of_one_entry_are_reported_at_once() -> None:
    text = "story: A B\ntitle:\npocket: {}\nmetrics: [{impact: x}]\nprinciples: [nobody]\nfoo: bar\n"

    assert [line.split()[:2] for line in findings(Source("b", "bank: b\n"), Source("f", text)).splitlines()[::2]] == [
        ["1:8", "E205"],
        ["2:7", "E203"],
        ["3:9", "E204"],
        ["4:11", "E203"],
        ["4:20", "E206"],
        ["5:14", "R301"],
        ["6:1", "E202"],
    ]


def test_a_reference_to_what_no_file_shows_says_which_file_could_not_be_read() -> None:
    question = "questions: [{question: q, ask: why, primary: nowhere}]\n"
    texts = {"a.yaml": "bank: b\n---\nmatrix: {}\n", "b.yaml": "story: x\ntitle: a: b\n", "c.yaml": question}
    found = load_sources([Source(path, text) for path, text in texts.items()]).diagnostics

    assert [(d.span.path, d.code, d.hint) for d in found][1:] == [
        ("c.yaml", "R301", "it may stand in b.yaml, which could not be read to its end")
    ]


def test_a_bank_without_principles_is_told_how_to_get_some() -> None:
    found = load_sources([Source("f", "bank: b\n---\nstory: s\ntitle: t\nprinciples: [ownership]\n")]).diagnostics

    assert [d.hint for d in found] == ["add a document 'principles: amazon', or principles of your own"]


def test_a_list_of_one_may_be_written_as_the_text_alone() -> None:
    (story,) = load_sources([Source("f", "bank: b\n---\nstory: s\ntitle: t\nkinds: hero\n")]).bank.stories

    assert story.kinds == ("hero",)


def test_two_empty_titles_are_two_faults_and_no_name_in_common() -> None:
    text = 'bank: b\n---\nstory: s\ntitle: ""\n---\nstory: t\ntitle: ""\n'
    found = load_sources([Source("f", text)]).diagnostics

    assert [(d.code, d.span.line) for d in found] == [("E203", 4), ("E203", 7)]


def test_a_finding_is_one_line_whatever_it_quotes() -> None:
    (found,) = load_sources([Source("f", "bank: b\n---\nstory: |\n  s\n  t\ntitle: t\n")]).diagnostics

    assert str(found) == "f:4:3: E205 error: 's t' is not a key"
    assert found.message == "'s\nt' is not a key"


@pytest.mark.parametrize(
    "line",
    [
        "title: We were first  # 1 of 3 sources",
        "title: We were first  # TODO: say of how many",
        "title: We were first.  # Numbers are from the report",
        "title: We were first. # from the report",
        "title: The first   #",
        "title: First # of the quarter",
        "title: First  # 1",
        "title: 'We were # 1'",
        "title: C#, F# and a#b",
        "title: |\n  We were # 1",
    ],
)
def test_an_ordinary_comment_and_a_quoted_sign_are_no_finding(line: str) -> None:
    assert loads({"bank.yaml": f"bank: b\n---\nstory: s\n{line}\n"}).diagnostics == ()


@pytest.mark.parametrize(
    "typed",
    [
        r"first\nsecond",
        r"A:\n\nWe ran",
        r"S:\tthe sign",
        r"C:\\new",
        r"done.\nNext",
        r"so ...\nthen",
        r"a \u2014 b",
        r"C: \n x",
    ],
)
def test_an_escape_that_is_meant_is_no_finding(typed: str) -> None:
    assert loads({"bank.yaml": f'bank: b\n---\nstory: s\ntitle: "{typed}"\n'}).diagnostics == ()


@pytest.mark.parametrize(
    "typed",
    [r"C:\new", r"see D:\table", r"..\new", r".\temp", r"~\new", r"%TEMP%\new", r"\\server\new", r"H:\new\table"],
)
def test_an_escape_in_a_path_is_a_warning(typed: str) -> None:
    found = loads({"bank.yaml": f'bank: b\n---\nstory: s\ntitle: "{typed}"\n'}).diagnostics

    assert [each.code for each in found] == ["Y108"]
