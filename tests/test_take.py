import textwrap
from collections.abc import Iterable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from deckgen.bank.load import load, loads
from deckgen.collection.comparison import Comparison, Editor, FieldChange, NoteComparison, Standing
from deckgen.collection.held import Container
from deckgen.deck.builders import build_notes
from deckgen.deck.choice import UnknownNameError
from deckgen.pipeline.take import taken
from deckgen.pipeline.taken_fields import Taken, TakenField, WaitingField
from deckgen.renderers.anki.field_html import fields
from editor_html import editor_html, shown_lines
from expected_notes import expect

BANK = """\
# A small bank.
bank: small
title: Small
---
principles:
  - principle: care  # our own
    name: Care
    meaning: Things are done *well*.
---
story: pump   # the key
title: The pump
situation: The pump leaked for **7 days**.  # measured
task: >
  I was to find the leak before the inspectors came on Friday, and to do so without
  stopping the line.
action: |
  I did two things:

  - I listened,
  - I measured.
result: "It's dry: for good"
---
story: valve
title: The valve
situation: >
  It stuck.
---
questions:
  - question: failure
    ask: Tell me about a failure.
    principle: care
    primary: {story: pump, angle: Nobody asked me}
    trap: Blaming others
  - question: pride
    ask: What are you proud of?
    primary:
      story: The pump
      angle: It is still dry
    backup: valve
  - question: gapped
    ask: And a conflict?
    gap: Still to be written
  - {question: braces, ask: In braces?, primary: valve}
---
matrix:
  care: {primary: pump, gap: One more story}
---
frameworks:
  - framework: three
    name: Three
    guidance: Say three things.
---
checklists:
  - checklist: before
    name: Before
    guidance: Breathe.
"""

COMMENTS = ("# A small bank.", "  # our own", "   # the key", "  # measured")

Edited = tuple[str, str, str] | tuple[str, str, str, Editor]


def against(*edited: Edited, text: str = BANK) -> Comparison:
    """A comparison in which fields of notes have other HTML in Anki: note, field, HTML, and by whom if not by Anki."""
    expected = {note.id: note for note in expect(build_notes(loads({"bank.yaml": text}).bank))}
    notes = []
    for note_id in dict.fromkeys(edit[0] for edit in edited):
        note = expected[note_id]
        names = [name for _, name in note.type.fields]
        changes = tuple(
            FieldChange(name, note.values[names.index(name)], html, editor[0] if editor else Editor.ANKI)
            for _, name, html, *editor in (edit for edit in edited if edit[0] == note_id)
        )
        notes.append(NoteComparison(Standing.EDITED, note, fields=changes))
    return Comparison(Container.COLLECTION, True, tuple(notes))


def take(*edited: Edited, names: Iterable[str] = ("all",), bank_wins: Iterable[str] = (), text: str = BANK) -> Taken:
    return taken(
        loads({"bank.yaml": text}),
        against(*edited, text=text),
        tuple(names),
        bank_wins=tuple(bank_wins),
        read=lambda _: text.encode(),
    )


def changed_lines(taken_: Taken, text: str = BANK) -> tuple[list[str], list[str]]:
    """The lines that go and those that come."""
    old, new = text.split("\n"), taken_.files["bank.yaml"].decode().split("\n")
    return [line for line in old if line not in new], [line for line in new if line not in old]


ONE_TEXT = {
    ("question/failure", "Question"): (
        "Tell me about a <b>big</b> failure.",
        "    ask: Tell me about a **big** failure.",
    ),
    ("question/failure", "Angle"): (
        "Nobody asked me, ever",
        "    primary: {story: pump, angle: 'Nobody asked me, ever'}",
    ),
    ("question/failure", "Trap"): ("Blaming", "    trap: Blaming"),
    ("question/failure", "Good answer"): ("One&nbsp;fault", "    good_answer: One fault"),
    ("question/pride", "Angle"): ("It is dry", "      angle: It is dry"),
    ("question/gapped", "Gap"): ("To be told", "    gap: To be told"),
    ("question/failure", "Situation"): ("It leaked.", "situation: It leaked.  # measured"),
    ("question/failure", "Lesson"): ("Listen first.", "lesson: Listen first."),
    ("story/valve", "Title"): ("The *old* valve", "title: The *old* valve"),
    ("story/pump", "Situation"): ("It leaked.", "situation: It leaked.  # measured"),
    ("story/pump", "Result"): ('It&#39;s "dry"', 'result: "It\'s \\"dry\\""'),
    ("story/pump", "Lesson"): ("Listen first.", "lesson: Listen first."),
    ("principle/care", "Name"): ("Great care", "    name: Great care"),
    ("principle/care", "Meaning"): ("Things are <i>done</i>.", "    meaning: Things are *done*."),
    ("principle/care", "Gap"): ("Two more", "  care: {primary: pump, gap: Two more}"),
    ("framework/three", "Name"): ("3", "    name: '3'"),
    ("framework/three", "Guidance"): ("Say 3.", "    guidance: Say 3."),
    ("checklist/before", "Name"): ("First", "    name: First"),
    ("checklist/before", "Guidance"): ("Drink.", "    guidance: Drink."),
}


