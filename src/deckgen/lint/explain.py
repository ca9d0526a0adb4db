"""Explain codes: one of them for the terminal, or all of them as a page."""

from collections.abc import Iterator
from textwrap import indent

from deckgen.codes import TABLE, Code, find_code
from deckgen.lint.rule import Rule
from deckgen.lint.table import RULES

_GROUPS = {
    "S": ("Stories", "Rules that read one story at a time."),
    "Q": ("Questions and picks", "Whether each question has a story, and whether the story can bear it."),
    "M": ("The matrix", "Which story answers which principle, and how often it has to."),
    "B": ("The bank", "Its kinds of story, its events and names, and its settings for these rules."),
    "F": ("Files", "What is wrong with a file before its text is looked at."),
    "Y": ("YAML", "Text that is not YAML, or that YAML takes for something else than it looks like."),
    "E": ("Entries and fields", "Fields and values that a bank cannot have, or has twice."),
    "R": ("References", "Names that should lead from one entry to another."),
    "L": ("Publishing", "The lock file beside the bank, the output folder and the clock of a build."),
    "P": ("Printing", "Settings that cannot be printed, and what printing the cards brings to light."),
    "I": ("Importing", "The lines of an import report: `code` in its JSON."),
}

_INTRODUCTION = """# Codes: everything deckgen can say

This page is written by `deckgen check --explain all`, from the table of codes in `src/deckgen/codes/` and from the
rules in `src/deckgen/lint/`. `deckgen check --explain CODE` prints one entry of it.

Codes that begin with S, Q, M or B are rules. They say what is weak, not what is wrong:

* `check: {no-number: error, S102: off}` in the bank's own document sets how much a rule matters: `error`, `warning`,
  `info` or `off`.
* `allow: [plural-voice]` on a story, a question, a row of the matrix or any other entry silences the rule for that
  entry; on the bank it silences it everywhere.
* `--select` and `--ignore` take codes, beginnings of codes (`S`, `M3`) and names.

Rules that know English words run only in a bank whose `language` is English. Rules that compare entries wait until the
bank can be read without errors. None needs a network, and the same bank always has the same findings.

All other codes say what is wrong. Their errors cannot be silenced, and nothing is built as long as there is one.

The examples stand in a bank with two complete stories, `launch` and `search-index`, and with the principles
`dive-deep`, `ownership`, `earn-trust` and `frugality`; fields without an entry around them are those of `launch`.
"""


def explain(word: str) -> str | None:
    """Explain a code, given the code or its name; return None if there is no such code."""
    row = find_code(word)
    if row is None:
        return None
    rule = _RULES.get(row.code)
    return "\n".join(_rule_lines(rule) if rule else _code_lines(row))


def known() -> tuple[str, ...]:
    """Return every code and every name."""
    return tuple(word for row in TABLE for word in (row.code, row.name))


def page() -> str:
    """Return the page of all codes as Markdown."""
    return "\n".join([_INTRODUCTION, *_sections()])


_RULES = {rule.code: rule for rule in RULES}


def _rule_lines(rule: Rule) -> Iterator[str]:
    yield f"{rule.code} {rule.name} ({_matters(rule)})"
    yield ""
    yield rule.what
    if rule.why:
        yield f"\n{rule.why}"
    yield f"\nBad:\n{indent(rule.bad, '    ')}"
    yield f"\nGood:\n{indent(rule.good, '    ')}"
    yield f"\nTo silence it for one entry, write 'allow: [{rule.name}]' there."


def _code_lines(row: Code) -> Iterator[str]:
    yield f"{row.code} {row.name} ({row.severity})"
    yield f"\n{row.what}"
    if row.why:
        yield f"\n{row.why}"
    yield f"\nHint: {row.hint or _OWN_HINT}."


_OWN_HINT = "each diagnostic brings its own"


def _matters(rule: Rule) -> str:
    notes = [str(rule.severity)]
    notes += ["off until asked for"] if rule.off else []
    notes += ["English only"] if rule.english else []
    return ", ".join(notes)


def _sections() -> Iterator[str]:
    for letter, (title, about) in _GROUPS.items():
        yield f"## {title}\n\n{about}\n"
        for row in TABLE:
            if row.code.startswith(letter):
                rule = _RULES.get(row.code)
                yield from _rule_section(rule) if rule else _code_section(row)


def _rule_section(rule: Rule) -> Iterator[str]:
    why = f"\n\n{rule.why}" if rule.why else ""
    yield f"### {rule.code} `{rule.name}`\n\n{rule.what} *({_matters(rule)})*{why}\n"
    yield f"Bad:\n\n```yaml\n{rule.bad}\n```\n\nGood:\n\n```yaml\n{rule.good}\n```\n"


def _code_section(row: Code) -> Iterator[str]:
    why = f"\n\n{row.why}" if row.why else ""
    yield f"### {row.code} `{row.name}`\n\n{row.what} *({row.severity})*{why}\n\nHint: {row.hint or _OWN_HINT}.\n"
