"""Text stands out from what is behind it, and nothing is told by colour alone."""

import re

from deckgen.model import PrintSettings
from deckgen.renderers.pdf.ink.palette import FAINT, INK, QUIET, SHADE, contrast, tabs
from sample_print import ALL_PAGES, opened


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

    assert len({(tab.place, tab.places) for tab in held.values()}) == len(keys)
    assert {tab.colour for tab in held.values()} == {held["p0"].colour}


def test_without_colour_there_is_only_grey() -> None:
    with opened(PrintSettings(mono=True)) as pdf:
        content = b"".join(page.Contents.read_bytes() for page in pdf.pages)

    assert not re.search(rb"[\d.] (rg|RG)\b", content)
