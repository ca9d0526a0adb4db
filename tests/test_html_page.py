import re
from dataclasses import replace
from html.parser import HTMLParser

import real_anki
from deckgen.bank.load import load
from deckgen.deck.guidance_types import CHECKLIST
from deckgen.deck.markup import plain
from deckgen.deck.notes import Note
from deckgen.lint.run import check
from deckgen.renderers.anki.templates import filled, style_sheet
from deckgen.renderers.preview import render_html
from deckgen.source import Text

NOTES = real_anki.sample_notes()
BANK = load(real_anki.SAMPLE).bank
TITLED = replace(BANK, info=replace(BANK.info, title=Text("R&D <onsite>")))
PAGE = render_html(TITLED, NOTES).decode()
CARDS = PAGE.partition('<div id="findings">')[0]
VOID = {"meta", "br"}


def test_every_card_is_on_the_page_front_and_back() -> None:
    for note in NOTES:
        for face in filled(note):
            assert PAGE.count(f'<div class="card">{face}</div>') >= 1

    assert PAGE.count('<div class="card">') == 2 * len(NOTES)


def test_cards_stand_below_their_deck_and_the_contents_count_them() -> None:
    text = real_anki.squeezed(real_anki.visible(PAGE))

    assert "R&D <onsite>" in text
    assert f"{len(NOTES)} cards as Anki shows them" in text
    assert [
        f"Interview::{name}" for name in ("5 Questions", "6 Stories", "4 Principles", "8 Frameworks")
    ] == re.findall(r"<h2>(.*?)</h2>", CARDS)
    for name, kinds in (("5 Questions", {"question"}), ("8 Frameworks", {"framework", "checklist"})):
        count = sum(note.type.kind in kinds for note in NOTES)
        assert f"Interview::{name} {count}" in text


def test_the_page_asks_for_nothing_from_elsewhere() -> None:
    assert re.findall(r"""\b(?:src|href|action)\s*=\s*["'](?!#)[^"']*|@import|url\(""", PAGE) == []


def test_the_cards_wear_the_style_that_anki_is_given_by_day_and_by_night() -> None:
    assert style_sheet() in PAGE
    assert ".nightMode .card" in style_sheet()
    assert "classList.toggle('nightMode')" in PAGE


def test_every_element_is_closed_and_no_anchor_is_used_twice() -> None:
    checker = Checker()
    checker.feed(PAGE)
    checker.close()

    assert checker.open == []
    assert len(checker.ids) == len(set(checker.ids))
    assert {link.removeprefix("#") for link in checker.links} <= set(checker.ids)
    assert [link for link in checker.links if link != "#to-fix"] == [
        *(f"#deck-{number}" for number in (1, 2, 3, 4)),
        "#findings",
    ]


class Checker(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.ids: list[str] = []
        self.links: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in VOID:
            self.open.append(tag)
        self.ids += [value for name, value in attrs if name == "id" and value]
        self.links += [value for name, value in attrs if name == "href" and value]

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag


def test_notes_of_one_deck_that_stand_apart_come_together() -> None:
    def checklist(key: str, deck: str) -> Note:
        values = {"Key": plain(key), "Name": plain(key)}
        return Note(CHECKLIST, Text(key), tuple(values.get(field.name, ()) for field in CHECKLIST.fields), deck)

    page = render_html(BANK, [checklist("a", "One"), checklist("b", "Two"), checklist("c", "One")]).decode()

    cards = page.partition('<div id="findings">')[0]

    assert re.findall(r"<h2>(.*?)</h2>|<h3>(.*?)</h3>", cards) == [
        ("One", ""),
        ("", "checklist/a"),
        ("", "checklist/c"),
        ("Two", ""),
        ("", "checklist/b"),
    ]


def test_equal_notes_give_equal_bytes() -> None:
    assert render_html(BANK, NOTES) == render_html(BANK, real_anki.sample_notes())


def test_the_findings_stand_below_the_cards() -> None:
    found = check(BANK)
    page = render_html(BANK, NOTES, found).decode()

    assert found
    assert page.index('class="card"') < page.index('class="findings"')
    assert found[0].code in page.partition('class="findings"')[2]


def test_a_card_has_the_tags_that_anki_keeps_of_it() -> None:
    note = replace(NOTES[0], tags=("story::b", "story::a", "story::b", ""))

    assert '<p class="tags"><span>story::a</span><span>story::b</span></p>' in render_html(BANK, [note]).decode()
