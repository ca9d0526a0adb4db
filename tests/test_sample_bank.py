"""The sample bank says everything it is meant to say: every figure, pick, gap and second."""

import re
from pathlib import Path

import pytest

from deckgen import load
from deckgen.model import PARTS, Bank, Pick, Story, by_key
from deckgen.pipeline.diff import diff

STORIES = Path(__file__).parent.parent / "stories"

FIGURES = {
    "sales-ai-tool": ("4-5 hours", "over 4 hours to 30 minutes", "Streamlit", "Snowflake", "ECS", "ECR", "Bedrock"),
    "claims-gen-ai": ("30 minutes", "90%", "two evenings", "10 agents", "30 minutes to 3", "90% to 95%", "$150k"),
    "power-bi-version-control": ("2 commits a week", "over 50", "50%", "JSON", "Git", "dev/test/prod"),
    "census-pipeline": ("7 days", "200k-row", "over $800k", "next sprint", "10 minutes", "$1M"),
    "salesmart": (
        "10 different reports", "5 days", "12 months", "two analysts", "two workshops", "5 days to 15 minutes", "$1.5M",
        "top 3", "dbt", "Great Expectations",
    ),
    "commission-rca": ("$15k", "48 hours", "three guardrails", "8 months", "zero"),
    "data-quality-framework": ("15-20 reports", "$10M to $100M", "two tiers", "Tier 1", "Tier 2", "10-15%", "70%"),
    "power-bi-latency": ("over 120 seconds", "under 10 seconds", "9 seconds", "over 20%", "DAX", "week over week"),
    "misaligned-metrics": ("two mandatory workshops", "months of rework", "premium lift", "retention", "sign-off"),
}  # fmt: skip

POCKET_FIGURES = {
    "sales-ai-tool": ("4-5 hours", "30 minutes"),
    "claims-gen-ai": ("30 minutes", "90%", "two evenings", "10 agents", "3 minutes", "95%", "$150k"),
    "power-bi-version-control": ("2", "50", "50%"),
    "census-pipeline": ("7 days", "200k", "$800k", "10 minutes", "$1M"),
    "salesmart": ("10", "5 days", "12 months", "two", "15 minutes", "$1.5M", "top 3"),
    "commission-rca": ("$15k", "48 hours", "three", "zero", "8 months"),
    "data-quality-framework": ("15-20", "$10M", "$100M", "10-15%", "70%"),
    "power-bi-latency": ("120 seconds", "under 10 seconds", "9 seconds", "20%"),
    "misaligned-metrics": ("two", "months", "first"),
}

PRINCIPLES = {
    "sales-ai-tool": "customer-obsession invent-and-simplify deliver-results ownership think-big",
    "claims-gen-ai": "invent-and-simplify bias-for-action learn-and-be-curious ownership deliver-results",
    "power-bi-version-control": "highest-standards earn-trust learn-and-be-curious dive-deep",
    "census-pipeline": "ownership bias-for-action have-backbone think-big",
    "salesmart": "are-right-a-lot customer-obsession deliver-results highest-standards",
    "commission-rca": "earn-trust ownership dive-deep highest-standards",
    "data-quality-framework": "dive-deep deliver-results customer-obsession",
    "power-bi-latency": "frugality dive-deep customer-obsession",
    "misaligned-metrics": "earn-trust are-right-a-lot dive-deep",
}

# principle: primary, backup; "-" is a declared gap, and so is a row with one pick.
MATRIX = {
    "customer-obsession": "salesmart sales-ai-tool",
    "ownership": "census-pipeline claims-gen-ai",
    "invent-and-simplify": "claims-gen-ai sales-ai-tool",
    "are-right-a-lot": "salesmart misaligned-metrics",
    "learn-and-be-curious": "claims-gen-ai power-bi-version-control",
    "hire-and-develop": "- salesmart",
    "highest-standards": "power-bi-version-control commission-rca",
    "think-big": "sales-ai-tool census-pipeline",
    "bias-for-action": "census-pipeline claims-gen-ai",
    "frugality": "power-bi-latency -",
    "earn-trust": "commission-rca misaligned-metrics",
    "dive-deep": "commission-rca data-quality-framework",
    "have-backbone": "census-pipeline -",
    "deliver-results": "salesmart claims-gen-ai",
    "best-employer": "- -",
    "broad-responsibility": "- -",
}