@pytest.mark.parametrize(("note_id", "field"), ONE_TEXT)
def test_a_field_that_is_one_text_goes_into_its_place(note_id: str, field: str) -> None:
    html, line = ONE_TEXT[note_id, field]
    result = take((note_id, field, html))

    assert result.waiting == ()
    assert [(note_id, field)] == [(done.note_id, done.field) for done in result.done]
    gone, new = changed_lines(result)
    assert [line] == new
    assert len(gone) <= 1


def test_all_of_them_go_in_together() -> None:
    result = take(*((*place, html) for place, (html, _) in ONE_TEXT.items()))

    assert result.waiting == ()
    assert {*ONE_TEXT} == {(done.note_id, done.field) for done in result.done}
    assert {line for _, line in ONE_TEXT.values()} == {*changed_lines(result)[1]}


def test_the_place_of_a_text_is_told() -> None:
    result = take(("question/failure", "Trap", "Blaming"), ("question/failure", "Lesson", "Listen first."))

    places = [(done.field, str(done.place)) for done in result.done]
    assert places == [("Trap", "bank.yaml:33:11"), ("Lesson", "bank.yaml:10:8")]


@pytest.mark.parametrize(
    ("text", "html", "typed"),
    [
        ("task", "I was to find the leak before Friday, and to do so without stopping the line.", """\
            task: >
              I was to find the leak before Friday, and to do so without
              stopping the line."""),
        ("action", "<p>I did two things:</p><ul><li>I listened,</li><li>I <b>measured</b>.</li></ul>", """\
            action: |
              I did two things:

              - I listened,
              - I **measured**."""),
        ("action", "one<br>two", """\
            action: |
              one
              two"""),
        ("situation", "one<br>two", """\
            situation: |  # measured
              one
              two"""),
        ("situation", "It " + "leaked " * 18 + "badly.", """\
            situation: >  # measured
              It leaked leaked leaked leaked leaked leaked leaked leaked leaked leaked leaked leaked
              leaked leaked leaked leaked leaked leaked badly."""),
        ("result", "", "result: \"\""),
    ],
)  # fmt: skip
def test_a_text_keeps_the_way_it_is_written(text: str, html: str, typed: str) -> None:
    result = take(("story/pump", text.capitalize(), html))

    assert result.waiting == ()
    assert textwrap.dedent(typed).rstrip() in result.files["bank.yaml"].decode()


def test_a_text_that_is_not_there_yet_comes_below_its_entry() -> None:
    text = """\
bank: small
title: Small
---
story: pump
title: The pump
---
questions:
  # the first
  - ask: Why?
    question: why
    trap:
    primary:
      # best told
      story: pump

  # the second
  - question: how
    ask: How?
"""
    result = take(
        ("question/why", "Trap", "Blaming"),
        ("question/why", "Angle", "Mine: all of it"),
        ("question/why", "Task", "one<br>two"),
        ("question/how", "Good answer", "Short"),
        text=text,
    )

    assert result.waiting == ()
    wanted = """\
bank: small
title: Small
---
story: pump
title: The pump
task: |-
  one
  two
---
questions:
  # the first
  - ask: Why?
    question: why
    trap: Blaming
    primary:
      # best told
      story: pump
      angle: 'Mine: all of it'

  # the second
  - question: how
    ask: How?
    good_answer: Short
"""
    assert result.files["bank.yaml"].decode() == wanted


