import subprocess
import sys
from io import BytesIO
from itertools import chain
from pathlib import Path

import pdfplumber
import pikepdf
import pymupdf_fonts
import pytest
from reportlab.pdfbase.ttfonts import TTFontFace

from deckgen.bank.load import load_sources
from deckgen.deck.builders import build_notes
from deckgen.model import Bank, BankInfo, PrintSettings, Story
from deckgen.renderers.pdf.document import render_pdf
from deckgen.renderers.pdf.rendered_pdf import RenderedPdf
from deckgen.renderers.pdf.text import scripts
from deckgen.renderers.pdf.text.bundled_face import BundledFace
from deckgen.renderers.pdf.text.fonts import _CODE, _FAMILY, _LAST
from deckgen.source import Source, Text
from reading import read_faces
from test_pdf_words import HOSTILE, PRINTING, RTL, missing_words, printed, story

RARE = "\ue0ff"
"""A sign of one maker: of the bundled fonts only Ubuntu has it, which no text is set in."""


def with_rare(settings: PrintSettings, folders: tuple[Path, ...] = ()) -> RenderedPdf:
    bank = Bank(BankInfo(Text("rare")), stories=(Story(Text("s"), Text("T"), action=Text(f"made with {RARE} here")),))
    return render_pdf(bank, build_notes(bank), settings, font_folders=folders)


def fonts_of(rendered: RenderedPdf) -> set[str]:
    with pikepdf.open(BytesIO(rendered.data)) as pdf:
        return {str(font.BaseFont).partition("+")[2] for font in pdf.pages[0].Resources.Font.as_dict().values()}


def text_of(rendered: RenderedPdf) -> str:
    with pdfplumber.open(BytesIO(rendered.data)) as pdf:
        return "".join(character["text"] for page in pdf.pages for character in page.chars)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "deep").mkdir()
    (tmp_path / "deep/Ubuntu.ttf").write_bytes(pymupdf_fonts.myfont("ubuntu"))
    (tmp_path / "Another.ttf").write_bytes(pymupdf_fonts.myfont("spacemo"))
    (tmp_path / "broken.ttf").write_bytes(b"\0\1\0\0 not a font at all")
    (tmp_path / "outlines.ttf").write_bytes(pymupdf_fonts.myfont("symbol2"))
    return tmp_path


def test_a_character_that_no_bundled_font_has_comes_from_the_system(folder: Path) -> None:
    without, within = with_rare(PrintSettings()), with_rare(PrintSettings(), (folder,))

    assert [one.code for one in without.diagnostics] == ["P514"]
    assert within.diagnostics == ()
    assert fonts_of(within) - fonts_of(without) == {"Ubuntu-Regular"}
    assert f"made with {RARE} here" in text_of(within)


def test_a_font_that_the_command_line_names_is_used(folder: Path) -> None:
    rendered = with_rare(PrintSettings(fonts=(Text(str(folder / "deep/Ubuntu.ttf")),)))

    assert rendered.diagnostics == ()
    assert "Ubuntu-Regular" in fonts_of(rendered)


def test_a_font_that_a_bank_names_is_looked_for_beside_the_bank(folder: Path) -> None:
    source = Source(str(folder / "bank.yaml"), "bank: x\nprint: {font: [deep/Ubuntu.ttf]}\n")
    rendered = with_rare(load_sources([source]).bank.info.print)

    assert rendered.diagnostics == ()
    assert "Ubuntu-Regular" in fonts_of(rendered)


def test_a_character_no_font_has_is_a_box_that_still_reads_as_itself() -> None:
    assert f"made with {RARE} here" in text_of(with_rare(PrintSettings()))


def test_chinese_is_left_to_the_font_of_the_language() -> None:
    def fonts(language: str) -> list[str]:
        told = Story(Text("s"), Text("T"), action=Text("我在三天内"))
        bank = Bank(BankInfo(Text("cjk"), language=Text(language)), stories=(told,))
        rendered = render_pdf(bank, build_notes(bank), PrintSettings(), font_folders=())
        assert [one.code for one in rendered.diagnostics] == ["P518"]
        with pikepdf.open(BytesIO(rendered.data)) as pdf:
            return [
                str(font.BaseFont)
                for font in pdf.pages[0].Resources.Font.as_dict().values()
                if font.Subtype == "/Type0"
            ]

    assert [fonts(language) for language in ("en", "ja", "ko", "zh-Hant")] == [
        ["/STSong-Light"],
        ["/HeiseiKakuGo-W5"],
        ["/HYSMyeongJo-Medium"],
        ["/MSung-Light"],
    ]


