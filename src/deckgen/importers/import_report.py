"""What an import made of its files: counts, every line, and all that needs a person."""

import json
from dataclasses import asdict, dataclass, field

from deckgen.codes import Code, import_codes
from deckgen.importers.drafts import Excerpt, GuideLine
from deckgen.importers.words.references import Match


@dataclass(frozen=True, slots=True)
class Remark:
    """Something said of a line: ``note`` a suggestion or a reason, ``to`` and ``by`` what a reference resolved to."""

    place: GuideLine
    text: str
    note: str = ""
    to: str = ""
    by: str = ""


@dataclass(frozen=True, slots=True)
class Refusal:
    """An input that was not read, and why; nothing of it is in the bank."""

    file: str
    reason: str
    line: int = 0


@dataclass(slots=True)
class ImportReport:
    """Everything an import has to say for itself."""

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

    def resolve(self, said: Excerpt, match: Match) -> None:
        """A name that means an entry."""
        self.resolved.append(Remark(said.place, said.text, to=match.key, by=match.by))

    def unresolve(self, said: Excerpt, suggestion: str) -> None:
        """A name that means nothing here."""
        self.unresolved.append(Remark(said.place, said.text, suggestion))

    def conflict(self, said: Excerpt, note: str) -> None:
        """Two places that disagree."""
        self.conflicts.append(Remark(said.place, said.text, note))


_COUNTED = ("stories", "questions", "principles", "matrix_rows", "frameworks", "checklists", "gaps")


def to_json(report: ImportReport) -> str:
    """The report as JSON; docs/import.md describes it."""
    whole = {
        "files": report.files,
        "counts": {name: report.counts.get(name, 0) for name in _COUNTED},
        "lines": {"nonblank": report.nonblank, "used": report.used, "listed": len(report.skipped)},
        "resolved": [_row(one, to=one.to, by=one.by) for one in report.resolved],
        "unresolved": [_row(one, import_codes.UNRESOLVED_NAME, suggestion=one.note) for one in report.unresolved],
        "placeholders": [_row(one, import_codes.BLANK_TO_FILL) for one in report.placeholders],
        "conflicts": [_row(one, import_codes.DISAGREEMENT, reason=one.note) for one in report.conflicts],
        "left_out": [_row(one, import_codes.NO_PLACE, reason=one.note) for one in report.left_out],
        "skipped": [_row(one, import_codes.UNUSED_LINE, reason=one.note) for one in report.skipped],
        "refused": [{**asdict(one), "code": import_codes.REFUSED_FILE.code} for one in report.refused],
    }
    return json.dumps(whole, ensure_ascii=False, indent=2) + "\n"


def _row(remark: Remark, code: Code | None = None, **more: str) -> dict[str, str | int]:
    coded = {"code": code.code} if code else {}
    return {"file": remark.place.file, "line": remark.place.line, "text": remark.text, **more, **coded}


_WIDTH = 80
_NAMES = {"matrix_rows": ("matrix row", "matrix rows"), "stories": ("story", "stories")}


def to_text(report: ImportReport) -> str:
    """The report as people read it, in 80 columns: what was made, and what needs a person."""
    lines = [f"{one.file}{f':{one.line}' if one.line else ''}: refused: {one.reason}" for one in report.refused]
    if report.files:
        made = ", ".join(_counted(name, report.counts.get(name, 0)) for name in _COUNTED if report.counts.get(name, 0))
        lines.append(f"made {made or 'nothing'}")
        lines.append(f"{report.nonblank} lines: {report.used} used, {len(report.skipped)} listed with a reason")
    lines += _section("not resolved", report.unresolved)
    lines += _section("placeholders", report.placeholders)
    lines += _section("disagreements", report.conflicts)
    lines += _section("left out", report.left_out)
    if words := [one for one in report.resolved if one.by == "words"]:
        lines.append(f"{len(words)} names resolved by their words; each is now an alias")
    return "\n".join(piece for line in lines for piece in _folded(line)) + "\n"


def _counted(name: str, number: int) -> str:
    one, many = _NAMES.get(name, (name.removesuffix("s"), name))
    return f"{number} {one if number == 1 else many}"


def _section(name: str, remarks: list[Remark]) -> list[str]:
    if not remarks:
        return []
    lines = [f"{name}:"]
    for one in remarks:
        text = " ".join(one.text.split())
        note = f": {one.note}" if one.note else ""
        lines.append(f"  {one.place.file}:{one.place.line}: {_short(text)}{note}")
    return lines


def _short(text: str) -> str:
    return text if len(text) <= 48 else text[:47].rstrip() + "…"


def _folded(line: str) -> list[str]:
    """A line in pieces of at most 80 columns; a single longer word keeps its length."""
    pieces, rest = [], line
    while len(rest) > _WIDTH and " " in rest[6:_WIDTH]:
        cut = rest.rindex(" ", 6, _WIDTH + 1) if " " in rest[6 : _WIDTH + 1] else _WIDTH
        pieces.append(rest[:cut])
        rest = "      " + rest[cut:].lstrip()
    return [*pieces, rest]
