"""Notes for principles, frameworks and checklists."""

from collections.abc import Iterator
from dataclasses import replace

from deckgen.deck.guidance_types import CHECKLIST, FRAMEWORK, PRINCIPLE
from deckgen.deck.markup import Block, Listing, Paragraph, Rich, Run, bullets, parse, plain
from deckgen.deck.notes import Note
from deckgen.deck.shelf import Shelf, arranged, span_of
from deckgen.model import Checklist, Framework, MatrixRow, Pick, Principle, Step


def principle_note(principle: Principle, shelf: Shelf) -> Note:
    """The note of a principle, with the stories that the matrix picks for it."""
    row = shelf.rows.get(principle.key, MatrixRow(principle.key))
    values = {
        "Key": plain(principle.key),
        "Name": plain(principle.name),
        "Code": plain(shelf.codes[principle.key]),
        "Meaning": parse(principle.meaning),
        "Probes": bullets(principle.probes),
        "Primary": _titled(row.primary, shelf),
        "Backup": _titled(row.backup, shelf),
        "Gap": parse(row.gap),
    }
    return Note(
        type=PRINCIPLE,
        key=principle.key,
        values=arranged(PRINCIPLE, values),
        deck=shelf.decks.of("principle"),
        tags=(
            f"principle::{principle.key}",
            *((f"story::{row.primary.story}",) if row.primary else ()),
            *((f"backup::{row.backup.story}",) if row.backup else ()),
            *(("gap",) if row.gap else ()),
        ),
        was=principle.was,
        principle=principle.key,
        answered=bool(row.primary or row.backup),
    )


def _titled(pick: Pick | None, shelf: Shelf) -> Rich:
    """The title of a pick's story, in bold, and its angle."""
    if pick is None:
        return ()
    title = Run(str(shelf.stories[pick.story].title), bold=True)
    return (Paragraph((title,)), *parse(pick.angle))


def framework_note(framework: Framework, shelf: Shelf) -> Note:
    """The note of a framework, with its steps and their seconds."""
    least = sum(step.at_least_s or 0 for step in framework.steps)
    most = sum(step.at_most_s or 0 for step in framework.steps)
    steps = Listing(tuple(tuple(_step(step)) for step in framework.steps), first=1)
    values = {
        "Key": plain(framework.key),
        "Name": plain(framework.name),
        "Time": plain(f"{span_of(least, most)} s" if most else ""),
        "Guidance": parse(framework.guidance),
        "Steps": (steps,) if framework.steps else (),
    }
    return Note(
        type=FRAMEWORK,
        key=framework.key,
        values=arranged(FRAMEWORK, values),
        deck=shelf.decks.of("framework"),
        tags=(f"framework::{framework.key}",),
        was=framework.was,
    )


def _step(step: Step) -> Iterator[Block]:
    """A step's name and seconds, its guidance, and its example in italics."""
    seconds: tuple[Run, ...] = ()
    if step.at_most_s is not None and step.at_least_s is not None:
        seconds = (Run(f" {span_of(step.at_least_s, step.at_most_s)} s"),)
    yield Paragraph((Run(str(step.name), bold=True), *seconds))
    yield from parse(step.guidance)
    yield from (
        Paragraph(tuple(replace(run, italic=True) for run in block.runs)) if isinstance(block, Paragraph) else block
        for block in parse(step.example)
    )


def checklist_note(checklist: Checklist, shelf: Shelf) -> Note:
    """The note of a checklist, with its items."""
    values = {
        "Key": plain(checklist.key),
        "Name": plain(checklist.name),
        "Guidance": parse(checklist.guidance),
        "Items": bullets(checklist.items),
    }
    return Note(
        type=CHECKLIST,
        key=checklist.key,
        values=arranged(CHECKLIST, values),
        deck=shelf.decks.of("checklist"),
        tags=(f"checklist::{checklist.key}",),
        was=checklist.was,
    )
