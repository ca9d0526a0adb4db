"""Whole banks for Hypothesis: every field of the model, texts that try to break whatever reads them."""

import unicodedata
from collections.abc import Sequence

from hypothesis import strategies as st
from hypothesis.strategies import DrawFn, SearchStrategy

from deckgen.bank.sets import principle_set
from deckgen.model import (
    IMPACTS,
    PARTS,
    Bank,
    BankInfo,
    Checklist,
    Framework,
    MatrixRow,
    Metric,
    Pick,
    Principle,
    PrintSettings,
    Question,
    Step,
    Story,
)
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
    """The nearest text that a bank may hold: NFC, no blank at its edges."""
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

keys: SearchStrategy[str] = st.from_regex(r"[a-z0-9]{1,6}(-[a-z0-9]{1,4}){0,2}", fullmatch=True).filter(
    lambda key: key.isascii()
)


def _text(values: SearchStrategy[str]) -> SearchStrategy[Text]:
    return values.map(Text)


_any, _some = _text(texts), _text(filled)


def _tuple(values: SearchStrategy[Text], most: int = 3) -> SearchStrategy[tuple[Text, ...]]:
    return st.lists(values, max_size=most).map(tuple)


def _unique(values: SearchStrategy[Text], most: int = 3) -> SearchStrategy[tuple[Text, ...]]:
    return st.lists(values, max_size=most, unique=True).map(tuple)


_codes = st.sampled_from(("S101", "plural-voice", "B402")).map(Text)
_was = _unique(_text(keys), 2)
_allow = _unique(_codes, 2)
_halves = st.integers(0, 200).map(lambda number: number / 2)


def _choice(*words: str) -> SearchStrategy[Text]:
    return st.sampled_from(("", *words)).map(Text)


print_settings: SearchStrategy[PrintSettings] = st.builds(
    PrintSettings,
    paper=_choice("a4", "letter"),
    card=_choice("3x5", "a6", "70x105"),
    sheet=_any,
    orientation=_choice("portrait", "landscape"),
    layout=_choice("duplex", "fold", "fronts", "backs", "single"),
    edge=_choice("long", "short"),
    turn=_choice("side", "top"),
    marks=_choice("crop", "lines", "none"),
    fit=_choice("shrink", "continue", "error"),
    margin_mm=st.none() | _halves,
    gutter_mm=st.none() | _halves,
    bleed_mm=st.none() | _halves,
    back_error_mm=st.none() | st.tuples(_halves, _halves.map(lambda number: -number)),
    cards=_unique(_choice("question", "story").filter(bool)),
    only=_unique(_some, 2),
    pages=_unique(_some, 2),
    fonts=_unique(_some, 2),
    mono=st.none() | st.booleans(),
)

infos: SearchStrategy[BankInfo] = st.builds(
    BankInfo,
    id=_text(keys),
    title=_any,
    deck=_any,
    language=st.sampled_from(("en", "de", "zh-Hans", "no")).map(Text),
    speaking_rate=st.integers(60, 300),
    style=st.sampled_from(("notes", "script")),
    story_use_limit=st.integers(1, 99),
    required_kinds=st.dictionaries(_text(keys), st.integers(0, 999), max_size=3).map(
        lambda counts: tuple(counts.items())
    ),
    print=print_settings,
    check=st.dictionaries(_codes, _choice("off", "error").filter(bool), max_size=2).map(
        lambda chosen: tuple(chosen.items())
    ),
    allow=_allow,
)

metrics = st.builds(Metric, what=_some, before=_any, after=_any, impact=_choice(*IMPACTS))

checklists = st.builds(
    Checklist, key=_text(keys), name=_some, items=_tuple(_some), guidance=_any, was=_was, allow=_allow
)


@st.composite
def steps(draw: DrawFn) -> Step:
    """A step with no seconds, one number of them, or a range."""
    bounds = draw(st.none() | st.lists(st.integers(0, 9999), min_size=2, max_size=2).map(sorted))
    return Step(
        name=draw(_some),
        at_least_s=bounds[0] if bounds else None,
        at_most_s=bounds[1] if bounds else None,
        parts=draw(_unique(st.sampled_from(PARTS).map(Text), 4)),
        guidance=draw(_any),
        example=draw(_any),
    )


