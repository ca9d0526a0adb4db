"""One walk: a bank in git, its copies, the folders it is built into, and the Anki that imports. Not a test module."""

import csv
import shutil
from collections.abc import Collection, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path

from deckgen.bank.locate import locate
from deckgen.cli.build_summary import summary
from deckgen.collection.comparison import Standing
from deckgen.deck.choice import Choice
from deckgen.pipeline.build import build
from deckgen.pipeline.build_report import BuildReport
from deckgen.pipeline.diff_folder import diff_folder
from walk_anki import Held, Profile, packaged
from walk_bank import BankFolder, Entries, name_in
from walk_model import BankWords, Model, changed, lost_work

BEGIN_S = 1_600_000_000


@dataclass(frozen=True)
class Place:
    """A copy of the bank, and the records of the user who builds it there."""

    bank: BankFolder
    memory: Path
    ours: bool = True


@dataclass(frozen=True)
class Built:
    """What a build left in an output folder; ``rows`` are the notes for the text import, with what Anki held."""

    bank: BankWords
    ours: bool
    package: dict[str, Held]
    rows: frozenset[str] = frozenset()
    waiting: frozenset[str] = frozenset()
    held: dict[str, Held] | None = None
    bank_wins: frozenset[str] = frozenset()


@dataclass
class World:
    """The state of a walk; ``steps`` says in words what was done."""

    root: Path
    entries: Entries
    union: bool = True
    lock_in_git: bool = True
    now_s: int = BEGIN_S
    choice: Choice = field(default_factory=Choice)
    steps: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.main = Place(BankFolder(self.root / "mine"), self.root / "memory")
        self.main.bank.begin(self.entries, union=self.union, lock_in_git=self.lock_in_git)
        self.out = self.main.bank.repository / "output"
        self.profile = Profile(self.root / "profile")
        self.model = Model()
        self.outputs: dict[Path, Built] = {}
        self.tagged: dict[Path, Built] = {}
        self.latest: Path | None = None

    # ---- building

    def build(
        self,
        place: Place | None = None,
        out: Path | None = None,
        *,
        from_above: bool = False,
        resend: Collection[str] = (),
    ) -> BuildReport:
        """Build without a look at Anki, as the command line does."""
        place, out = place or self.main, out or self.out
        folder = locate(place.bank.repository if from_above else place.bank.folder).folder
        report = build(
            folder, out, now=self.now_s, only=("anki",), choice=self.choice, resend=resend, memory=place.memory
        )
        assert report.ok, [str(finding) for finding in report.diagnostics]
        bank = BankWords.of(folder, self.choice)
        package = packaged(out / "walk.apkg")
        if report.up_to_date:
            assert package == self.outputs[out].package
        else:
            assert set(package) == set(bank.chosen), "the package holds other notes than the bank"
            self.outputs[out] = Built(bank, place.ours, package)
        self.model.announced |= bank.named(updated(report))
        if "L613" in {finding.code for finding in report.diagnostics}:
            self.model.announced |= rows_in(out)
        if place.ours:
            self.model.gave({name: note.modified_s for name, note in package.items()})
            self.latest = out
            left = self.outputs[out].waiting - self.outputs[out].rows
            self.model.built({name: said for name, said in bank.chosen.items() if name not in left}, self.now_s, {})
            self.model.resent(bank.chosen if "all" in resend else bank.named(resend), self.now_s)
        else:
            self.model.built_elsewhere(bank.chosen, self.now_s)
        return report

    def build_against(
        self,
        kind: str = "new.apkg",
        place: Place | None = None,
        out: Path | None = None,
        bank_wins: Collection[str] = (),
    ) -> BuildReport:
        """Build against a file of Anki's."""
        place, out = place or self.main, out or self.out
        against = self.profile.export(self.root, kind)
        held = self.profile.notes()
        folder = locate(place.bank.folder).folder
        bank = BankWords.of(folder, self.choice)
        known = {"all", *(said.id for said in bank.chosen.values())}
        bank_wins = [name for name in bank_wins if name in known]
        report = build(
            folder,
            out,
            now=self.now_s,
            only=("anki",),
            choice=self.choice,
            memory=place.memory,
            against=against,
            bank_wins=bank_wins,
        )
        assert report.ok, [str(finding) for finding in report.diagnostics]
        package, rows = packaged(out / "walk.apkg"), rows_in(out)
        waiting = bank.named([note.expected.id for note in report.waiting])
        assert not rows & package.keys(), "a note is in both files"
        as_it_was = set(bank.chosen.keys() - rows - waiting - package.keys())
        assert [name for name in as_it_was if not bank.chosen[name].shown(held[name])] == []
        wins = set(bank.chosen) if "all" in bank_wins else bank.named(bank_wins)
        assert waiting == self._must_wait(bank, held) - wins
        self.outputs[out] = Built(bank, place.ours, package, frozenset(rows), frozenset(waiting), held, frozenset(wins))
        self.tagged[out] = self.outputs[out]
        if place.ours:
            self.latest = out
            published = {name: said for name, said in bank.chosen.items() if name not in waiting - rows}
            self.model.built(published, self.now_s, held)
        assert report.comparison
        times = {note.expected.id: note.expected.modified_s for note in report.comparison.notes}
        self.model.gave({name: times[said.id] for name, said in bank.chosen.items()})
        differ = [note.expected.id for note in report.comparison.notes if note.standing is not Standing.SAME]
        self.model.announced |= bank.named(differ)
        self.model.announced -= waiting | rows
        return report

    def _must_wait(self, bank: BankWords, held: dict[str, Held]) -> set[str]:
        """The notes in which a person has edited a field that is not what the bank says."""
        return {
            name
            for name, said in bank.chosen.items()
            if name in held
            and any(text != said.fields[each] for each, text in self.model.edits(name, held[name]).items())
        }

    # ---- importing

    def import_package(self, out: Path | None = None, *, undone: bool = False) -> None:
        """Import a package as Anki proposes, and undo that again if wanted."""
        out = out or self.out
        if out not in self.outputs or not (out / "walk.apkg").exists():
            return
        built, model = self.outputs[out], self.model.copy()
        before, work = self.profile.notes(), self.profile.work()
        log = self.profile.import_package(out / "walk.apkg")
        after = self.profile.notes()
        assert log.conflicting == ()
        assert lost_work(work, self.profile.work()) == []
        for name in changed(before, after):
            if name in before:
                self._may_update(name, before[name], after[name], built)
        assert built.package.keys() <= after.keys()
        self.model.arrived(before, after)
        if not built.ours:
            for name in changed(before, after):
                self.model.touched_s[name] = after[name].modified_s
                self.model.foreign.add(name)
        elif out == self.latest:
            for name in filter(self.model.must_show, built.package):
                shows(name, built.bank, after)
        if undone and before != after:
            self.profile.anki.undo()
            assert self.profile.notes() == before
            self.model = model

    def _may_update(self, name: str, before: Held, after: Held, built: Built) -> None:
        """A note that an import changes must have been announced, unless Anki's clock was set back."""
        assert name in built.package, f"{name} is not in the package and changed"
        if not built.ours or name in self.model.foreign:
            return
        old_time = built.package[name].modified_s <= self.model.before_touch_s.get(name, 0)
        if name in self.model.announced or (name in self.model.touched_s and old_time):
            return
        assert not before.own - after.own, f"{name} lost tags and no build said so"
        assert not self.model.edits(name, before), f"{name} lost an edit and no build said so"
        assert built.held, f"{name} was updated and no build said so"

    def import_text(self, out: Path | None = None) -> None:
        """Import the file of tagged notes, if there is one."""
        out = out or self.out
        rows = rows_in(out)
        if not rows:
            return
        before, work = self.profile.notes(), self.profile.work()
        with self.profile.at(self.now_s):
            self.profile.import_text(out / "walk-tagged.txt")
        after = self.profile.notes()
        assert lost_work(work, self.profile.work()) == []
        assert set(changed(before, after)) <= rows
        built = self.tagged[out]
        arrived = {name: self._imported(name, before[name], after[name], built) for name in changed(before, after)}
        self.model.arrived(before, after, touched_s=self.now_s)
        self.model.imported |= arrived

    def _imported(self, name: str, before: Held, after: Held, built: Built) -> Held:
        """What the text import brought to a note; an edit that it kept is still one, as if the old text had come.

        It takes no tag away and no edit, unless the note was touched after Anki was looked at.
        """
        edits = self.model.edits(name, before)
        if built.held and built.held.get(name) == before:
            assert before.own <= after.own, f"{name} lost tags"
            if name not in built.bank_wins:
                assert edits.items() <= after.fields.items(), f"{name} lost an edit"
        bank, old = built.bank.chosen[name].fields, self.model.imported[name].fields
        kept = {each: old[each] for each, text in edits.items() if after.fields[each] == text != bank[each]}
        return replace(after, fields={**after.fields, **kept})

    def heed(self) -> None:
        """Build without a look at Anki and do what the build says about the file of tagged notes."""
        report, held = self.build(), self.profile.notes()
        self.now_s += 1
        if "L613" not in {finding.code for finding in report.diagnostics}:
            return
        rows, seen = rows_in(self.out), self.tagged[self.out].held or {}
        self.import_text()
        self.import_package()
        after = self.profile.notes()
        for name in rows & self.outputs[self.out].package.keys():
            if held.get(name) == seen.get(name):
                shows(name, self.outputs[self.out].bank, after)

    def bring_over(self, kind: str = "new.apkg", *, text_first: bool = False, bank_wins: Collection[str] = ()) -> None:
        """Build against Anki and import all that was built: nothing is lost, and every note shows the bank."""
        before = self.profile.notes()
        edits = {name: self.model.edits(name, held) for name, held in before.items()}
        self.build_against(kind, bank_wins=bank_wins)
        built = self.outputs[self.out]
        self.now_s += 1
        for step in (self.import_text, self.import_package) if text_first else (self.import_package, self.import_text):
            step()
        after = self.profile.notes()
        for name, held in before.items():
            assert held.own <= after[name].own, f"{name} lost tags"
            for each, text in edits[name].items() if name not in built.bank_wins else ():
                assert after[name].fields[each] == text, f"{name} lost what was written into {each}"
        for name in built.bank.chosen:
            if name not in built.waiting:
                shows(name, built.bank, after)
        self.now_s += 1
        assert self.diff(kind) == built.waiting

    def diff(self, kind: str = "new.apkg") -> set[str]:
        """The notes that ``diff --against`` finds to differ, which must be those that do."""
        against = self.profile.export(self.root, kind)
        folder = self.main.bank.folder
        report = diff_folder(
            folder, self.out, now=self.now_s, choice=self.choice, against=against, memory=self.main.memory
        )
        assert report.ok, [str(finding) for finding in report.diagnostics]
        assert report.comparison
        bank, held = BankWords.of(folder, self.choice), self.profile.notes()
        standings = {note.expected.id: note.standing for note in report.comparison.notes}
        assert set(standings) == {said.id for said in bank.chosen.values()}
        waits = self._must_wait(bank, held)
        differing = set()
        for name, said in bank.chosen.items():
            standing = standings[said.id]
            if name not in held:
                assert standing in (Standing.MISSING, Standing.DELETED), f"{name} is {standing}, not missing"
            elif said.shown(held[name]):
                assert standing is Standing.SAME, f"{name} is {standing}, not same"
            elif name in waits:
                assert standing is Standing.EDITED, f"{name} is {standing}, not edited"
            else:
                assert standing in (Standing.BEHIND, Standing.AHEAD), f"{name} is {standing}, not behind"
            differing |= {name} if standing is not Standing.SAME else set()
        gone = {held[name].number for name in held if name not in bank.chosen and name not in bank.left_out}
        assert {still.held.id for still in report.comparison.retired} <= gone
        return differing

    # ---- a person in Anki

    @contextmanager
    def in_anki(self, *, undone: bool = False) -> Iterator[dict[str, Held]]:
        """Do something in Anki, to the notes that are there."""
        before = self.profile.notes()
        with self.profile.at(self.now_s, undone=undone):
            yield before
        after = self.profile.notes()
        assert not undone or before == after
        self.model.touched(before, after)

    # ---- folders

    def restore_lock(self, content: bytes) -> None:
        self.main.bank.lock.write_bytes(content)

    def lose_output(self) -> None:
        shutil.rmtree(self.out, ignore_errors=True)
        self.outputs.pop(self.out, None)


