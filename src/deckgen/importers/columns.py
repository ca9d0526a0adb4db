"""Tables read by their columns: stories, questions, matrices in either orientation."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from deckgen.importers.asking import asks, bare, each_asked, unquoted
from deckgen.importers.drafts import Found, Place, PrincipleDraft, QuestionDraft, RowDraft, Said, StoryDraft
from deckgen.importers.labels import STAR, label, plain, roles_of
from deckgen.importers.references import Principles, is_placeholder
from deckgen.importers.stories import titled


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a table and the lines it stands on."""

    first: int
    last: int
    cells: tuple[str, ...]

    def cell(self, column: int | None) -> str:
        """A cell, "" beyond the end of the row."""
        return self.cells[column].strip() if column is not None and column < len(self.cells) else ""


@dataclass(slots=True)
class Table:
    """Rows below a header; ``title`` is what stands above the table, ``principle`` what it stands under."""

    header: Row
    rows: list[Row]
    title: str = ""
    principle: Said | None = None
    roles: dict[str, int] = field(default_factory=dict)


_COLUMNS: tuple[tuple[str, str], ...] = (
    ("primary", r"\b(?:primary|main|1st|first|best|principal|haupt\w*)\b|首選|主要"),
    (
        "backup",
        r"\b(?:back-?\s?up|secondary|alternat\w+|2nd|second|reserv\w+|respaldo|secours|ersatz\w*)\b|備用|备用|備選",
    ),
    (
        "principles",
        r"principle|competenc|princíp|princip|prinzip|\bvalues?\b|\blps?\b|categor|\btopic|\bskill|\btheme\b|\barea\b"
        r"|kompetenz|原則|原则|準則|准则|類別|类别|分類",
    ),
    ("question", r"question|pergunt|pregunt|\bfrage|問題|问题|題目|题目|\bprompt"),
    (
        "reason",
        r"reason|\bwhy\b|justif|talking points|angle|rationale|\bnotes?\b|\bfit\b|motivo|razón|razão|raison|grund|理由",
    ),
    ("story", r"stor(?:y|ies)\b|histór|histor|histoire|geschichte|\bproject|\bexample|故事|案例|專案"),
    ("answer", r"answer|response|respost|respuest|réponse|antwort|答"),
)
_MARKS = {
    "primary": r"(?:p|1|1st|primary|main|★+|⭐+|✓✓|✔✔|◎|xx|●)",
    "backup": r"(?:b|2|2nd|backup|☆|○|◯|△|\(x\)|\(✓\))",
}
_MARK = re.compile(r"(?:x|✓|✔|✅|☑|√|y|yes|•|●|\*|★|⭐|sim|sí|oui|ja|是|v|✔️|☑️)", re.I)
_NO_MARK = re.compile(r"(?:|[-–—]+|no|n|não|non|nein|✗|✘|❌|否)", re.I)


def column_roles(header: Row) -> dict[str, int]:
    """The column of each role the header names; the first of a role counts, a second story column is the backup."""
    found: dict[str, int] = {}
    for index, cell in enumerate(header.cells):
        clean = plain(cell).casefold()
        exact = roles_of(clean)[0]
        role = exact[0] if exact else ""
        if role not in (*STAR, "lesson", "title", "tags", "trap", "answer", "follow_ups", "question"):
            role = next((name for name, pattern in _COLUMNS if re.search(pattern, clean)), role)
        if role == "story" and "story" in found:
            role = "backup"
        if role and role not in found:
            found[role] = index
    return found


def read_table(table: Table, principles: Principles, found: Found) -> bool:
    """Read a table whose columns are known; whether it was one."""
    table.roles = column_roles(table.header)
    roles = table.roles
    if len(set(roles) & set(STAR)) >= 2:
        return _stories(table, found)
    if _is_grid(table, principles):
        return _grid(table, principles, found)
    if "principles" in roles and ("primary" in roles or "story" in roles) and "question" not in roles:
        return _matrix(table, principles, found)
    if "question" not in roles:
        guessed = _question_column(table)
        if guessed is None:
            return False
        roles["question"] = guessed
        if guessed in [column for role, column in roles.items() if role != "question"]:
            for role in [role for role, column in roles.items() if column == guessed and role != "question"]:
                del roles[role]
    return _questions(table, found)


def _question_column(table: Table) -> int | None:
    for column in range(len(table.header.cells)):
        cells = [row.cell(column) for row in table.rows if row.cell(column)]
        if cells and sum(asks(cell, weakly=True) for cell in cells) * 3 >= len(cells) * 2:
            return column
    return None


