"""The steps of a walk, each with its own dice, so that a walk can be cut short and still be the same walk."""

import shutil
from collections.abc import Callable, Sequence
from copy import deepcopy
from pathlib import Path
from random import Random

from deckgen.deck.choice import Choice
from walk_anki import FORMATS, OWN
from walk_bank import PROMPTS, TEXTS, BankFolder, Entries, mended, new_entry, of_kind
from walk_world import Place, World

DAY_S = 24 * 60 * 60
WORDS = ("once", "twice", "at last")
Step = tuple[str, int]
"""The name of a step and the seed of its dice."""


def first_entries() -> Entries:
    names = {"principle": ("p1", "p2"), "story": ("s1", "s2"), "question": ("q1", "q2", "q3"), "checklist": ("c1",)}
    entries = {name: new_entry(kind, name) for kind, each in names.items() for name in each}
    entries["s1"].texts["principles"] = ["p1"]
    entries["q1"].texts |= {"principle": "p1", "primary": {"story": "s1"}, "backup": {"story": "s2"}}
    entries["q2"].texts |= {"principle": "p2", "primary": {"story": "s2"}}
    entries["p1"].row = {"primary": {"story": "s1"}}
    entries["p2"].row = {"gap": "A story about p2."}
    return entries


class Walk:
    """A world that steps are taken in."""

    def __init__(self, root: Path, seed: int) -> None:
        dice = Random(seed)
        self.world = World(root, first_entries(), union=dice.random() < 0.5, lock_in_git=dice.random() < 0.8)
        self.graveyard: Entries = {}
        self.locks: list[bytes] = []
        self.count = 9
        self.copies = 0
        self.copy: Place | None = None
        self.machine: Place | None = None

    def take(self, step: Step) -> None:
        name, seed = step
        self.world.now_s += Random(seed).choice((1, 1, 2, 60, 3600))
        STEPS[name][1](self, Random(seed))

    def finish(self) -> None:
        """However the walk went, two builds against Anki bring everything over, and the database is clean."""
        self.world.now_s += 1
        self.world.bring_over()
        self.world.now_s += 1
        self.world.bring_over(bank_wins=["all"])
        assert self.world.diff() == set()
        assert self.world.profile.faults() == []


# ---- the author


def edit(walk: Walk, dice: Random, bank: BankFolder | None = None) -> None:
    bank = bank or walk.world.main.bank
    entries = bank.read()
    if entries:
        entry = entries[dice.choice(sorted(entries))]
        text = dice.choice(TEXTS[entry.kind])
        entry.texts[text] = f"The {text} of {entry.name}, {dice.choice(WORDS)}."
        bank.write(entries)


def add(walk: Walk, dice: Random) -> None:
    entries = walk.world.main.bank.read()
    walk.count += 1
    kind = dice.choice(list(PROMPTS))
    entry = new_entry(kind, f"{kind[0]}{walk.count}")
    if len(entries) < 12:
        entries[entry.name] = entry
        walk.world.main.bank.write(entries)
        pick(walk, dice)


def remove(walk: Walk, dice: Random) -> None:
    entries = walk.world.main.bank.read()
    if len(entries) > 4:
        name = dice.choice(sorted(entries))
        walk.graveyard[name] = deepcopy(entries.pop(name))
        mended(entries)
        walk.world.main.bank.write(entries)


def restore(walk: Walk, dice: Random) -> None:
    entries = walk.world.main.bank.read()
    gone = sorted(set(walk.graveyard) - set(entries))
    if gone:
        name = dice.choice(gone)
        entries[name] = deepcopy(walk.graveyard[name])
        mended(entries)
        walk.world.main.bank.write(entries)


def rename(walk: Walk, dice: Random) -> None:
    """Another key, with the old one in ``was``."""
    entries = walk.world.main.bank.read()
    entry = entries[dice.choice(sorted(entries))]
    walk.count += 1
    entry.was.append(entry.key)
    entry.key = f"{entry.name}-{walk.count}"
    mended(entries)
    walk.world.main.bank.write(entries)


