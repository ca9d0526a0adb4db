"""A complete bank without a single finding, and banks made from it by putting in a fragment."""

import re

from deckgen.bank.load import Loaded, load_sources
from deckgen.source import Source

_SETTINGS = ("style", "speaking_rate", "language", "check", "required_kinds", "story_use_limit")
_DOCUMENTS = ("bank", "story", "principles", "questions", "matrix", "frameworks", "checklists")

BANK = "bank: mine\nrequired_kinds: {hero: 1, failure: 1}"
PRINCIPLES = """principles:
  - {principle: dive-deep, name: Dive Deep}
  - {principle: ownership, name: Ownership}
  - {principle: earn-trust, name: Earn Trust}
  - {principle: frugality, name: Frugality}"""
LAUNCH = {
    "title": "title: The launch",
    "kinds": "kinds: [hero]",
    "event": "event: the spring launch",
    "situation": """situation: |
  The nightly load of our price data took five hours and failed twice a week, and when it failed nobody knew before
  the market opened. Two teams had given up on it and copied the files by hand.""",
    "task": """task: |
  Before the spring launch I was to bring it below one hour, with no new hardware, and without a single day on which the
  prices were missing.""",
    "action": """action: |
  I profiled the loader for two days and found that nine tenths of its time went into parsing dates. I wrote a parser
  for the one format that occurs, 40 lines of it, and proved it against the old one on a year of files. Then I took the
  loader apart into reading, checking and writing, so that each could be tested alone. I wrote those tests first, 60 of
  them, and let both loaders run side by side for two weeks. I compared their output every morning and found three
  differences, all of them old bugs. I showed them to the two teams that used the data, agreed with each what the right
  value was, wrote it down, and only then switched the old loader off. I also wrote the page that tells others how to
  add a format, and tried it out on a colleague from another team who had never seen the loader.""",
    "result": """result: |
  The load takes 30 minutes instead of five hours, every night. In the eleven months since it has failed twice, and both
  times the alert came before midnight, so that prices were there in the morning. Both teams came back, which freed
  two days of work a week. Three colleagues have used the page to add four formats without me, on their own, in an
  afternoon each.""",
    "metrics": """metrics:
  - {what: load time, before: 5 hours, after: 30 minutes, impact: customer}""",
    "principles": "principles: [dive-deep, ownership, earn-trust]",
    "pocket": "pocket: [Nightly load took five hours, 30 minutes now]",
}
INDEX = LAUNCH | {
    "title": "title: The search index",
    "kinds": "kinds: [failure]",
    "event": "event: the index of last autumn",
    "lesson": "lesson: A copy that nobody has restored is not a copy.",
    "pocket": "pocket: [The index was gone]",
}


def fragment(text: str) -> Loaded:
    """The complete bank with ``text`` put in: fields of the story 'launch', settings, or whole documents."""
    head = re.match(r"[a-z_]+", text)
    documents = text.split("\n---\n") if head and head[0] in _DOCUMENTS and "\n" in text else []
    settings, fields = ([], []) if documents else _fields(text)
    kinds = [document.partition(":")[0] for document in documents]
    stories = [document.partition("\n")[0] for document in documents]
    base = [] if "bank" in kinds else ["\n".join([BANK, *settings] if settings else [BANK])]
    base.append(PRINCIPLES)
    if "story: launch" not in stories:
        base.append(_story("launch", LAUNCH, fields))
    if "story: search-index" not in stories:
        base.append(_story("search-index", INDEX, []))
    return load_sources([Source("example.yaml", "\n---\n".join([*documents, *base]) + "\n")])


def _fields(text: str) -> tuple[list[str], list[str]]:
    fields = re.split(r"\n(?=[a-z])", text)
    settings = [field for field in fields if field.partition(":")[0] in _SETTINGS]
    return settings, [field for field in fields if field not in settings]


def _story(key: str, fields: dict[str, str], own: list[str]) -> str:
    mine = {field.partition(":")[0]: field for field in own}
    return "\n".join([f"story: {key}", *(fields | mine).values()])
