"""For each code a small case that makes it come out."""

import json
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

from builds import NIGHT, edit
from command_line import run
from deckgen.bank.load import load, load_sources
from deckgen.bank.locate import locate
from deckgen.deck.builders import build_notes
from deckgen.lint.run import check
from deckgen.lint.table import RULES
from deckgen.model import PrintSettings
from deckgen.pipeline.build import build
from deckgen.renderers.pdf.calibration import calibration_pdf
from deckgen.renderers.pdf.document import render_pdf
from deckgen.renderers.pdf.sheet.paper import paper_named
from deckgen.renderers.pdf.sheet.settings import problems
from deckgen.source import Source
from deckgen.starter import start
from lint_bank import fragment
from text_cases import BANK, CASES

Emitted = set[str]
Case = Callable[[Path], Emitted]
"""Called with an empty folder, it returns the codes that come out."""


def cases() -> dict[str, Case]:
    """A case for each code."""
    return {**RULE_CASES, **TEXT_CASES, **FILE_CASES, **LOCK_CASES, **PRINT_CASES, **IMPORT_CASES}


def _from_rule(code: str, bad: str) -> Case:
    return lambda _: {found.code for found in check(fragment(bad).bank, select=[code, "S101"])}


RULE_CASES = {rule.code: _from_rule(rule.code, rule.bad) for rule in RULES}


def _from_text(text: str) -> Case:
    sources = [Source("bank", "bank: b\n"), Source("story", BANK), Source("case", text)]
    return lambda _: {found.code for found in load_sources(sources).diagnostics}


LAUGHS = "a: &a [h, h, h, h, h, h, h, h, h, h]\nb: &b [*a, *a, *a, *a, *a, *a, *a, *a, *a, *a]\n" + "\n".join(
    f"c{number}: [*b, *b, *b, *b, *b, *b, *b, *b, *b, *b]" for number in range(9)
)
TEXT_CASES = {expected.split()[1]: _from_text(text) for text, expected in reversed(CASES) if expected.strip()} | {
    "Y104": _from_text(LAUGHS),
    "E209": lambda _: {
        found.code for found in load_sources([Source("f", "story: s\ntitle: t\n")], place="f").diagnostics
    },
}


def _from_files(**contents: bytes) -> Case:
    """The codes of a folder of files, whose names are written with "_" for "."."""

    def case(folder: Path) -> Emitted:
        for name, data in contents.items():
            folder.joinpath(name.replace("_", ".")).write_bytes(data)
        return {found.code for found in load(folder).diagnostics}

    return case


def _from_places(*places: str) -> Case:
    """The codes of looking for the bank in a folder with these files, each a bank of its own or a lock file."""

    def case(folder: Path) -> Emitted:
        for place in places:
            folder.joinpath(place).parent.mkdir(exist_ok=True)
            folder.joinpath(place).write_text("bank: b\n")
        return {found.code for found in locate(folder).diagnostics}

    return case


def _inside_a_bank(folder: Path) -> Emitted:
    folder.joinpath("bank.yaml").write_text("bank: b\n")
    return {found.code for found in start(folder / "another").diagnostics}


FILE_CASES: dict[str, Case] = {
    "F001": lambda folder: {found.code for found in load(folder / "nowhere").diagnostics},
    "F002": _from_files(),
    "F003": _from_files(bank_yaml=b"bank: b\n", story_yml=b"story: s\ntitle: t\n"),
    "F004": _from_files(bank_yaml="bank: b\ntitle: Caf\u00e9\n".encode("latin-1")),
    "F005": _from_files(bank_yaml=b"\xef\xbb\xbfbank: b\n"),
    "F006": _from_files(bank_yaml=b"bank: b\ntitle: a\x07bell\n"),
    "F008": _from_files(
        bank_yaml=b"bank: b\n---\nquestions: [{question: q, ask: Why?, primary: s}]\n",
        story_yml=b"story: s\ntitle: t\n",
    ),
    "F007": _from_files(bank_yaml=b"bank: b\n", empty_yaml=b"# nothing yet\n"),
    "F009": _from_places("one/bank.yaml", "two/bank.yaml"),
    "F010": _inside_a_bank,
}