def test_what_is_not_one_text_of_the_bank_waits() -> None:
    result = take(
        ("question/failure", "Pocket", "x"),
        ("question/failure", "Gap", "x"),
        ("question/braces", "Trap", "x"),
        ("question/braces", "Angle", "x"),
        ("question/gapped", "Angle", "x"),
        ("question/gapped", "Situation", "x"),
        ("story/pump", "Figures", "x"),
        ("story/pump", "Title", "A pump"),
        ("story/valve", "Title", "<b>Valve</b>"),
        ("story/valve", "Lesson", '<span style="color: red">red</span>'),
        ("story/valve", "Situation", "- one<br>- two"),
        ("framework/three", "Name", ""),
    )

    assert result.files == {}
    assert [(wait.note_id, wait.field, wait.reason) for wait in result.waiting] == [
        ("question/failure", "Pocket", "the bank has no text of its own for it"),
        ("question/failure", "Gap", "the gap is not its own"),
        ("question/braces", "Trap", "'braces' is written on one line; put its fields on lines of their own"),
        (
            "question/braces",
            "Angle",
            "'valve' is named without an angle; put 'story:' and 'angle:' on lines of their own",
        ),
        ("question/gapped", "Angle", "the question has no story yet"),
        ("question/gapped", "Situation", "the bank has no text of its own for it"),
        ("story/pump", "Figures", "the bank has no text of its own for it"),
        (
            "story/pump",
            "Title",
            "the bank would have an error: question 'pride' names story 'The pump', which is not in the bank",
        ),
        ("story/valve", "Title", "no text of a bank would look like that"),
        ("story/valve", "Lesson", "no text of a bank would look like that"),
        ("story/valve", "Situation", "no text of a bank would look like that"),
        ("framework/three", "Name", "the bank would have an error: 'name' of framework is empty"),
    ]


def test_what_waits_does_not_hold_up_the_others() -> None:
    result = take(
        ("story/pump", "Title", "A pump"), ("story/pump", "Lesson", "Listen first."), ("story/pump", "Figures", "x")
    )

    assert [done.field for done in result.done] == ["Lesson"]
    assert [wait.field for wait in result.waiting] == ["Title", "Figures"]
    assert changed_lines(result) == ([], ["lesson: Listen first."])


def test_notes_that_print_the_same_text_must_agree_on_it() -> None:
    at_odds = take(("question/failure", "Lesson", "Listen."), ("story/pump", "Lesson", "Measure."))
    agreed = take(
        ("question/failure", "Lesson", "<b>Listen</b>."), ("story/pump", "Lesson", "<strong>Listen</strong>.")
    )

    assert at_odds.files == {}
    assert [wait.reason for wait in at_odds.waiting] == 2 * [
        "'question/failure' and 'story/pump' say two different things there"
    ]
    assert changed_lines(agreed) == ([], ["lesson: '**Listen**.'"])
    assert len(agreed.done) == 2


def test_a_note_that_is_not_named_still_has_its_say() -> None:
    edited = (("question/failure", "Lesson", "Listen."), ("story/pump", "Lesson", "Measure."))

    assert [
        WaitingField("story/pump", "Lesson", "'story/pump' and 'question/failure' say two different things there")
    ] == [*take(*edited, names=["story/pump"]).waiting]
    assert changed_lines(take(*edited, names=["story/pump"], bank_wins=["question/failure"])) == (
        [],
        ["lesson: Measure."],
    )


def test_only_the_notes_named_are_taken() -> None:
    edited = (("question/failure", "Trap", "x"), ("framework/three", "Guidance", "y"))

    assert [(done.note_id, done.field) for done in take(*edited, names=["three"]).done] == [
        ("framework/three", "Guidance")
    ]
    assert ((result := take(*edited, bank_wins=["all"])).files, result.done, result.waiting) == ({}, (), ())
    with pytest.raises(UnknownNameError):
        take(*edited, names=["four"])


@pytest.mark.parametrize(
    ("editor", "reason"),
    [
        (Editor.BOTH, "the bank has changed it too"),
        (Editor.UNKNOWN, "nothing tells whether the bank has changed it too"),
    ],
)
def test_what_the_bank_has_changed_too_waits(editor: Editor, reason: str) -> None:
    result = take(("story/pump", "Lesson", "Listen.", editor))

    assert (WaitingField("story/pump", "Lesson", reason),) == result.waiting
    assert result.files == {}


def test_what_only_the_bank_has_changed_is_no_edit() -> None:
    result = take(("question/failure", "Lesson", "Older.", Editor.BANK), ("story/pump", "Lesson", "Listen."))

    assert [(done.note_id, done.field) for done in result.done] == [("story/pump", "Lesson")]


def test_a_principle_that_comes_with_deckgen_waits_until_the_bank_has_words_for_it() -> None:
    shipped = "bank: small\ntitle: Small\n---\nprinciples: amazon\n"
    own = f"{shipped}---\nprinciples:\n  - principle: dive-deep\n    code: DI\n"
    edit = ("principle/dive-deep", "Meaning", "Look.")

    assert [wait.reason for wait in take(edit, text=shipped).waiting] == [
        "the principle comes with deckgen, and the bank has no words of its own for it"
    ]
    assert changed_lines(take(edit, text=own), own) == ([], ["    meaning: Look."])


