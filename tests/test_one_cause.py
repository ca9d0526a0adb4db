"""One slip is one diagnostic, however much of the bank refers to what it hides; k slips that are apart are k."""

import re
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from deckgen.bank.load import load, loads
from deckgen.diagnostics import Diagnostic, Severity, errors
from deckgen.lint.run import check_loaded

STORIES = Path(__file__).parent.parent / "stories"
SAMPLE = {path.name: path.read_text("utf-8") for path in sorted(STORIES.glob("*.yaml"))}
STORY = "04-census-pipeline.yaml"

Files = dict[str, str]
Slip = Callable[[Files], Files]


def edited(name: str, pattern: str, new: str) -> Slip:
    """One replacement in a file, which must have what is replaced."""

    def slip(files: Files) -> Files:
        text, count = re.subn(pattern, new, files[name], count=1, flags=re.MULTILINE)
        assert count == 1, pattern
        return {**files, name: text}

    return slip


def without(name: str) -> Slip:
    return lambda files: {path: text for path, text in files.items() if path != name}


def copied(name: str, copy: str) -> Slip:
    return lambda files: {**files, copy: files[name]}


def in_one_file(separator: str) -> Slip:
    """The bank as one file that lacks the line before a story."""

    def slip(files: Files) -> Files:
        text = "\n---\n".join(files.values())
        joined, count = re.subn(rf"\n---((?:\n#.*)*\n{separator})", r"\1", text)
        assert count == 1
        return {"bank.yaml": joined}

    return slip


def twice(files: Files) -> Files:
    return {**files, **{f"backup/{name}": text for name, text in files.items()}}


ONE_SLIP: dict[str, tuple[Slip, str]] = {
    "principles.yaml is missing": (without("principles.yaml"), "R301"),
    "the set is not named": (edited("principles.yaml", "^principles: amazon\n---\n", ""), "R301"),
    "the set is misspelt": (edited("principles.yaml", "^principles: amazon", "principles: amazn"), "R301"),
    "the set does not exist": (edited("principles.yaml", "^principles: amazon", "principles: google"), "R301"),
    "the set's document is no YAML": (
        edited("principles.yaml", "^principles: amazon", "principles: amazon: x"),
        "Y101",
    ),
    "a colon in a text": (edited(STORY, "^task: >", "task: I did this: that >"), "Y101"),
    "a colon in the title": (edited(STORY, "^title: ", "title: Census: "), "Y101"),
    "a tab": (edited(STORY, "^action: >\n  ", "action: >\n\t"), "Y102"),
    "a quote that stays open": (edited(STORY, "^lesson: ", 'lesson: "'), "Y101"),
    "a story's key is misspelt": (edited(STORY, "^story: census-pipeline", "story: census-pipelin"), "R301"),
    "a story's key is malformed": (edited(STORY, "^story: census-pipeline", "story: Census Pipeline!"), "E205"),
    "a story's kind is misspelt": (edited(STORY, "^story:", "storry:"), "E201"),
    "a story has no key": (edited(STORY, "^story: census-pipeline\n", ""), "E201"),
    "a story's field is misspelt": (edited(STORY, "^situation:", "situaton:"), "E202"),
    "a story's title is misspelt": (edited(STORY, "^title:", "titel:"), "E202"),
    "a question's key is misspelt": (
        edited("questions.yaml", "question: ownership-out", "qestion: ownership-out"),
        "E202",
    ),
    "a story's field is a list": (edited(STORY, "^lesson: .*", "lesson: [a]"), "E204"),
    "a story is not there": (without(STORY), "R301"),
    "a story's title is written twice": (edited(STORY, "^title:", "title: x\ntitle:"), "Y103"),
    "a story is there twice": (copied(STORY, "copy.yaml"), "E207"),
    "the line between two stories is missing": (in_one_file("story: census-pipeline"), "Y103"),
    "the line between the matrix and a list is missing": (in_one_file("questions:"), "E201"),
    "a hyphen before a question is missing": (edited("questions.yaml", "^  - (question: own)", r"    \1"), "Y103"),
    "the questions are indented by one": (edited("questions.yaml", "^    ask:", "     ask:"), "Y101"),
    "the questions are there twice": (copied("questions.yaml", "copy.yaml"), "E207"),
    "the matrix is there twice": (copied("matrix.yaml", "copy.yaml"), "E207"),
    "the bank's document is there twice": (copied("bank.yaml", "copy.yaml"), "E207"),
    "the whole bank is there twice": (twice, "E207"),
    "the bank's document is missing": (without("bank.yaml"), "E209"),
    "the bank's document is no YAML": (edited("bank.yaml", "^title: ", "title: AWS: "), "Y101"),
    "the bank's kind is misspelt": (edited("bank.yaml", "^bank:", "bnak:"), "E201"),
    "the language is misspelt": (edited("bank.yaml", "^language: en", "langauge: de"), "E202"),
    "a comma in an angle": (edited("questions.yaml", r"angle: [^\"}\n,]+}", "angle: it was mine, wholly, so}"), "E202"),
    "the principles are a list of names": (
        edited("principles.yaml", r"(?s)^principles:\n.*", "principles: [ownership, think-big, frugality]\n"),
        "E204",
    ),
    "the metrics are a list of texts": (
        edited(STORY, r"(?s)^metrics:\n.*?\n\n", "metrics: [faster, cheaper]\n\n"),
        "E204",
    ),
    "a sign that begins a template": (edited(STORY, "^lesson: .*", "{{lesson}}: x"), "E204"),
}


