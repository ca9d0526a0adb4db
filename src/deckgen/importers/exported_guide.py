"""The guide that an export writes, read back field by field."""

import re
from dataclasses import dataclass, field

from deckgen.bank.yamltext import Plain, write

_MARK = "<!-- deckgen guide"
_NAMES = {
    "bank": "title",
    "story": "title",
    "principle": "name",
    "question": "ask",
    "framework": "name",
    "checklist": "name",
}
_SECTIONS = {
    "Principles": "principle",
    "Stories": "story",
    "Questions": "question",
    "Matrix": "matrix",
    "Frameworks": "framework",
    "Checklists": "checklist",
}
_LABEL = re.compile(r"\*\*(`[^\n]+?`|[A-Z][a-z ]*):\*\*(?: (.*))?$", re.S)


def is_own(text: str) -> bool:
    """Whether a text is the guide of an export."""
    return text.startswith(_MARK)


@dataclass(slots=True)
class OwnGuide:
    """The YAML that a guide says, and the lines that say it."""

    yaml: str = ""
    used: set[int] = field(default_factory=set)


def read_own(text: str) -> OwnGuide:
    """Read the guide of an export; a line that is no heading, field or text of a field stays unused."""
    reader = _Own(text.split("\n"))
    reader.read()
    return OwnGuide(write(reader.documents), reader.used)


class _Own:
    """Reads lines once, from first to last."""

    def __init__(self, lines: list[str]) -> None:
        self._lines = lines
        self._at = 0
        self.used: set[int] = set()
        self.documents: list[Plain] = []
        self._kind = "bank"

    def read(self) -> None:
        while self._at < len(self._lines):
            line = self._lines[self._at]
            if line.startswith("## ") and line[3:].strip() in _SECTIONS:
                self._kind = _SECTIONS[line[3:].strip()]
                self._use()
            elif line.startswith("# ") and self._kind == "bank":
                self._use()
                self._entry(line[2:])
            elif line.startswith("### "):
                self._use()
                self._entry(line[4:])
            elif self._kind == "principle" and line.startswith("- **Set:** "):
                self.documents.append({"principles": line.removeprefix("- **Set:** ")})
                self._use()
            else:
                self._at += 1

    def _use(self) -> str:
        line = self._lines[self._at]
        self.used.add(self._at + 1)
        self._at += 1
        return line

    def _entry(self, heading: str) -> None:
        fields = self._fields("", "-")
        code = heading.startswith("`") and heading.endswith("`") and len(heading) > 2
        if self._kind == "matrix":
            self._listed("matrix", heading[1:-1] if code else heading, fields)
            return
        entry: dict[str, Plain] = {self._kind: fields.pop("key", "")}
        if not code and _NAMES[self._kind] not in fields:
            entry[_NAMES[self._kind]] = heading
        entry |= fields
        if self._kind in ("bank", "story"):
            self.documents.append(entry)
        else:
            self._listed(f"{self._kind}s", "", entry)

    def _listed(self, kind: str, name: str, entry: dict[str, Plain]) -> None:
        last = self.documents[-1] if self.documents else None
        there = last.get(kind) if isinstance(last, dict) else None
        if kind == "matrix":
            if isinstance(there, dict):
                there[name] = entry
            else:
                self.documents.append({kind: {name: entry}})
        elif isinstance(there, list):
            there.append(entry)
        else:
            self.documents.append({kind: [entry]})

    def _fields(self, margin: str, bullet: str) -> dict[str, Plain]:
        found: dict[str, Plain] = {}
        while self._skip_blank():
            head = f"{margin}{bullet} "
            line = self._lines[self._at]
            label = _LABEL.match(line[len(head) :]) if line.startswith(head) else None
            if label is None:
                break
            self._use()
            name = label[1][1:-1] if label[1].startswith("`") else label[1].lower().replace(" ", "_")
            found[name] = label[2] if label[2] else self._below(margin + "  ")
        return found

    def _skip_blank(self) -> bool:
        """Move to the next line that says something; whether there is one."""
        at = self._at
        while at < len(self._lines) and not self._lines[at]:
            at += 1
        if at < len(self._lines):
            self._at = at
        return at < len(self._lines)

    def _below(self, margin: str) -> Plain:
        """What stands below a label: a text after a blank line, else a list or a mapping."""
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
            elif not line and self._follows(margin):
                self._at += 1
            else:
                break
        return items

    def _follows(self, margin: str) -> bool:
        """Whether the list goes on after blank lines."""
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
