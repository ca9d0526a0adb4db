"""The lines of the lock file: one fact a line, columns in a fixed order, each read back as it was written."""

import json
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime

from deckgen.ledger.records import EARLIEST_S, LATEST_S, CardNumber, DeckRoot, Ledger, PrintedFaces, Published, day_of

VERSION = 2
"""The version that is written."""

END = "end"
"""The last line of a file of version 2, which is no fact."""

_KEY = "[a-z0-9]+(?:-[a-z0-9]+)*"
_KIND = "[a-z]+(?:-[a-z]+)*"
# "~2" ends a name that nobody can write: another note has taken over the plain one.
_NAME = f"{_KIND}/{_KEY}(?:@{_KEY})?(?:~[1-9][0-9]*)*"
_DATE = "[0-9]{4}-[0-9]{2}-[0-9]{2}"
_TIME = f"{_DATE}T(?:[01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9]Z"
_DIGEST = "[0-9a-f]{16}"
_MARK = "(?:[0-9a-f]{4}|0)"
_UNPRINTABLE = "\x00-\x1f\x7f-\x9f\u2028\u2029\ufffd\ud800-\udfff"
_QUOTED = rf'"(?:[^"\\{_UNPRINTABLE}]|\\["\\bfnrt]|\\u[0-9a-f]{{4}})*"'

_PATTERNS = {
    "deckgen": re.compile(f"deckgen (?P<version>[1-9][0-9]*) (?P<name>{_KEY})(?: was (?P<identity>{_KEY}))?"),
    "card": re.compile(
        f"card (?P<name>{_NAME}) (?P<number>[1-9][0-9]{{0,8}})"
        f"(?: printed (?P<front>{_DIGEST})\\.(?P<back>{_DIGEST}))?(?: gone (?P<gone>{_DATE}))?"
    ),
    "deck": re.compile(f"deck (?P<layout>old|numbered) (?P<name>{_QUOTED})"),
    "note": re.compile(
        f"note (?P<name>{_NAME}) (?P<time>{_TIME}) (?P<digest>{_DIGEST})(?: (?P<marks>{_MARK}(?:\\.{_MARK})*))?"
        f"(?: was (?P<identity>{_NAME}))?(?: retired (?P<retired>{_DATE}))?"
    ),
    "page": re.compile(f"page (?P<name>{_KIND}) printed (?P<digest>{_DIGEST})"),
    "type": re.compile(f"type (?P<name>{_KIND}) (?P<time>{_TIME}) (?P<digest>{_DIGEST})"),
}

Value = Published | CardNumber | DeckRoot | str


@dataclass(frozen=True, slots=True)
class Fact:
    """What one line says: its first word, the name it is about, and the value.

    The first line, "deckgen", is about the bank's id; its value is the bank's first id. A page's value is a digest.
    """

    word: str
    name: str
    value: Value


def facts_of(ledger: Ledger) -> Iterator[Fact]:
    """All that a ledger says."""
    yield Fact("deckgen", ledger.bank_id, ledger.identity)
    yield from (Fact("card", name, card) for name, card in ledger.cards.items())
    yield from [Fact("deck", "", ledger.deck)] if ledger.deck else []
    yield from (Fact("note", name, note) for name, note in ledger.notes.items())
    yield from (Fact("page", name, digest) for name, digest in ledger.pages.items())
    yield from (Fact("type", name, note_type) for name, note_type in ledger.note_types.items())


def to_line(fact: Fact) -> str:
    """A fact as a line of version 2, without its line feed.

    Raises:
        ValueError: the line could not be read back, such as for a key with a space in it.
    """
    line = " ".join(_columns(fact))
    if to_fact(line) != fact:
        raise ValueError(f"the lock file has no line for {fact}")
    return line


def _columns(fact: Fact) -> Iterator[str]:
    yield fact.word
    match fact.value:
        case Published(digest, modified_s, identity, marks, retired):
            yield from (fact.name, datetime.fromtimestamp(modified_s, UTC).strftime("%Y-%m-%dT%H:%M:%SZ"), digest)
            yield from [".".join(marks)] if marks else []
            yield from ("was", identity) if identity != fact.name else ()
            yield from ("retired", retired) if retired else ()
        case CardNumber(number, printed, gone):
            yield from (fact.name, str(number))
            yield from ("printed", f"{printed.front}.{printed.back}") if printed else ()
            yield from ("gone", gone) if gone else ()
        case DeckRoot(layout, name):
            yield from (layout, _quoted(name))
        case str(identity) if fact.word == "deckgen":
            yield from (str(VERSION), fact.name)
            yield from ("was", identity) if identity != fact.name else ()
        case str(digest):
            yield from (fact.name, "printed", digest)


def to_fact(line: str, version: int = VERSION) -> Fact | None:
    """What a line without its line feed says; None where it is damaged.

    Version 1 allowed times before 1971: they become the first second of 1971.
    """
    word = line.partition(" ")[0]
    match = _PATTERNS[word].fullmatch(line) if word in _PATTERNS else None
    if match is None:
        return None
    columns = match.groupdict("")
    try:
        return Fact(word, "" if word == "deck" else columns["name"], _READERS[word](columns, version))
    except ValueError:  # a date such as 2026-02-30, or one out of bounds
        return None


def version_of(line: str) -> int:
    """The version that the first line of a lock file names, known or not; 0 for any other line."""
    match = re.match(r"deckgen ([1-9][0-9]{0,8})(?: |$)", line)
    return int(match[1]) if match else 0


_Columns = Mapping[str, str]
"""The columns of a line by name, "" for one that is not there."""


def _published(columns: _Columns, version: int) -> Published:
    return Published(
        digest=columns["digest"],
        modified_s=_bounded_s(datetime.fromisoformat(columns["time"]), version),
        identity=columns.get("identity") or columns["name"],
        marks=tuple(filter(None, columns.get("marks", "").split("."))),
        retired=_day(columns.get("retired", ""), version),
    )


def _card(columns: _Columns, version: int) -> CardNumber:
    printed = PrintedFaces(columns["front"], columns["back"]) if columns["front"] else None
    return CardNumber(int(columns["number"]), printed, _day(columns["gone"], version))


def _deck(columns: _Columns, _: int) -> DeckRoot:
    return DeckRoot("old" if columns["layout"] == "old" else "numbered", json.loads(columns["name"]))


def _day(text: str, version: int) -> str:
    if not text:
        return ""
    return day_of(_bounded_s(datetime.fromisoformat(f"{text}T00:00:00Z"), version))


def _bounded_s(time: datetime, version: int) -> int:
    seconds = int(time.timestamp())
    if version == 1 and seconds >= 0:
        seconds = max(seconds, EARLIEST_S)
    if not EARLIEST_S <= seconds <= LATEST_S:
        raise ValueError(f"{time} is before 1971 or after 2100")
    return seconds


def _quoted(text: str) -> str:
    """A text in quotes, as in JSON; what could pass for the end of a line is escaped."""
    quoted = json.dumps(text, ensure_ascii=False)
    return re.sub(f"[{_UNPRINTABLE}]", lambda sign: f"\\u{ord(sign[0]):04x}", quoted)


_READERS: dict[str, Callable[[_Columns, int], Value]] = {
    "deckgen": lambda columns, _: columns["identity"] or columns["name"],
    "card": _card,
    "deck": _deck,
    "note": _published,
    "page": lambda columns, _: columns["digest"],
    "type": _published,
}
