"""One reader for each kind of entry: fields in, an entry of the model out."""

import re
from collections.abc import Iterator

from deckgen.bank.fields import Fields
from deckgen.bank.hints import near
from deckgen.bank.nodes import Mapping
from deckgen.bank.values import choice
from deckgen.codes import bank_codes
from deckgen.model import (
    IMPACTS,
    PARTS,
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

_SECONDS = re.compile(r"(\d{1,4})(?:\s*[-\u2013]\s*(\d{1,4}))?")


def read_story(entry: Fields) -> Story:
    """Read a story."""
    return Story(
        key=entry.key("story"),
        title=entry.text("title", required=True),
        aliases=entry.unique_texts("aliases"),
        kinds=entry.keys("kinds"),
        event=entry.text("event"),
        situation=entry.text("situation"),
        task=entry.text("task"),
        action=entry.text("action"),
        result=entry.text("result"),
        lesson=entry.text("lesson"),
        metrics=tuple(_metric(fields) for fields in entry.each("metrics", "metric")),
        principles=entry.unique_texts("principles"),
        pocket=entry.texts("pocket"),
        follow_ups=entry.texts("follow_ups"),
        was=entry.keys("was"),
        allow=entry.unique_texts("allow"),
    )


def _metric(entry: Fields) -> Metric:
    metric = Metric(
        what=entry.text("what", required=True),
        before=entry.text("before"),
        after=entry.text("after"),
        impact=choice(entry, "impact", IMPACTS),
    )
    entry.finish()
    return metric


def read_principle(entry: Fields) -> Principle:
    """Read a principle. The name is optional if the principle changes one of a named set."""
    return Principle(
        key=entry.key("principle"),
        name=entry.text("name"),
        code=entry.text("code"),
        aliases=entry.unique_texts("aliases"),
        meaning=entry.text("meaning"),
        probes=entry.texts("probes"),
        was=entry.keys("was"),
        allow=entry.unique_texts("allow"),
    )


def read_question(entry: Fields) -> Question:
    """Read a question."""
    return Question(
        key=entry.key("question"),
        ask=entry.text("ask", required=True),
        principle=entry.text("principle"),
        framework=entry.text("framework") or Text("star"),
        primary=_pick(entry, "primary"),
        backup=_pick(entry, "backup"),
        gap=entry.text("gap"),
        trap=entry.text("trap"),
        good_answer=entry.text("good_answer"),
        follow_ups=entry.texts("follow_ups"),
        was=entry.keys("was"),
        allow=entry.unique_texts("allow"),
    )


def _pick(entry: Fields, name: str) -> Pick | None:
    """Read a pick, written as the story alone or as {story, angle}."""
    node = entry.node(name)
    if node is None or node == "":
        return None
    if isinstance(node, Text):
        return Pick(node)
    if isinstance(node, Mapping):
        fields = entry.within(node, f"'{name}' of {entry.what}")
        pick = Pick(fields.text("story", required=True), fields.text("angle"))
        fields.finish()
        return pick if pick.story else None
    entry.shape(node, name, "a story or a mapping", f"write '{name}: {{story: ..., angle: ...}}'")
    return None


def read_matrix_row(principle: Text, entry: Fields) -> MatrixRow:
    """Read a row of the matrix."""
    row = MatrixRow(
        principle=principle,
        primary=_pick(entry, "primary"),
        backup=_pick(entry, "backup"),
        gap=entry.text("gap"),
        allow=entry.unique_texts("allow"),
    )
    entry.finish()
    return row


def read_framework(entry: Fields) -> Framework:
    """Read a framework."""
    return Framework(
        key=entry.key("framework"),
        name=entry.text("name", required=True),
        steps=tuple(_step(fields) for fields in entry.each("steps", "step")),
        guidance=entry.text("guidance"),
        was=entry.keys("was"),
        allow=entry.unique_texts("allow"),
    )


def _step(entry: Fields) -> Step:
    at_least, at_most = _seconds(entry)
    step = Step(
        name=entry.text("step", required=True),
        at_least_s=at_least,
        at_most_s=at_most,
        parts=tuple(_parts(entry)),
        guidance=entry.text("guidance"),
        example=entry.text("example"),
    )
    entry.finish()
    return step


def _seconds(entry: Fields) -> tuple[int | None, int | None]:
    text = entry.text("seconds")
    if not text:
        return None, None
    match = _SECONDS.fullmatch(text)
    least, most = (int(match[1]), int(match[2] or match[1])) if match else (1, 0)
    if least > most:
        message = f"'seconds' is '{text}'"
        entry.report(bank_codes.BAD_VALUE, text.span, message, "write seconds as '30' or '20-30', the smaller first")
        return None, None
    return least, most


def _parts(entry: Fields) -> Iterator[Text]:
    for part in entry.unique_texts("parts"):
        if part in PARTS:
            yield part
        else:
            hint = near(part, PARTS, otherwise="one of")
            entry.report(bank_codes.BAD_VALUE, part.span, f"'{part}' is not a part of a story", hint)


def read_checklist(entry: Fields) -> Checklist:
    """Read a checklist."""
    return Checklist(
        key=entry.key("checklist"),
        name=entry.text("name", required=True),
        items=entry.texts("items"),
        guidance=entry.text("guidance"),
        was=entry.keys("was"),
        allow=entry.unique_texts("allow"),
    )
