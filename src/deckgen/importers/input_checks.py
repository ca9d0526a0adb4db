"""Files that cannot be imported, and why."""

import re
import unicodedata
from collections import Counter
from collections.abc import Container

from deckgen.importers.drafts import FileDrafts
from deckgen.importers.import_report import Refusal
from deckgen.importers.words.roles import sense_of
from deckgen.source import Source

LARGEST = 10_000_000
"""Bytes; about three thousand pages of text."""

_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufffe\uffff]")
_ENCODINGS = ((b"\xff\xfe", "UTF-16"), (b"\xfe\xff", "UTF-16"))
_FORMATS = ((b"PK\x03\x04", "a zip archive or office file"), (b"%PDF", "a PDF"), (b"\x1f\x8b", "a gzip archive"))
_BYTE_ORDER_MARK = b"\xef\xbb\xbf"


def decoded(file: str, data: bytes) -> Source | Refusal:
    """The text of a file, in NFC and with line feeds, or why it cannot be read."""
    if len(data) > LARGEST:
        return Refusal(file, f"the file has {len(data) / 1e6:.0f} MB; at most {LARGEST // 10**6} MB can be imported")
    if not data.strip():
        return Refusal(file, "the file is empty")
    for first_bytes, what in _FORMATS:
        if data.startswith(first_bytes):
            return Refusal(file, f"the file is {what}, not UTF-8 text; export it as Markdown, CSV or TSV")
    for first_bytes, encoding in _ENCODINGS:
        if data.startswith(first_bytes):
            return Refusal(file, f"the file is {encoding}, not UTF-8 text; save it as UTF-8")
    try:
        text = data.removeprefix(_BYTE_ORDER_MARK).decode("utf-8")
    except UnicodeDecodeError as problem:
        line = data[: problem.start].count(b"\n") + 1
        return Refusal(file, f"byte 0x{data[problem.start]:02X} is not UTF-8; save the file as UTF-8", line)
    return _normalized(file, text)


def _normalized(file: str, text: str) -> Source | Refusal:
    text = unicodedata.normalize("NFC", text.replace("\r\n", "\n").replace("\r", "\n"))
    if control := _CONTROL.search(text):
        line = text.count("\n", 0, control.start()) + 1
        return Refusal(file, f"control character U+{ord(control[0]):04X}, which no card can show; delete it", line)
    if not re.search(r"\w", text):
        return Refusal(file, "the file has no words in it")
    return Source(file, text)


_SPEAKER = re.compile(
    r"\s*(?:[-*>]\s*)?(?:\[?\(?\d{1,2}:\d\d(?::\d\d)?\]?\)?\s*)?(?:\*\*)?"
    r"([A-Z][\w .'-]{0,30}?(?:\([A-Za-z ]{3,20}\))?)(?:\*\*)?\s*"
    r"(?:[(\[]?\d{1,2}:\d\d(?::\d\d)?[)\]]?)?\s*:(?:\*\*)?(?:\s|$)"
)
_TIME = re.compile(r"\s*(?:\[?\(?\d{1,2}:\d\d(?::\d\d)?(?:[.,]\d+)?\]?\)?)(?:\s*-->|\s|$)")
_NAME_AND_TIME = re.compile(r"\s*[^\W\d_][\w .'-]{0,40}?[ \t(\[]+\d{1,2}:\d\d(?::\d\d)?[)\]]?\s*")
_ROLE = re.compile(
    r"(?:interviewer|interviewee|candidate|applicant|recruiter|speaker|host|guest"
    r"|hiring manager|moderator)\b[\s\w]{0,12}"
    r"|\w{1,8} ?\((?:interviewer|interviewee|candidate|applicant)\)",
    re.I,
)


_TELL_STORIES = "write down the stories it tells, each with its four parts"


def transcript_reason(text: str) -> str:
    """Why a text counts as the record of a conversation, "" if it does not."""
    if text.startswith("WEBVTT"):
        return f"the file holds subtitles of a recording; {_TELL_STORIES}"
    lines = [line for line in text.split("\n") if line.strip()]
    turns: Counter[str] = Counter()
    for line in lines:
        if (speaker := _SPEAKER.match(line)) and (_ROLE.fullmatch(speaker[1]) or not sense_of(speaker[1]).roles):
            turns[speaker[1].strip().casefold()] += 1
    frequent = {name: count for name, count in turns.items() if count >= 3}
    share = max(sum(frequent.values()) / max(len(lines), 1), _share_of_blocks_opened_by(frequent, text))
    roles = [name for name in frequent if _ROLE.fullmatch(name)]
    timed = sum(bool(_TIME.match(line) or _NAME_AND_TIME.fullmatch(line)) for line in lines)
    if timed >= 5 and timed * 4 >= len(lines):
        return f"the file is a transcript with times; {_TELL_STORIES}"
    if (len(roles) >= 2 and share > 0.2) or (roles and len(frequent) >= 2 and share > 0.3):
        return f"the file is a transcript of a conversation; {_TELL_STORIES}"
    if 2 <= len(frequent) <= 4 and share > 0.6 and min(frequent.values()) * 4 >= max(frequent.values()):
        return f"the file is a conversation; {_TELL_STORIES}"
    return ""


def _share_of_blocks_opened_by(names: Container[str], text: str) -> float:
    """The share of the blocks between empty lines that begin with one of these names."""
    blocks = [block for block in re.split(r"\n[ \t]*\n", text) if block.strip()]
    opened = sum(
        bool((speaker := _SPEAKER.match(block)) and speaker[1].strip().casefold() in names) for block in blocks
    )
    return opened / max(len(blocks), 1)


def nothing_found_reason(drafts: FileDrafts) -> str:
    """Why a guide holds nothing for a bank, "" if it holds something."""
    if drafts.stories or drafts.questions or drafts.rows or drafts.frameworks or drafts.checklists or drafts.claims:
        return ""
    if any(draft.meaning or draft.probes or draft.own for draft in drafts.principles):
        return ""
    if drafts.placeholders:
        return "the file is a template with nothing filled in; fill in a story first"
    return "no story, question, matrix, framework or checklist found; label the four parts of a story"
