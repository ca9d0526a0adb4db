"""A guide as Markdown lines, and what was learnt while it was rewritten."""

from dataclasses import dataclass, field

from deckgen.importers.page.html_tables import HtmlTable

SUMMARY, SUMMARY_END = "\ue000", "\ue001"
"""Private-use characters around the text of a heading that was made from a summary."""


@dataclass(slots=True)
class Page:
    """The lines of a guide as Markdown; all line numbers count from 1.

    ``reasons`` says of a line why it holds nothing to import. ``summaries`` maps the line on which a summary begins
    to its last line, ``fold_ends`` to the last line of what it folds away.
    """

    lines: list[str]
    reasons: dict[int, str] = field(default_factory=dict)
    fold_ends: dict[int, int] = field(default_factory=dict)
    summaries: dict[int, int] = field(default_factory=dict)
    tables: list[HtmlTable] = field(default_factory=list)

    @property
    def table_lines(self) -> set[int]:
        """The lines of all HTML tables."""
        return {number for table in self.tables for number in range(table.first, table.last + 1)}

    @property
    def text(self) -> str:
        """The whole page."""
        return "\n".join(self.lines)

    def blank(self, numbers: range, reason: str) -> None:
        """Empty these lines, and note why they hold nothing to import."""
        for number in numbers:
            if self.lines[number - 1].strip():
                self.reasons[number] = reason
                self.lines[number - 1] = ""
