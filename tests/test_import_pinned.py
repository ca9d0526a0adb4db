"""The figures of two real guides: pinned on guides of the same formats here, and on the real ones where they stand."""

from pathlib import Path

import pytest

from deckgen.importers.intake import Imported, import_guides
from deckgen.model import Bank

CASES = Path(__file__).parent / "cases" / "import"
SHARED = Path(__file__).parents[2] / "shared" / "seeds"
REAL = sorted(SHARED.glob("*.txt"))


def imported(*paths: Path) -> Imported:
    result = import_guides({path.name: path.read_bytes() for path in paths})
    assert result.bank
    return result


def bank_of(result: Imported) -> Bank:
    assert result.bank
    return result.bank


def test_a_field_guide_keeps_every_story_row_question_angle_and_gap() -> None:
    result = imported(CASES / "field-guide.md")
    bank, report = bank_of(result), result.report

    assert report.counts == {
        "stories": 4,
        "questions": 4,
        "principles": 16,
        "matrix_rows": 7,
        "frameworks": 2,
        "checklists": 1,
        "gaps": 5,
    }
    picks = [pick for question in bank.questions for pick in (question.primary, question.backup) if pick]
    assert len(picks) == 7
    assert all(pick.angle for pick in picks)
    assert [remark.text for remark in report.unresolved] == ["Returns Desk Mentoring"]
    assert [remark.text for remark in report.placeholders] == [
        "(Could be improved)",
        "*still open*",
        "(Safety Story)",
        "TBD",
    ]
    assert len(report.conflicts) == 1
    assert {"exact", "words"} == {remark.by for remark in report.resolved}
    assert "I measured where the hours went, built a label reader from a spare camera, and wrote the routing rules" in (
        bank.stories[0].action
    )


def test_a_day_plan_keeps_its_story_questions_probes_and_checklist() -> None:
    bank = bank_of(imported(CASES / "day-plan.md"))

    assert (len(bank.stories), len(bank.questions), len(bank.checklists)) == (1, 2, 1)
    assert all(question.trap and question.good_answer for question in bank.questions)
    assert [
        probe
        for principle in bank.principles
        if principle.key in ("customer-obsession", "frugality", "earn-trust")
        for probe in principle.probes
    ] == [
        "Did you talk to a user or only read the ticket?",
        "Did you ask for money before you measured?",
        "Did you say what you did *not* know?",
    ]
    assert len(bank.checklists[0].items) == 3


@pytest.mark.parametrize("path", REAL, ids=lambda path: path.name)
def test_a_real_guide_loses_no_line_and_resolves_nothing_wrongly(path: Path) -> None:
    result = imported(path)
    report = result.report

    assert report.nonblank == report.used + len(report.skipped)
    assert report.refused == []
    if path.name.startswith("000"):
        check_the_day(bank_of(result))
    if path.name.startswith("002"):
        check_the_guide(result, path.read_text("utf-8"))


def check_the_day(bank: Bank) -> None:
    assert (len(bank.stories), len(bank.questions), len(bank.checklists)) == (1, 2, 1)
    assert all(question.trap and question.good_answer for question in bank.questions)
    assert len(bank.checklists[0].items) == 3
    probed = [
        probe
        for principle in bank.principles
        for probe in principle.probes
        if probe.startswith(("Did you ", "Do you know *"))
    ]
    assert len(probed) >= 3


def check_the_guide(result: Imported, text: str) -> None:
    bank, report = bank_of(result), result.report
    assert (
        len(bank.stories),
        len(bank.questions),
        len(bank.matrix),
        len(bank.frameworks),
        len(bank.checklists),
    ) == (9, 14, 16, 2, 1)
    assert all(story.part(part) in text for story in bank.stories for part in ("situation", "task", "action", "result"))
    assert report.counts["gaps"] == 7
    assert [remark.text for remark in report.unresolved] == ["Salesforce Migration"]
    assert len(report.placeholders) == 6
    assert {"invent-and-simplify", "learn-and-be-curious", "think-big", "dive-deep"} == {
        next(str(question.principle) for question in bank.questions if f"'{question.principle}'" in remark.note)
        for remark in report.conflicts
    }
    assert len(report.conflicts) == 4
    questions = {str(question.principle): question for question in bank.questions}
    assert len(questions) == 13
    assert sum(question.backup is not None for question in questions.values()) == 11
    picks = [pick for question in questions.values() for pick in (question.primary, question.backup) if pick]
    assert all(pick.angle for pick in picks)
    rows = {str(row.principle): row for row in bank.matrix}
    assert rows["hire-and-develop"].primary is None
    assert rows["hire-and-develop"].gap == "Salesforce Migration"
    assert {
        (row.principle, slot, pick.story)
        for row in bank.matrix
        for slot, pick in (("primary", row.primary), ("backup", row.backup))
        if pick
    } == EXPECTED


SALES, CLAIMS, VERSIONS, CENSUS, SALESMART = (
    "sales-underwriting-ai-automation-tool",
    "claims-gen-ai-eligibility-solution",
    "power-bi-version-control-implementation",
    "census-data-ingestion-pipeline",
    "salesmart-quoting-dashboard",
)
RCA, QUALITY, LATENCY, METRICS = (
    "commission-rca",
    "data-quality-control-framework",
    "power-bi-latency-fix",
    "the-misaligned-metrics",
)
EXPECTED = {
    ("customer-obsession", "primary", SALESMART),
    ("customer-obsession", "backup", SALES),
    ("ownership", "primary", CENSUS),
    ("ownership", "backup", CLAIMS),
    ("invent-and-simplify", "primary", CLAIMS),
    ("invent-and-simplify", "backup", SALES),
    ("are-right-a-lot", "primary", SALESMART),
    ("are-right-a-lot", "backup", METRICS),
    ("learn-and-be-curious", "primary", CLAIMS),
    ("learn-and-be-curious", "backup", VERSIONS),
    ("hire-and-develop", "backup", SALESMART),
    ("highest-standards", "primary", VERSIONS),
    ("highest-standards", "backup", RCA),
    ("think-big", "primary", SALES),
    ("think-big", "backup", CENSUS),
    ("bias-for-action", "primary", CENSUS),
    ("bias-for-action", "backup", CLAIMS),
    ("frugality", "primary", LATENCY),
    ("earn-trust", "primary", RCA),
    ("earn-trust", "backup", METRICS),
    ("dive-deep", "primary", RCA),
    ("dive-deep", "backup", QUALITY),
    ("have-backbone", "primary", CENSUS),
    ("deliver-results", "primary", SALESMART),
    ("deliver-results", "backup", CLAIMS),
}


def test_several_guides_become_one_bank() -> None:
    result = imported(CASES / "field-guide.md", CASES / "day-plan.md")
    bank = bank_of(result)

    assert (
        len(bank.stories),
        len(bank.questions),
        len(bank.matrix),
        len(bank.frameworks),
        len(bank.checklists),
    ) == (5, 6, 7, 2, 2)
    assert result.report.files == ["field-guide.md", "day-plan.md"]