def rename_without(walk: Walk, dice: Random) -> None:
    """Another key and no ``was``: another note."""
    entries = walk.world.main.bank.read()
    old = entries.pop(dice.choice(sorted(entries)))
    walk.graveyard[old.name] = deepcopy(old)
    walk.count += 1
    entry = new_entry(old.kind, f"{old.kind[0]}{walk.count}")
    entry.texts |= {name: text for name, text in old.texts.items() if name not in (PROMPTS[old.kind], *TEXTS[old.kind])}
    entries[entry.name] = entry
    mended(entries)
    walk.world.main.bank.write(entries)


def pick(walk: Walk, dice: Random) -> None:
    """Other stories for a question and for a principle."""
    entries = walk.world.main.bank.read()
    stories = [entry.key for entry in of_kind(entries, "story")]
    for entry in dice.sample(sorted(entries.values(), key=lambda entry: entry.name), 3):
        picks = entry.texts if entry.kind == "question" else entry.row
        if entry.kind in ("question", "principle"):
            for name in ("primary", "backup", "gap"):
                picks.pop(name, None)
            chosen = dice.sample(stories, min(len(stories), dice.choice((0, 1, 1, 2))))
            picks |= {name: {"story": key} for name, key in zip(("primary", "backup"), chosen, strict=False)}
            if not chosen and entry.kind == "principle":
                picks["gap"] = f"A story about {entry.name}."
    mended(entries)
    walk.world.main.bank.write(entries)


def choose(walk: Walk, dice: Random) -> None:
    walk.world.choice = dice.choice(
        (Choice(), Choice(), Choice(gaps=False), Choice(gaps=True), Choice(("questions", "stories")))
    )


# ---- git


def commit(walk: Walk, dice: Random) -> None:
    walk.world.main.bank.commit()


def revert(walk: Walk, dice: Random) -> None:
    bank = walk.world.main.bank
    bank.commit()
    if history := bank.history()[:-1]:
        commit = dice.choice(history)
        parent = ("-m", "1") if len(bank.git("rev-list", "--parents", "-n", "1", commit).stdout.split()) > 2 else ()
        bank.git("revert", "--no-edit", *parent, commit)
        bank.resolve(dice.choice(("ours", "theirs")))


def branch(walk: Walk, dice: Random) -> None:
    """A branch from some older commit, so that bank and lock file go back."""
    bank = walk.world.main.bank
    bank.commit()
    walk.count += 1
    bank.git("checkout", "-q", "-b", f"branch{walk.count}", dice.choice(bank.history()))


def switch(walk: Walk, dice: Random) -> None:
    bank = walk.world.main.bank
    bank.commit()
    bank.git("checkout", "-q", dice.choice(bank.branches()))


def merge(walk: Walk, dice: Random) -> None:
    bank = walk.world.main.bank
    bank.commit()
    bank.git("merge", "-q", "--no-edit", dice.choice(bank.branches()))
    bank.resolve(dice.choice(("ours", "theirs")))


# ---- setbacks


def keep_lock(walk: Walk, dice: Random) -> None:
    if walk.world.main.bank.lock.exists():
        walk.locks.append(walk.world.main.bank.lock.read_bytes())


def old_lock(walk: Walk, dice: Random) -> None:
    if walk.locks:
        walk.world.main.bank.lock.write_bytes(dice.choice(walk.locks))


def lose_lock(walk: Walk, dice: Random) -> None:
    walk.world.main.bank.lock.unlink(missing_ok=True)


def lose_output(walk: Walk, dice: Random) -> None:
    walk.world.lose_output()


def jump(walk: Walk, dice: Random) -> None:
    walk.world.now_s += dice.choice((-DAY_S, -7200, -600, -10, 600, DAY_S))


# ---- building and importing


def build(walk: Walk, dice: Random) -> None:
    walk.world.build()


def build_above(walk: Walk, dice: Random) -> None:
    walk.world.build(from_above=True)


def deliver(walk: Walk, dice: Random) -> None:
    walk.world.build()
    walk.world.now_s += dice.choice((0, 1, 60))
    walk.world.import_package(undone=dice.random() < 0.15)


