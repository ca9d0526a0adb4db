"""The matrix and the questions of the sample bank pick the stories they are meant to pick: every angle and gap."""

import sample_bank
from deckgen.model import Bank, by_key
from sample_bank import picked, told, words

bank = sample_bank.bank  # a fixture of this module too

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

    assert picks
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
