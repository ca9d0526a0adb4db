"""One reader a kind of entry: nodes in, entries of the model out, faults to the report."""

import re
from collections.abc import Callable, Iterator
from typing import TypeVar

from deckgen.bank.faults import Fault, Report
from deckgen.bank.fields import Fields
from deckgen.bank.hints import near
from deckgen.bank.nodes import Items, Mapping, Node
from deckgen.bank.print_settings import read_print
from deckgen.bank.values import choice, count
from deckgen.model import (
    IMPACTS,
    PARTS,
    BankInfo,
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

E = TypeVar("E")
_SECONDS = re.compile(r"(\d{1,4})(?:\s*[-\u2013]\s*(\d{1,4}))?")


def read_bank(entry: Fields) -> BankInfo:
    """The bank's own document."""
    default = BankInfo(Text("bank"))
    return BankInfo(
        id=entry.key("bank"),
        title=entry.text("title"),
        deck=entry.text("deck"),
        language=entry.text("language") or default.language,
        speaking_rate=count(entry, "speaking_rate", default.speaking_rate, least=60, most=300, unit="words a minute"),
        style="script" if choice(entry, "style", ("notes", "script"), "notes") == "script" else "notes",
        story_use_limit=count(entry, "story_use_limit", default.story_use_limit, least=1, most=99, unit="uses"),
        required_kinds=_required_kinds(entry) if entry.has("required_kinds") else _unread(entry, "required_kinds"),
        print=read_print(entry),
        check=entry.mapping("check"),
        was=entry.keys("was"),
        allow=entry.unique_texts("allow"),
    )


def _unread(entry: Fields, name: str) -> tuple[tuple[Text, int], ...]:
    entry.mapping(name)
    return BankInfo(Text()).required_kinds


def _required_kinds(entry: Fields) -> tuple[tuple[Text, int], ...]:
    counted = []
    for kind, number in entry.mapping("required_kinds"):
        if number.isdecimal() and len(number) < 4:
            counted.append((kind, int(number)))
        else:
            message = f"'{kind}' in 'required_kinds' is '{number}'"
            entry.report(Fault.BAD_VALUE, number.span, message, "write a whole number of stories")
    return tuple(counted)


def read_story(entry: Fields) -> Story:
    """A story."""
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
    """A principle; its name may be left out only where it adds to one of a named set."""
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
    """A practice question."""
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
    """A pick, written as the story alone or as {story, angle}."""
    node = entry.node(name)
    if node is None or node == "":
        return None
    if isinstance(node, Text):
        return Pick(node)
    if isinstance(node, Mapping):
        fields = Fields(node, f"'{name}' of {entry.what}", entry.report)
        pick = Pick(fields.text("story", required=True), fields.text("angle"))
        fields.finish()
        return pick if pick.story else None
    entry.shape(node, name, "a story or a mapping", f"write '{name}: {{story: ..., angle: ...}}'")
    return None


def read_matrix_row(principle: Text, entry: Fields) -> MatrixRow:
    """A row of the matrix."""
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
    """A framework for answering."""
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
    found = _SECONDS.fullmatch(text)
    least, most = (int(found[1]), int(found[2] or found[1])) if found else (1, 0)
    if least > most:
        message = f"'seconds' is '{text}'"
        entry.report(Fault.BAD_VALUE, text.span, message, "write seconds as '30' or '20-30', the smaller first")
        return None, None
    return least, most


def _parts(entry: Fields) -> Iterator[Text]:
    for part in entry.unique_texts("parts"):
        if part in PARTS:
            yield part
        else:
            hint = near(part, PARTS, otherwise="one of")
            entry.report(Fault.BAD_VALUE, part.span, f"'{part}' is not a part of a story", hint)


def read_checklist(entry: Fields) -> Checklist:
    """A checklist."""
    return Checklist(
        key=entry.key("checklist"),
        name=entry.text("name", required=True),
        items=entry.texts("items"),
        guidance=entry.text("guidance"),
        was=entry.keys("was"),
        allow=entry.unique_texts("allow"),
    )


def read_list(node: Node, what: str, report: Report, read: Callable[[Fields], E]) -> Iterator[E]:
    """Every entry of a list such as the one below ``questions:``."""
    if not isinstance(node, Items):
        if node != "":
            report(
                Fault.SHAPE,
                node.span,
                f"'{what}s' is not a list",
                f"write '- {what}: a-key' and its fields below it",
            )
        return
    for item in node.items:
        if isinstance(item, Mapping):
            entry = Fields(item, what, report)
            yield read(entry)
            entry.finish()
        else:
            report(Fault.SHAPE, item.span, f"not a {what}", f"write '- {what}: a-key' and its fields below it")


def read_matrix(node: Node, report: Report) -> Iterator[MatrixRow]:
    """Every row of the mapping below ``matrix:``."""
    if not isinstance(node, Mapping):
        if node != "":
            report(
                Fault.SHAPE,
                node.span,
                "'matrix' is not a mapping",
                "write 'ownership: {primary: ..., backup: ...}'",
            )
        return
    for principle, row in node.pairs:
        if isinstance(row, Mapping):
            yield read_matrix_row(principle, Fields(row, f"matrix row '{principle}'", report))
        else:
            message = f"matrix row '{principle}' is not a mapping"
            report(Fault.SHAPE, row.span, message, f"write '{principle}: {{primary: ..., backup: ...}}'")
