"""The bank that a walk edits: a few entries in YAML files below a git repository. Not a test module."""

import os
import re
import subprocess
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

PROMPTS = {"question": "ask", "story": "title", "principle": "name", "checklist": "name"}
"""Each kind of entry, and the field that a card asks: a walk writes the entry's name for life there."""

TEXTS = {
    "question": ("trap", "good_answer"),
    "story": ("situation", "result", "lesson"),
    "principle": ("meaning",),
    "checklist": ("guidance",),
}
_LISTED = ("question", "principle", "checklist")
_NAME = re.compile(r"\b[qspc][0-9]+\b")
_QUIET = {
    **os.environ,
    "GIT_CONFIG_GLOBAL": os.devnull,
    "GIT_CONFIG_SYSTEM": os.devnull,
    **{f"GIT_{who}_{what}": "walker@example.org" for who in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")},
}


@dataclass
class Entry:
    """One entry; ``name`` is that of the note for life, whatever its key is. ``row`` is a principle's in the matrix."""

    kind: str
    name: str
    key: str
    texts: dict[str, Any]
    was: list[str] = field(default_factory=list)
    row: dict[str, Any] = field(default_factory=dict)

    @property
    def id(self) -> str:
        return f"{self.kind}/{self.key}"


Entries = dict[str, Entry]


def name_in(prompt: str) -> str:
    """The name for life of the note that asks this."""
    match = _NAME.search(prompt)
    assert match, prompt
    return match[0]


def new_entry(kind: str, name: str) -> Entry:
    texts: dict[str, Any] = {PROMPTS[kind]: f"Which is {name}?"}
    texts |= {text: f"The {text} of {name}." for text in TEXTS[kind]}
    texts |= {"items": ["Breathe."]} if kind == "checklist" else {}
    return Entry(kind, name, name, texts)


class BankFolder:
    """A repository with a bank in ``stories``; what git and the author did to it, and what it holds now."""

    def __init__(self, repository: Path) -> None:
        self.repository = repository
        self.folder = repository / "stories"
        self.lock = self.folder / "deckgen.lock"

    def begin(self, entries: Entries, *, union: bool, lock_in_git: bool) -> None:
        """Make the repository and its first commit."""
        self.folder.mkdir(parents=True)
        (self.folder / "bank.yaml").write_text("bank: walk\ntitle: A walk\n", "utf-8")
        attributes = "deckgen.lock merge=union\n" if union else ""
        (self.repository / ".gitattributes").write_text(attributes, "utf-8")
        ignored = "/output*/\n" if lock_in_git else "/output*/\ndeckgen.lock\n"
        (self.repository / ".gitignore").write_text(ignored, "utf-8")
        self.write(entries)
        self.git("init", "-q", "-b", "main")
        self.commit()

    def read(self) -> Entries:
        """Every entry by its name for life."""
        documents = [
            document
            for path in sorted(self.folder.glob("*.yaml"))
            for document in yaml.safe_load_all(path.read_text("utf-8"))
        ]
        rows: dict[str, Any] = {}
        entries: Entries = {}
        for document in documents:
            rows |= document.get("matrix", {})
            for entry in _entries(document):
                entries.setdefault(entry.name, entry)
        for entry in entries.values():
            entry.row = rows.get(entry.key, {}) if entry.kind == "principle" else {}
        return entries

    def write(self, entries: Entries) -> None:
        """Put entries into the files: all but stories share one a kind, so that branches meet in them."""
        files: dict[str, Any] = {}
        for kind in _LISTED:
            files[f"{kind}s.yaml"] = {f"{kind}s": [_document(entry) for entry in of_kind(entries, kind)]}
        files["matrix.yaml"] = {"matrix": {entry.key: entry.row for entry in entries.values() if entry.row}}
        files |= {f"{entry.name}.yaml": _document(entry) for entry in of_kind(entries, "story")}
        for path in self.folder.glob("*.yaml"):
            if path.name != "bank.yaml" and path.name not in files:
                path.unlink()
        for name, document in files.items():
            if any(document.values()):
                (self.folder / name).write_text(yaml.safe_dump(document, sort_keys=False, width=1000), "utf-8")
            else:
                (self.folder / name).unlink(missing_ok=True)

    def mend(self) -> None:
        """Take out what a merge or a removal left pointing nowhere, as an author does when the check says so."""
        entries = self.read()
        mended(entries)
        self.write(entries)

    def git(self, *arguments: str) -> subprocess.CompletedProcess[str]:
        command = ["git", "-C", str(self.repository), *arguments]
        return subprocess.run(command, env=_QUIET, capture_output=True, text=True, check=False)

    def commit(self) -> None:
        self.git("add", "-A")
        self.git("commit", "-q", "--allow-empty", "--allow-empty-message", "-m", "")

    def history(self) -> list[str]:
        """The commits of the branch, the last one first."""
        return self.git("rev-list", "--max-count=12", "HEAD").stdout.split()

    def branches(self) -> list[str]:
        return self.git("branch", "--format=%(refname:short)").stdout.split()

    def resolve(self, side: str) -> None:
        """Take one side ("ours" or "theirs") of every conflict in the bank; the lock file keeps its markers."""
        for path in self.git("diff", "--name-only", "--diff-filter=U").stdout.split():
            if not path.endswith("deckgen.lock") and self.git("checkout", f"--{side}", "--", path).returncode:
                self.git("rm", "-q", "--", path)
        self.mend()
        self.commit()


def of_kind(entries: Entries, kind: str) -> list[Entry]:
    return [entry for entry in entries.values() if entry.kind == kind]


def mended(entries: Entries) -> None:
    """Leave out every reference to an entry that is not there; one to an old key goes to the new one."""
    keys = {kind: _keys(of_kind(entries, kind)) for kind in PROMPTS}
    for entry in entries.values():
        if entry.kind == "question" and "principle" in entry.texts:
            _point(entry.texts, "principle", keys["principle"])
        picks = entry.texts if entry.kind == "question" else entry.row
        for pick in ("primary", "backup"):
            if pick in picks and not _point(picks[pick], "story", keys["story"]):
                del picks[pick]
        if "backup" in picks and ("primary" not in picks or picks["primary"]["story"] == picks["backup"]["story"]):
            del picks["backup"]
        if entry.kind == "story":
            known = [keys["principle"].get(key, "") for key in entry.texts.get("principles", [])]
            entry.texts["principles"] = [key for key in dict.fromkeys(known) if key]
            if not entry.texts["principles"]:
                del entry.texts["principles"]


def _keys(entries: Iterable[Entry]) -> dict[str, str]:
    """For each key that one of the entries has or had the one that it has now."""
    entries = tuple(entries)
    return {old: entry.key for entry in entries for old in entry.was} | {entry.key: entry.key for entry in entries}


def _point(holder: dict[str, Any], name: str, keys: dict[str, str]) -> bool:
    if holder[name] in keys:
        holder[name] = keys[holder[name]]
        return True
    del holder[name]
    return False


def _entries(document: dict[str, Any]) -> list[Entry]:
    if "story" in document:
        return [_entry("story", document)]
    return [_entry(kind, item) for kind in _LISTED for item in document.get(f"{kind}s", [])]


def _entry(kind: str, item: dict[str, Any]) -> Entry:
    texts = {name: value for name, value in item.items() if name not in (kind, "was")}
    return Entry(kind, name_in(item[PROMPTS[kind]]), item[kind], texts, list(item.get("was", [])))


def _document(entry: Entry) -> dict[str, Any]:
    return {entry.kind: entry.key, **({"was": entry.was} if entry.was else {}), **entry.texts}
