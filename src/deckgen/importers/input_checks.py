"""Inputs that cannot be read: said with a reason before anything is made of them."""

import re
import unicodedata
from collections import Counter

from deckgen.importers.drafts import FileDrafts
from deckgen.importers.import_report import Refusal
from deckgen.importers.words.roles import sense_of
from deckgen.source import Source

LARGEST = 10_000_000
"""Bytes. A guide of 10 MB is some three thousand pages."""

_UNSEEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufffe\uffff]")
_FOREIGN = ((b"\xff\xfe", "UTF-16"), (b"\xfe\xff", "UTF-16"))
_MAGIC = ((b"PK\x03\x04", "a zip archive or office file"), (b"%PDF", "a PDF"), (b"\x1f\x8b", "a gzip archive"))
_MARK = b"\xef\xbb\xbf"


def decoded(file: str, data: bytes) -> Source | Refusal:
    """The text of a file with plain line feeds, or why it has none."""
    if len(data) > LARGEST:
        return Refusal(file, f"{len(data) / 1e6:.0f} MB is more than a guide; {LARGEST // 10**6} MB are read")
    if not data.strip():
        return Refusal(file, "the file is empty")
    for magic, what in (*_MAGIC, *_FOREIGN):
        if data.startswith(magic):
            cure = "save it as UTF-8" if (magic, what) in _FOREIGN else "export it as Markdown, CSV or TSV"
            return Refusal(file, f"this is {what}, not a text in UTF-8; {cure}")
    try:
        text = data.removeprefix(_MARK).decode("utf-8")
    except UnicodeDecodeError as problem:
        line = data[: problem.start].count(b"\n") + 1
        return Refusal(file, f"byte 0x{data[problem.start]:02X} is not UTF-8; save the file as UTF-8", line)
    return _tidied(file, text)


def _tidied(file: str, text: str) -> Source | Refusal:
    text = unicodedata.normalize("NFC", text.replace("\r\n", "\n").replace("\r", "\n"))
    if found := _UNSEEN.search(text):
        line = text.count("\n", 0, found.start()) + 1
        return Refusal(file, f"control character U+{ord(found[0]):04X}, which no card can show; delete it", line)
    if not re.search(r"\w", text):
        return Refusal(file, "the file holds no words")
    return Source(file, text)


_SPEAKER = re.compile(
    r"\s*(?:[-*>]\s*)?(?:\[?\(?\d{1,2}:\d\d(?::\d\d)?\]?\)?\s*)?(?:\*\*)?"
    r"([A-Z][\w .'-]{0,30}?(?:\([A-Za-z ]{3,20}\))?)(?:\*\*)?\s*"
    r"(?:[(\[]?\d{1,2}:\d\d(?::\d\d)?[)\]]?)?\s*:(?:\*\*)?(?:\s|$)"
)
_STAMPED = re.compile(r"\s*(?:\[?\(?\d{1,2}:\d\d(?::\d\d)?(?:[.,]\d+)?\]?\)?)(?:\s*-->|\s|$)")
_NAME_AND_TIME = re.compile(r"\s*[^\W\d_][\w .'-]{0,40}?[ \t(\[]+\d{1,2}:\d\d(?::\d\d)?[)\]]?\s*")
_TALKERS = re.compile(
    r"(?:interviewer|interviewee|candidate|applicant|recruiter|speaker|host|guest"
    r"|hiring manager|moderator)\b[\s\w]{0,12}"
    r"|\w{1,8} ?\((?:interviewer|interviewee|candidate|applicant)\)",
    re.I,
)


def transcript(text: str) -> str:
    """Why a text is the record of a conversation, "" when it is none."""
    lines = [line for line in text.split("\n") if line.strip()]
    if text.startswith("WEBVTT"):
        return "these are subtitles of a recording; write down the stories it tells, each with its four parts"
    speakers: Counter[str] = Counter()
    for line in lines:
        if (found := _SPEAKER.match(line)) and (_TALKERS.fullmatch(found[1]) or not sense_of(found[1]).roles):
            speakers[found[1].strip().casefold()] += 1
    often = {name: count for name, count in speakers.items() if count >= 3}
    turns = [block for block in re.split(r"\n[ \t]*\n", text) if block.strip()]
    opened = sum(bool((found := _SPEAKER.match(turn)) and found[1].strip().casefold() in often) for turn in turns)
    share = max(sum(often.values()) / max(len(lines), 1), opened / max(len(turns), 1))
    talkers = [name for name in often if _TALKERS.fullmatch(name)]
    stamped = sum(bool(_STAMPED.match(line) or _NAME_AND_TIME.fullmatch(line)) for line in lines)
    if stamped >= 5 and stamped * 4 >= len(lines):
        return "this is a transcript with times; write down the stories it tells, each with its four parts"
    if (len(talkers) >= 2 and share > 0.2) or (talkers and len(often) >= 2 and share > 0.3):
        return "this is a transcript of a conversation; write down the stories it tells, each with its four parts"
    if 2 <= len(often) <= 4 and share > 0.6 and min(often.values()) * 4 >= max(often.values()):
        return "this is a conversation; write down the stories it tells, each with its four parts"
    return ""


def nothing_found(found: FileDrafts) -> str:
    """Why a text that can be read still holds nothing for a bank, "" when it holds something."""
    if found.stories or found.questions or found.rows or found.frameworks or found.checklists or found.claims:
        return ""
    if found.principles and any(one.meaning or one.probes or one.own for one in found.principles):
        return ""
    if found.placeholders:
        return f"it is a template, and none of its {len(found.placeholders)} blanks is filled in; fill in a story first"
    return "no story, question, matrix, framework or checklist was found in it; label a story's four parts"
