"""A bank with every field filled, for what must not lose one."""

from collections.abc import Sequence
from dataclasses import replace

from deckgen.model import (
    AnkiSettings,
    Bank,
    BankInfo,
    Checklist,
    Framework,
    MatrixRow,
    Metric,
    Pick,
    Principle,
    PrintSettings,
    Question,
    Step,
    Story,
)
from deckgen.source import Text
from text_strategies import HOSTILE, valid_text

PRINT = PrintSettings(
    paper="a4",
    card="3x5",
    sheet="avery-5388",
    orientation="portrait",
    layout="duplex",
    edge="short",
    turn="top",
    marks="crop",
    fit="continue",
    margin_mm=5,
    gutter_mm=0.5,
    bleed_mm=2.5,
    back_error_mm=(1, -0.5),
    cards=("question", "story"),
    only=("star",),
    pages=("matrix",),
    fonts=("a.ttf", "b.ttf"),
    mono=True,
)


def bank_of(texts: Sequence[str]) -> Bank:
    """A bank with every field filled: for each text an entry of each kind, the text in each field that takes any."""
    bank = Bank(
        BankInfo(
            id="mine",
            title=texts[0],
            deck=texts[-1],
            language="de",
            speaking_rate=120,
            style="script",
            story_use_limit=3,
            required_kinds=((Text("hero"), 2),),
            print=PRINT,
            anki=AnkiSettings(("questions", "stories"), gaps=False),
            check=((Text("S101"), Text("off")), (Text("B402"), Text("error"))),
            was=("yours", "theirs"),
            allow=("S101", "B402"),
        )
    )
    for number, text in enumerate(texts):
        bank = _with_entries_of(bank, number, text)
    return bank


def _with_entries_of(bank: Bank, number: int, text: str) -> Bank:
    several, former, allowed = (text, "and more"), (f"was-{number}", f"older-{number}"), ("S101", "B402")
    pick, backup = Pick(f"s{number}", text), Pick(f"s{number}")
    metric, step = (
        Metric(text, text, text, "business"),
        Step(text, number, number + 9, ("situation", "task"), text, text),
    )
    principle = Principle(f"p{number}", text, text, (f"P {number}",), text, several, former, allowed)
    story = Story(
        key=f"s{number}",
        title=text,
        aliases=(f"S {number}", f"Story {number}"),
        kinds=("hero", "failure"),
        event=text,
        situation=text,
        task=text,
        action=text,
        result=text,
        lesson=text,
        metrics=(metric, Metric(text)),
        principles=(f"p{number}", "p0") if number else ("p0",),
        pocket=several,
        follow_ups=several,
        was=former,
        allow=allowed,
    )
    question = Question(
        key=f"q{number}",
        ask=text,
        principle=f"p{number}",
        framework=f"f{number}",
        primary=pick,
        backup=backup,
        gap=text,
        trap=text,
        good_answer=text,
        follow_ups=several,
        was=former,
        allow=allowed,
    )
    framework = Framework(f"f{number}", text, (step, Step(text, number, number)), text, former, allowed)
    checklist = Checklist(f"c{number}", text, several, text, former, allowed)
    return replace(
        bank,
        principles=(*bank.principles, principle),
        stories=(*bank.stories, story),
        questions=(*bank.questions, question),
        matrix=(*bank.matrix, MatrixRow(f"p{number}", pick, backup, text, allowed)),
        frameworks=(*bank.frameworks, framework),
        checklists=(*bank.checklists, checklist),
    )


HOSTILE_BANK = bank_of(list(dict.fromkeys(map(valid_text, HOSTILE))))
