"""Tables that tell stories or ask questions, a row each."""

import re

from deckgen.importers.drafts import FileDrafts, GuideLine, QuestionDraft, StoryDraft
from deckgen.importers.tables.rows import Row, Table, filled, said_in, use_header, use_row
from deckgen.importers.words.decoration import bare, unnumbered, unquoted
from deckgen.importers.words.known_principles import KnownPrinciples
from deckgen.importers.words.line_labels import label
from deckgen.importers.words.placeholders import is_placeholder
from deckgen.importers.words.question_phrases import asks, each_asked
from deckgen.importers.words.titles import titled
from deckgen.model import PARTS


def read_stories(table: Table, found: FileDrafts) -> bool:
    """Read a table whose columns are parts of stories; a question beside them is asked of that story."""
    roles = table.roles
    for row in table.rows:
        place = GuideLine(found.file, row.first)
        draft = StoryDraft(_title(row, roles), place)
        for part in PARTS:
            if text := filled(row.cell(roles.get(part)), row, found):
                draft.parts[part] = text
        draft.lesson = filled(row.cell(roles.get("lesson")), row, found)
        draft.kinds = [tag for tag in re.split(r"[,;、#|]+", row.cell(roles.get("tags"))) if tag.strip()]
        if text := row.cell(roles.get("principles")):
            draft.principles.append(said_in(row, text, found))
        elif table.principle:
            draft.principles.append(table.principle)
        ask = row.cell(roles.get("question"))
        if not draft.parts and not ask:
            found.reasons.setdefault(row.first, "a row that tells no story")
            continue
        use_row(row, found)
        if draft.parts:
            found.stories.append(draft)
        if ask:
            question = _question(row, ask, table, found)[0]
            question.told = draft if draft.parts else None
            draft.title = draft.title or question.ask
        elif not draft.title:
            draft.title = table.title
    use_header(table, found, (*PARTS, "lesson", "tags", "principles", "question", *_TITLES, *_ASKED))
    return True


_TITLES = ("title", "story", "primary")
_ASKED = ("primary", "backup", "trap", "answer", "follow_ups")


def _title(row: Row, roles: dict[str, int]) -> str:
    for role in _TITLES:
        if text := row.cell(roles.get(role)):
            return titled(text)[0] or unquoted(text)
    return ""


def _question(row: Row, ask: str, table: Table, found: FileDrafts) -> list[QuestionDraft]:
    roles = table.roles
    principle = row.cell(roles.get("principles"))
    drafts = []
    for one in each_asked(ask):
        draft = QuestionDraft(
            one, GuideLine(found.file, row.first), said_in(row, principle, found) if principle else table.principle
        )
        for slot in ("primary", "backup"):
            if text := row.cell(roles.get(slot)):
                setattr(draft, slot, said_in(row, text, found))
        if draft.primary is None and "situation" not in roles and (text := row.cell(roles.get("story"))):
            draft.primary = said_in(row, text, found)
        drafts.append(draft)
    drafts[0].trap = filled(row.cell(roles.get("trap")), row, found)
    drafts[0].good_answer = filled(row.cell(roles.get("answer")), row, found)
    nexts = [row.cell(column) for role, column in roles.items() if role.startswith("follow_ups")]
    drafts[0].follow_ups += [text for text in nexts if text and not is_placeholder(text, cell=True)]
    found.questions += drafts
    return drafts


def read_questions(table: Table, principles: KnownPrinciples, found: FileDrafts, *, guessed: bool) -> bool:
    """Read a table of questions; a row that names a principle stands above the questions of that principle."""
    read = False
    above = table.header.cell(table.roles["question"])
    if guessed and principles.one(above):
        table.principle = said_in(table.header, unnumbered(above), found)
    for row in table.rows:
        ask = bare(row.cell(table.roles["question"]))
        if not asks(ask) and principles.one(ask):
            table.principle = said_in(row, unnumbered(ask), found)
            use_row(row, found)
            continue
        if len(ask) > 5 and not is_placeholder(ask) and (not guessed or asks(ask, weakly=True)):
            draft = _question(row, ask, table, found)[0]
            _told_in_answer(draft, row, found)
            use_row(row, found)
            read = True
        else:
            found.reasons.setdefault(row.first, "a row without a question")
    if read:
        use_header(table, found, ("question", "principles", "story", *_ASKED))
    return read


def _told_in_answer(draft: QuestionDraft, row: Row, found: FileDrafts) -> None:
    """An answer told in labelled parts within its cell is a story."""
    parts: dict[str, str] = {}
    last = ""
    for line in re.split(
        r"\n|(?<=\s)(?=\*\*[^*\n]{1,30}\*\*\s*:?|[^\s*]{0,2}\*\*[^*\n]{1,30}:\*\*)", draft.good_answer
    ):
        known = label(line.strip())
        if known and known.role in PARTS:
            last = known.role
            parts[last] = f"{parts[last]}\n{known.rest}" if last in parts else known.rest
        elif last and line.strip():
            parts[last] = f"{parts[last]}\n{line.strip()}"
        elif line.strip():
            return
    parts = {part: text.strip() for part, text in parts.items() if text.strip()}
    if len(parts) >= 2 and {"action", "result"} & set(parts):
        draft.good_answer = ""
        draft.told = StoryDraft(draft.ask, GuideLine(found.file, row.first), parts)
        if draft.principle:
            draft.told.principles.append(draft.principle)
        found.stories.append(draft.told)
