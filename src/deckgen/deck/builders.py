"""A bank becomes notes, one function a kind."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from deckgen.bank.sets import built_in_frameworks
from deckgen.deck.markup import Listing, Paragraph, Rich, Run, bullets, lead, parse, plain
from deckgen.deck.note_types import CHECKLIST, FRAMEWORK, PRINCIPLE, QUESTION, STORY
from deckgen.deck.notes import Note, NoteType
from deckgen.model import (
    PARTS,
    Bank,
    Checklist,
    Framework,
    MatrixRow,
    Metric,
    Part,
    Pick,
    Principle,
    Question,
    Step,
    Story,
    by_key,
)
from deckgen.timing import Band, bands, framework_bands

NO_STORY = "No story has been chosen for this question yet."


def build_notes(bank: Bank) -> tuple[Note, ...]:
    """Every note of a bank: questions, stories, principles, frameworks, checklists, each in the bank's order.

    The bank must have loaded without errors.
    """
    shelf = _Shelf.of(bank)
    return (
        *(_question(entry, shelf) for entry in bank.questions),
        *(_story(entry, shelf) for entry in bank.stories),
        *(_principle(entry, shelf) for entry in bank.principles),
        *(_framework(entry, shelf) for entry in bank.frameworks),
        *(_checklist(entry, shelf) for entry in bank.checklists),
    )


def deck_name(bank: Bank) -> str:
    """The name of the deck that holds the bank's four decks."""
    name = bank.info.deck or bank.info.title or bank.info.id
    return "::".join(part.strip() for part in name.split("::") if part.strip()) or str(bank.info.id)


@dataclass(frozen=True, slots=True)
class _Shelf:
    """The bank's entries where a builder finds them."""

    deck: str
    stories: Mapping[str, Story]
    principles: Mapping[str, Principle]
    rows: Mapping[str, MatrixRow]
    frameworks: Mapping[str, Framework]
    bands: tuple[Band, ...]

    @classmethod
    def of(cls, bank: Bank) -> "_Shelf":
        return cls(
            deck=deck_name(bank),
            stories=by_key(bank.stories),
            principles=by_key(bank.principles),
            rows={row.principle: row for row in bank.matrix},
            frameworks=by_key((*built_in_frameworks(), *bank.frameworks)),
            bands=bands(bank),
        )


def _note(note_type: NoteType, values: Mapping[str, Rich]) -> tuple[Rich, ...]:
    """Values in the order of the type's fields; a name the type does not have is a mistake of ours."""
    unknown = values.keys() - {field.name for field in note_type.fields}
    if unknown:
        raise KeyError(*unknown)
    return tuple(values.get(field.name, ()) for field in note_type.fields)


def _question(question: Question, shelf: _Shelf) -> Note:
    framework = shelf.frameworks[question.framework]
    own = framework_bands(framework) or shelf.bands
    primary = shelf.stories[question.primary.story] if question.primary else None
    principle = shelf.principles.get(question.principle)
    values = {
        "Key": plain(question.key),
        "Question": parse(question.ask),
        "Principle": plain(principle.name if principle else ""),
        "Code": plain(principle_code(principle) if principle else ""),
        "Time": plain(_total(own)),
        "Gap": _question_gap(question, shelf),
        "Framework": _step_names(framework) if framework.key != "star" else (),
        "Trap": parse(question.trap),
        "Good answer": parse(question.good_answer),
        "Follow-ups": bullets(question.follow_ups),
    }
    if question.primary and primary:
        values |= _star(primary, own, shelf)
        values |= {"Angle": parse(question.primary.angle), "Story": plain(primary.title)}
    if question.backup:
        values |= _backup(question.backup, shelf)
    return Note(
        type=QUESTION,
        key=question.key,
        values=_note(QUESTION, values),
        deck=f"{shelf.deck}::Questions",
        tags=tuple(_question_tags(question, primary)),
        was=question.was,
        principle=question.principle,
    )


def _question_gap(question: Question, shelf: _Shelf) -> Rich:
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


def _star(story: Story, own: Iterable[Band], shelf: _Shelf) -> dict[str, Rich]:
    """What every note that tells a story shows of it."""
    seconds = dict(_part_seconds(own))
    return {
        "Pocket": bullets(story.pocket),
        "Claims": _codes(story, shelf),
        **{part.capitalize(): parse(story.part(part)) for part in PARTS},
        **{f"{part.capitalize()} seconds": plain(seconds.get(part, "")) for part in PARTS if story.part(part)},
        "Lesson": parse(story.lesson),
    }


def _part_seconds(own: Iterable[Band]) -> Iterator[tuple[Part, str]]:
    for band in own:
        others = " and ".join(part.capitalize() for part in band.parts[1:])
        yield band.parts[0], f"{_range(band.at_least_s, band.at_most_s)} s" + (f" with {others}" if others else "")


