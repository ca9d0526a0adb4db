"""The report of an import: counts, every line accounted for, and all that needs a person."""

import json
from collections.abc import Iterator
from dataclasses import asdict, dataclass, field

from deckgen.codes import Code, import_codes
from deckgen.importers.drafts import Excerpt, GuideLine
from deckgen.importers.words.references import Match
from deckgen.model import Bank


@dataclass(frozen=True, slots=True)
class Remark:
    """A remark about a line: ``note`` is a hint or a reason; ``to`` and ``by`` say what a reference resolved to."""

    place: GuideLine
    text: str
    note: str = ""
    to: str = ""
    by: str = ""


@dataclass(frozen=True, slots=True)
class Refusal:
    """A file that was not imported, and why; ``line`` is 0 if the reason is not in one line."""

    file: str
    reason: str
    line: int = 0


@dataclass(slots=True)
class ImportReport:
    """What was imported, and what was not.

    ``nonblank`` and ``used`` count lines of all files; the difference between them is listed in ``skipped``.
    """

    files: list[str] = field(default_factory=list)
    counts: dict[str, int] = field(default_factory=dict)
    nonblank: int = 0
    used: int = 0
    resolved: list[Remark] = field(default_factory=list)
    unresolved: list[Remark] = field(default_factory=list)
    placeholders: list[Remark] = field(default_factory=list)
    conflicts: list[Remark] = field(default_factory=list)
    left_out: list[Remark] = field(default_factory=list)
    skipped: list[Remark] = field(default_factory=list)
    refused: list[Refusal] = field(default_factory=list)

    def resolve(self, name: Excerpt, match: Match) -> None:
        """Report what a name means."""
        self.resolved.append(Remark(name.place, name.text, to=match.key, by=match.by))

    def unresolve(self, name: Excerpt, hint: str) -> None:
        """Report a name that means no entry."""
        self.unresolved.append(Remark(name.place, name.text, hint))

    def conflict(self, excerpt: Excerpt, reason: str) -> None:
        """Report two places that disagree."""
        self.conflicts.append(Remark(excerpt.place, excerpt.text, reason))


def counts_of(bank: Bank) -> dict[str, int]:
    """The number of entries of each kind, and of the gaps that they declare."""
    gaps = [*(question.gap for question in bank.questions), *(row.gap for row in bank.matrix)]
    return {
        "stories": len(bank.stories),
        "questions": len(bank.questions),
        "principles": len(bank.principles),
        "matrix_rows": len(bank.matrix),
        "frameworks": len(bank.frameworks),
        "checklists": len(bank.checklists),
        "gaps": sum(len(gap.split("\n")) for gap in gaps if gap),
    }


def to_json(report: ImportReport) -> str:
    """The report as JSON; docs/import.md describes it."""
    whole = {
        "files": report.files,
        "counts": counts_of(Bank()) | report.counts,
        "lines": {"nonblank": report.nonblank, "used": report.used, "listed": len(report.skipped)},
        "resolved": [_row(remark, to=remark.to, by=remark.by) for remark in report.resolved],
        "unresolved": [_row(each, import_codes.UNRESOLVED_NAME, suggestion=each.note) for each in report.unresolved],
        "placeholders": [_row(remark, import_codes.BLANK_TO_FILL) for remark in report.placeholders],
        "conflicts": [_row(remark, import_codes.DISAGREEMENT, reason=remark.note) for remark in report.conflicts],
        "left_out": [_row(remark, import_codes.NO_PLACE, reason=remark.note) for remark in report.left_out],
        "skipped": [_row(remark, import_codes.UNUSED_LINE, reason=remark.note) for remark in report.skipped],
        "refused": [{**asdict(refusal), "code": import_codes.REFUSED_FILE.code} for refusal in report.refused],
    }
    return json.dumps(whole, ensure_ascii=False, indent=2) + "\n"


def _row(remark: Remark, code: Code | None = None, **more: str) -> dict[str, str | int]:
    coded = {"code": code.code} if code else {}
    return {"file": remark.place.file, "line": remark.place.line, "text": remark.text, **more, **coded}


_WIDTH = 80
_LONGEST_TEXT = 48
_NAMES = {"matrix_rows": ("matrix row", "matrix rows"), "stories": ("story", "stories")}


def to_text(report: ImportReport) -> str:
    """The report for a terminal of 80 columns: what was made, and what needs a person."""
    lines = [f"{each.file}{f':{each.line}' if each.line else ''}: refused: {each.reason}" for each in report.refused]
    if report.files:
        made = ", ".join(_counted(name, count) for name, count in report.counts.items() if count)
        lines.append(f"made {made or 'nothing'}")
        lines.append(f"{report.nonblank} lines: {report.used} used, {len(report.skipped)} listed with a reason")
    lines += _section("not resolved", report.unresolved)
    lines += _section("placeholders", report.placeholders)
    lines += _section("disagreements", report.conflicts)
    lines += _section("left out", report.left_out)
    if by_words := sum(remark.by == "words" for remark in report.resolved):
        names = "name" if by_words == 1 else "names"
        lines.append(f"{by_words} {names} matched to the only title that has all of their words")
    return "\n".join(piece for line in lines for piece in _wrapped(line)) + "\n"


def _counted(name: str, count: int) -> str:
    singular, plural = _NAMES.get(name, (name.removesuffix("s"), name))
    return f"{count} {singular if count == 1 else plural}"


def _section(name: str, remarks: list[Remark]) -> Iterator[str]:
    if remarks:
        yield f"{name}:"
    for remark in remarks:
        text = " ".join(remark.text.split())
        if len(text) > _LONGEST_TEXT:
            text = text[: _LONGEST_TEXT - 1].rstrip() + "…"
        yield f"  {remark.place.file}:{remark.place.line}: {text}{f': {remark.note}' if remark.note else ''}"


def _wrapped(line: str) -> Iterator[str]:
    """A line in pieces of at most 80 columns; a longer word is not split."""
    while len(line) > _WIDTH and " " in line[6:_WIDTH]:
        cut = line.rindex(" ", 6, _WIDTH + 1)
        yield line[:cut]
        line = "      " + line[cut:].lstrip()
    yield line