def import_again(walk: Walk, dice: Random) -> None:
    walk.world.import_package(undone=dice.random() < 0.2)


def import_old(walk: Walk, dice: Random) -> None:
    """Import what lies in any of the output folders."""
    if walk.world.outputs:
        walk.world.import_package(dice.choice(sorted(walk.world.outputs)))


def deliver_elsewhere(walk: Walk, dice: Random) -> None:
    out = walk.world.out.with_name(dice.choice(("output2", "output3")))
    walk.world.build(out=out)
    walk.world.import_package(out)


def twenty(walk: Walk, dice: Random) -> None:
    for _ in range(20):
        edit(walk, dice)
        walk.world.now_s += 1
        walk.world.build()


def resend(walk: Walk, dice: Random) -> None:
    ids = sorted(entry.id for entry in walk.world.main.bank.read().values())
    walk.world.build(resend=["all"] if dice.random() < 0.3 else [dice.choice(ids)])


def copy(walk: Walk, dice: Random) -> None:
    """A copy of the whole folder, on the same machine."""
    walk.copies += 1
    folder = walk.world.root / f"copy{walk.copies}"
    shutil.copytree(walk.world.main.bank.repository, folder, ignore=shutil.ignore_patterns("output*"))
    walk.copy = Place(BankFolder(folder), walk.world.main.memory)


def deliver_copy(walk: Walk, dice: Random) -> None:
    if walk.copy:
        edit(walk, dice, walk.copy.bank)
        out = walk.copy.bank.repository / "output"
        walk.world.build(walk.copy, out)
        if dice.random() < 0.7:
            walk.world.import_package(out)


def pull_copy(walk: Walk, dice: Random) -> None:
    _pull(walk, walk.copy, dice)


def clone(walk: Walk, dice: Random) -> None:
    """The repository on another machine, which has records of its own."""
    if walk.world.lock_in_git:
        walk.world.main.bank.commit()
        walk.copies += 1
        folder = walk.world.root / f"machine{walk.copies}"
        walk.world.main.bank.git("clone", "-q", ".", str(folder))
        walk.machine = Place(BankFolder(folder), folder / "memory", ours=False)


def deliver_clone(walk: Walk, dice: Random) -> None:
    if walk.machine:
        edit(walk, dice, walk.machine.bank)
        out = walk.machine.bank.repository / "output"
        walk.world.build(walk.machine, out)
        if dice.random() < 0.7:
            walk.world.import_package(out)


def pull_clone(walk: Walk, dice: Random) -> None:
    _pull(walk, walk.machine, dice)


def _pull(walk: Walk, place: Place | None, dice: Random) -> None:
    if place:
        place.bank.commit()
        bank = walk.world.main.bank
        bank.commit()
        bank.git("pull", "-q", "--no-rebase", "--no-edit", str(place.bank.repository), "HEAD")
        bank.resolve(dice.choice(("ours", "theirs")))


def bring_over(walk: Walk, dice: Random) -> None:
    kind = dice.choice(FORMATS) if dice.random() < 0.4 else "new.apkg"
    ids = sorted(entry.id for entry in walk.world.main.bank.read().values())
    wins = dice.choice(((), (), ("all",), (dice.choice(ids),)))
    walk.world.bring_over(kind, text_first=dice.random() < 0.5, bank_wins=wins)


def build_against(walk: Walk, dice: Random) -> None:
    """Build against Anki, and import one of the files or none."""
    walk.world.build_against()
    walk.world.now_s += 1
    dice.choice((walk.world.import_package, walk.world.import_text, lambda: None))()


def heed(walk: Walk, dice: Random) -> None:
    walk.world.heed()


def import_text(walk: Walk, dice: Random) -> None:
    walk.world.import_text()


def diff(walk: Walk, dice: Random) -> None:
    walk.world.diff()


# ---- a person in Anki


def _do(walk: Walk, dice: Random, doing: Callable[[int], object], *, undone: bool = False) -> None:
    with walk.world.in_anki(undone=undone or dice.random() < 0.1) as notes:
        if notes:
            doing(notes[dice.choice(sorted(notes))].number)


