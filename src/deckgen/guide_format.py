"""The guide in Markdown that an export writes and an import reads back: its sections, headings and labels."""

import re
from dataclasses import dataclass

MARK = "<!-- deckgen guide"
"""How the first line of every exported guide begins."""

FIRST_LINE = f"{MARK}: 'deckgen import' reads every field of it back -->"

BANK_HEADING, SECTION_HEADING, ENTRY_HEADING = "# ", "## ", "### "
SET = "- **Set:** "
"""Before the name of a shipped set of principles."""


@dataclass(frozen=True, slots=True)
class GuideSection:
    """A section of the guide.

    ``document`` is the kind of its documents in the bank, ``title`` its heading, ``entry`` the field with an entry's
    key, ``heading`` the field that becomes an entry's heading. The bank itself has no section and no title; a row of
    the matrix is headed by its principle, and so has neither field.
    """

    document: str
    title: str
    entry: str = ""
    heading: str = ""


SECTIONS = (
    GuideSection("bank", "", "bank", "title"),
    GuideSection("principles", "Principles", "principle", "name"),
    GuideSection("story", "Stories", "story", "title"),
    GuideSection("questions", "Questions", "question", "ask"),
    GuideSection("matrix", "Matrix"),
    GuideSection("frameworks", "Frameworks", "framework", "name"),
    GuideSection("checklists", "Checklists", "checklist", "name"),
)


def field_label(name: str) -> str:
    """A field's name as people write it: "Good answer" for ``good_answer``; any other name stands in code marks."""
    return name.capitalize().replace("_", " ") if re.fullmatch(r"[a-z]+(?:_[a-z]+)*", name) else f"`{name}`"


def field_name(label: str) -> str:
    """The field that a label names."""
    return label[1:-1] if label.startswith("`") else label.lower().replace(" ", "_")
