"""Everything on a page is in the tree of tags, in reading order, for those who listen."""

import re
from collections import Counter
from io import BytesIO

import pdfplumber
import pikepdf

from deckgen.deck.builders import build_notes
from deckgen.model import Bank, BankInfo, PrintSettings, Story
from deckgen.render.pdf import render_pdf
from deckgen.source import Text
from sample_print import SAMPLE, opened


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