@st.composite
def _named(draw: DrawFn, most: int) -> list[tuple[Text, Text, tuple[Text, ...]]]:
    """Keys, names and aliases of entries of one kind; no word stands for two of them."""
    words = draw(st.lists(filled, max_size=most * 2, unique=True))
    found = draw(st.lists(keys.filter(lambda key: key not in words), max_size=most, unique=True))
    names = [(key, words[place] if place < len(words) else f"The {key}") for place, key in enumerate(found)]
    spare = words[len(found) :]
    return [
        (Text(key), Text(name), tuple(Text(word) for word in spare[place :: len(found)]))
        for place, (key, name) in enumerate(names)
    ]


def _references(entries: Sequence[Text], most: int = 3) -> SearchStrategy[tuple[Text, ...]]:
    return _unique(st.sampled_from(entries), most) if entries else st.just(())


def picks(stories: Sequence[Text]) -> SearchStrategy[Pick | None]:
    """A pick of one of these stories, or none."""
    if not stories:
        return st.none()
    return st.none() | st.builds(Pick, story=st.sampled_from(stories), angle=_any)


@st.composite
def _principles(draw: DrawFn) -> tuple[Principle, ...]:
    """Some of the bank's own, or the shipped sixteen with two of them in other words and one more."""
    own = tuple(
        Principle(key, name, draw(_any), aliases, draw(_any), draw(_tuple(_some)), draw(_was), draw(_allow))
        for key, name, aliases in draw(_named(4))
    )
    if draw(st.booleans()):
        return own
    shipped = principle_set("amazon")
    taken = {word for entry in shipped for word in (entry.key, entry.name, *entry.aliases)}
    changed = {draw(st.integers(0, 15)): draw(filled) for _ in range(2)}
    return (
        *(
            Principle(e.key, e.name, e.code, e.aliases, Text(changed.get(place, e.meaning)), e.probes)
            for place, e in enumerate(shipped)
        ),
        *(entry for entry in own if not taken & {entry.key, entry.name, *entry.aliases}),
    )


@st.composite
def _stories(draw: DrawFn, principles: Sequence[Text]) -> tuple[Story, ...]:
    return tuple(
        Story(
            key=key,
            title=title,
            aliases=aliases,
            kinds=draw(_unique(st.sampled_from(("hero", "failure", "conflict")).map(Text))),
            event=draw(_any),
            situation=draw(_any),
            task=draw(_any),
            action=draw(_any),
            result=draw(_any),
            lesson=draw(_any),
            metrics=draw(st.lists(metrics, max_size=2).map(tuple)),
            principles=draw(_references(principles)),
            pocket=draw(_tuple(_some)),
            follow_ups=draw(_tuple(_some, 2)),
            was=draw(_was),
            allow=draw(_allow),
        )
        for key, title, aliases in draw(_named(4))
    )


@st.composite
def _questions(
    draw: DrawFn, principles: Sequence[Text], stories: Sequence[Text], frameworks: Sequence[Text]
) -> tuple[Question, ...]:
    return tuple(
        Question(
            key=Text(key),
            ask=draw(_some),
            principle=draw(st.sampled_from((Text(), *principles))),
            framework=draw(st.sampled_from((Text("star"), *frameworks))),
            primary=draw(picks(stories)),
            backup=draw(picks(stories)),
            gap=draw(_any),
            trap=draw(_any),
            good_answer=draw(_any),
            follow_ups=draw(_tuple(_some, 2)),
            was=draw(_was),
            allow=draw(_allow),
        )
        for key in draw(st.lists(keys, max_size=4, unique=True))
    )


@st.composite
def banks(draw: DrawFn) -> Bank:
    """A bank in which every reference resolves to the key it already is."""
    principles = draw(_principles())
    principle_keys = [entry.key for entry in principles]
    stories = draw(_stories(principle_keys))
    story_keys = [entry.key for entry in stories]
    frameworks = tuple(
        Framework(key, name, draw(st.lists(steps(), max_size=3).map(tuple)), draw(_any), draw(_was), draw(_allow))
        for key, name, _ in draw(_named(2))
        if name not in ("star", "STAR")
    )
    rows = draw(_references(principle_keys, 4))
    return Bank(
        info=draw(infos),
        principles=principles,
        stories=stories,
        questions=draw(_questions(principle_keys, story_keys, [entry.key for entry in frameworks])),
        matrix=tuple(
            MatrixRow(row, draw(picks(story_keys)), draw(picks(story_keys)), draw(_any), draw(_allow)) for row in rows
        ),
        frameworks=frameworks,
        checklists=draw(st.lists(checklists, max_size=2, unique_by=lambda entry: entry.key).map(tuple)),
    )
