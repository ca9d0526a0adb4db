"""Twenty faults planted over a whole bank are all found, each at its line, and nothing else is."""

from pathlib import Path

import pytest

import deckgen
from deckgen.bank.sets import principle_set

FILES = {
    "bank.yaml": """\
bank: planted
speaking_rate: fast  # E206
print: {papper: a4}  # E202
---
principles: amazon
""",
    "stories/broken.yaml": """\
story: broken
title: Broken
pocket:
  - **bold** is no text without quotes  # Y101
""",
    "stories/census.yaml": """\
story: census-pipeline
title: Census Data Ingestion Pipeline
aliases: [Census Pipeline]
situatoin: Nobody owned it.  # E202
principles: [ownership, bais-for-action]  # R301
kinds: [hero, conflict, hero]  # E208
---
story: Census Two  # E205
title: Another
metrics: [{what: hours, impact: customers}]  # E206
---
title: A story without its key  # E201
situation: It has no kind.
""",
    "stories/tabs.yaml": """\
story: tabs
title: Tabs
metrics:
\t- {what: hours}  # Y102
""",
    "stories/twice.yaml": """\
story: census-pipeline  # E207
title: Census again
result: First.
result: Second.  # Y103
task: [a, list]  # E204
---
story: tagged
title: !!str A tag that says nothing new
lesson: !important Read this  # Y105
""",
    "stories/bell.yaml": """\
story: bell
title: A bell\x07 rings  # F006
""",
    "questions.yaml": """\
questions:
  - question: ownership-outside-role
    principle: ownership  # its question has no 'ask': E203 in the line above
    primary: {story: Census Pipelin, angle: nobody owned it}  # R301
  - question: frugal
    ask: Why?
    framework: stars  # R301
  - just a text  # E204
""",
    "matrix.yaml": """\
matrix:
  ownership: {primary: census-pipeline}
  Ownership: {gap: the same row twice}  # E207
  frugality: {primary: Salesforce Migration}  # R301
""",
    "lists.yml": "checklists: []\n",
    "empty.yaml": "# nothing yet\n",
}

PLANTED = [
    "latin.yaml:2 F004",
    "stories/broken.yaml:4 Y101",
    "stories/census.yaml:12 E201",
    "stories/tabs.yaml:4 Y102",
    "bank.yaml:2 E206",
    "bank.yaml:3 E202",
    "empty.yaml:1 F007",
    "lists.yml:1 F003",
    "matrix.yaml:3 E207",
    "matrix.yaml:4 R301",
    "questions.yaml:2 E203",
    "questions.yaml:4 R301",
    "questions.yaml:7 R301",
    "questions.yaml:8 E204",
    "stories/bell.yaml:2 F006",
    "stories/census.yaml:4 E202",
    "stories/census.yaml:5 R301",
    "stories/census.yaml:6 E208",
    "stories/census.yaml:8 E205",
    "stories/census.yaml:10 E206",
    "stories/twice.yaml:1 E207",
    "stories/twice.yaml:4 Y103",
    "stories/twice.yaml:5 E204",
    "stories/twice.yaml:9 Y105",
]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "stories").mkdir()
    for name, text in FILES.items():
        (tmp_path / name).write_bytes(text.encode())
    (tmp_path / "latin.yaml").write_bytes("story: latin\ntitle: Caf\u00e9\n".encode("latin-1"))
    return tmp_path


def test_all_planted_faults_are_found_at_their_line_and_nothing_else_is(folder: Path) -> None:
    found = [
        f"{Path(d.span.path).relative_to(folder).as_posix()}:{d.span.line} {d.code}"
        for d in deckgen.load(folder).diagnostics
    ]

    assert len(PLANTED) >= 20
    assert found == PLANTED


def test_each_stands_in_the_line_that_says_so(folder: Path) -> None:
    marked = [
        f"{name}:{number} {line.rpartition('# ')[2]}"
        for name, text in sorted(FILES.items())
        for number, line in enumerate(text.splitlines(), start=1)
        if line[-4:-3] in tuple("EFRY") and ": " not in line[-6:]
    ]

    assert set(PLANTED) - set(marked) == {
        "empty.yaml:1 F007", "latin.yaml:2 F004", "lists.yml:1 F003", "questions.yaml:2 E203",
    }  # fmt: skip
    assert set(marked) - set(PLANTED) == set()


def test_every_fault_comes_with_a_cure(folder: Path) -> None:
    assert [str(d) for d in deckgen.load(folder).diagnostics if not d.hint] == []


def test_what_is_not_at_fault_is_read_all_the_same(folder: Path) -> None:
    bank = deckgen.load(folder).bank

    assert bank.principles == principle_set("amazon")
    assert [str(story.key) for story in bank.stories] == ["latin", "bell", "census-pipeline", "Census Two", "tagged"]
    assert [str(question.key) for question in bank.questions] == ["ownership-outside-role", "frugal"]
