from dataclasses import fields

from deckgen.model import PARTS, Metric, Story
from deckgen.texts import FIGURES, TOLD, figures_in, texts_of, told_in

NOT_TEXTS = {"key", "kinds", "principles", "was", "allow"}
"""Fields of a story that hold keys and names of rules."""

STORY = Story(
    key="s",
    title="A title",
    aliases=["Another"],
    event="the launch",
    situation="It was slow.",
    action="I rewrote it.",
    metrics=(Metric("load time", before="5 hours", after="30 minutes"), Metric("cost", after="none")),
    pocket=["one", "two"],
    follow_ups=["Why?"],
)


def test_the_texts_of_a_story_come_with_their_fields_and_without_the_empty_ones() -> None:
    assert texts_of(STORY) == [
        ("title", "A title"),
        ("situation", "It was slow."),
        ("action", "I rewrote it."),
        ("event", "the launch"),
        ("metrics.what", "load time"),
        ("metrics.before", "5 hours"),
        ("metrics.after", "30 minutes"),
        ("metrics.what", "cost"),
        ("metrics.after", "none"),
        ("aliases", "Another"),
        ("pocket", "one"),
        ("pocket", "two"),
        ("follow_ups", "Why?"),
    ]


def test_no_field_that_holds_text_is_left_out() -> None:
    values = {field.name: field.name for field in fields(Story) if field.name not in (*NOT_TEXTS, "metrics")}
    full = Story(**values)  # type: ignore[arg-type]  # by name
    named = {field for field, _ in texts_of(full)} | {"metrics"}

    assert named == {field.name for field in fields(Story)} - NOT_TEXTS


def test_what_is_told_and_the_figures_are_some_of_all_texts() -> None:
    assert told_in(STORY) == [text for field, text in texts_of(STORY) if field in TOLD]
    assert figures_in(STORY) == [text for field, text in texts_of(STORY) if field in FIGURES]
    assert set(PARTS) < set(TOLD)
