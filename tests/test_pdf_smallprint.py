from io import BytesIO

import pdfplumber
import pytest

from deckgen.deck.builders import build_notes
from deckgen.model import Bank, BankInfo, Pick, Principle, PrintSettings, Question, Story
from deckgen.renderers.pdf.document import render_pdf
from deckgen.renderers.pdf.sheet.settings import plan
from deckgen.source import Text
from reading import read_faces, squeezed


def bank(name: str, code: str, key: str, claims: int) -> Bank:
    others = tuple(Principle(Text(f"other-{n}"), Text(f"Other {n}"), code=Text(f"X{n}")) for n in range(claims))
    principle = Principle(Text(key), Text(name), code=Text(code))
    story = Story(
        Text("told"),
        Text("A story"),
        action=Text("What was done."),
        principles=tuple(one.key for one in (principle, *others)),
    )
    question = Question(
        Text(key), Text("What did you do?"), principle=principle.key, primary=Pick(story.key, Text("Why"))
    )
    return Bank(BankInfo(Text("small")), (principle, *others), (story,), (question,))


@pytest.mark.parametrize("card", ["3x5", "a7", "mini"])
@pytest.mark.parametrize(
    ("name", "code", "key", "claims"),
    [
        ("A principle with a name " * 12, "PN", "short", 2),
        ("Name", "CODE" * 30, "short", 2),
        ("Name", "PN", "a-very-long-key" * 20, 2),
        ("Name", "PN", "short", 60),
        ("x" * 300, "y" * 100, "z" * 300, 200),
    ],
)
def test_small_print_that_is_too_long_flows_with_the_text(
    card: str, name: str, code: str, key: str, claims: int
) -> None:
    held = bank(name.strip(), code, key, claims)
    settings = PrintSettings(card=Text(card), cards=(Text("questions"),), pages=(Text("none"),))
    rendered = render_pdf(held, build_notes(held), settings, font_folders=())
    ready, _ = plan(settings)
    assert ready is not None
    faces = read_faces(rendered.data, ready, rendered.cards)
    # A continuation begins with the question again.
    text = "whatdidyoudo?" + squeezed("".join(face.text for face in faces.values())).replace("whatdidyoudo?", "")

    assert [face.outside for face in faces.values() if face.outside] == []
    assert squeezed(name) in text
    assert squeezed(code) in text
    assert all(squeezed(str(story)) in text for story in (held.stories[0].title, "What did you do?"))
    assert all(f"x{number}" in text for number in range(claims))


@pytest.mark.parametrize("card", ["3x5", "a7", "poker", "mini"])
def test_titles_begin_at_one_height_whatever_number_of_codes_is_with_them(card: str) -> None:
    tops = set()
    for claims in range(4):
        held = bank("Name", "PN", "short", claims)
        settings = PrintSettings(card=Text(card), cards=(Text("questions"),), pages=(Text("none"),))
        rendered = render_pdf(held, build_notes(held), settings, font_folders=())
        with pdfplumber.open(BytesIO(rendered.data)) as pdf:
            tops |= {round(word["top"]) for word in pdf.pages[1].extract_words() if word["text"] == "story"}

    assert len(tops) == 1