def _said(row: Row, text: str, found: Found) -> Said:
    return Said(text, Place(found.file, row.first))


def _use(row: Row, found: Found) -> None:
    found.used.update(range(row.first, row.last + 1))


def _used_header(table: Table, found: Found, roles: dict[str, int]) -> None:
    _use(table.header, found)
    for column, name in enumerate(table.header.cells):
        if column not in roles.values() and any(row.cell(column) for row in table.rows):
            if not re.fullmatch(r"\W*|no\.?|nr\.?|id|index", name.strip(), re.I):
                place = Place(found.file, table.header.first)
                found.left_out.append((Said(name, place), "a column that a bank has no place for"))


def _filled(text: str, row: Row, found: Found) -> str:
    if text and is_placeholder(text):
        found.blank(text, Place(found.file, row.first))
        return ""
    return text


def _stories(table: Table, found: Found) -> bool:
    roles = table.roles
    for row in table.rows:
        place = Place(found.file, row.first)
        draft = StoryDraft(_title(row, roles), place)
        for part in STAR:
            if text := _filled(row.cell(roles.get(part)), row, found):
                draft.parts[part] = text
        draft.lesson = _filled(row.cell(roles.get("lesson")), row, found)
        draft.kinds = [tag for tag in re.split(r"[,;、#|]+", row.cell(roles.get("tags"))) if tag.strip()]
        if text := row.cell(roles.get("principles")):
            draft.principles.append(Said(text, place))
        elif table.principle:
            draft.principles.append(table.principle)
        ask = row.cell(roles.get("question"))
        if not draft.parts and not ask:
            found.reasons.setdefault(row.first, "a row that tells no story")
            continue
        _use(row, found)
        if draft.parts:
            found.stories.append(draft)
        if ask:
            question = _question(row, ask, table, found)[0]
            question.told = draft if draft.parts else None
            draft.title = draft.title or question.ask
        elif not draft.title:
            draft.title = table.title
    _used_header(table, found, roles)
    return True


def _title(row: Row, roles: dict[str, int]) -> str:
    for role in ("title", "story", "primary"):
        if text := row.cell(roles.get(role)):
            return titled(text)[0] or unquoted(text)
    return ""


def _question(row: Row, ask: str, table: Table, found: Found) -> list[QuestionDraft]:
    roles = table.roles
    principle = row.cell(roles.get("principles"))
    drafts = []
    for one in each_asked(ask):
        draft = QuestionDraft(
            one, Place(found.file, row.first), _said(row, principle, found) if principle else table.principle
        )
        for slot in ("primary", "backup"):
            if text := row.cell(roles.get(slot)):
                setattr(draft, slot, _said(row, text, found))
        if draft.primary is None and "situation" not in roles and (text := row.cell(roles.get("story"))):
            draft.primary = _said(row, text, found)
        drafts.append(draft)
    drafts[0].trap = _filled(row.cell(roles.get("trap")), row, found)
    drafts[0].good_answer = _filled(row.cell(roles.get("answer")), row, found)
    if text := row.cell(roles.get("follow_ups")):
        drafts[0].follow_ups.append(text)
    found.questions += drafts
    return drafts


def _questions(table: Table, found: Found) -> bool:
    read = False
    for row in table.rows:
        ask = bare(row.cell(table.roles["question"]))
        if len(ask) > 5 and not is_placeholder(ask):
            draft = _question(row, ask, table, found)[0]
            _told_in_answer(draft, row, found)
            _use(row, found)
            read = True
        else:
            found.reasons.setdefault(row.first, "a row without a question")
    if read:
        _used_header(table, found, table.roles)
    return read


def _told_in_answer(draft: QuestionDraft, row: Row, found: Found) -> None:
    """An answer told in labelled parts within its cell is a story."""
    parts: dict[str, str] = {}
    last = ""
    for line in re.split(
        r"\n|(?<=\s)(?=\*\*[^*\n]{1,30}\*\*\s*:?|[^\s*]{0,2}\*\*[^*\n]{1,30}:\*\*)", draft.good_answer
    ):
        known = label(line.strip())
        if known and known.role in STAR:
            last = known.role
            parts[last] = f"{parts[last]}\n{known.rest}" if last in parts else known.rest
        elif last and line.strip():
            parts[last] = f"{parts[last]}\n{line.strip()}"
        elif line.strip():
            return
    parts = {part: text.strip() for part, text in parts.items() if text.strip()}
    if len(parts) >= 2 and {"action", "result"} & set(parts):
        draft.good_answer = ""
        draft.told = StoryDraft(draft.ask, Place(found.file, row.first), parts)
        if draft.principle:
            draft.told.principles.append(draft.principle)
        found.stories.append(draft.told)