def _built_again(change: Callable[[Path], None], *, name: str = "bank", now: int = NIGHT) -> Case:
    """The codes of a second build, after a change to the folder that holds the bank and its output."""

    def case(folder: Path) -> Emitted:
        bank = folder / "bank"
        bank.mkdir()
        bank.joinpath("bank.yaml").write_text("bank: mine\n---\nstory: s\ntitle: Told\naction: I did it.\n")
        build(bank, folder / "output", now=NIGHT)
        change(folder)
        return {found.code for found in build(folder / name, folder / "output", now=now).diagnostics}

    return case


def _damage(folder: Path) -> None:
    edit(folder / "bank", "note ", "<<<<<<< ours\nnote ", "deckgen.lock")


def _rename(folder: Path) -> None:
    edit(folder / "bank", "bank: mine", "bank: other", "bank.yaml")


def _lose_lock(folder: Path) -> None:
    folder.joinpath("bank", "deckgen.lock").unlink()


def _lose_all(folder: Path) -> None:
    _lose_lock(folder)
    folder.joinpath("output", "mine.apkg").unlink()
    folder.joinpath("output", ".mine.build.json").write_text('{"bank": "../bank", "outputs": {}}')


def _rename_deck(folder: Path) -> None:
    edit(folder / "bank", "bank: mine", "bank: mine\ndeck: Elsewhere", "bank.yaml")


def _leave_tagged(folder: Path) -> None:
    _reword(folder)
    folder.joinpath("output", "mine-tagged.txt").write_text("#separator:tab\n")


def _against_nonsense(folder: Path) -> Emitted:
    bank = folder / "bank"
    bank.mkdir()
    bank.joinpath("bank.yaml").write_text("bank: mine\n---\nstory: s\ntitle: Told\naction: I did it.\n")
    folder.joinpath("guide.apkg").write_text("# My guide")
    report = build(bank, folder / "output", now=NIGHT, against=folder / "guide.apkg")
    return {diagnostic.code for diagnostic in report.diagnostics}


def _retitle(folder: Path) -> None:
    edit(folder / "bank", "bank: mine", "bank: mine\ntitle: Another", "bank.yaml")


def _publish_with_the_first_version(folder: Path) -> None:
    lock = folder / "bank" / "deckgen.lock"
    kept = [line for line in lock.read_text("utf-8").splitlines() if not line.startswith("deck ") and line != "end"]
    lock.write_text("\n".join(kept).replace("deckgen 2", "deckgen 1") + "\n", "utf-8")
    _reword(folder)


def _copy(folder: Path) -> None:
    shutil.copytree(folder / "bank", folder / "twin")
    folder.joinpath("twin", "deckgen.lock").unlink()


def _upgrade(folder: Path) -> None:
    edit(folder / "bank", "deckgen 2", "deckgen 3", "deckgen.lock")


def _merge(folder: Path) -> None:
    edit(folder / "bank", "note ", "<<<<<<< ours\n=======\n>>>>>>> theirs\nnote ", "deckgen.lock")


def _split(folder: Path) -> None:
    edit(folder / "bank", "\nend\n", '\ndeck old "Mine"\ndeck old "Ours"\nend\n', "deckgen.lock")


def _reword(folder: Path) -> None:
    edit(folder / "bank", "Told", "Told again", "bank.yaml")


LOCK_CASES = {
    "L601": _built_again(_damage),
    "L602": _built_again(_rename),
    "L603": _built_again(_lose_lock),
    "L604": _built_again(_lose_all),
    "L605": _built_again(_copy, name="twin"),
    "L606": _built_again(_reword, now=NIGHT - 86_400),
    "L607": _built_again(_upgrade),
    "L608": _built_again(_merge),
    "L609": _built_again(_split),
    "L610": _built_again(_rename_deck),
    "L611": _built_again(_retitle),
    "L612": _against_nonsense,
    "L613": _built_again(_leave_tagged),
    "L615": _built_again(_publish_with_the_first_version),
    "L614": _from_places("stories/bank.yaml", "stories/deckgen.lock", "deckgen.lock"),
}

_PLAIN = "I counted cars by hand."
_LONG = "word " * 900


