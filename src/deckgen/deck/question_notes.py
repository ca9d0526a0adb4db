"""Notes for questions."""

from collections.abc import Iterator

from deckgen.deck.markup import Listing, Rich, Run, bullets, lead, parse, plain
from deckgen.deck.notes import Note
from deckgen.deck.shelf import Shelf, arranged, story_values, total
from deckgen.deck.story_types import QUESTION
from deckgen.model import PARTS, Framework, Pick, Question, Story
from deckgen.timing import framework_bands

_NO_STORY = "No story has been chosen for this question yet."


def question_note(question: Question, shelf: Shelf) -> Note:
    """The note of a question: its primary and backup story, or what is still to be written."""
    framework = shelf.frameworks[question.framework]
    own = framework_bands(framework) or shelf.bands
    primary = shelf.stories[question.primary.story] if question.primary else None
    principle = shelf.principles.get(question.principle)
    values = {
        "Key": plain(question.key),
        "Question": parse(question.ask),
        "Principle": plain(principle.name if principle else ""),
        "Code": plain(shelf.codes[principle.key] if principle else ""),
        "Time": plain(total(own)),
        "Gap": _question_gap(question, shelf),
        "Framework": _step_names(framework) if framework.key != "star" else (),
        "Trap": parse(question.trap),
        "Good answer": parse(question.good_answer),
        "Follow-ups": bullets(question.follow_ups),
    }
    if question.primary and primary:
        values |= story_values(primary, own, shelf)
        values |= {"Angle": parse(question.primary.angle), "Story": plain(primary.title)}
    if question.backup:
        values |= _backup(question.backup, shelf)
    return Note(
        type=QUESTION,
        key=question.key,
        values=arranged(QUESTION, values),
        deck=shelf.decks.of("question"),
        tags=tuple(_question_tags(question, primary)),
        was=question.was,
        principle=question.principle,
        answered=primary is not None,
    )


def _question_gap(question: Question, shelf: Shelf) -> Rich:
    if question.gap:
        return parse(question.gap)
    if question.primary:
        return ()
    row = shelf.rows.get(question.principle)
    return parse(row.gap if row and row.gap else _NO_STORY)


def _question_tags(question: Question, primary: Story | None) -> Iterator[str]:
    if question.principle:
        yield f"principle::{question.principle}"
    if question.primary:
        yield f"story::{question.primary.story}"
    if question.backup:
        yield f"backup::{question.backup.story}"
    if primary:
        yield from (f"kind::{kind}" for kind in primary.kinds)
    else:
        yield "gap"


def _backup(pick: Pick, shelf: Shelf) -> dict[str, Rich]:
    story = shelf.stories[pick.story]
    parts = [
        block
        for part in PARTS
        if story.part(part)
        for block in lead(Run(f"{part[0].upper()}\u2002", bold=True), parse(story.part(part)))
    ]
    return {"Backup story": plain(story.title), "Backup": (*parse(pick.angle), *parts)}


def _step_names(framework: Framework) -> Rich:
    steps = Listing(tuple(plain(step.name) for step in framework.steps), first=1)
    return (*plain(framework.name), *((steps,) if framework.steps else ()))
