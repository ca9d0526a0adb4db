"""The page on importing is true: its examples become what it says, and it describes every field of the report."""

import json
import re
from dataclasses import replace
from pathlib import Path

from deckgen.bank.load import load_sources
from deckgen.importers.import_report import ImportReport, to_json
from deckgen.importers.intake import Imported, import_guides
from deckgen.model import Bank
from deckgen.source import Source

PAGE = (Path(__file__).parent.parent / "docs" / "import.md").read_text("utf-8")
GUIDES = re.findall(r"^```markdown\n(.*?)^```$", PAGE, re.MULTILINE | re.DOTALL)
BANKS = re.findall(r"^```yaml\n(.*?)^```$", PAGE, re.MULTILINE | re.DOTALL)


def imported() -> Imported:
    return import_guides({"guide.md": "\n\n".join(GUIDES).encode()})


def promised() -> Bank:
    documents = "\n---\n".join(["bank: guide", "principles: amazon", *BANKS])
    loaded = load_sources([Source("bank.yaml", documents)])
    assert [fault for fault in loaded.diagnostics if fault.severity == "error"] == []
    return loaded.bank


def test_the_examples_together_become_the_bank_they_promise() -> None:
    bank = imported().bank

    assert len(GUIDES) == len(BANKS) == 4
    assert bank
    stories = tuple(replace(story, aliases=()) for story in bank.stories)
    assert replace(bank, stories=stories) == promised()


def test_what_an_example_was_resolved_by_is_an_alias() -> None:
    bank = imported().bank

    assert bank
    assert bank.stories[0].aliases == ("Crane rota",)


def test_the_page_describes_every_field_of_the_report() -> None:
    report = json.loads(to_json(ImportReport()))
    described = re.findall(r"^\| `(\w+)` \|", PAGE.partition("## The report")[2], re.MULTILINE)

    assert described == list(report)
    assert all(f"`{name}`" in PAGE for name in (*report["counts"], *report["lines"]))
