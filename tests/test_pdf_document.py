import os
import re
import subprocess
import sys
from collections import Counter
from io import BytesIO
from pathlib import Path

import pdfplumber
import pikepdf
import pytest

from deckgen.deck.builders import build_notes
from deckgen.model import Bank, BankInfo, PrintSettings, Story
from deckgen.render.pdf import overlay, render_pdf
from deckgen.render.pdf.ink.palette import FAINT, INK, QUIET, SHADE, contrast, tabs
from deckgen.source import Text
from test_pdf_cards import SAMPLE, sample

ROOT = Path(__file__).parents[1]
ALL_PAGES = PrintSettings(
    cards=tuple(map(Text, ("questions", "stories", "principles", "frameworks"))),
    pages=tuple(map(Text, ("matrix", "quick", "checklists", "index"))),
)


def opened(settings: PrintSettings | None = None) -> pikepdf.Pdf:
    return pikepdf.open(BytesIO(sample(settings).data))


def elements(pdf: pikepdf.Pdf) -> list[pikepdf.Object]:
    """The elements of the tree of tags, in reading order."""
    found: list[pikepdf.Object] = []

    def walk(element: pikepdf.Object) -> None:
        found.append(element)
        kids = element.get("/K", pikepdf.Array())
        for kid in kids if isinstance(kids, pikepdf.Array) else ():
            if isinstance(kid, pikepdf.Dictionary) and kid.get("/Type") == "/StructElem":
                walk(kid)

    walk(pdf.Root.StructTreeRoot.K[0])
    return found


def shape(element: pikepdf.Object) -> str:
    """An element and what is below it, as P or L(LI LI)."""
    kids = element.get("/K", 0)
    below = [shape(kid) for kid in kids if "/S" in kid] if isinstance(kids, pikepdf.Array) else []
    return str(element.S)[1:] + (f"({' '.join(below)})" if below else "")


@pytest.mark.parametrize("layout", ["duplex", "fold", "fronts", "backs", "single"])
def test_every_layout_makes_a_sound_file(layout: str) -> None:
    with opened(PrintSettings(layout=Text(layout))) as pdf:
        assert pdf.check_pdf_syntax() == []


def test_the_file_has_a_tree_of_tags_with_a_heading_for_each_face() -> None:
    with opened() as pdf:
        roles = Counter(str(element.S) for element in elements(pdf))

        assert pdf.Root.MarkInfo.Marked
        assert roles["/Document"] == 1
        assert roles["/H2"] >= len(SAMPLE.questions) + len(SAMPLE.stories)
        assert roles["/P"] > roles["/H2"]


def test_lists_are_lists_to_those_who_listen() -> None:
    action = "Before.\n\n1. one\n2. two\n\n   still two\n   - inner\n   - last\n3. three\n\nAfter."
    story = Story(Text("s"), Text("Title"), action=Text(action), result=Text("- at once"), pocket=(Text("Cue"),))
    bank = Bank(BankInfo(Text("lists")), stories=(story,))
    settings = PrintSettings(cards=(Text("stories"),), pages=(Text("none"),))
    rendered = render_pdf(bank, build_notes(bank), settings)

    with pikepdf.open(BytesIO(rendered.data)) as pdf:
        tree = shape(pdf.Root.StructTreeRoot.K[0])
    front = "P H2 L(LI(LBody))"
    action_list = "L(LI(Lbl LBody) LI(Lbl LBody(P L(LI(LBody) LI(LBody)))) LI(Lbl LBody))"
    assert tree == f"Document(Sect(Sect({front} H3 P {action_list} P P L(LI(LBody)))))"


def test_an_item_that_begins_with_a_list_keeps_its_own_number() -> None:
    story = Story(Text("s"), Text("Title"), action=Text("1. 1. inner\n   2. last\n2. - plain"))
    bank = Bank(BankInfo(Text("lists")), stories=(story,))
    settings = PrintSettings(cards=(Text("stories"),), pages=(Text("none"),), marks=Text("none"))
    rendered = render_pdf(bank, build_notes(bank), settings)

    with pikepdf.open(BytesIO(rendered.data)) as pdf:
        tree = shape(pdf.Root.StructTreeRoot.K[0])
    with pdfplumber.open(BytesIO(rendered.data)) as pages:
        back = pages.pages[1]
        words = [word["text"] for word in back.extract_words()]
        bullets = [shape for shape in back.rects if shape["width"] < 3]
    inner = "LI(Lbl LBody(L(LI(Lbl LBody) LI(Lbl LBody))))"
    assert words[:7] == ["Title", "A", "1.", "1.", "inner", "2.", "last"]
    assert words[7:9] == ["2.", "plain"]
    assert len(bullets) == 1
    assert f"L({inner} LI(Lbl LBody(L(LI(LBody)))))" in tree


def test_all_that_is_marked_on_a_page_is_in_the_tree_and_the_rest_is_furniture() -> None:
    with opened() as pdf:
        rows = pdf.Root.StructTreeRoot.ParentTree.Nums
        for place, page in enumerate(pdf.pages):
            content = page.Contents.read_bytes()
            marked = [int(number) for number in re.findall(rb"/MCID (\d+)", content)]

            assert marked == list(range(len(rows[2 * place + 1])))
            assert page.StructParents == place
            assert content.count(b"BDC") + content.count(b"BMC") == content.count(b"EMC")
            outside = re.sub(rb"(?s)(BDC|BMC).*?EMC", b"", content)
            assert b"Tj" not in outside


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
        width, height = (float(side) for side in pdf.pages[0].mediabox[2:])

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


