"""The texts in a guide's drafts turned from Markdown into texts that a bank shows as they were meant."""

from dataclasses import replace

from deckgen.importers.drafts import Excerpt, FileDrafts, FrameworkDraft, QuestionDraft, RowDraft, StoryDraft
from deckgen.importers.words.escapes import plain_name, without_escapes
from deckgen.importers.words.soft_breaks import unwrapped


def bank_text(markdown: str) -> str:
    """A text without soft line breaks and without escapes; code blocks stay as they are."""
    lines = (line if is_code else without_escapes(line) for line, is_code in unwrapped(markdown))
    return "\n".join(lines)


def use_bank_texts(drafts: FileDrafts) -> None:
    """Turn the texts in the drafts of a guide from Markdown into texts of a bank; to be done once."""
    drafts.title = plain_name(drafts.title)
    for story in drafts.stories:
        _story(story)
    for question in drafts.questions:
        _question(question)
    for row in drafts.rows:
        _row(row)
    for principle in drafts.principles:
        principle.meaning = bank_text(principle.meaning)
        principle.probes = _texts(principle.probes)
    for framework in drafts.frameworks:
        _framework(framework)
    for checklist in drafts.checklists:
        checklist.name, checklist.guidance = plain_name(checklist.name), bank_text(checklist.guidance)
        checklist.items = _texts(checklist.items)
    drafts.placeholders = [replace(blank, text=bank_text(blank.text)) for blank in drafts.placeholders]
    drafts.left_out = [(replace(words, text=bank_text(words.text)), reason) for words, reason in drafts.left_out]


def _story(story: StoryDraft) -> None:
    story.title, story.lesson = plain_name(story.title), bank_text(story.lesson)
    story.also = [plain_name(name) for name in story.also]
    story.parts = {part: bank_text(text) for part, text in story.parts.items()}
    story.pocket, story.follow_ups = _texts(story.pocket), _texts(story.follow_ups)
    story.metrics = _texts(story.metrics)


def _question(question: QuestionDraft) -> None:
    question.ask = bank_text(question.ask)
    question.primary, question.backup = _pick(question.primary), _pick(question.backup)
    question.trap, question.good_answer = bank_text(question.trap), bank_text(question.good_answer)
    question.follow_ups, question.gaps = _texts(question.follow_ups), _texts(question.gaps)


def _row(row: RowDraft) -> None:
    row.primary, row.backup = _pick(row.primary), _pick(row.backup)
    row.reason = bank_text(row.reason)


def _framework(framework: FrameworkDraft) -> None:
    framework.name, framework.guidance = plain_name(framework.name), bank_text(framework.guidance)
    for step in framework.steps:
        step.name, step.guidance = plain_name(step.name), bank_text(step.guidance)
        step.example = bank_text(step.example)


def _pick(pick: Excerpt | None) -> Excerpt | None:
    return replace(pick, text=bank_text(pick.text)) if pick else None


def _texts(texts: list[str]) -> list[str]:
    return [bank_text(text) for text in texts]