def test_a_text_that_stands_for_two_waits() -> None:
    text = "bank: small\ntitle: Small\n---\nstory: pump\ntitle: Pump\ntask: &same It was mine.\naction: *same\n"
    result = take(("story/pump", "Task", "Mine."), text=text)

    assert [wait.reason for wait in result.waiting] == ["other texts of the bank would change with it"]


@pytest.mark.parametrize("mark", ["", "\ufeff"])
@pytest.mark.parametrize("end", ["\n", "\r\n"])
@pytest.mark.parametrize("last", ["", "end"])
def test_line_ends_and_marks_stay_as_they_are(mark: str, end: str, last: str) -> None:
    composed = BANK.replace("A small bank", "A cafe\u0301") + ("" if last else "# the end")
    text = mark + composed.replace("\n", end)
    result = take(
        ("question/failure", "Situation", "one<br>two"), ("checklist/before", "Guidance", "Drink."), text=text
    )

    wanted = text.replace(
        "situation: The pump leaked for **7 days**.  # measured",
        end.join(("situation: |  # measured", "  one", "  two")),
    ).replace("Breathe", "Drink")
    assert wanted == result.files["bank.yaml"].decode()


def test_a_mark_stays_before_a_first_line_that_changes(tmp_path: Path) -> None:
    path = tmp_path / "bank.yaml"
    path.write_bytes("\ufefftitle: Pump\nstory: pump\n---\nbank: small\ntitle: Small".encode())
    loaded = load(tmp_path)
    comparison = against(("story/pump", "Title", "The pump"), text=path.read_text("utf-8-sig"))
    result = taken(loaded, comparison, ["all"])

    assert result.files == {
        path.as_posix(): "\ufefftitle: The pump\nstory: pump\n---\nbank: small\ntitle: Small".encode()
    }


def test_a_file_that_has_changed_since_is_left_alone() -> None:
    result = taken(
        loads({"bank.yaml": BANK}),
        against(("story/pump", "Lesson", "Listen.")),
        ["all"],
        read=lambda _: BANK.replace("Small", "Little").encode(),
    )

    assert result.files == {}
    assert [wait.reason for wait in result.waiting] == ["bank.yaml has changed since it was read"]


def test_other_files_are_not_written() -> None:
    texts = {"a.yaml": "bank: small\ntitle: Small\n", "b.yaml": "story: pump\ntitle: Pump\ntask: Mine.\n"}
    loaded = loads(texts)
    comparison = against(("story/pump", "Task", "Ours."), text="---\n".join(texts.values()))
    result = taken(loaded, comparison, ["pump"], read=lambda path: texts[path].encode())

    assert result.files == {"b.yaml": b"story: pump\ntitle: Pump\ntask: Ours.\n"}
    assert (TakenField("story/pump", "Task", loaded.bank.stories[0].task.span),) == result.done


@settings(max_examples=60)
@given(st.dictionaries(st.sampled_from([*ONE_TEXT]), editor_html.filter(str.strip), min_size=1, max_size=6))
def test_whatever_was_written_is_in_the_bank_or_waits(edits: dict[tuple[str, str], str]) -> None:
    result = take(*((*place, html) for place, html in edits.items()))
    text = result.files["bank.yaml"].decode() if result.files else BANK
    before, after = notes_in(BANK), notes_in(text)

    done = {(field.note_id, field.field) for field in result.done}
    assert {*edits} == done | {(field.note_id, field.field) for field in result.waiting}
    for place, html in edits.items():
        if place in done:
            assert shown_lines(html) == shown_lines(after[place])
    texts = {text_of(place) for place in done}
    assert [place for place in ONE_TEXT if text_of(place) not in texts and before[place] != after[place]] == []
    assert {comment for comment in COMMENTS if comment not in text} == set()


def notes_in(text: str) -> dict[tuple[str, str], str]:
    """Every field of every note of a bank, as HTML, by note and name."""
    notes = build_notes(loads({"bank.yaml": text}).bank)
    return {
        (note.id, field.name): html
        for note in notes
        for field, html in zip(note.type.fields, fields(note), strict=True)
    }


def text_of(place: tuple[str, str]) -> tuple[str, str]:
    """The text of the bank that a field shows: the question tells the story's situation and lesson."""
    note_id, field = place
    return ("story/pump", field) if field in ("Situation", "Lesson") else (note_id, field)