@pytest.mark.parametrize("name", ONE_SLIP)
def test_one_slip_in_a_bank_is_one_diagnostic(name: str) -> None:
    slip, code = ONE_SLIP[name]
    loaded = loads(slip(SAMPLE))

    assert [found.code for found in loaded.diagnostics] == [code], loaded.diagnostics


@pytest.mark.parametrize("name", ONE_SLIP)
def test_one_slip_gives_no_finding_that_the_bank_without_it_does_not_have(name: str) -> None:
    slip, _ = ONE_SLIP[name]
    before = Counter(finding.code for finding in check_loaded(loads(SAMPLE)))
    after = check_loaded(loads(slip(SAMPLE)))
    more = Counter(finding.code for finding in after if finding.severity is not Severity.ERROR) - before

    assert more == Counter()


@pytest.mark.parametrize(("name", "code"), [(STORY, "F004"), ("bank.yaml", "F004"), ("principles.yaml", "F004")])
def test_a_file_in_utf_16_is_one_diagnostic(name: str, code: str, tmp_path: Path) -> None:
    for path, text in SAMPLE.items():
        tmp_path.joinpath(path).write_bytes(text.encode("utf-16" if path == name else "utf-8"))

    assert [found.code for found in load(tmp_path).diagnostics] == [code]


@pytest.mark.parametrize("name", [STORY, "principles.yaml"])
def test_a_file_with_another_suffix_is_named_as_the_cause(name: str, tmp_path: Path) -> None:
    for path, text in SAMPLE.items():
        tmp_path.joinpath("other.yml" if path == name else path).write_text(text, "utf-8")
    (found,) = load(tmp_path).diagnostics

    assert (found.code, found.span.path, found.hint) == (
        "F008",
        (tmp_path / "other.yml").as_posix(),
        "rename it to end in .yaml",
    )


def test_control_characters_of_one_kind_are_one_diagnostic() -> None:
    (found,) = loads({"bank.yaml": "bank: b\ntitle: a\x0bb\x0bc\n---\nstory: s\ntitle: x\x0by\n"}).diagnostics

    assert str(found) == "bank.yaml:2:9: F006 error: control character U+000B in the text; 2 more in lines 2 and 5"


def bank_with(references: int) -> str:
    rows = "".join(f"  - {{question: q{number}, ask: Why {number}?, primary: lost}}\n" for number in range(references))
    return f"bank: b\n---\nstory: told\ntitle: Told\n---\nquestions:\n{rows}"


@given(st.integers(min_value=1, max_value=40))
def test_references_to_one_missing_entry_are_one_diagnostic_at_the_first(count: int) -> None:
    (found,) = loads({"bank.yaml": bank_with(count)}).diagnostics

    assert (found.code, found.span.line) == ("R301", 7)
    assert ("more reference" in found.message) == (count > 1)


