"""A bank, a guide to import into it, and what becomes of the two."""

from deckgen.bank.load import Loaded, load_sources
from deckgen.importers.import_report import ImportReport
from deckgen.importers.intake import import_guides
from deckgen.model import Bank
from deckgen.source import Source

BANK = """\
# my own words, to be kept
bank: mine
---
principles: amazon
---
story: slow-report   # two weeks in spring
was: [report]
title: The slow report
situation: The report took 3 days.
pocket:
  - 3 days to 20 minutes
metrics:
  - {what: report, before: 3 days, after: 20 minutes, impact: business}
action: >-
  I read the file once,
  not 31 times.
# the result is still thin
result: It takes 20 minutes.
principles:
- frugality
---
questions:
- question: why-us
  ask: Why this company?
  good_answer: Because of the people.
- question: weakness
  ask: What is your biggest weakness?
---
matrix:
  frugality: {primary: slow-report}
  dive-deep:
    primary: slow-report
"""

GUIDE = """\
# Notes

### The slow report
- **Situation:** The report took 3 days.
- **Task:** Make it one.
- **Action:** I found that we read one file 31 times.
- **Result:** 20 minutes, every month.
- **Principles:** Dive Deep

### A new story
- **Situation:** It rained into the server room.
- **Action:** I moved the racks.
- **Result:** 0 lost disks.

1. Why this company?
   - **Answer:** Because of the product.
2. Tell me about a time you got wet.
   - **Primary:** `New story` (It rained inside)

| Principle | Primary | Backup |
|---|---|---|
| Frugality | The slow report | A new story |
| Ownership | A new story | |
"""


def there(text: str = BANK) -> Loaded:
    loaded = load_sources([Source("stories/bank.yaml", text)])
    assert [fault for fault in loaded.diagnostics if fault.severity == "error"] == []
    return loaded


def plan(update: bool, text: str = BANK, guide: str = GUIDE) -> tuple[dict[str, str], ImportReport]:
    imported = import_guides({"notes.md": guide.encode()}, there(text), folder="stories", update=update)
    return {name: data.decode() for name, data in imported.files.items()}, imported.report


def bank_after(files: dict[str, str], text: str = BANK) -> Bank:
    contents = {"bank.yaml": text, **files}
    loaded = load_sources([Source(path, content) for path, content in sorted(contents.items())])
    assert [fault for fault in loaded.diagnostics if fault.severity == "error"] == []
    return loaded.bank
