"""Everything on a page is in the tree of tags, in reading order, for those who listen."""

import re
from collections import Counter
from io import BytesIO

import pdfplumber
import pikepdf

from deckgen.deck.builders import build_notes
from deckgen.model import Bank, BankInfo, PrintSettings, Question, Story
from deckgen.renderers.pdf.document import render_pdf
from deckgen.source import Text
from sample_print import SAMPLE, opened, sample, squeezed


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


def linked(data: bytes) -> list[tuple[int, str, tuple[float, ...]]]:
    """Every link: its page, the text of the element that holds it, its rectangle; page, tree and table know each."""
    found = []
    with pikepdf.open(BytesIO(data)) as pdf, pdfplumber.open(BytesIO(data)) as pages:
        numbers: dict[object, int] = {page.objgen: number for number, page in enumerate(pdf.pages)}
        said: dict[tuple[int, int], str] = {}
        for number, page in enumerate(pages.pages):
            for char in page.chars:
                if char["mcid"] is not None:
                    said[number, char["mcid"]] = said.get((number, char["mcid"]), "") + char["text"]
        rows = list(pdf.Root.StructTreeRoot.ParentTree.Nums)
        holders = {int(key): row for key, row in zip(rows[::2], rows[1::2], strict=True)}
        annotations = {link.objgen for page in pdf.pages for link in page.get("/Annots", ())}
        for element in elements(pdf):
            kids = element.K if isinstance(element.get("/K"), pikepdf.Array) else ()
            dictionaries = [kid for kid in kids if isinstance(kid, pikepdf.Dictionary)]
            marks = [(numbers[kid.Pg.objgen], int(kid.MCID)) for kid in dictionaries if kid.get("/Type") == "/MCR"]
            for held in (kid for kid in dictionaries if kid.get("/Type") == "/OBJR"):
                page = numbers[held.Pg.objgen]
                assert str(element.S) == "/Link"
                assert holders[int(held.Obj.StructParent)].objgen == element.objgen
                assert held.Obj.objgen in {link.objgen for link in pdf.pages[page].Annots}
                annotations.remove(held.Obj.objgen)
                text = "".join(said[mark] for mark in marks if mark[0] == page)
                found.append((page, text, tuple(map(float, held.Obj.Rect))))
        assert not annotations
        assert int(pdf.Root.StructTreeRoot.ParentTreeNextKey) == max(holders) + 1
    return found


def test_every_link_is_in_the_tree_with_the_text_it_lies_over() -> None:
    data = sample().data
    links = linked(data)

    assert len(links) == len(SAMPLE.stories) + len(SAMPLE.questions)
    with pdfplumber.open(BytesIO(data)) as pages:
        for page, text, (left, low, right, high) in links[len(SAMPLE.stories) :]:
            height = float(pages.pages[page].height)
            seen = pages.pages[page].crop((left, height - high, right, height - low)).extract_text()
            assert sorted(squeezed(text)) == sorted(squeezed(seen))


def test_an_entry_that_goes_on_over_the_page_leads_to_its_card_from_both() -> None:
    asks = [Question(Text(f"q{n}"), Text("What did you do then? " * (150 if n == 3 else 30))) for n in range(6)]
    bank = Bank(BankInfo(Text("long")), questions=tuple(asks))
    settings = PrintSettings(paper=Text("a5"), card=Text("a6"), pages=(Text("index"),))
    links = linked(render_pdf(bank, build_notes(bank), settings).data)
    pages = [page for page, _, _ in links]

    assert len(links) > len(asks)
    assert sorted(set(pages)) == list(range(min(pages), max(pages) + 1))
