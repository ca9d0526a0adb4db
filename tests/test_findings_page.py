import re
from collections import Counter
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path

from hypothesis import given, settings

from deckgen.bank.load import load
from deckgen.diagnostics import Diagnostic, Severity
from deckgen.lint.run import check
from deckgen.model import Bank, BankInfo, Framework, Metric, Principle, Step, Story
from deckgen.renderers.findings.findings_page import findings_page, findings_section, findings_style
from deckgen.source import Span, Text
from strategies import banks

STORIES = Path(__file__).parent.parent / "stories"
VOID = {"meta", "br"}


class Page(HTMLParser):
    """The page as a browser reads it: open tags, text, and every address it would fetch."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.tags: list[str] = []
        self.text: list[str] = []
        self.addresses: list[str] = []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.addresses += [value or "" for name, value in attrs if name in ("src", "href", "data", "action")]
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.text.append(data)


def sample() -> tuple[Bank, str]:
    bank = load(STORIES).bank
    return bank, findings_page(bank, check(bank))


def test_the_page_needs_no_other_file_and_no_network() -> None:
    _, html = sample()
    page = Page(html)

    assert page.open == []
    assert {tag for tag in page.tags if tag in ("script", "link", "img", "iframe", "object")} == set()
    assert page.addresses == ["#to-fix"]
    assert re.findall(r"url\(|@import|https?:", html) == []


def test_the_page_shows_every_finding_with_its_place_and_cure() -> None:
    bank, html = sample()
    text = "".join(Page(html).text)

    for found in check(bank):
        assert found.message in text
        assert found.hint in text
        assert f"line {found.span.line}, column {found.span.column}" in text


def test_the_heat_map_has_a_cell_for_each_principle_and_story() -> None:
    bank, html = sample()
    heat = html.split('<table class="heat">')[1].split("</table>")[0]
    primaries = Counter(str(row.primary.story) for row in bank.matrix if row.primary)
    counts = [primaries[story.key] for story in bank.stories]
    overused = [count for count in counts if count > bank.info.story_use_limit]

    assert len(re.findall(r'<td class="use ', heat)) == len(bank.principles) * len(bank.stories)
    assert len(re.findall(r'<td class="use primary"', heat)) == primaries.total()
    assert overused
    assert re.findall(r'<td class="over">(\d+)</td>', heat) == [str(count) for count in overused]


def test_many_stories_leave_room_for_the_names_of_the_principles() -> None:
    wide, narrow = findings_style().split("@media (max-width: 560px)")

    for style, width in ((wide, 160), (narrow, 96)):
        assert re.search(rf"\.heat tbody th, \.findings \.heat tfoot th {{[^}}]*min-width: {width}px", style)


def test_the_bars_of_a_story_are_its_seconds_against_the_bands() -> None:
    bank = Bank(
        BankInfo(Text("mine"), speaking_rate=60),
        stories=(Story(Text("a"), Text("A"), situation=Text("one two"), action=Text("go " * 100), result=Text("x")),),
    )
    html = findings_page(bank, ())

    assert '<div class="bar short"><span class="part">situation + task</span>' in html
    assert '<div class="bar long"><span class="part">action</span>' in html
    assert "<b>100</b> of 60–90 s" in html
    assert "<b>1</b> of 30 s" in html


def test_a_figure_that_the_story_does_not_tell_is_marked() -> None:
    story = Story(Text("a"), Text("A"), result=Text("30 minutes"), pocket=(Text("40 minutes, then 30"),))
    html = findings_page(Bank(BankInfo(Text("mine")), stories=(story,)), ())

    assert '<span class="stray">40 minutes</span>, 30' in html


def test_a_figure_moves_from_before_to_after_in_any_script() -> None:
    metric = Metric(Text("מחיר"), Text("5 דקות"), Text("3"))
    story = Story(Text("a"), Text("A"), result=Text("5, 3"), metrics=(metric,))
    page = findings_page(Bank(BankInfo(Text("mine")), stories=(story,)), ())

    assert '<bdi>מחיר</bdi>: <b dir="ltr"><bdi>5 דקות</bdi> → <bdi>3</bdi></b>' in page


def test_the_word_after_a_comma_is_no_unit() -> None:
    story = Story(Text("a"), Text("A"), result=Text("It took 50, then 30 minutes"))

    assert "<td>50, 30 minutes</td>" in findings_page(Bank(BankInfo(Text("mine")), stories=(story,)), ())


def test_an_empty_bank_has_a_page_that_says_so() -> None:
    text = "".join(Page(findings_page(Bank(BankInfo(Text("mine"))), ())).text)

    assert "mine: findings" in text
    assert "Nothing." in text


def test_what_an_author_or_a_path_holds_is_escaped() -> None:
    evil = Text("<b>\"x\" & 'y'</b><script>alert(1)</script>")
    story = Story(Text("a"), evil, event=evil, situation=evil, result=Text("5 <i>x</i>"), pocket=(Text("6<u>"),))
    bank = Bank(BankInfo(Text("mine"), title=evil), (Principle(Text("p"), evil),), (story,))
    found = Diagnostic("S101", Severity.ERROR, Span("<s>.yaml", 1, 1), evil, evil)
    html = findings_page(bank, (found,))

    assert {"b", "script", "i", "u", "s"} & set(Page(html.replace("<b>", "").replace("</b>", "")).tags) == set()
    assert html.count("<script") == 0
    assert "".join(Page(html).text).count("<script>alert(1)</script>") >= 5


@settings(max_examples=40)
@given(banks())
def test_any_bank_has_a_well_formed_page(bank: Bank) -> None:
    page = Page(findings_page(bank, check(bank)))

    assert page.open == []
    assert set(page.tags) & {"script", "link", "img"} == set()


def test_the_section_can_stand_in_another_page() -> None:
    bank, html = sample()
    section = findings_section(bank, check(bank))

    assert section in html
    assert section.startswith('<section class="findings">')
    for selector in re.findall(r"(?:^|})\s*([^{}@]+){", re.sub(r"@media[^{]*{", "", findings_style())):
        assert ".findings" in selector or "body.alone" in selector, selector


def test_a_story_of_the_same_event_stands_beside_its_sibling() -> None:
    def story(key: str, event: str) -> Story:
        return Story(Text(key), Text(f"Story {key}"), event=Text(event), result=Text("5 days"))

    bank = Bank(BankInfo(Text("mine")), stories=(story("a", "x"), story("b", ""), story("c", "X")))
    table = findings_page(replace(bank), ()).split('<table class="figures">')[1]

    assert re.findall(r"Story (\w)", table) == ["a", "c", "b"]


def test_bands_of_no_seconds_have_bars_too() -> None:
    star = Framework(Text("star"), Text("STAR"), (Step(Text("Act"), 0, 0, (Text("action"),)),))
    bank = Bank(BankInfo(Text("mine")), stories=(Story(Text("a"), Text("A")),), frameworks=(star,))

    assert "<b>0</b> of 0 s" in findings_page(bank, ())


def test_a_bar_is_judged_by_the_band_that_is_drawn_and_by_the_rules() -> None:
    def states(words: int) -> list[str]:
        story = Story(Text("a"), Text("A"), result=Text(" ".join(["go"] * words)))
        page = findings_page(Bank(BankInfo(Text("mine"), speaking_rate=60), stories=(story,)), ())
        return re.findall(r'<div class="bar (\w+)"><span class="part">result', page)

    assert [states(words) for words in (26, 27, 30, 33, 34)] == [["short"], ["right"], ["right"], ["right"], ["long"]]
