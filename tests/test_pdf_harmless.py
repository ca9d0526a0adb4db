"""Nothing in a bank comes alive in the file, and the file gives nobody away."""

from io import BytesIO
from pathlib import Path

import pikepdf

from deckgen.deck.builders import build_notes
from deckgen.model import Bank, BankInfo, PrintSettings, Story
from deckgen.renderers.pdf.document import render_pdf
from deckgen.source import Text
from sample_print import sample

ROOT = Path(__file__).parents[1]


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
