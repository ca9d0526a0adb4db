"""What the columns of a table hold, by their headers, and so which kind of table it is."""

import re

from deckgen.importers.drafts import FileDrafts, PrincipleDraft
from deckgen.importers.tables.entry_rows import read_questions, read_stories
from deckgen.importers.tables.matrices import is_grid, read_grid, read_matrix
from deckgen.importers.tables.rows import Row, Table, excerpt
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
    """Role -> its first column; a second column of stories has the role "backup"."""
    roles: dict[str, int] = {}
    letters = {plain(cell).casefold() for cell in header.cells} & set(LETTERS)
    for index, cell in enumerate(header.cells):
        words = plain(cell).casefold()
        role = sense_of(words).role
        if words in letters and len(letters) > 2:
            role = LETTERS[words]
        if role in ("", "challenge", "impact", "metrics"):
            role = next((name for name, pattern in _COLUMNS if re.search(pattern, words)), role)
        if role == "story" and "story" in roles:
            role = "backup"
        if role == "follow_ups" and role in roles:
            role = f"follow_ups {index}"
        if role and role not in roles:
            roles[role] = index
    return roles


def read_table(table: Table, principles: KnownPrinciples, drafts: FileDrafts) -> bool:
    """Read a table whose columns are known; whether it was one."""
    table.roles = roles = column_roles(table.header)
    drafts.languages += [language for cell in table.header.cells if (language := sense_of(cell).language)]
    _find_principle_column(table, principles)
    if len(set(roles) & set(PARTS)) >= 2:
        _add_own_principles(table, principles, drafts)
        return read_stories(table, drafts)
    if is_grid(table, principles):
        return read_grid(table, principles, drafts)
    if "title" in roles and "story" not in roles and "question" not in roles:
        roles["story"] = roles.pop("title")
    if "principles" in roles and ("primary" in roles or "story" in roles) and "question" not in roles:
        return read_matrix(table, principles, drafts)
    if "question" in roles and not _holds_questions(table, roles["question"]):
        del roles["question"]
    is_guess = "question" not in roles
    if is_guess:
        guess = _likely_question_column(table)
        if guess is None:
            return False
        _set_role(table, "question", guess)
    _add_own_principles(table, principles, drafts)
    return read_questions(table, principles, drafts, is_guess=is_guess)


def _set_role(table: Table, role: str, column: int) -> None:
    """Give a column this role, and no other."""
    for other in [name for name, index in table.roles.items() if index == column]:
        del table.roles[other]
    table.roles[role] = column


def _find_principle_column(table: Table, principles: KnownPrinciples) -> None:
    """Give the role of principles to a column that names nothing else, whatever its header says."""
    column_by_header = table.roles.get("principles")
    if column_by_header is not None and any(
        _is_principles(row.cell(column_by_header), principles) for row in table.rows
    ):
        return
    for column in range(len(table.header.cells)):
        cells = [row.cell(column) for row in table.rows if row.cell(column)]
        if len(cells) > 1 and all(_is_principles(cell, principles) for cell in cells):
            _set_role(table, "principles", column)
            return


def _is_principles(cell: str, principles: KnownPrinciples) -> bool:
    keys, rest = principles.listed(cell)
    return bool(principles.named(cell) or (keys and not rest))


def _add_own_principles(table: Table, principles: KnownPrinciples, drafts: FileDrafts) -> None:
    """Draft the principles that no set has; a cell that may hold several names is never split."""
    for row in table.rows:
        name = bare(row.cell(table.roles.get("principles")))
        is_known = not name or principles.named(name) or principles.listed(name)[0]
        is_one_name = len(name) <= 60 and not re.search(r"[,;\n]", name) and not is_placeholder(name, cell=True)
        if not is_known and is_one_name:
            drafts.principles.append(PrincipleDraft(excerpt(row, name, drafts), own=True))


def _holds_questions(table: Table, column: int) -> bool:
    """Whether the header of a column says that it holds questions, or a cell is one."""
    is_labelled = "question" in sense_of(table.header.cell(column)).roles
    return is_labelled or any(asks(row.cell(column), weakly=True) for row in table.rows)


def _likely_question_column(table: Table) -> int | None:
    """The first column of which at least two thirds of the cells are questions."""
    for column in range(len(table.header.cells)):
        cells = [row.cell(column) for row in table.rows if row.cell(column)]
        if cells and sum(asks(cell, weakly=True) for cell in cells) * 3 >= len(cells) * 2:
            return column
    return None
