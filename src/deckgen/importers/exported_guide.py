"""The guide that an export writes, read back field by field."""

import re
from dataclasses import dataclass

from deckgen.bank.yamltext import Plain, write
from deckgen.guide_format import BANK_HEADING, ENTRY_HEADING, MARK, SECTION_HEADING, SECTIONS, SET, field_name

_SECTIONS = {section.title: section for section in SECTIONS}
_LABEL = re.compile(r"\*\*(`[^\n]+?`|[A-Z][a-z ]*):\*\*(?: (.*))?$", re.S)


def is_exported(text: str) -> bool:
    """Whether an export wrote this text."""
    return text.startswith(MARK)


@dataclass(frozen=True, slots=True)
class ExportedGuide:
    """What an exported guide says as YAML, and the numbers of the lines that say it, from 1."""

    yaml: str
    used: frozenset[int]


def read_exported(text: str) -> ExportedGuide:
    """Read an exported guide; a line that is no heading, field or text of a field stays unused."""
    reader = _ExportReader(text.split("\n"))
    reader.read()
    return ExportedGuide(write(reader.documents), frozenset(reader.used))


class _ExportReader:
    """Reads the lines once, from first to last."""

    def __init__(self, lines: list[str]) -> None:
        self._lines = lines
        self._at = 0
        self.used: set[int] = set()
        self.documents: list[Plain] = []
        self._section = _SECTIONS[""]

    def read(self) -> None:
        while self._at < len(self._lines):
            line = self._lines[self._at]
            title = line.removeprefix(SECTION_HEADING).strip()
            if line.startswith(SECTION_HEADING) and title and title in _SECTIONS:
                self._section = _SECTIONS[title]
                self._use()
            elif line.startswith(BANK_HEADING) and not self._section.title:
                self._use()
                self._entry(line.removeprefix(BANK_HEADING))
            elif line.startswith(ENTRY_HEADING):
                self._use()
                self._entry(line.removeprefix(ENTRY_HEADING))
            elif self._section.document == "principles" and line.startswith(SET):
                self.documents.append({"principles": line.removeprefix(SET)})
                self._use()
            else:
                self._at += 1

    def _use(self) -> str:
        """Return the current line, and go on to the next."""
        line = self._lines[self._at]
        self.used.add(self._at + 1)
        self._at += 1
        return line

    def _entry(self, heading: str) -> None:
        section, fields = self._section, self._fields("", "-")
        in_code_marks = heading.startswith("`") and heading.endswith("`") and len(heading) > 2
        if section.document == "matrix":
            self._add_row(heading[1:-1] if in_code_marks else heading, fields)
            return
        entry: dict[str, Plain] = {section.entry: fields.pop("key", "")}
        if not in_code_marks and section.heading not in fields:
            entry[section.heading] = heading
        entry |= fields
        if section.document in ("bank", "story"):
            self.documents.append(entry)
        elif isinstance(listed := self._last(section.document), list):
            listed.append(entry)
        else:
            self.documents.append({section.document: [entry]})

    def _add_row(self, principle: str, row: dict[str, Plain]) -> None:
        if isinstance(rows := self._last("matrix"), dict):
            rows[principle] = row
        else:
            self.documents.append({"matrix": {principle: row}})

    def _last(self, kind: str) -> Plain | None:
        """The value of the last document, if it is of this kind."""
        last = self.documents[-1] if self.documents else None
        return last.get(kind) if isinstance(last, dict) else None

    def _fields(self, margin: str, bullet: str) -> dict[str, Plain]:
        fields: dict[str, Plain] = {}
        while self._skip_blank():
            head = f"{margin}{bullet} "
            line = self._lines[self._at]
            label = _LABEL.match(line[len(head) :]) if line.startswith(head) else None
            if label is None:
                break
            self._use()
            fields[field_name(label[1])] = label[2] if label[2] else self._below(margin + "  ")
        return fields

    def _skip_blank(self) -> bool:
        """Go on to the next line that is not empty; whether there is one."""
        at = self._at
        while at < len(self._lines) and not self._lines[at]:
            at += 1
        if at < len(self._lines):
            self._at = at
        return at < len(self._lines)

    def _below(self, margin: str) -> Plain:
        """The value below a label: a text if a blank line comes first, else a list or a mapping."""
        if self._at >= len(self._lines):
            return ""
        line = self._lines[self._at]
        if not line:
            return self._text(margin)
        if line == f"{margin}*":
            self._use()
            return {}
        if line.startswith(f"{margin}* "):
            return self._fields(margin, "*")
        return self._list(margin)

    def _list(self, margin: str) -> list[Plain]:
        items: list[Plain] = []
        while self._at < len(self._lines):
            line = self._lines[self._at]
            if line.startswith(f"{margin}1. - "):
                self._lines[self._at] = f"{margin}   {line[len(margin) + 3 :]}"
                items.append(self._fields(f"{margin}   ", "-"))
            elif line.startswith(f"{margin}- "):
                items.append(self._use()[len(margin) + 2 :])
            elif line == f"{margin}-":
                self._use()
                items.append(self._text(margin + "  "))
            elif not line and self._list_goes_on(margin):
                self._at += 1
            else:
                break
        return items

    def _list_goes_on(self, margin: str) -> bool:
        """Whether another item follows after blank lines."""
        following = next((line for line in self._lines[self._at :] if line), "")
        return following == f"{margin}-" or following.startswith((f"{margin}- ", f"{margin}1. - "))

    def _text(self, margin: str) -> str:
        """Indented lines as they stand, up to the first that is not indented."""
        lines: list[str] = []
        while self._at < len(self._lines):
            line = self._lines[self._at]
            if line and not line.startswith(margin):
                break
            if line:
                self.used.add(self._at + 1)
            lines.append(line[len(margin) :])
            self._at += 1
        return "\n".join(lines).strip("\n")
