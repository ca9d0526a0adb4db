"""The page on the architecture knows every part of the source, and names nothing that is not there."""

import re
from pathlib import Path

from layers import HOUSES, LAYERS

ROOT = Path(__file__).parent.parent
SOURCE = ROOT / "src" / "deckgen"
PAGE = (ROOT / "docs" / "architecture.md").read_text("utf-8")
PARTS = PAGE.partition("| part |")[2].partition("\n\n")[0]


def test_every_part_has_its_row() -> None:
    first_columns = [row.split("|")[1] for row in PARTS.splitlines()[2:]]
    named = {name.rstrip("/") for column in first_columns for name in re.findall(r"`([a-z_/]+)`", column)}

    assert named == set(LAYERS) - {"__init__", "__main__", "version"}


def test_every_room_of_a_house_has_its_line() -> None:
    for house in HOUSES.values():
        for room in house.rooms:
            assert re.search(rf"^    {room} +\S", PAGE, re.MULTILINE), room


def test_every_path_on_the_page_is_there() -> None:
    paths = set(re.findall(r"`((?:[a-z_]+/)*(?:[a-z_]+\.py|[a-z_]+/))`", PAGE))
    roots = (ROOT, SOURCE.parent, *(folder for folder in (SOURCE, *SOURCE.rglob("*")) if folder.is_dir()))

    assert len(paths) > 15
    assert sorted(path for path in paths if not any((root / path).exists() for root in roots)) == []


def test_no_word_of_the_glossary_is_explained_twice() -> None:
    glossary = PAGE.partition("## Glossary")[2]
    words = [word for row in re.findall(r"^\| ([^|]+) \|", glossary, re.MULTILINE) for word in row.split(", ")]

    assert len(words) > 70
    # A card is Anki's or the paper thing: each section has its own.
    assert sorted({word for word in words if words.count(word) > 1} - {"word"}) == ["card"]
