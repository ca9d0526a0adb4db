"""Hypothesis strategies for hostile texts, as strings and as the fields of a bank."""

import string
import unicodedata
from collections.abc import Sequence

from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from deckgen.source import Text

BLANK = " \t\n"

# fmt: off
HOSTILE = (
    "no", "yes", "null", "~", "1.10", "012", "12:30", "2024-01-01", "1e3", "0x1F", "<<", "=", "---", "...",
    "?", ":", "-",
    "- item", "* item", "+ item", "1. first", "# heading", "a #1 team", "key: value", "a: b: c", "ends with:", "{a: b}",
    "[a, b]", "&anchor text", "*alias", "**bold** and *emphasis*", "`code`", "!tag", "%TAG", "@at", "|", ">", "|-", "'",
    '"', "''", '"quoted"', "it's", "back\\slash", "\\n", "%", "R&D", "List<String>", "<b>bold</b>",
    "$5k to $10k",
    "{{Front}}", "{{c1::x}}", "[sound:x.mp3]", "[[type:Key]]", "\\(x\\)", "\\[x\\]", "<!-- c -->", "&amp;",
    "</script>",
    "tab\tinside", "no\u00a0break", "soft\u00adhyphen", "zero\u200bwidth", "line\u2028separator", "para\u2029graph",
    "\u00a0edges\u00a0", "中文和标点。", "日本語テキスト", "مرحبا بالعالم", "שלום", "हिन्दी", "ไทย",
    "😀", "👩‍💻 at work",
    "🇩🇪", "e\u0301", "Ａ", "ﬁ", "\u202eoverride", "first\nsecond", "one\n\ntwo\n\nthree", "- a\n- b\n  - c\n- d",
    "1. one\n2. two", "text\n    indented", "trailing  \nbreak", "a\n\tb", "x" * 300, "long " * 60 + "line", "a  b   c",
)
# fmt: on
"""Texts that have broken readers of YAML, HTML, Anki or fonts."""

_CHARACTERS = st.characters(codec="utf-8", exclude_categories=("Cc", "Cs"), exclude_characters="\ufeff\ufffe\uffff")


def valid_text(value: str) -> str:
    """A string as a bank would load it: in NFC, without blanks at its ends."""
    return unicodedata.normalize("NFC", value).strip(BLANK)


def _joined(pieces: Sequence[str]) -> str:
    return valid_text("".join(pieces))


texts: SearchStrategy[str] = st.one_of(
    st.sampled_from(HOSTILE),
    st.text(_CHARACTERS, max_size=30),
    st.lists(
        st.one_of(st.sampled_from(HOSTILE), st.sampled_from((" ", "\n", "\n\n", ": ", " #", "'", '"', "- ", "\\"))),
        min_size=2,
        max_size=5,
    ).map(_joined),
).map(valid_text)

filled: SearchStrategy[str] = texts.filter(bool)

keys: SearchStrategy[str] = st.lists(
    st.text(string.ascii_lowercase + string.digits, min_size=1, max_size=5), min_size=1, max_size=3
).map("-".join)
"""Keys; strings and not a regular expression, which takes Hypothesis four times as long to draw from."""


def as_text(values: SearchStrategy[str]) -> SearchStrategy[Text]:
    """Strings as Texts without a source."""
    return values.map(Text)


any_text = as_text(texts)
some_text = as_text(filled)


def several(values: SearchStrategy[Text], most: int = 3) -> SearchStrategy[tuple[Text, ...]]:
    """Up to ``most`` of these; one may occur twice."""
    return st.lists(values, max_size=most).map(tuple)


def distinct(values: SearchStrategy[Text], most: int = 3) -> SearchStrategy[tuple[Text, ...]]:
    """Up to ``most`` of these, all different."""
    return st.lists(values, max_size=most, unique=True).map(tuple)


codes = st.sampled_from(("S101", "plural-voice", "B402")).map(Text)
former = distinct(as_text(keys), 2)
allowed = distinct(codes, 2)


def choice(*words: str) -> SearchStrategy[Text]:
    """One of these words, or an empty text."""
    return st.sampled_from(("", *words)).map(Text)
