"""Checks of an import against its guide: every line is accounted for, and no text is invented."""

import html
import re

from deckgen.importers.intake import Imported
from deckgen.model import PARTS, Bank


def texts(bank: Bank) -> list[str]:
    """Every line of every text that a bank took from a guide."""
    lines: list[str] = [str(bank.info.title)]
    for story in bank.stories:
        lines += [story.title, *(story.part(part) for part in PARTS), story.lesson]
        lines += [*story.aliases, *story.pocket, *story.follow_ups, *(metric.what for metric in story.metrics)]
    for question in bank.questions:
        lines += [question.ask, *question.gap.split("\n"), question.trap, question.good_answer, *question.follow_ups]
        lines += [pick.angle for pick in (question.primary, question.backup) if pick]
    for row in bank.matrix:
        lines += [pick.angle for pick in (row.primary, row.backup) if pick]
    lines += [gap for row in bank.matrix for gap in row.gap.split("\n")]
    for framework in bank.frameworks:
        lines += [framework.name, framework.guidance]
        lines += [text for step in framework.steps for text in (step.name, step.guidance, step.example)]
    for checklist in bank.checklists:
        lines += [checklist.name, checklist.guidance, *checklist.items]
    return [line for text in lines for line in text.split("\n") if line.strip()]


NAMELESS = ("Checklist", "STAR", "Story")
"""Names the importer gives to entries that have none in the guide, because a bank requires one."""


def words(text: str) -> list[str]:
    """The words of a text, without HTML tags and entities."""
    return re.findall(r"\w+", html.unescape(re.sub(r"</?[a-z][^<>]*>|</?[A-Z]\w*/?>", " ", text)))


def invented(guide: str, imported: Imported) -> list[str]:
    """The texts of the bank whose words do not appear in the guide in that order."""
    running = " ".join(words(guide))
    assert imported.bank
    return [
        text
        for text in texts(imported.bank)
        if text.split(" (")[0] not in NAMELESS and not _stands_in(words(text), running)
    ]


def _stands_in(wanted: list[str], running: str) -> bool:
    if wanted and wanted[-1].isdecimal() and " ".join(wanted[:-1]) in running:
        return True  # the number that keeps two titles apart
    return " ".join(wanted) in running


def assert_every_line_is_accounted_for(guide: str, imported: Imported) -> None:
    """Every line that is not blank is either used, or listed once with a reason."""
    report = imported.report
    full = [number for number, line in enumerate(guide.split("\n"), start=1) if line.strip()]
    listed = [remark.place.line for remark in report.skipped]

    assert len(full) == report.nonblank == report.used + len(listed)
    assert sorted(set(listed)) == listed
    assert set(listed) <= set(full)
    assert all(remark.note for remark in report.skipped)