def review(walk: Walk, dice: Random) -> None:
    _do(walk, dice, lambda number: walk.world.profile.review(number, dice.choice((0, 1, 2, 3))))


def tag(walk: Walk, dice: Random) -> None:
    _do(walk, dice, lambda number: walk.world.profile.tag(number, dice.choice(sorted(OWN))))


def untag(walk: Walk, dice: Random) -> None:
    _do(walk, dice, lambda number: walk.world.profile.untag(number, " ".join(OWN)))


def leech(walk: Walk, dice: Random) -> None:
    def make(number: int) -> None:
        walk.world.profile.tag(number, "leech")
        walk.world.profile.suspend(number)

    with walk.world.in_anki() as notes:
        if notes:
            make(notes[dice.choice(sorted(notes))].number)


def reword(walk: Walk, dice: Random) -> None:
    """Write into a field in Anki."""
    with walk.world.in_anki(undone=dice.random() < 0.1) as notes:
        if notes:
            note = notes[dice.choice(sorted(notes))]
            fields = sorted({*note.fields} & {"Trap", "Good answer", "Situation", "Lesson", "Meaning", "Guidance"})
            each = dice.choice(fields)
            text = dice.choice(("My own words.", f"{note.fields[each]} Mine.", ""))
            walk.world.profile.edit(note.number, each, text)


def take_back(walk: Walk, dice: Random) -> None:
    """Put a field that was edited in Anki back to what was imported."""
    with walk.world.in_anki() as notes:
        for name, note in notes.items():
            for each in walk.world.model.edits(name, note):
                walk.world.profile.edit(note.number, each, walk.world.model.imported[name].fields[each])


def suspend(walk: Walk, dice: Random) -> None:
    _do(walk, dice, walk.world.profile.suspend)


def flag(walk: Walk, dice: Random) -> None:
    _do(walk, dice, lambda number: walk.world.profile.flag(number, dice.choice((0, 1, 4))))


def move(walk: Walk, dice: Random) -> None:
    _do(walk, dice, lambda number: walk.world.profile.move(number, dice.choice(("My own", "Other::Deck"))))


def delete(walk: Walk, dice: Random) -> None:
    _do(walk, dice, walk.world.profile.delete)


STEPS: dict[str, tuple[int, Callable[[Walk, Random], None]]] = {
    step.__name__: (weight, step)
    for weight, step in (
        (14, edit),
        (3, add),
        (4, remove),
        (4, restore),
        (4, rename),
        (2, rename_without),
        (4, pick),
        (2, choose),
        (4, commit),
        (4, revert),
        (3, branch),
        (3, switch),
        (4, merge),
        (3, keep_lock),
        (3, old_lock),
        (2, lose_lock),
        (2, lose_output),
        (5, jump),
        (6, build),
        (2, build_above),
        (14, deliver),
        (4, import_again),
        (2, import_old),
        (4, deliver_elsewhere),
        (1, twenty),
        (2, resend),
        (1, copy),
        (2, deliver_copy),
        (1, pull_copy),
        (1, clone),
        (2, deliver_clone),
        (1, pull_clone),
        (8, bring_over),
        (3, build_against),
        (2, import_text),
        (3, heed),
        (3, diff),
        (4, review),
        (6, tag),
        (2, untag),
        (2, leech),
        (6, reword),
        (1, take_back),
        (2, suspend),
        (2, flag),
        (2, move),
        (2, delete),
    )
}


def steps_of(seed: int, count: int) -> list[Step]:
    dice = Random(seed)
    names, weights = list(STEPS), [weight for weight, _ in STEPS.values()]
    return [(name, dice.randrange(1 << 30)) for name in dice.choices(names, weights, k=count)]


def run(root: Path, seed: int, steps: Sequence[Step]) -> None:
    """Take the steps of a walk; a failure says after which ones it happened."""
    walk = Walk(root, seed)
    done: list[Step] = []
    try:
        for step in steps:
            done.append(step)
            walk.take(step)
        walk.finish()
    except Exception as error:
        error.add_note(f"walk {seed}, after {len(done)} steps: {done}")
        raise
    finally:
        walk.world.profile.anki.close()
