"""One bank told in several dialects of Markdown is the same bank again."""

from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from deckgen.importers.intake import import_guides
from deckgen.model import PARTS, Story

WORDS = ("harbour", "crane", "night", "rota", "ledger", "tide", "pilot", "depot", "cable", "signal", "ferry", "quay")
CLAUSES = st.sampled_from(("I moved **12** crates", "my rota fell by 40%", "we sailed at 5", "it cost $3 and 1/2"))
SENTENCES = st.lists(CLAUSES, min_size=1, max_size=4).map(lambda pieces: "; ".join(pieces) + ".")
ASKS = st.sampled_from(("Tell me about a time you {}.", "How do you {}?", "Describe a day when you had to {}."))
PRINCIPLES = st.lists(
    st.sampled_from(("Ownership", "Are Right, A Lot", "Have Backbone; Disagree and Commit", "Dive Deep")), unique=True
)
LISTED = {"Ownership": "ownership", "Are Right, A Lot": "are-right-a-lot", "Dive Deep": "dive-deep"} | {
    "Have Backbone; Disagree and Commit": "have-backbone"
}

WrittenStory = tuple[str, dict[str, str], list[str]]


@st.composite
def guides(draw: st.DrawFn) -> tuple[list[WrittenStory], list[str]]:
    titles = draw(
        st.lists(
            st.lists(st.sampled_from(WORDS), min_size=2, max_size=3, unique=True),
            min_size=1,
            max_size=4,
            unique_by=lambda title: tuple(sorted(title)),
        )
    )
    stories = []
    for title in titles:
        parts = {str(part): draw(SENTENCES) for part in PARTS}
        stories.append((" ".join(title).capitalize(), parts, draw(PRINCIPLES)))
    asks = draw(st.lists(st.tuples(ASKS, st.sampled_from(WORDS)), max_size=4, unique=True))
    return stories, [ask.format(word) for ask, word in asks]


def _principles(story: WrittenStory, line: str) -> str:
    return line.format(", ".join(story[2])) if story[2] else ""


def bullets(story: WrittenStory) -> str:
    lines = [f"- **{part.capitalize()}**: {text}" for part, text in story[1].items()]
    return (
        f"### Story: {story[0]}\n" + "\n".join(lines) + _principles(story, "\n- **Leadership Principles**: {}.") + "\n"
    )


def letters(story: WrittenStory) -> str:
    lines = [f"*   **{part[0].upper()} ({part.capitalize()})**: {text}" for part, text in story[1].items()]
    return f"## 1.2 {story[0]}\n\n" + "\n".join(lines) + _principles(story, "\n*   **LPs**: {}") + "\n\n---\n"


def paragraphs(story: WrittenStory) -> str:
    lines = [f"**{part.capitalize()}:** {text}\n" for part, text in story[1].items()]
    return f"#### {story[0]}\n\n" + "\n".join(lines) + _principles(story, "\n**Principles:** {}\n")


def headings(story: WrittenStory) -> str:
    lines = [f"### {part.capitalize()}\n\n{text}\n" for part, text in story[1].items()]
    return f"## {story[0]}\n\n" + "\n".join(lines) + _principles(story, "\n### Principles\n\n{}\n")


def plain_lines(story: WrittenStory) -> str:
    lines = [f"{part[0].upper()}: {text}" for part, text in story[1].items()]
    return f"**{story[0]}**\n\n" + "\n".join(lines) + _principles(story, "\nPrinciples: {}") + "\n"


def details(story: WrittenStory) -> str:
    lines = [f"<b>{part.capitalize()}:</b> {text}<br>" for part, text in story[1].items()]
    listed = _principles(story, "\n<b>Principles:</b> {}")
    return f"<details><summary>{story[0]}</summary>\n\n" + "\n".join(lines) + listed + "\n\n</details>\n"