def updated(report: BuildReport) -> set[str]:
    """The ids of the notes of which a build says that the import updates them."""
    changes = report.changes
    lines = [line for line in summary(report, dry_run=False) if line.startswith("importing updates")]
    names = {*(note.id for note in changes.changed), *changes.returned, *changes.restamped}
    names |= {renamed.new for renamed in changes.renamed}
    if not report.comparison and not report.up_to_date:
        count = int(lines[0].split()[2]) if lines else 0
        assert count >= len(names), f"a build updates {len(names)} notes and says {count}"
    return names


def rows_in(out: Path) -> set[str]:
    """The notes in the file for the text import."""
    path = out / "walk-tagged.txt"
    if not path.exists():
        return set()
    with path.open(encoding="utf-8", newline="") as file:
        return {name_in(row[5]) for row in csv.reader(file, delimiter="\t") if not row[0].startswith("#")}


def shows(name: str, bank: BankWords, held: dict[str, Held]) -> None:
    assert name in held, f"{name} is not in Anki"
    said, note = bank.chosen[name], held[name]
    differing = {each: (text, note.fields[each]) for each, text in said.fields.items() if note.fields[each] != text}
    assert differing == {}, f"{name} does not show the bank"
    assert said.shown(note), f"{name} has other tags than the bank: {said.tags} {note.tags}"
