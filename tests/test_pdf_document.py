"""A sound file that says what it is, leads to every card and asks the printer for what its layout needs."""

import re
from dataclasses import replace
from io import BytesIO

import pikepdf
import pytest

from deckgen.deck.builders import build_notes
from deckgen.model import PrintSettings
from deckgen.renderers.pdf.document import render_pdf
from deckgen.renderers.pdf.sheet.settings import overlay
from deckgen.source import Text
from sample_print import ALL_PAGES, SAMPLE, opened, sample


@pytest.mark.parametrize("layout", ["duplex", "fold", "fronts", "backs", "single"])
def test_every_layout_makes_a_sound_file(layout: str) -> None:
    with opened(PrintSettings(layout=Text(layout))) as pdf:
        assert pdf.check_pdf_syntax() == []


def test_the_outline_has_a_part_for_each_kind_and_an_entry_for_each_card() -> None:
    with opened(ALL_PAGES) as pdf, pdf.open_outline() as outline:
        parts = {str(part.title): len(part.children) for part in outline.root}

    assert parts == {
        "Questions": len(SAMPLE.questions),
        "Stories": len(SAMPLE.stories),
        "Principles": len(SAMPLE.principles),
        "Frameworks": len(SAMPLE.frameworks),
        "Which story for which principle": 0,
        "Every story in brief": 0,
        **{str(checklist.name): 0 for checklist in SAMPLE.checklists},
        "Index of questions": 0,
    }


def test_the_index_leads_to_the_page_of_each_card() -> None:
    with opened() as pdf:
        pages: dict[object, int] = {page.objgen: number for number, page in enumerate(pdf.pages)}
        links = [link for page in pdf.pages for link in page.get("/Annots", ())]
        targets = [pages[link.Dest[0].objgen] for link in links]

    assert len(targets) >= len(SAMPLE.questions)
    assert targets[-len(SAMPLE.questions) :] == sorted(targets[-len(SAMPLE.questions) :])


def test_the_file_is_of_a_version_that_knows_tags_and_print_wishes() -> None:
    assert opened().pdf_version == "1.7"


def test_the_file_says_what_it_is_and_how_to_print_it() -> None:
    with opened() as pdf:
        assert str(pdf.docinfo["/Title"]) == SAMPLE.info.title
        assert str(pdf.Root.Lang) == "en"
        assert pdf.Root.ViewerPreferences.PrintScaling == "/None"
        assert pdf.Root.ViewerPreferences.DisplayDocTitle


@pytest.mark.parametrize("orientation", ["portrait", "landscape"])
@pytest.mark.parametrize(
    ("layout", "edge", "wish"),
    [
        ("", "", "/DuplexFlipLongEdge"),
        ("duplex", "long", "/DuplexFlipLongEdge"),
        ("duplex", "short", "/DuplexFlipShortEdge"),
        *((layout, edge, "/Simplex") for layout in ("fold", "fronts", "backs", "single") for edge in ("long", "short")),
    ],
)
def test_the_file_asks_the_printer_for_the_edge_or_the_one_side_that_its_layout_is_for(
    layout: str, edge: str, wish: str, orientation: str
) -> None:
    settings = PrintSettings(
        card=Text("poker"), layout=Text(layout), edge=Text(edge), orientation=Text(orientation), pages=(Text("none"),)
    )
    with opened(settings) as pdf:
        width, height = (float(side) for side in list(pdf.pages[0].mediabox)[2:])

        assert (width > height) == (orientation == "landscape")
        assert pdf.Root.ViewerPreferences.Duplex == wish


def test_every_font_is_embedded_in_part() -> None:
    with opened() as pdf:
        fonts = list(pdf.pages[0].Resources.Font.as_dict().values())

        assert fonts
        for font in fonts:
            assert re.match(r"/[A-Z]{6}\+", str(font.BaseFont))
            assert "/FontFile2" in font.FontDescriptor
            assert "/ToUnicode" in font


def test_all_may_be_asked_for_again_where_the_bank_asks_for_some() -> None:
    some = replace(SAMPLE.info.print, only=(Text("census-pipeline"),))
    notes = build_notes(SAMPLE)

    assert render_pdf(SAMPLE, notes, overlay(some, PrintSettings(only=(Text("all"),)))).data == sample().data
    assert render_pdf(SAMPLE, notes, some).cards < sample().cards


def test_only_the_kinds_and_keys_asked_for_are_printed() -> None:
    chosen = overlay(SAMPLE.info.print, PrintSettings(only=(Text("census-pipeline"),), pages=(Text("none"),)))
    rendered = render_pdf(SAMPLE, build_notes(SAMPLE), chosen)
    with pikepdf.open(BytesIO(rendered.data)) as pdf, pdf.open_outline() as outline:
        titles = [str(part.title) for part in outline.root]
        stories = [str(entry.title) for entry in outline.root[1].children]

    assert titles == ["Questions", "Stories"]
    assert stories == [str(story.title) for story in SAMPLE.stories if story.key == "census-pipeline"]