def _range(least: int, most: int) -> str:
    return str(least) if least == most else f"{least}\u2013{most}"


def _total(own: Iterable[Band]) -> str:
    least, most = sum(band.at_least_s for band in own), sum(band.at_most_s for band in own)
    return f"{_range(least, most)} s" if most else ""


def _codes(story: Story, shelf: _Shelf) -> Rich:
    codes = [principle_code(shelf.principles[key]) for key in story.principles]
    runs = [run for code in codes for run in (Run(" "), Run(code, code=True))]
    return (Paragraph(tuple(runs[1:])),) if runs else ()


def principle_code(principle: Principle) -> str:
    """The principle's own code, or the initials of its first two long words."""
    if principle.code:
        return str(principle.code)
    words = [word for word in principle.name.split() if word[:1].isalnum()]
    long = [word for word in words if len(word) > 3] or words
    return "".join(word[0] for word in long[:2]).upper()


def _backup(pick: Pick, shelf: _Shelf) -> dict[str, Rich]:
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


def _story(story: Story, shelf: _Shelf) -> Note:
    values = _star(story, shelf.bands, shelf) | {
        "Key": plain(story.key),
        "Title": plain(story.title),
        "Time": plain(_total(shelf.bands)),
        "Kinds": plain(" · ".join(story.kinds)),
        "Figures": _figures(story.metrics),
        "Follow-ups": bullets(story.follow_ups),
    }
    return Note(
        type=STORY,
        key=story.key,
        values=_note(STORY, values),
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


def _principle(principle: Principle, shelf: _Shelf) -> Note:
    row = shelf.rows.get(principle.key, MatrixRow(principle.key))
    values = {
        "Key": plain(principle.key),
        "Name": plain(principle.name),
        "Code": plain(principle_code(principle)),
        "Meaning": parse(principle.meaning),
        "Probes": bullets(principle.probes),
        "Primary": _titled(row.primary, shelf),
        "Backup": _titled(row.backup, shelf),
        "Gap": parse(row.gap),
    }
    return Note(
        type=PRINCIPLE,
        key=principle.key,
        values=_note(PRINCIPLE, values),
        deck=f"{shelf.deck}::Principles",
        tags=(
            f"principle::{principle.key}",
            *(f"story::{pick.story}" for pick in (row.primary, row.backup) if pick),
            *(("gap",) if row.gap else ()),
        ),
        was=principle.was,
        principle=principle.key,
    )


def _titled(pick: Pick | None, shelf: _Shelf) -> Rich:
    if pick is None:
        return ()
    title = Run(str(shelf.stories[pick.story].title), bold=True)
    return (Paragraph((title,)), *parse(pick.angle))


def _framework(framework: Framework, shelf: _Shelf) -> Note:
    least = sum(step.at_least_s or 0 for step in framework.steps)
    most = sum(step.at_most_s or 0 for step in framework.steps)
    steps = Listing(tuple(tuple(_step(step)) for step in framework.steps), first=1)
    values = {
        "Key": plain(framework.key),
        "Name": plain(framework.name),
        "Time": plain(f"{_range(least, most)} s" if most else ""),
        "Guidance": parse(framework.guidance),
        "Steps": (steps,) if framework.steps else (),
    }
    return Note(
        type=FRAMEWORK,
        key=framework.key,
        values=_note(FRAMEWORK, values),
        deck=f"{shelf.deck}::Frameworks",
        tags=(f"framework::{framework.key}",),
        was=framework.was,
    )


def _step(step: Step) -> Iterator[Paragraph | Listing]:
    seconds: tuple[Run, ...] = ()
    if step.at_most_s is not None and step.at_least_s is not None:
        seconds = (Run(f" {_range(step.at_least_s, step.at_most_s)} s"),)
    yield Paragraph((Run(str(step.name), bold=True), *seconds))
    yield from parse(step.guidance)
    yield from (
        Paragraph(tuple(Run(run.text, run.bold, True, run.code) for run in block.runs))
        if isinstance(block, Paragraph)
        else block
        for block in parse(step.example)
    )


def _checklist(checklist: Checklist, shelf: _Shelf) -> Note:
    values = {
        "Key": plain(checklist.key),
        "Name": plain(checklist.name),
        "Guidance": parse(checklist.guidance),
        "Items": bullets(checklist.items),
    }
    return Note(
        type=CHECKLIST,
        key=checklist.key,
        values=_note(CHECKLIST, values),
        deck=f"{shelf.deck}::Frameworks",
        tags=(f"checklist::{checklist.key}",),
        was=checklist.was,
    )
