"""Write a bank as YAML that loads as an equal bank."""

from dataclasses import fields

from deckgen.bank.bank_info import write_bank
from deckgen.bank.sets import PRINCIPLE_SETS, over, principle_set
from deckgen.bank.writers import (
    write_checklist,
    write_framework,
    write_principle,
    write_question,
    write_row,
    write_story,
)
from deckgen.bank.yamltext import Entry, Plain, filled, write
from deckgen.model import Bank, Principle


def dump(bank: Bank) -> str:
    """Write the whole bank as one stream of documents."""
    return write([document for documents in _documents(bank).values() for document in documents])


def dump_files(bank: Bank) -> dict[str, str]:
    """Write the bank as files by relative path: one for each kind, one for each story, stories numbered in order."""
    return {name: write(documents) for name, documents in _documents(bank).items()}


def _documents(bank: Bank) -> dict[str, list[Plain]]:
    width = max(2, len(str(len(bank.stories))))
    lists: dict[str, list[Plain]] = {
        "bank.yaml": [write_bank(bank.info)],
        "principles.yaml": _principles(bank.principles),
        **{
            f"story-{number:0{width}}-{story.key}.yaml": [write_story(story)]
            for number, story in enumerate(bank.stories, start=1)
        },
        "questions.yaml": _listed("questions", [write_question(entry) for entry in bank.questions]),
        "matrix.yaml": [{"matrix": {str(row.principle): write_row(row) for row in bank.matrix}}] if bank.matrix else [],
        "frameworks.yaml": _listed("frameworks", [write_framework(entry) for entry in bank.frameworks]),
        "checklists.yaml": _listed("checklists", [write_checklist(entry) for entry in bank.checklists]),
    }
    return {name: documents for name, documents in lists.items() if documents}


def _listed(kind: str, entries: list[Entry]) -> list[Plain]:
    return [{kind: list(entries)}] if entries else []


def _principles(principles: tuple[Principle, ...]) -> list[Plain]:
    for name in PRINCIPLE_SETS:
        shipped = principle_set(name)
        head = principles[: len(shipped)]
        own = [_difference(entry, base) for entry, base in zip(head, shipped, strict=False)]
        if len(head) == len(shipped) and None not in own:
            rest = [entry for entry in own if entry] + [write_principle(entry) for entry in principles[len(shipped) :]]
            return [{"principles": name}, *_listed("principles", rest)]
    return _listed("principles", [write_principle(entry) for entry in principles])


def _difference(entry: Principle, shipped: Principle) -> Entry | None:
    """Return the fields in which an entry differs from a shipped one; None if an overlay cannot express them."""
    if entry == shipped:
        return {}
    if entry.key != shipped.key or over(shipped, entry) != entry:
        return None
    changed = {
        item.name: getattr(entry, item.name) if getattr(entry, item.name) != getattr(shipped, item.name) else ""
        for item in fields(Principle)
    }
    return {
        "principle": entry.key,
        **filled(**{name: value for name, value in changed.items() if name != "key"}),
    }
