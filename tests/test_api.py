"""The public library: what it names, what it takes, and that it keeps nothing between calls."""

import pydoc
import re
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

import deckgen
import real_anki
import user_file
from sample_bank import STORIES

NIGHT = 1_790_000_000
TEXTS = {path.name: path.read_text("utf-8") for path in STORIES.glob("*.yaml")}


def test_every_public_name_is_there_and_loaded_from_where_type_checkers_look() -> None:
    source = Path(deckgen.__file__).read_text("utf-8")
    declared = re.findall(r"from (\S+) import \w+ as (\w+)", source)

    assert {name for _, name in declared} == set(deckgen.__all__) - {"__version__"}
    for module, name in declared:
        assert getattr(deckgen, name) is getattr(sys.modules[module], name)


def test_an_unknown_name_is_an_attribute_error() -> None:
    with pytest.raises(AttributeError, match="has no attribute 'rendr'"):
        deckgen.rendr  # noqa: B018  # the access is what fails


def test_help_names_every_function_with_a_first_line() -> None:
    page = pydoc.plain(pydoc.render_doc(deckgen))

    for name in ("load", "loads", "check", "coverage", "render", "diff", "export_markdown", "import_guides", "build"):
        assert re.search(rf"^    {name}\((?:.*\n)*?        [A-Z]", page, re.MULTILINE)


def test_importing_the_library_loads_no_library_of_others() -> None:
    code = (
        "import sys, deckgen; print(sorted({'click', 'yaml', 'genanki', 'reportlab', 'markdown_it'} & {*sys.modules}))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)

    assert done.stdout.strip() == "[]"


def test_texts_in_memory_are_the_bank_of_a_folder_that_holds_them() -> None:
    assert deckgen.loads(TEXTS).bank == deckgen.load(STORIES).bank


def test_no_text_at_all_is_an_error() -> None:
    assert [diagnostic.code for diagnostic in deckgen.loads({}).diagnostics] == ["F002"]


def test_an_error_leaves_no_files() -> None:
    rendered = deckgen.render(deckgen.loads({"bank.yaml": "bank: x\n---\nstory: a\n"}), now=NIGHT)

    assert (rendered.ok, rendered.files, rendered.ledger) == (False, {}, None)


def test_an_output_of_no_name_is_a_value_error() -> None:
    with pytest.raises(ValueError, match="no output 'apkg'; there are anki, pdf"):
        deckgen.render(deckgen.loads(TEXTS), ["apkg"], now=NIGHT)  # type: ignore[list-item]  # the fault


def test_a_service_without_a_disk_makes_a_right_second_version(tmp_path: Path) -> None:
    first = deckgen.render(deckgen.loads(TEXTS), ["anki"], now=NIGHT)
    edited = {name: text.replace("40 %", "41 %").replace("Census", "Census of 1910") for name, text in TEXTS.items()}
    second = deckgen.render(deckgen.loads(edited), ["anki"], ledger=first.lock, now=NIGHT)
    changed = len(second.changes.changed)
    assert 0 < changed < 20

    anki = real_anki.collection(tmp_path)
    try:
        imported = [real_anki.import_package(anki, *rendered.files.values()) for rendered in (first, second)]
    finally:
        anki.close()

    assert [len(imported[0].new), len(imported[1].updated)] == [len(imported[0].new), changed]
    assert len(imported[1].duplicate) == len(imported[0].new) - changed


def test_without_the_ledger_of_another_bank() -> None:
    other = deckgen.render(deckgen.loads({"bank.yaml": "bank: other\n"}), ["anki"], now=NIGHT)
    rendered = deckgen.render(deckgen.loads(TEXTS), ["anki"], ledger=other.ledger, now=NIGHT)

    assert [diagnostic.code for diagnostic in rendered.diagnostics if diagnostic.severity == "error"] == ["L602"]


def test_a_preview_and_a_print_need_no_ledger() -> None:
    rendered = deckgen.render(deckgen.loads(TEXTS), ["pdf", "html", "markdown"], ledger="nonsense", now=NIGHT)

    assert sorted(rendered.files) == ["interview.html", "interview.md", "interview.pdf"]


def test_a_bank_made_of_plain_strings_is_rendered_twice() -> None:
    first = user_file.package(None, NIGHT, "The error fell from 40 spaces to 2.")
    second = user_file.package(first.ledger, NIGHT, "The error fell from 40 spaces to 1.")

    assert sorted(first.files) == ["mine.apkg", "mine.pdf"]
    assert [change.id for change in second.changes.changed] == ["question/first", "story/parking-sensors"]


def test_a_bank_made_in_code_gets_the_diagnostics_of_its_yaml_and_no_exception() -> None:
    bank = deckgen.Bank(
        deckgen.BankInfo("mine"),
        stories=(deckgen.Story("rota", kinds=["Hero!"]),),
        questions=(deckgen.Question("first", ask="When?", primary=deckgen.Pick("nobody")),),
    )
    text = (
        "bank: mine\n---\nstory: rota\nkinds: ['Hero!']\n---\n"
        "questions: [{question: first, ask: When?, primary: nobody}]\n"
    )
    errors = [
        sorted(diagnostic.code for diagnostic in deckgen.check(given) if diagnostic.severity == "error")
        for given in (bank, deckgen.loads({"bank.yaml": text}))
    ]

    assert errors[0] == errors[1] == ["E203", "E205", "R301"]
    assert deckgen.render(bank, now=NIGHT).files == {}


def test_a_guide_in_memory_becomes_the_files_of_a_bank() -> None:
    guide = b"### Story 1: Crane rota\n\n- **Situation:** The cranes stood.\n- **Task:** Get them to move.\n"
    guide += b"- **Action:** I asked the drivers.\n- **Result:** 9 days became 2.\n"
    imported = deckgen.import_guides({"guide.md": guide})
    loaded = deckgen.loads({name: data.decode() for name, data in imported.files.items()})

    assert [story.title for story in loaded.bank.stories] == ["Crane rota"]


def test_what_anki_holds_is_read_and_held_against_the_bank(tmp_path: Path) -> None:
    first = deckgen.render(deckgen.loads(TEXTS), ["anki"], now=NIGHT)
    held = deckgen.read_collection(first.files["interview.apkg"])
    edited = {name: text.replace("Census", "Census of 1910") for name, text in TEXTS.items()}
    second = deckgen.diff(deckgen.loads(edited), ledger=first.ledger, against=held, now=NIGHT)
    assert second.comparison

    behind = [note.expected.id for note in second.comparison.notes if note.standing == "behind"]

    assert behind == [change.id for change in second.changes.changed]
    with pytest.raises(deckgen.UnreadableCollection):
        deckgen.read_collection(b"# My guide")


def test_every_output_is_the_same_in_eight_threads_at_once() -> None:
    banks: list[deckgen.Loaded | deckgen.Bank] = [deckgen.loads(TEXTS), user_file.bank()]

    def files(number: int) -> dict[str, bytes]:
        rendered = deckgen.render(banks[number % 2], ["anki", "pdf", "text", "html", "markdown"], now=NIGHT)
        return dict(rendered.files)

    alone = [files(0), files(1)]
    interval = sys.getswitchinterval()
    sys.setswitchinterval(1e-6)
    try:
        with ThreadPoolExecutor(8) as threads:
            together = list(threads.map(files, range(16)))
    finally:
        sys.setswitchinterval(interval)

    assert together == [alone[number % 2] for number in range(16)]
