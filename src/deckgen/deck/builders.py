"""A bank becomes notes, one function a kind."""

from collections.abc import Iterable, Iterator

from deckgen.deck.guidance_types import CHECKLIST, FRAMEWORK, PRINCIPLE
from deckgen.deck.markup import Listing, Paragraph, Rich, Run, bullets, lead, parse, plain
from deckgen.deck.notes import Note
from deckgen.deck.shelf import Shelf, arranged, span_of, story_values, total
from deckgen.deck.story_types import QUESTION, STORY
from deckgen.model import (
    PARTS,
    Bank,
    Checklist,
    Framework,
    MatrixRow,
    Metric,
    Pick,
    Principle,
    Question,
    Step,
    Story,
)
from deckgen.timing import framework_bands

NO_STORY = "No story has been chosen for this question yet."


def build_notes(bank: Bank) -> tuple[Note, ...]:
    """Every note of a bank: questions, stories, principles, frameworks, checklists, each in the bank's order.

    The bank must have loaded without errors.
    """
    shelf = Shelf.of(bank)
    return (
        *(_question(entry, shelf) for entry in bank.questions),
        *(_story(entry, shelf) for entry in bank.stories),
        *(_principle(entry, shelf) for entry in bank.principles),
        *(_framework(entry, shelf) for entry in bank.frameworks),
        *(_checklist(entry, shelf) for entry in bank.checklists),
    )


def _question(question: Question, shelf: Shelf) -> Note:
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
        deck=f"{shelf.deck}::Questions",
        tags=tuple(_question_tags(question, primary)),
        was=question.was,
        principle=question.principle,
    )


def _question_gap(question: Question, shelf: Shelf) -> Rich:
    if question.gap:
        return parse(question.gap)
    if question.primary:
        return ()
    row = shelf.rows.get(question.principle)
    return parse(row.gap if row and row.gap else NO_STORY)


def _question_tags(question: Question, primary: Story | None) -> Iterator[str]:
    if question.principle:
        yield f"principle::{question.principle}"
    for pick in (question.primary, question.backup):
        if pick:
            yield f"story::{pick.story}"
    if primary:
        yield from (f"kind::{kind}" for kind in primary.kinds)
    else:
        yield "gap"


def _backup(pick: Pick, shelf: Shelf) -> dict[str, Rich]:
    story = shelf.stories[pick.story]
    told = [
        block
        for part in PARTS
        if story.part(part)
        for block in lead(Run(f"{part[0].upper()}\u2002", bold=True), parse(story.part(part)))
    ]
    return {"Backup story": plain(story.title), "Backup": (*parse(pick.angle), *told)}


def _step_names(framework: Framework) -> Rich:
    steps = Listing(tuple(plain(step.name) for step in framework.steps), first=1)
    return (*plain(framework.name), *((steps,) if framework.steps else ()))


def _story(story: Story, shelf: Shelf) -> Note:
    values = story_values(story, shelf.bands, shelf) | {
        "Key": plain(story.key),
        "Title": plain(story.title),
        "Time": plain(total(shelf.bands)),
        "Kinds": plain(" · ".join(story.kinds)),
        "Figures": _figures(story.metrics),
        "Follow-ups": bullets(story.follow_ups),
    }
    return Note(
        type=STORY,
        key=story.key,
        values=arranged(STORY, values),
        deck=f"{shelf.deck}::Stories",
        tags=(*(f"principle::{key}" for key in story.principles), *(f"kind::{kind}" for kind in story.kinds)),
        was=story.was,
        principle=story.principles[0] if story.principles else "",
    )


def _figures(metrics: Iterable[Metric]) -> Rich:
    items = tuple((Paragraph(tuple(_figure(metric))),) for metric in metrics)
    return (Listing(items),) if items else ()


def _figure(metric: Metric) -> Iterator[Run]:
    moved = " \u2192 ".join(text for text in (metric.before, metric.after) if text)
    yield Run(f"{metric.what}: " if moved else metric.what)
    if moved:
        yield Run(moved, bold=True)
    if metric.impact:
        yield Run(f" ({metric.impact})")


def _principle(principle: Principle, shelf: Shelf) -> Note:
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
        deck=f"{shelf.deck}::Principles",
        tags=(
            f"principle::{principle.key}",
            *(f"story::{pick.story}" for pick in (row.primary, row.backup) if pick),
            *(("gap",) if row.gap else ()),
        ),
        was=principle.was,
        principle=principle.key,
    )


def _titled(pick: Pick | None, shelf: Shelf) -> Rich:
    if pick is None:
        return ()
    title = Run(str(shelf.stories[pick.story].title), bold=True)
    return (Paragraph((title,)), *parse(pick.angle))


def _framework(framework: Framework, shelf: Shelf) -> Note:
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
        deck=f"{shelf.deck}::Frameworks",
        tags=(f"framework::{framework.key}",),
        was=framework.was,
    )


def _step(step: Step) -> Iterator[Paragraph | Listing]:
    seconds: tuple[Run, ...] = ()
    if step.at_most_s is not None and step.at_least_s is not None:
        seconds = (Run(f" {span_of(step.at_least_s, step.at_most_s)} s"),)
    yield Paragraph((Run(str(step.name), bold=True), *seconds))
    yield from parse(step.guidance)
    yield from (
        Paragraph(tuple(Run(run.text, run.bold, True, run.code) for run in block.runs))
        if isinstance(block, Paragraph)
        else block
        for block in parse(step.example)
    )


def _checklist(checklist: Checklist, shelf: Shelf) -> Note:
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
        deck=f"{shelf.deck}::Frameworks",
        tags=(f"checklist::{checklist.key}",),
        was=checklist.was,
    )
