"""What the columns of a table are, and so what the table is."""

import re

from deckgen.importers.drafts import FileDrafts, PrincipleDraft
from deckgen.importers.tables.entry_rows import read_questions, read_stories
from deckgen.importers.tables.matrices import is_grid, read_grid, read_matrix
from deckgen.importers.tables.rows import Row, Table, said_in
from deckgen.importers.words.decoration import bare
from deckgen.importers.words.known_principles import KnownPrinciples
from deckgen.importers.words.placeholders import is_placeholder
from deckgen.importers.words.question_phrases import asks
from deckgen.importers.words.roles import LETTERS, plain, sense_of
from deckgen.model import PARTS

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


def column_roles(header: Row) -> dict[str, int]:
    """The column of each role the header names; the first of a role counts, a second story column is the backup."""
    found: dict[str, int] = {}
    letters = {plain(cell).casefold() for cell in header.cells} & set(LETTERS)
    for index, cell in enumerate(header.cells):
        clean = plain(cell).casefold()
        role = sense_of(clean).role
        if clean in letters and len(letters) > 2:
            role = LETTERS[clean]
        if role in ("", "challenge", "impact", "metrics"):
            role = next((name for name, pattern in _COLUMNS if re.search(pattern, clean)), role)
        if role == "story" and "story" in found:
            role = "backup"
        if role == "follow_ups" and role in found:
            role = f"follow_ups {index}"
        if role and role not in found:
            found[role] = index
    return found


def read_table(table: Table, principles: KnownPrinciples, found: FileDrafts) -> bool:
    """Read a table whose columns are known; whether it was one."""
    table.roles = column_roles(table.header)
    found.languages += [spoken for cell in table.header.cells if (spoken := sense_of(cell).language)]
    roles = table.roles
    _principle_column(table, principles)
    if len(set(roles) & set(PARTS)) >= 2:
        _own_principles(table, principles, found)
        return read_stories(table, found)
    if is_grid(table, principles):
        return read_grid(table, principles, found)
    if "title" in roles and "story" not in roles and "question" not in roles:
        roles["story"] = roles.pop("title")
    if "principles" in roles and ("primary" in roles or "story" in roles) and "question" not in roles:
        return read_matrix(table, principles, found)
    if "question" in roles and not _holds_questions(table, roles["question"]):
        del roles["question"]
    guessed = None if "question" in roles else _question_column(table)
    if "question" not in roles:
        if guessed is None:
            return False
        roles["question"] = guessed
        if guessed in [column for role, column in roles.items() if role != "question"]:
            for role in [role for role, column in roles.items() if column == guessed and role != "question"]:
                del roles[role]
    _own_principles(table, principles, found)
    return read_questions(table, principles, found, guessed=guessed is not None)


def _principle_column(table: Table, principles: KnownPrinciples) -> None:
    """A column that nobody called one, but that names nothing but principles."""
    named = table.roles.get("principles")
    if named is not None and any(_principles_only(row.cell(named), principles) for row in table.rows):
        return
    for column in range(len(table.header.cells)):
        cells = [row.cell(column) for row in table.rows if row.cell(column)]
        if len(cells) > 1 and all(_principles_only(cell, principles) for cell in cells):
            for role in [role for role, taken in table.roles.items() if taken == column]:
                del table.roles[role]
            table.roles["principles"] = column
            return


def _principles_only(cell: str, principles: KnownPrinciples) -> bool:
    keys, rest = principles.listed(cell)
    return bool(principles.one(cell) or (keys and not rest))


def _own_principles(table: Table, principles: KnownPrinciples, found: FileDrafts) -> None:
    """The names of a column of principles that no set has; a list of names is left to be resolved, never split."""
    for row in table.rows:
        name = bare(row.cell(table.roles.get("principles")))
        known = not name or principles.one(name) or principles.listed(name)[0]
        if not known and len(name) <= 60 and not re.search(r"[,;\n]", name) and not is_placeholder(name, cell=True):
            found.principles.append(PrincipleDraft(said_in(row, name, found), own=True))


def _holds_questions(table: Table, column: int) -> bool:
    """Whether a column holds questions: one called so, or one with a single question in it."""
    called_so = "question" in sense_of(table.header.cell(column)).roles
    return called_so or any(asks(row.cell(column), weakly=True) for row in table.rows)


def _question_column(table: Table) -> int | None:
    for column in range(len(table.header.cells)):
        cells = [row.cell(column) for row in table.rows if row.cell(column)]
        if cells and sum(asks(cell, weakly=True) for cell in cells) * 3 >= len(cells) * 2:
            return column
    return None
