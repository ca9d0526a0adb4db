"""Tables with one story or one question in each row."""

import re

from deckgen.importers.drafts import FileDrafts, GuideLine, QuestionDraft, StoryDraft
from deckgen.importers.tables.rows import Row, Table, excerpt, text_unless_placeholder, use_header, use_row
from deckgen.importers.words.decoration import bare, unnumbered, unquoted
from deckgen.importers.words.known_principles import KnownPrinciples
from deckgen.importers.words.line_labels import label
from deckgen.importers.words.placeholders import is_placeholder
from deckgen.importers.words.question_phrases import asks, split_questions
from deckgen.importers.words.soft_breaks import HARD_BREAK
from deckgen.importers.words.titles import story_title
from deckgen.model import PARTS


def read_stories(table: Table, drafts: FileDrafts) -> bool:
    """Read a table whose columns are parts of stories; a question in the same row is answered by the story."""
    roles = table.roles
    for row in table.rows:
        story = _story(row, table, drafts)
        ask = row.cell(roles.get("question"))
        if not story.parts and not ask:
            drafts.reasons.setdefault(row.first, "a row that tells no story")
            continue
        use_row(row, drafts)
        if story.parts:
            drafts.stories.append(story)
        if ask:
            question = _add_questions(row, ask, table, drafts)[0]
            question.story = story if story.parts else None
            story.title = story.title or question.ask
        elif not story.title:
            story.title = table.title
    use_header(table, drafts, (*PARTS, "lesson", "tags", "principles", "question", *_TITLES, *_QUESTION_FIELDS))
    return True


_TITLES = ("title", "story", "primary")
_QUESTION_FIELDS = ("primary", "backup", "trap", "answer", "follow_ups")


def _story(row: Row, table: Table, drafts: FileDrafts) -> StoryDraft:
    roles = table.roles
    story = StoryDraft(_title(row, roles), GuideLine(drafts.file, row.first))
    for part in PARTS:
        if text := text_unless_placeholder(row.cell(roles.get(part)), row, drafts):
            story.parts[part] = text
    story.lesson = text_unless_placeholder(row.cell(roles.get("lesson")), row, drafts)
    story.kinds = [tag for tag in re.split(r"[,;、#|]+", row.cell(roles.get("tags"))) if tag.strip()]
    if text := row.cell(roles.get("principles")):
        story.principles.append(excerpt(row, text, drafts))
    elif table.principle:
        story.principles.append(table.principle)
    return story


def _title(row: Row, roles: dict[str, int]) -> str:
    for role in _TITLES:
        if text := row.cell(roles.get(role)):
            return story_title(text)[0] or unquoted(text)
    return ""


def _add_questions(row: Row, ask: str, table: Table, drafts: FileDrafts) -> list[QuestionDraft]:
    """Draft the questions of a cell; the other cells of the row belong to the first of them."""
    roles = table.roles
    principle = row.cell(roles.get("principles"))
    questions = []
    for wording in split_questions(ask):
        question = QuestionDraft(
            wording,
            GuideLine(drafts.file, row.first),
            excerpt(row, principle, drafts) if principle else table.principle,
        )
        for slot in ("primary", "backup"):
            if text := row.cell(roles.get(slot)):
                setattr(question, slot, excerpt(row, text, drafts))
        if question.primary is None and "situation" not in roles and (text := row.cell(roles.get("story"))):
            question.primary = excerpt(row, text, drafts)
        questions.append(question)
    first = questions[0]
    first.trap = text_unless_placeholder(row.cell(roles.get("trap")), row, drafts)
    first.good_answer = text_unless_placeholder(row.cell(roles.get("answer")), row, drafts)
    follow_ups = [row.cell(column) for role, column in roles.items() if role.startswith("follow_ups")]
    first.follow_ups += [text for text in follow_ups if text and not is_placeholder(text, cell=True)]
    drafts.questions += questions
    return questions


def read_questions(table: Table, principles: KnownPrinciples, drafts: FileDrafts, *, is_guess: bool) -> bool:
    """Read a table of questions; whether it had any.

    A row that only names a principle is a heading for the rows below it. ``is_guess``: the header does not say which
    column holds the questions, so only what looks like one counts.
    """
    found_any = False
    header = table.header.cell(table.roles["question"])
    if is_guess and principles.named(header):
        table.principle = excerpt(table.header, unnumbered(header), drafts)
    for row in table.rows:
        ask = bare(row.cell(table.roles["question"]))
        if not asks(ask) and principles.named(ask):
            table.principle = excerpt(row, unnumbered(ask), drafts)
            use_row(row, drafts)
        elif len(ask) > 5 and not is_placeholder(ask) and (not is_guess or asks(ask, weakly=True)):
            question = _add_questions(row, ask, table, drafts)[0]
            _add_story_in_answer(question, row, drafts)
            use_row(row, drafts)
            found_any = True
        else:
            drafts.reasons.setdefault(row.first, "a row without a question")
    if found_any:
        use_header(table, drafts, ("question", "principles", "story", *_QUESTION_FIELDS))
    return found_any


_LINE_OR_BOLD_LABEL = re.compile(
    r"\n|(?<=\s)(?=\*\*[^*\n]{1,30}\*\*\s*:?|[^\s*]{0,2}\*\*[^*\n]{1,30}:\*\*)",
)


def _add_story_in_answer(question: QuestionDraft, row: Row, drafts: FileDrafts) -> None:
    """Draft a story from an answer that consists of labelled parts."""
    parts: dict[str, str] = {}
    part = ""
    line_break = HARD_BREAK if HARD_BREAK in question.good_answer else "\n"
    for line in _LINE_OR_BOLD_LABEL.split(question.good_answer):
        line_label = label(line.strip())
        if line_label and line_label.role in PARTS:
            part = line_label.role
            parts[part] = f"{parts[part]}{line_break}{line_label.rest}" if part in parts else line_label.rest
        elif part and line.strip():
            parts[part] = f"{parts[part]}{line_break}{line.strip()}"
        elif line.strip():
            return
    parts = {name: text.strip() for name, text in parts.items() if text.strip()}
    if len(parts) >= 2 and {"action", "result"} & set(parts):
        question.good_answer = ""
        question.story = StoryDraft(question.ask, GuideLine(drafts.file, row.first), parts)
        if question.principle:
            question.story.principles.append(question.principle)
        drafts.stories.append(question.story)
