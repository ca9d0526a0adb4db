"""The stories of the sample bank say everything they are meant to say: every figure, principle and kind."""

import re

import pytest

import sample_bank
from deckgen.model import PARTS, Bank, Story, by_key
from sample_bank import STORIES, told, words

bank = sample_bank.bank  # a fixture of this module too

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