QUESTIONS = {
    "customer-worked-backwards": "customer-obsession salesmart sales-ai-tool",
    "ownership-outside-role": "ownership census-pipeline claims-gen-ai",
    "invent-simplified-process": "invent-and-simplify claims-gen-ai power-bi-version-control",
    "right-incomplete-data": "are-right-a-lot salesmart misaligned-metrics",
    "curious-learned-quickly": "learn-and-be-curious claims-gen-ai sales-ai-tool",
    "standards-refused-to-ship": "highest-standards power-bi-version-control commission-rca",
    "big-scalable-pattern": "think-big sales-ai-tool data-quality-framework",
    "action-before-consensus": "bias-for-action census-pipeline claims-gen-ai",
    "frugality-limited-means": "frugality power-bi-latency -",
    "trust-own-mistake": "earn-trust commission-rca misaligned-metrics",
    "deep-root-cause": "dive-deep commission-rca power-bi-latency",
    "backbone-disagreement": "have-backbone census-pipeline -",
    "results-proudest-achievement": "deliver-results salesmart claims-gen-ai",
    "results-greatest-impact": "deliver-results salesmart claims-gen-ai",
    "failure": " misaligned-metrics commission-rca",
    "conflict-with-coworker": " - -",
}


@pytest.fixture(scope="module")
def bank() -> Bank:
    loaded = load(STORIES)

    assert loaded.diagnostics == ()
    return loaded.bank


def told(*texts: str) -> str:
    return " ".join(texts).replace("**", "")


def picked(pick: Pick | None) -> str:
    return pick.story if pick else "-"


def words(*texts: str) -> int:
    return len(told(*texts).split())


def test_it_holds_everything_there_is_to_prepare(bank: Bank) -> None:
    counts = {
        kind: len(getattr(bank, kind))
        for kind in ("stories", "principles", "questions", "matrix", "frameworks", "checklists")
    }

    assert counts == {
        "stories": 9, "principles": 16, "questions": 16, "matrix": 16, "frameworks": 2, "checklists": 2,
    }  # fmt: skip


def test_one_file_holds_one_story_in_the_order_of_their_numbers(bank: Bank) -> None:
    files = [path.stem.partition("-")[2] for path in sorted(STORIES.glob("0*.yaml"))]

    assert files == [story.key for story in bank.stories] == list(FIGURES)


@pytest.mark.parametrize("key", FIGURES)
def test_a_story_tells_every_figure(bank: Bank, key: str) -> None:
    story = by_key(bank.stories)[key]
    text = told(*(story.part(part) for part in PARTS), story.lesson)

    assert [figure for figure in FIGURES[key] if figure not in text] == []


@pytest.mark.parametrize("key", FIGURES)
def test_pocket_lines_show_the_key_figures_in_bold(bank: Bank, key: str) -> None:
    bold = " ".join(re.findall(r"\*\*(.+?)\*\*", " ".join(by_key(bank.stories)[key].pocket)))
    plain = told(*by_key(bank.stories)[key].pocket)

    assert [figure for figure in POCKET_FIGURES[key] if figure not in plain or figure.split()[0] not in bold] == []


def test_a_story_claims_its_principles(bank: Bank) -> None:
    assert {story.key: " ".join(story.principles) for story in bank.stories} == PRINCIPLES


def test_stories_are_notes_told_by_one_person(bank: Bank) -> None:
    lengths = {story.key: words(story.action) for story in bank.stories}

    assert {key: length for key, length in lengths.items() if not 39 <= length <= 68} == {}
    assert [story.key for story in bank.stories if not re.search(r"\bI\b", story.action)] == []
    assert [story.key for story in bank.stories if re.search(r"\b[Ww]e\b", _everything(story))] == []


def _everything(story: Story) -> str:
    return told(*(story.part(part) for part in PARTS), story.lesson, *story.pocket)


def test_five_pocket_lines_of_sixty_to_seventy_words_a_story(bank: Bank) -> None:
    assert {len(story.pocket) for story in bank.stories} == {5}
    assert {story.key: words(*story.pocket) for story in bank.stories if not 60 <= words(*story.pocket) <= 70} == {}


def test_every_story_has_figures_with_an_impact_and_two_or_three_follow_ups(bank: Bank) -> None:
    assert {len(story.follow_ups) for story in bank.stories} == {2, 3}
    assert {metric.impact for story in bank.stories for metric in story.metrics} == {"customer", "business", "lesson"}
    assert [story.key for story in bank.stories if not any(metric.impact for metric in story.metrics)] == []