def test_nothing_in_a_bank_makes_the_file_hold_a_file_open_an_address_or_run_anything() -> None:
    evil = Text(
        "<img src='/etc/hostname'> <a href='http://x.test'>x</a> http://x.test file:///etc/hostname "
        "/JavaScript (app.alert(1)) /Launch /URI >> endobj ) Tj EMC ET Q {{x}}"
    )
    story = Story(Text("evil"), evil, situation=evil, action=evil, pocket=(evil,), lesson=evil)
    bank = Bank(BankInfo(Text("evil"), title=evil), stories=(story,))
    data = render_pdf(bank, build_notes(bank), PrintSettings()).data
    with pikepdf.open(BytesIO(data)) as pdf:
        assert pdf.check_pdf_syntax() == []
        names = {str(key) for item in pdf.objects if isinstance(item, pikepdf.Dictionary) for key in item}
        streams = [item for item in pdf.objects if isinstance(item, pikepdf.Stream)]

        assert not names & {"/URI", "/JS", "/JavaScript", "/Launch", "/EmbeddedFile", "/EF", "/AA", "/OpenAction", "/A"}
        assert not any(stream.get("/Subtype") in ("/Image", "/Form") for stream in streams)


def test_the_file_holds_no_path_and_no_name_of_a_person() -> None:
    data = sample().data
    with pikepdf.open(BytesIO(data)) as pdf:
        whole = b"".join(
            item.read_bytes() if isinstance(item, pikepdf.Stream) and "/FontFile2" not in item else str(item).encode()
            for item in pdf.objects
        )

        assert str(pdf.docinfo["/Author"]) == ""

    assert len(whole) > len(data)
    assert str(ROOT).encode() not in whole
    assert str(Path.home()).encode() + b"/" not in whole


PROGRAM = """
import sys
from pathlib import Path
from deckgen.bank.load import load
from deckgen.deck.builders import build_notes
from deckgen.render.pdf import render_pdf
bank = load(Path(sys.argv[1])).bank
sys.stdout.buffer.write(render_pdf(bank, build_notes(bank), bank.info.print).data)
"""


def test_two_processes_at_two_times_make_the_same_bytes() -> None:
    made = [
        subprocess.run(
            [sys.executable, "-c", PROGRAM, str(ROOT / "stories")],
            env=os.environ | {"PYTHONHASHSEED": seed, "TZ": zone},
            capture_output=True,
            check=True,
        ).stdout
        for seed, zone in (("1", "UTC"), ("2", "Asia/Tokyo"))
    ]

    assert len(made[0]) > 1000
    assert made[0] == made[1]


def test_the_second_document_of_a_process_is_the_same_as_the_first() -> None:
    assert sample().data == sample().data


def test_text_stands_out_from_what_is_behind_it() -> None:
    white = (1.0, 1.0, 1.0)
    pairs = [(INK, white), (QUIET, white), (INK, SHADE), (QUIET, SHADE), (white, INK)]

    assert all(contrast(one, other) >= 4.5 for one, other in pairs)
    assert contrast(FAINT, white) < 4.5


def test_no_text_is_printed_in_a_colour_that_is_hard_to_read() -> None:
    with opened(ALL_PAGES) as pdf:
        colours = set()
        for page in pdf.pages:
            for text in re.findall(rb"(?s)BT.*?ET", page.Contents.read_bytes()):
                colours |= set(re.findall(rb"([\d.]+(?: [\d.]+ [\d.]+)?) (?:g|rg)\b", text))

    allowed = {f"{colour[0]:.3f}".rstrip("0").rstrip(".").encode() for colour in (INK, QUIET)}
    assert colours - {b"1"} == allowed


def test_no_two_principles_have_their_tab_in_one_place() -> None:
    keys = [f"p{number}" for number in range(40)]
    held = tabs(keys, mono=True)

    assert len({(tab.place, tab.places) for tab in held.values()}) == 40
    assert {tab.colour for tab in held.values()} == {held["p0"].colour}


def test_without_colour_there_is_only_grey() -> None:
    with opened(PrintSettings(mono=True)) as pdf:
        content = b"".join(page.Contents.read_bytes() for page in pdf.pages)

    assert not re.search(rb"[\d.] (rg|RG)\b", content)


def test_only_the_kinds_and_keys_asked_for_are_printed() -> None:
    chosen = overlay(SAMPLE.info.print, PrintSettings(only=(Text("census-pipeline"),), pages=(Text("none"),)))
    rendered = render_pdf(SAMPLE, build_notes(SAMPLE), chosen)
    with pikepdf.open(BytesIO(rendered.data)) as pdf, pdf.open_outline() as outline:
        titles = [str(part.title) for part in outline.root]
        stories = [str(entry.title) for entry in outline.root[1].children]

    assert titles == ["Questions", "Stories"]
    assert stories == [str(story.title) for story in SAMPLE.stories if story.key == "census-pipeline"]