def nested(story: WrittenStory) -> str:
    lines = [f"  - {part.capitalize()}: {text}" for part, text in story[1].items()]
    return f"- **{story[0]}**\n" + "\n".join(lines) + _principles(story, "\n  - Principles: {}") + "\n"


def quoted(story: WrittenStory) -> str:
    return "".join(f"> {line}\n" for line in paragraphs(story).split("\n"))


PORTUGUESE = dict(zip(map(str, PARTS), ("Situação", "Tarefa", "Ação", "Resultado"), strict=True))
CHINESE = dict(zip(map(str, PARTS), ("情境", "任務", "行動", "結果"), strict=True))
GERMAN = dict(zip(map(str, PARTS), ("Situation", "Aufgabe", "Vorgehen", "Ergebnis"), strict=True))


def in_words(names: dict[str, str], colon: str) -> Callable[[WrittenStory], str]:
    def write(story: WrittenStory) -> str:
        lines = [f"- **{names[part]}**{colon}{text}" for part, text in story[1].items()]
        return f"### {story[0]}\n" + "\n".join(lines) + _principles(story, "\n- **Leadership Principles**: {}") + "\n"

    return write


DIALECTS: dict[str, Callable[[WrittenStory], str]] = {
    "bullets": bullets,
    "letters": letters,
    "paragraphs": paragraphs,
    "headings": headings,
    "plain lines": plain_lines,
    "details": details,
    "nested": nested,
    "quoted": quoted,
    "Portuguese": in_words(PORTUGUESE, ": "),
    "Chinese": in_words(CHINESE, "："),
    "German": in_words(GERMAN, " – "),
}


def table(stories: list[WrittenStory]) -> str:
    rows = [f"| {title} | {' | '.join(parts.values())} | {', '.join(names)} |" for title, parts, names in stories]
    head = "| Title | Situation | Task | Action | Result | Principles |\n|---|---|---|---|---|---|\n"
    return head + "\n".join(rows) + "\n"


def same(stories: list[WrittenStory], imported: tuple[Story, ...]) -> None:
    assert [(title, *parts.values(), tuple(LISTED[name] for name in names)) for title, parts, names in stories] == [
        (story.title, *(story.part(part) for part in PARTS), story.principles) for story in imported
    ]


@pytest.mark.parametrize("dialect", DIALECTS)
@settings(max_examples=12)
@given(guide=guides())
def test_a_guide_in_any_dialect_holds_the_same_stories_and_questions(
    dialect: str, guide: tuple[list[WrittenStory], list[str]]
) -> None:
    stories, asks = guide
    text = "\n".join(DIALECTS[dialect](story) for story in stories)
    listed = "\n# Questions\n\n" + "\n".join(f"{number}. {ask}" for number, ask in enumerate(asks, start=1)) + "\n"
    imported = import_guides({"guide.md": (text + listed).encode()})

    assert imported.bank
    same(stories, imported.bank.stories)
    assert asks == [question.ask for question in imported.bank.questions]


@settings(max_examples=15)
@given(guides())
def test_a_table_holds_the_same_stories(guide: tuple[list[WrittenStory], list[str]]) -> None:
    imported = import_guides({"guide.md": f"# Stories\n\n{table(guide[0])}".encode()})

    assert imported.bank
    same(guide[0], imported.bank.stories)


@settings(max_examples=15)
@given(guides(), st.sampled_from((",", ";", "\t")))
def test_a_sheet_holds_the_same_stories(guide: tuple[list[WrittenStory], list[str]], delimiter: str) -> None:
    rows = [["Result", "Title", "Situation", "Task", "Action", "Principles"]]
    rows += [
        [parts["result"], title, parts["situation"], parts["task"], parts["action"], ", ".join(names)]
        for title, parts, names in guide[0]
    ]
    text = "\n".join(delimiter.join(f'"{cell}"' for cell in row) for row in rows)
    imported = import_guides({"guide.tsv" if delimiter == "\t" else "guide.csv": text.encode()})

    assert imported.bank
    same(guide[0], imported.bank.stories)
