from pathlib import Path

import pytest

from layer_faults import SOURCE, faults, modules, names_given_twice, part
from layers import HOUSES, LAYERS


def test_the_house_keeps_its_laws() -> None:
    assert list(faults()) == []


def test_no_class_and_no_module_name_stands_twice() -> None:
    assert list(names_given_twice()) == []


def test_a_name_given_twice_is_caught(tmp_path: Path) -> None:
    texts = {"bank/load.py": "class Row: ...", "lint/load.py": "", "lint/run.py": "def f():\n    class Row: ..."}
    for name, text in texts.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(text)

    assert list(names_given_twice(tmp_path)) == [
        "class Row in bank/load.py and lint/run.py",
        "module load in bank/load.py and lint/load.py",
    ]


def test_every_module_was_looked_at_and_every_layer_has_one() -> None:
    assert {part(path) for path in modules()} == set(LAYERS)


@pytest.mark.parametrize("at", HOUSES)
def test_every_room_of_a_house_has_a_module(at: str) -> None:
    house = HOUSES[at]
    rooms = {path.relative_to(SOURCE / at).parts[0] for path in modules(SOURCE / at)}

    assert {room for room in rooms if not room.endswith(".py")} == set(house.rooms)
    assert {f"{name}.py" for name in house.above} <= rooms


def planted(tmp_path: Path, name: str, text: str) -> list[str]:
    path = tmp_path / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text)
    return list(faults(tmp_path))


@pytest.mark.parametrize(
    ("name", "text", "fault"),
    [
        ("bank/load.py", "import deckgen.lint.run", "bank/load.py imports deckgen.lint.run"),
        ("model.py", "from deckgen.bank import load", "model.py imports deckgen.bank"),
        ("deck/notes.py", "from deckgen import cli", "deck/notes.py imports deckgen.cli"),
        ("lint/run.py", "def f():\n    from deckgen.renderers import html", "lint/run.py imports deckgen.renderers"),
        ("lint/run.py", "from .rule import x", "lint/run.py has a relative import"),
        (
            "renderers/pdf/text/fonts.py",
            "from deckgen.renderers.pdf.card.faces import Face",
            "renderers/pdf/text/fonts.py imports deckgen.renderers.pdf.card.faces",
        ),
        (
            "renderers/pdf/card/draw.py",
            "from deckgen.renderers.pdf.printing import Press",
            "renderers/pdf/card/draw.py imports deckgen.renderers.pdf.printing",
        ),
        (
            "importers/outline/nesting.py",
            "from deckgen.importers.guide.story_drafts import story",
            "importers/outline/nesting.py imports deckgen.importers.guide.story_drafts",
        ),
        (
            "importers/making/gather.py",
            "from deckgen.importers.intake import import_files",
            "importers/making/gather.py imports deckgen.importers.intake",
        ),
        ("strange.py", "x = 1", "strange.py belongs to no layer"),
        ("new/room.py", "x = 1", "new/room.py belongs to no layer"),
        ("bank/utils.py", "x = 1", "bank/utils.py has a name that says nothing"),
        (
            "bank/load.py",
            "import yaml",
            "bank/load.py imports yaml, which only bank/yamltree.py and bank/tree_builder.py and bank/yamltext.py "
            "and bank/scalar_places.py may",
        ),
        ("pipeline/build.py", "import click", "pipeline/build.py imports click, which only cli/ may"),
        ("deck/markup.py", "import markdown_it", "deck/markup.py imports markdown_it before it is needed"),
        ("deck/notes.py", "print(1)", "deck/notes.py calls print()"),
        ("deck/notes.py", "import sys\nsys.exit(1)", "deck/notes.py calls sys.exit"),
    ],
)
def test_a_planted_fault_is_caught(tmp_path: Path, name: str, text: str, fault: str) -> None:
    assert planted(tmp_path, name, text) == [fault]


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("lint/run.py", "from deckgen.bank.load import load"),
        ("deck/markup.py", "def f():\n    import markdown_it"),
        ("cli/check_command.py", "import click\nprint(1)"),
        ("renderers/pdf/card/draw.py", "from deckgen.renderers.pdf.ink.pen import Pen"),
        ("importers/guide/guide_reader.py", "from deckgen.importers.tables import transposed_tables"),
        ("renderers/pdf/sheet/reach.py", "from deckgen.codes import print_codes"),
    ],
)
def test_what_is_allowed_is_left_alone(tmp_path: Path, name: str, text: str) -> None:
    assert planted(tmp_path, name, text) == []
