"""Whatever a file holds, loading it gives a bank and findings whose places exist, and never an exception."""

import tempfile
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from deckgen.bank.load import Loaded, load, load_sources
from deckgen.source import Source

SEED = "".join(
    path.read_text("utf-8") + "\n---\n" for path in sorted(Path(__file__).parent.parent.glob("stories/*.yaml"))
)
LINES = SEED.splitlines(keepends=True)
PIECES = (
    ":", ": ", "- ", "-", "?", "? ", "|", ">", "'", '"', "[", "]", "{", "}", ",", "&a ", "*a", "!t ", "!!int ",
    "%", "@", "`", "#", " #x", "\t", "\n", "\n\n", "  ", "---\n", "...\n", "<<: *a", "\\", "\x00", "\x85",
    "\u2028", "\ufeff", "\ufffe", "\U0010ffff", "é", "😀", "story: x\n", "null", "~",
)  # fmt: skip


def places_that_are_not_there(loaded: Loaded) -> list[str]:
    texts = {source.path: source for source in loaded.sources}
    return [
        str(found)
        for found in loaded.diagnostics
        if found.span.path not in texts
        or found.span.line > texts[found.span.path].text.count("\n") + 1
        or not 1 <= found.span.column <= len(texts[found.span.path].line(found.span.line)) + 1
    ]


@st.composite
def damaged(draw: st.DrawFn) -> str:
    """Some lines of a good bank with pieces put in, and stretches taken out, anywhere."""
    first = draw(st.integers(0, len(LINES) - 1))
    text = "".join(LINES[first : first + draw(st.integers(1, 60))])
    for _ in range(draw(st.integers(1, 6))):
        place = draw(st.integers(0, len(text)))
        piece = draw(st.one_of(st.sampled_from(PIECES), st.text(max_size=3)))
        text = text[:place] + piece + text[place + draw(st.integers(0, 4)) :]
    return text


@settings(max_examples=400)
@given(damaged().map(lambda text: text.encode("utf-8", "surrogatepass")))
def test_a_damaged_bank_is_read_and_every_finding_has_a_place(data: bytes) -> None:
    with tempfile.TemporaryDirectory() as folder:
        Path(folder, "a.yaml").write_bytes(data)
        loaded = load(folder)
        elsewhere = [
            f"{folder}:1:1: E209 error: no document says what the bank is",
            f"{folder}/a.yaml:1:1: F004 error: the file is UTF-16, not UTF-8",
        ]

        assert [place for place in places_that_are_not_there(loaded) if place not in elsewhere] == []
        assert [str(found) for found in loaded.diagnostics if not found.hint] == []


@settings(max_examples=200)
@given(st.binary(max_size=200))
def test_any_bytes_are_read(data: bytes) -> None:
    with tempfile.TemporaryDirectory() as folder:
        Path(folder, "a.yaml").write_bytes(data)

        assert load(folder).diagnostics != ()


@settings(max_examples=200)
@given(st.text())
def test_any_text_in_memory_is_read(text: str) -> None:
    loaded = load_sources([Source("a", text)])

    assert loaded.diagnostics != ()
    assert places_that_are_not_there(loaded) == []


def test_the_good_bank_was_good_before_it_was_damaged() -> None:
    assert len(LINES) > 400
    assert load_sources([Source("a", SEED)]).diagnostics == ()
