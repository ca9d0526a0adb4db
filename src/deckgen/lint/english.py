"""Patterns of English for the rules of English banks."""

import re
from collections.abc import Iterator

SUBJECT_WE = re.compile(r"[Ww]e(?:'(?:ve|d|re|ll)|\u2019(?:ve|d|re|ll))?(?![\w'\u2019-])")
FIRST_PERSON = re.compile(r"\b(?:I(?!/)|[Mm]y|[Mm]yself|[Mm]e)\b")
LESSON_TOLD = re.compile(r"\b(?:taught me|showed me|learn(?:ed|t)|lessons?)\b", re.IGNORECASE)
FAILED = re.compile(r"\b(?:negative|fail(?:ed|ure|ures)?|mistakes?)\b")

_INNER_WE = re.compile(r"we(?!\w)")
_SAYING = "agreed|argued|asked|demanded|explained|insisted|proposed|recommended|said|showed|suggested|warned"
_SOMEBODY = r"(?: (?!(?:after|and|as|because|before|but|or|so|then|until|what|when|while)\b)[\w'\u2019]+){1,5}"
_PROPOSED = (
    rf"\b(?:(?:{_SAYING})(?:,? (?:that|whether|if|how|why|what))?"
    rf"|(?:assured|convinced|persuaded|reminded|told|warned)(?:{_SOMEBODY})?(?: that)?"
    rf"|asked{_SOMEBODY} (?:whether|if|how|why|what)"
    rf"|(?:agreed with|(?:argued|explained|proposed|recommended|suggested) to){_SOMEBODY} that"
    r"|made the (?:case|point) that) $"
)
_PROPOSED_WITHIN = 64
"""A proposal such as "I suggested that we" begins at most this many characters before its "we"."""
_SINGLE_QUOTES = re.compile(
    r"(?<![\w'\u2019])['\u2018](?!\d|(?:cause|til|em)\b)(?:[^'\u2018\u2019\n]|(?<=\w)['\u2019](?=\w))*['\u2019](?!\w)"
)
_NUMBER_WORD = re.compile(
    r"\b(?:zero|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|(?:thir|four|fif|six|seven|eigh|nine)teen"
    r"|(?:twen|thir|for|fif|six|seven|eigh|nine)ty|hundreds?|thousands?|millions?|billions?|dozens?"
    r"|half|halved|halving|thirds?|quarter of|by a quarter|(?:fif|six|seven|eigh|nin|ten)ths?"
    r"|(?:twi|thri)ce|doubl(?:ed|ing|e)|tripl(?:ed|ing|e)|quadrupled"
    r"|(?:two|three|four|five|ten)fold|one(?! of\b))\b",
    re.IGNORECASE,
)
_DIGIT = re.compile(r"[0-9]")
_NAMING = ("a", "the", "this", "that", "any", "some", "each", "every", "same", "new", "what")
_OF_ITS_KIND = "".join(rf"(?<!\b{word} )" for word in _NAMING)
_WEAK = re.compile(
    rf"\b(?:basically|actually|really|very|quite|somewhat|{_OF_ITS_KIND}(?:kind|sort) of"
    rf"|just(?![ -](?:[$\u20ac\u00a3]?[*\d]|in[ -]time|{_NUMBER_WORD.pattern}))"
    r"|stuff|a lot of|various|was involved in|was responsible for|tried to|managed to|helped to|utili[sz]ed"
    r"|leveraged)\b",
    re.IGNORECASE,
)

_ASKING = (
    "a about an and any are at can could describe did do ever example for from give had has have how i in is it me "
    "moment most of on one or because situation something talk tell that the time to through us walk was we were what "
    "when where which who why with would you your yourself"
)
QUESTION_WORDS = frozenset(_ASKING.split())
"""Words that do not change what a question asks."""


def plural_subjects(text: str) -> Iterator[re.Match[str]]:
    """Yield each "we" that is a subject, except in quotations and in proposals ("I suggested we wait")."""
    if "We" not in text and not _INNER_WE.search(text):  # most texts have neither
        return
    for match in SUBJECT_WE.finditer(text):
        start = match.start()
        alone = start == 0 or not (text[start - 1].isalnum() or text[start - 1] in "-_'\u2019")
        if alone and not quoted(text, start) and not _is_proposed(text, start):
            yield match


def _is_proposed(text: str, start: int) -> bool:
    return bool(re.compile(_PROPOSED).search(text, max(0, start - _PROPOSED_WITHIN), start))


def weak_words(text: str) -> Iterator[re.Match[str]]:
    """Yield words that add length but little meaning."""
    return (match for match in _WEAK.finditer(text) if not quoted(text, match.start()))


def has_number(text: str) -> bool:
    """Return whether a text contains a quantity, in digits or in words."""
    return bool(_DIGIT.search(text) or _NUMBER_WORD.search(text))


def quoted(text: str, offset: int) -> bool:
    """Return whether a character is inside quotation marks or backticks."""
    before = text[:offset]
    single = _SINGLE_QUOTES.finditer(text) if "'" in before or "\u2018" in before else ()
    return (
        any(before.count(mark) % 2 == 1 and text.find(mark, offset) >= 0 for mark in '"`')
        or before.count("\u201c") > before.count("\u201d")
        or before.count("\u00ab") > before.count("\u00bb")
        or any(match.start() < offset < match.end() for match in single)
    )
