from io import BytesIO

import pdfplumber
import pikepdf

from deckgen.deck.builders import build_notes
from deckgen.deck.markup import words
from deckgen.model import Bank, BankInfo, PrintSettings
from deckgen.renderers.pdf.document import render_pdf
from deckgen.source import Text
from sample_print import SAMPLE, sample, squeezed


def test_the_sample_prints_its_questions_then_its_stories_three_cards_a_sheet() -> None:
    rendered = sample()

    assert rendered.sheets == -(-rendered.cards // 3)
    assert rendered.cards >= len(SAMPLE.questions) + len(SAMPLE.stories)


def test_every_word_of_every_face_is_on_its_pages_in_order() -> None:
    rendered = sample()

    with pdfplumber.open(BytesIO(rendered.data)) as pdf:
        text = squeezed("".join(page.extract_text(use_text_flow=True) for page in pdf.pages))
    for note in build_notes(SAMPLE):
        if note.type.kind in ("question", "story"):
            for slot in (*note.type.paper.front, *note.type.paper.back):
                for line in words(note[slot.field]).split("\n") if slot.field else ():
                    assert squeezed(line) in text, (note.key, slot.field)


def test_the_file_is_sound() -> None:
    with pikepdf.open(BytesIO(sample().data)) as pdf:
        assert pdf.check_pdf_syntax() == []


def test_a_bank_without_cards_makes_a_sound_file_and_a_finding() -> None:
    bank = Bank(BankInfo(Text("empty")))
    rendered = render_pdf(bank, (), PrintSettings())

    assert [(one.code, one.message) for one in rendered.diagnostics] == [
        ("P517", "there is no card to print: the bank has no questions and no stories")
    ]
    with pikepdf.open(BytesIO(rendered.data)) as pdf:
        assert pdf.check_pdf_syntax() == []
        assert len(pdf.pages) == 1


def test_the_front_and_the_back_runs_are_the_two_halves_of_the_duplex_run() -> None:
    both, fronts, backs = (sample(PrintSettings(layout=Text(layout))) for layout in ("duplex", "fronts", "backs"))

    assert both.pages == fronts.pages + backs.pages
    assert (both.sheets, both.cards) == (fronts.sheets, fronts.cards) == (backs.sheets, backs.cards)


def test_reference_pages_come_after_the_backs_for_the_fronts_are_put_back_into_the_printer() -> None:
    fronts, backs = (sample(PrintSettings(layout=Text(layout))) for layout in ("fronts", "backs"))
    reference = sample().pages - 2 * fronts.sheets

    assert reference > 0
    assert fronts.pages == fronts.sheets
    assert backs.pages == backs.sheets + reference