def _printed(settings: str, action: str = _PLAIN) -> Case:
    """The codes of printing one story with these settings of the bank."""
    text = f"bank: b\nprint: {{{settings}}}\n---\nstory: s\ntitle: T\naction: {action}\npocket: [a cue]\n"

    def case(folder: Path) -> Emitted:
        folder.joinpath("bank.yaml").write_text(text, "utf-8")
        return {found.code for found in build(folder, folder / "output", now=NIGHT, only=["pdf"]).diagnostics}

    return case


def _on_small_paper(_: Path) -> Emitted:
    paper = paper_named("70x70mm")
    assert paper
    return {found.code for found in calibration_pdf(paper, "portrait", "long").diagnostics}


def _without_shaping(folder: Path) -> Emitted:
    """The codes of an Arabic story where the libraries of the extra 'scripts' are not installed."""
    folder.joinpath("bank.yaml").write_text("bank: b\n---\nstory: s\ntitle: T\naction: \u0628\u0628\u0628\n", "utf-8")
    code = (
        "import importlib.util as util, sys\nfind = util.find_spec\n"
        "util.find_spec = lambda name, *more: "
        "None if name.partition('.')[0] in ('bidi', 'uharfbuzz', 'uniseg') else find(name, *more)\n"
        "from deckgen.pipeline.build import build\n"
        f"report = build({str(folder)!r}, {str(folder / 'output')!r}, only=['pdf'], now={NIGHT})\n"
        "print(*{found.code for found in report.diagnostics})"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    return set(done.stdout.split())


def _without_fonts_for_chinese(_: Path) -> Emitted:
    bank = load_sources([Source("f", "bank: b\n---\nstory: s\ntitle: T\naction: \u6211\u5728\n")]).bank
    return {found.code for found in render_pdf(bank, build_notes(bank), bank.info.print, font_folders=()).diagnostics}


PRINT_CASES = {
    "P501": _printed("paper: lettre"),
    "P502": _printed("card: pokr"),
    "P503": _printed("sheet: avery-5888"),
    "P504": _printed("paper: a6, card: a6"),
    "P505": _printed("sheet: avery-5388, margin: 4"),
    "P506": _printed("cards: [story]"),
    "P507": _printed("for: [nobody]"),
    "P508": _printed("gutter: 2, bleed: 3"),
    "P509": _on_small_paper,
    "P510": _printed("back-error: '500,0'"),
    "P511": _printed("card: 3x5", _LONG),
    "P512": _printed("fit: error", _LONG),
    "P513": _printed("card: poker"),
    "P514": _printed("card: 3x5", "Done \U0001f389"),
    "P515": _printed("font: [none.ttf]"),
    "P516": _without_shaping,
    "P517": _printed("cards: [questions]"),
    "P518": _without_fonts_for_chinese,
    "P519": lambda _: {found.code for found in problems(PrintSettings(margin_mm=-1.0))},
}


GUIDE = """\
# Guide

Some prose that belongs nowhere.

## Story: The loader

**Situation:** Loading took half an hour.
**Task:** I was to speed it up.
**Action:** I rewrote the loader.
**Result:** It takes 3 minutes.
**Mood:** Cheerful.

## Story: Blank

**Situation:** [insert situation]
**Task:**
**Action:**
**Result:**

## Matrix

| Principle | Primary | Backup | Notes |
|---|---|---|---|
| Ownership | The loader | The lost tale | keep |
| Ownership | The lost tale | | |
"""


TABLE = """\
Question,Primary,Cost
When did you make something faster?,The loader,3
"""


def _imported(folder: Path) -> Emitted:
    folder.joinpath("guide.md").write_text(GUIDE)
    folder.joinpath("table.csv").write_text(TABLE)
    folder.joinpath("empty.md").write_text("")
    report = folder / "report.json"
    guides = [folder / name for name in ("guide.md", "table.csv", "empty.md")]
    done = run("import", *guides, "-o", folder / "bank", "--report", report)
    assert done.exit_code in (0, 1), done.output
    parts = ("unresolved", "placeholders", "conflicts", "left_out", "skipped", "refused")
    written = json.loads(report.read_text())
    return {row["code"] for part in parts for row in written[part]}


IMPORT_CASES = dict.fromkeys(("I701", "I702", "I703", "I704", "I705", "I706"), _imported)