def test_three_heroes_two_failures_and_a_conflict(bank: Bank) -> None:
    kinds = {story.key: " ".join(story.kinds) for story in bank.stories if story.kinds}

    assert kinds == {
        "sales-ai-tool": "hero",
        "claims-gen-ai": "hero",
        "census-pipeline": "conflict",
        "salesmart": "hero",
        "commission-rca": "failure",
        "misaligned-metrics": "failure",
    }
    assert [story.key for story in bank.stories if "failure" in story.kinds and not story.lesson] == []


def test_one_project_is_told_two_ways(bank: Bank) -> None:
    assert [story.key for story in bank.stories if story.event == "salesmart"] == ["salesmart", "misaligned-metrics"]


def test_every_principle_has_a_code_a_meaning_and_a_probe(bank: Bank) -> None:
    lacking = [entry.key for entry in bank.principles if not (entry.code and entry.meaning and entry.probes)]

    assert [entry.key for entry in bank.principles] == list(MATRIX)
    assert lacking == []


def test_the_matrix_picks_and_its_gaps(bank: Bank) -> None:
    assert {row.principle: f"{picked(row.primary)} {picked(row.backup)}" for row in bank.matrix} == MATRIX
    assert [row.principle for row in bank.matrix if row.gap] == [
        key for key, row in MATRIX.items() if "-" in row.split()
    ]


def test_the_questions_and_their_picks(bank: Bank) -> None:
    found = {q.key: f"{q.principle} {picked(q.primary)} {picked(q.backup)}" for q in bank.questions}

    assert found == QUESTIONS
    assert [q.key for q in bank.questions if q.gap] == [key for key, picks in QUESTIONS.items() if "-" in picks.split()]


def test_every_pick_of_a_question_has_its_angle(bank: Bank) -> None:
    picks = [pick for question in bank.questions for pick in (question.primary, question.backup) if pick]

    assert len(picks) == 28
    assert [pick.story for pick in picks if words(pick.angle) < 4] == []


def test_the_angles_of_the_proudest_story_hold_its_figures(bank: Bank) -> None:
    for key in ("results-proudest-achievement", "results-greatest-impact"):
        question = by_key(bank.questions)[key]
        assert question.primary
        assert question.backup

        assert told(question.primary.angle) == "A lift of $1.5M, and a top-3 dashboard"
        assert told(question.backup.angle) == "Time down by 90%, accuracy up by 5%, savings of $150k"


def test_two_questions_have_a_trap_and_a_good_answer(bank: Bank) -> None:
    trapped = {str(question.key): question.good_answer for question in bank.questions if question.trap}

    assert list(trapped) == ["failure", "conflict-with-coworker"]
    assert "weekend traffic" in trapped["failure"]
    assert "5%" in trapped["conflict-with-coworker"]


def test_questions_about_mistakes_use_the_negative_framework(bank: Bank) -> None:
    assert [question.key for question in bank.questions if question.framework == "negative"] == [
        "trust-own-mistake",
        "failure",
    ]


def test_the_frameworks_have_their_seconds_parts_and_examples(bank: Bank) -> None:
    steps = {
        (framework.key, step.name): (step.at_least_s, step.at_most_s, " ".join(step.parts))
        for framework in bank.frameworks
        for step in framework.steps
    }

    assert steps == {
        ("star", "Situation and Task"): (20, 30, "situation task"),
        ("star", "Action"): (60, 90, "action"),
        ("star", "Result"): (30, 30, "result"),
        ("negative", "Humility"): (20, 30, ""),
        ("negative", "Vocal Self-Criticism"): (30, 40, ""),
        ("negative", "Course Correction"): (60, 80, ""),
    }
    assert [s.name for framework in bank.frameworks for s in framework.steps if not (s.guidance and s.example)] == []


def test_the_example_of_star_keeps_its_figures(bank: Bank) -> None:
    star = by_key(bank.frameworks)["star"]
    examples = told(*(step.example for step in star.steps))

    assert [f for f in ("3 days", "12 hours", "8 hours", "9x", "2 more features", "PyTorch") if f not in examples] == []


def test_the_checklists_keep_their_items_and_figures(bank: Bank) -> None:
    quantify, preparation = bank.checklists

    assert [len(quantify.items), len(preparation.items)] == [3, 3]
    assert [f for f in ("4 hours", "50%", "5%", "$1M") if f not in told(*quantify.items)] == []
    assert [re.findall(r"\*\*(\d)\*\* (\w+)", item)[0] for item in preparation.items] == [
        ("3", "hero"),
        ("1", "failure"),
        ("1", "conflict"),
    ]


def test_the_ledger_of_the_sample_is_in_step_with_it(tmp_path: Path) -> None:
    report = diff(STORIES, tmp_path)

    assert report.ledger
    assert not report.changes
