from pathlib import Path

import pytest

from deckgen.importers.intake import import_guides
from import_summary import summary

CASES = Path(__file__).parent / "cases" / "import"
GUIDES = sorted(path for path in CASES.iterdir() if path.suffix != ".expect")


def test_the_guides_are_of_at_least_twelve_shapes() -> None:
    assert len(GUIDES) >= 12


@pytest.mark.parametrize("guide", GUIDES, ids=lambda path: path.name)
def test_a_guide_becomes_what_a_person_would_find_in_it(guide: Path) -> None:
    imported = import_guides({guide.name: guide.read_bytes()})

    assert guide.with_name(f"{guide.name}.expect").read_text("utf-8") == summary(imported)