@pytest.mark.parametrize("text", ["今天", "レポート", "보고서"])
def test_what_is_left_to_the_fonts_of_the_viewer_is_said(text: str) -> None:
    rendered, _, _ = printed([story("mixed", text), story("plain", "Latin only")], PRINTING)
    without, _, _ = printed([story("plain", "Latin only")], PRINTING)

    assert [(one.code, str(one.severity)) for one in rendered.diagnostics] == [("P518", "info")]
    assert without.diagnostics == ()


def test_lines_break_where_unicode_lets_them() -> None:
    breaks = scripts.line_breaks("今天 foo-bar，好（x）3.5%")

    assert 1 in breaks
    assert "今天 foo-bar，".index("，") not in breaks
    assert scripts.line_breaks("plain text-only") == (6, 11)


def test_words_that_run_to_the_left_are_put_in_their_order() -> None:
    depths = scripts.levels("ab אב 12 גד")

    assert (depths[0], depths[3], depths[6]) == (0, 1, 2)
    assert scripts.reordered(["a", "B", "1", "C"], [0, 1, 2, 1]) == ["a", "C", "1", "B"]


def test_without_the_extra_every_word_is_printed_and_a_finding_says_what_is_missing(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(scripts, "find_spec", lambda name: None)
    scripts.line_breaks.cache_clear()
    scripts.levels.cache_clear()
    try:
        stories = [story(key, text) for key, text in (HOSTILE | RTL).items()]
        rendered, notes, ready = printed(stories, PRINTING)
        faces = read_faces(rendered.data, ready, rendered.cards)
        plain_ones = [note for note in notes if note.key not in RTL]

        assert missing_words(rendered, plain_ones, ready) == []
        assert [face.outside for face in faces.values() if face.outside] == []
        assert sorted(one.message for one in rendered.diagnostics if one.code == "P516") == [
            f"the letters of {script} in story '{key}' are not put in order, joined and placed as they should be"
            for script, key in (
                ("Arabic", "arabic"),
                ("Devanagari", "devanagari"),
                ("Hebrew", "hebrew"),
                ("Thai", "thai"),
            )
        ]
    finally:
        scripts.line_breaks.cache_clear()
        scripts.levels.cache_clear()


def test_a_word_broken_for_its_width_is_said_to_be_unshaped_at_its_own_card_alone(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(scripts, "find_spec", lambda name: None)
    scripts.line_breaks.cache_clear()
    scripts.levels.cache_clear()
    try:
        rendered, _, _ = printed([story("long", "\u0628" * 400)], PrintSettings(pages=(Text("none"),)))

        assert [one.message for one in rendered.diagnostics if one.code == "P516"] == [
            "the letters of Arabic in story 'long' are not put in order, joined and placed as they should be"
        ]
    finally:
        scripts.line_breaks.cache_clear()
        scripts.levels.cache_clear()


def test_looking_at_settings_loads_no_printer() -> None:
    program = "import sys, deckgen.renderers.pdf; sys.exit(any(n.split('.')[0] == 'reportlab' for n in sys.modules))"

    assert subprocess.run([sys.executable, "-c", program], check=False).returncode == 0


def read_by_reportlab(name: str) -> TTFontFace:
    return TTFontFace(BytesIO(pymupdf_fonts.myfont(name)))


@pytest.mark.parametrize("name", [*chain(*_FAMILY.values()), *_CODE.values(), _LAST])
def test_a_bundled_font_is_read_as_reportlab_reads_it(name: str) -> None:
    expected, face = read_by_reportlab(name), BundledFace(pymupdf_fonts.myfont(name))
    subset = [0] * 32 + [*range(32, 128)]
    with_advance = int.from_bytes(face.get_table("hhea")[34:36], "big")
    last_advance = face.hmetrics[with_advance - 1][0]

    assert expected.charToGlyph == face.charToGlyph
    assert expected.hmetrics[:with_advance] == face.hmetrics[:with_advance]
    # ReportLab gives the rest this advance too, but in thousandths of the size.
    assert [(last_advance, bearing) for _, bearing in expected.hmetrics[with_advance:]] == face.hmetrics[with_advance:]
    assert expected.glyphPos == face.glyphPos
    assert expected.defaultWidth == face.defaultWidth
    assert expected.charWidths == {code: face.getCharWidth(code) for code in face.charToGlyph}
    assert expected.defaultWidth == face.getCharWidth(0x10FFFF)
    assert expected.makeSubset(subset) == face.makeSubset(subset)