def test_a_diagnostic_for_several_references_says_how_many_and_where() -> None:
    messages = [loads({"bank.yaml": bank_with(count)}).diagnostics[0].message for count in (1, 2, 4, 9)]

    assert messages == [
        "question 'q0' names story 'lost', which is not in the bank",
        "question 'q0' names story 'lost', which is not in the bank; 1 more reference to it, in line 8",
        "question 'q0' names story 'lost', which is not in the bank; 3 more references to it, in lines 8, 9 and 10",
        "question 'q0' names story 'lost', which is not in the bank; 8 more references to it, in lines 8 to 15",
    ]


def test_a_missing_set_of_principles_says_how_many_principles_and_files() -> None:
    (found,) = loads(without("principles.yaml")(SAMPLE)).diagnostics
    told = re.search(r"; (\d+) more references to (\d+) principles, in (\d+) files$", found.message)

    assert told
    assert [int(number) > 5 for number in told.groups()] == [True, True, True]
    assert found.hint == "add a document 'principles: amazon', or principles of your own"


def test_two_entries_that_share_all_their_names_are_one_diagnostic() -> None:
    story = "title: Uno\naliases: [Eins, Un]\n"
    (found,) = loads({"a.yaml": f"bank: b\n---\nstory: a\n{story}", "b.yaml": f"story: b\n{story}"}).diagnostics

    assert found.message == "'Uno' already means story 'a'; the two share 'Eins' and 'Un' as well"


APART: dict[str, tuple[Slip, str]] = {
    "another story's field": (edited("01-sales-ai-tool.yaml", "^situation:", "situaton:"), "E202"),
    "a principle of a story": (edited("02-claims-gen-ai.yaml", r"^principles: \[", "principles: [candour, "), "R301"),
    "a story of the matrix": (edited("matrix.yaml", "primary: salesmart", "primary: salesmrat"), "R301"),
    "a story no longer readable": (edited("05-salesmart.yaml", "^title: ", "title: Sales: "), "Y101"),
    "a framework": (edited("questions.yaml", "framework: [a-z-]+", "framework: pyramid"), "R301"),
    "a step's seconds": (edited("frameworks.yaml", r"seconds: \d+-\d+", "seconds: 30-20"), "E206"),
    "a kind": (edited("06-commission-rca.yaml", r"^kinds: \[", "kinds: [Hero Story, "), "E205"),
    "a print setting": (edited("bank.yaml", "^  paper:", "  papper:"), "E202"),
}


@given(st.sets(st.sampled_from(sorted(APART)), min_size=1))
def test_slips_that_are_apart_are_as_many_diagnostics(names: set[str]) -> None:
    files = SAMPLE
    for name in sorted(names):
        files = APART[name][0](files)
    found = errors(loads(files).diagnostics)

    assert sorted(each.code for each in found) == sorted(APART[name][1] for name in names)


def test_what_could_not_be_read_comes_before_everything_else() -> None:
    files = {"a.yaml": "bank: b\nfoo: x\n", "b.yaml": "story: s\ntitle: a: b\n", "c.yaml": "questions: x\n"}
    found = loads(files).diagnostics

    assert [(each.span.path, each.code) for each in found] == [
        ("b.yaml", "Y101"),
        ("a.yaml", "E202"),
        ("c.yaml", "E204"),
    ]


WEAK = "story: s\ntitle: T\nsituation: S\ntask: T\naction: We ran as far as we could.\nresult: We won 3.\nlesson: L\n"


def found_in(text: str) -> list[Diagnostic]:
    return list(check_loaded(loads({"bank.yaml": f"bank: b\n---\n{text}"}), ignore=["S110", "B401"]))


def test_a_story_with_a_misspelt_field_still_hears_what_each_text_says_but_not_what_it_lacks() -> None:
    whole, slipped = found_in(WEAK), found_in(WEAK.replace("lesson", "leson").replace("result: We", "rezult: We"))

    assert [each.code for each in whole] == ["S101", "S101", "S101"]
    assert [each.code for each in slipped] == ["S101", "S101", "E202", "E202"]


def test_a_story_whose_error_hides_nothing_still_hears_what_it_lacks() -> None:
    found = found_in(WEAK.replace("task: T\n", "").replace("We", "I").replace("we", "I") + "kinds: [hero, hero]\n")

    assert [each.code for each in found] == ["S103", "E208"]


def test_no_rule_speaks_where_the_settings_of_the_bank_could_not_be_read() -> None:
    found = check_loaded(loads({"bank.yaml": f"bank: b\nlangauge: de\n---\n{WEAK}"}))

    assert [each.code for each in found] == ["E202"]
