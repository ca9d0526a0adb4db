"""Hypothesis strategies for whole banks: every field of the model, with hostile texts."""

from collections.abc import Sequence

from hypothesis import strategies as st
from hypothesis.strategies import DrawFn, SearchStrategy

from deckgen.bank.sets import principle_set
from deckgen.model import (
    IMPACTS,
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
from deckgen.source import Text
from setting_strategies import infos
from text_strategies import allowed, any_text, as_text, choice, distinct, filled, former, keys, several, some_text

metrics = st.builds(Metric, what=some_text, before=any_text, after=any_text, impact=choice(*IMPACTS))

checklists = st.builds(
    Checklist, key=as_text(keys), name=some_text, items=several(some_text), guidance=any_text, was=former, allow=allowed
)


@st.composite
def steps(draw: DrawFn) -> Step:
    """A step without seconds, with one number of seconds, or with a range."""
    bounds = draw(st.none() | st.lists(st.integers(0, 9999), min_size=2, max_size=2).map(sorted))
    return Step(
        name=draw(some_text),
        at_least_s=bounds[0] if bounds else None,
        at_most_s=bounds[1] if bounds else None,
        parts=draw(distinct(st.sampled_from(PARTS).map(Text), 4)),
        guidance=draw(any_text),
        example=draw(any_text),
    )


@st.composite
def _named(draw: DrawFn, most: int) -> list[tuple[Text, Text, tuple[Text, ...]]]:
    """Keys, names and aliases for entries of one kind; none of them means two entries."""
    words = draw(st.lists(filled, max_size=most * 2, unique=True))
    found = draw(st.lists(keys.filter(lambda key: key not in words), max_size=most, unique=True))
    names = [(key, words[place] if place < len(words) else f"The {key}") for place, key in enumerate(found)]
    spare = words[len(found) :]
    return [
        (Text(key), Text(name), tuple(Text(word) for word in spare[place :: len(found)]))
        for place, (key, name) in enumerate(names)
    ]


def _references(entries: Sequence[Text], most: int = 3) -> SearchStrategy[tuple[Text, ...]]:
    return distinct(st.sampled_from(entries), most) if entries else st.just(())


def picks(stories: Sequence[Text]) -> SearchStrategy[Pick | None]:
    """A pick of one of these stories, or none."""
    if not stories:
        return st.none()
    return st.none() | st.builds(Pick, story=st.sampled_from(stories), angle=any_text)


@st.composite
def _principles(draw: DrawFn) -> tuple[Principle, ...]:
    """A few principles of the bank's own, or the shipped set with two meanings changed and a few of its own added."""
    own = tuple(
        Principle(
            key, name, draw(any_text), aliases, draw(any_text), draw(several(some_text)), draw(former), draw(allowed)
        )
        for key, name, aliases in draw(_named(4))
    )
    if draw(st.booleans()):
        return own
    shipped = principle_set("amazon")
    taken = {word for entry in shipped for word in (entry.key, entry.name, *entry.aliases)}
    changed = {draw(st.integers(0, 15)): draw(filled) for _ in range(2)}
    return (
        *(
            Principle(e.key, e.name, e.code, e.aliases, Text(changed.get(place, e.meaning)), e.probes)
            for place, e in enumerate(shipped)
        ),
        *(entry for entry in own if not taken & {entry.key, entry.name, *entry.aliases}),
    )


@st.composite
def _stories(draw: DrawFn, principles: Sequence[Text]) -> tuple[Story, ...]:
    return tuple(
        Story(
            key=key,
            title=title,
            aliases=aliases,
            kinds=draw(distinct(st.sampled_from(("hero", "failure", "conflict")).map(Text))),
            event=draw(any_text),
            situation=draw(any_text),
            task=draw(any_text),
            action=draw(any_text),
            result=draw(any_text),
            lesson=draw(any_text),
            metrics=draw(st.lists(metrics, max_size=2).map(tuple)),
            principles=draw(_references(principles)),
            pocket=draw(several(some_text)),
            follow_ups=draw(several(some_text, 2)),
            was=draw(former),
            allow=draw(allowed),
        )
        for key, title, aliases in draw(_named(4))
    )


@st.composite
def _questions(
    draw: DrawFn, principles: Sequence[Text], stories: Sequence[Text], frameworks: Sequence[Text]
) -> tuple[Question, ...]:
    return tuple(
        Question(
            key=Text(key),
            ask=draw(some_text),
            principle=draw(st.sampled_from((Text(), *principles))),
            framework=draw(st.sampled_from((Text("star"), *frameworks))),
            primary=draw(picks(stories)),
            backup=draw(picks(stories)),
            gap=draw(any_text),
            trap=draw(any_text),
            good_answer=draw(any_text),
            follow_ups=draw(several(some_text, 2)),
            was=draw(former),
            allow=draw(allowed),
        )
        for key in draw(st.lists(keys, max_size=4, unique=True))
    )


@st.composite
def banks(draw: DrawFn) -> Bank:
    """A bank whose references are all keys, as they are after resolving."""
    principles = draw(_principles())
    principle_keys = [entry.key for entry in principles]
    stories = draw(_stories(principle_keys))
    story_keys = [entry.key for entry in stories]
    frameworks = tuple(
        Framework(
            key, name, draw(st.lists(steps(), max_size=3).map(tuple)), draw(any_text), draw(former), draw(allowed)
        )
        for key, name, _ in draw(_named(2))
        if name not in ("star", "STAR")
    )
    rows = draw(_references(principle_keys, 4))
    return Bank(
        info=draw(infos),
        principles=principles,
        stories=stories,
        questions=draw(_questions(principle_keys, story_keys, [entry.key for entry in frameworks])),
        matrix=tuple(
            MatrixRow(row, draw(picks(story_keys)), draw(picks(story_keys)), draw(any_text), draw(allowed))
            for row in rows
        ),
        frameworks=frameworks,
        checklists=draw(st.lists(checklists, max_size=2, unique_by=lambda entry: entry.key).map(tuple)),
    )
