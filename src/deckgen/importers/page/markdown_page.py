"""The lines of a guide as Markdown, and what was learnt of them when they were rewritten."""

from dataclasses import dataclass, field

from deckgen.importers.page.html_tables import HtmlTable

SUMMARY, CUT = "\ue000", "\ue001"
"""Private signs: a heading made from a summary, and its end."""


@dataclass(slots=True)
class Page:
    """The lines of a guide as Markdown; ``reasons`` says why a line holds nothing to import.

    ``closings`` maps the line of a summary to the last line it folds away, ``summaries`` to its own last line.
    """

    lines: list[str]
    reasons: dict[int, str] = field(default_factory=dict)
    closings: dict[int, int] = field(default_factory=dict)
    summaries: dict[int, int] = field(default_factory=dict)
    tables: list[HtmlTable] = field(default_factory=list)

    @property
    def tabled(self) -> set[int]:
        """The lines of the tables written in HTML."""
        return {number for table in self.tables for number in range(table.first, table.last + 1)}

    @property
    def text(self) -> str:
        """The whole page."""
        return "\n".join(self.lines)

    def silence(self, numbers: range, reason: str) -> None:
        """Empty lines that hold nothing to import."""
        for number in numbers:
            if self.lines[number - 1].strip():
                self.reasons[number] = reason
                self.lines[number - 1] = ""