def _matrix(table: Table, principles: Principles, found: Found) -> bool:
    roles = table.roles
    story = roles.get("primary", roles.get("story"))
    assert story is not None
    by_story = "primary" not in roles and story < roles["principles"]
    for row in table.rows:
        name = row.cell(roles["principles"])
        if by_story:
            _claim(row, row.cell(story), name, found)
            continue
        if not name or is_placeholder(name, cell=True):
            found.reasons.setdefault(row.first, "a row without a principle")
            continue
        if principles.one(name) is None:
            found.principles.append(PrincipleDraft(_said(row, bare(name), found), own=True))
        primary, backup = row.cell(story), row.cell(roles.get("backup"))
        found.rows.append(
            RowDraft(
                _said(row, name, found),
                _said(row, primary, found) if _says(primary) else None,
                _said(row, backup, found) if _says(backup) else None,
                row.cell(roles.get("reason")),
            )
        )
        _use(row, found)
    _used_header(table, found, roles)
    return True


def _claim(row: Row, story: str, principles: str, found: Found) -> None:
    if story and principles:
        found.claims.append((_said(row, story, found), _said(row, principles, found)))
        _use(row, found)
    else:
        found.reasons.setdefault(row.first, "a row without a story or without a principle")


def _says(text: str) -> bool:
    return bool(text) and not re.fullmatch(r"[-–—]+", text)


def _is_grid(table: Table, principles: Principles) -> bool:
    cells = [cell for row in table.rows for cell in row.cells[1:] if cell.strip()]
    marks = [cell for cell in cells if _mark(cell)]
    if not marks or not all(_mark(cell) or _NO_MARK.fullmatch(cell.strip()) for cell in cells):
        return False
    return any(
        sum(principles.one(name) is not None for name in names) >= 2 for names in (_columns(table), _rows(table))
    )


def _columns(table: Table) -> list[str]:
    return [cell for cell in table.header.cells[1:] if cell.strip()]


def _rows(table: Table) -> list[str]:
    return [row.cell(0) for row in table.rows]


def _mark(cell: str) -> str:
    clean = plain(cell).casefold() or cell.strip()
    for meaning, pattern in _MARKS.items():
        if re.fullmatch(pattern, clean, re.I):
            return meaning
    return "claim" if _MARK.fullmatch(clean) or _MARK.fullmatch(cell.strip()) else ""


def _grid(table: Table, principles: Principles, found: Found) -> bool:
    """A grid of marks: a marked pair is a claim, and a row of the matrix where the marks leave no choice."""
    across = sum(principles.one(name) is not None for name in _columns(table)) >= 2
    marked: dict[str, list[tuple[str, Row, str]]] = {}
    for row, column, cell in _cells(table):
        if mark := _mark(cell):
            story, principle = (
                (row.cell(0), table.header.cell(column)) if across else (table.header.cell(column), row.cell(0))
            )
            marked.setdefault(principle, []).append((story, row, mark))
    for principle, pairs in marked.items():
        _decide(principle, pairs, table.header if across else pairs[0][1], found)
    for row in (table.header, *table.rows):
        if row is table.header or any(_mark(cell) for cell in row.cells[1:]):
            _use(row, found)
    return True


def _cells(table: Table) -> Iterator[tuple[Row, int, str]]:
    for row in table.rows:
        for column, cell in enumerate(row.cells[1:], start=1):
            if cell.strip():
                yield row, column, cell


def _decide(principle: str, pairs: list[tuple[str, Row, str]], home: Row, found: Found) -> None:
    name = _said(home, principle, found)
    for story, row, _ in pairs:
        found.claims.append((_said(row, story, found), name))
    graded = any(mark == "backup" for _, _, mark in pairs) or sum(mark == "primary" for _, _, mark in pairs) == 1
    first = [(story, row) for story, row, mark in pairs if mark == "primary" or (mark == "claim" and not graded)]
    second = [(story, row) for story, row, mark in pairs if mark == "backup"]
    if len(first) <= 1 and len(second) <= 1:
        chosen: Callable[[list[tuple[str, Row]]], Said | None] = lambda one: (
            _said(one[0][1], one[0][0], found) if one else None
        )
        found.rows.append(RowDraft(name, chosen(first), chosen(second)))
    else:
        found.undecided.append((name, f"mark one of them P and one B: {', '.join(story for story, _, _ in pairs)}"))
