"""What a code means, for people: one rule on the terminal, or all of them as a page."""

from collections.abc import Iterator
from textwrap import indent

from deckgen.bank.faults import Fault
from deckgen.lint.rule import Rule
from deckgen.lint.table import FAULT_NAMES, RULES

_GROUPS = {
    "S": ("Stories", "They read one story at a time, so they also run in a bank with faults."),
    "Q": ("Questions and picks", "Whether each question has a story, and whether the story can bear it."),
    "M": ("The matrix", "Which story answers which principle, and how often it has to."),
    "B": ("The bank", "Its kinds of story, its events and names, and its settings for these rules."),
}

_INTRODUCTION = """# The rules of `deckgen check`

This page is written by `deckgen check --explain all`.

Every rule has a code and a name; both work everywhere a rule is named.

* `check: {no-number: error, S102: off}` in the bank's own document sets how much a rule matters: `error`, `warning`,
  `info` or `off`.
* `allow: [plural-voice]` on a story, a question, a row of the matrix or any other entry silences the rule for that
  entry; on the bank it silences it everywhere.
* `--select` and `--ignore` take codes, beginnings of codes (`S`, `M3`) and names.

Rules that know English words run only in a bank whose `language` is English. Rules that compare entries wait until the
bank can be read without errors. None needs a network, and the same bank always has the same findings.

The examples stand in a bank with two complete stories, `launch` and `search-index`, and with the principles
`dive-deep`, `ownership`, `earn-trust` and `frugality`; fields without an entry around them are those of `launch`.
"""


def explain(word: str) -> str | None:
    """What a rule or a fault is about, given its code or name; None when there is none of that name."""
    for rule in RULES:
        if word in (rule.code, rule.name):
            return "\n".join(_rule_lines(rule))
    for fault in Fault:
        if word in (fault.code, FAULT_NAMES[fault.code]):
            return "\n".join(_fault_lines(fault))
    return None


def known() -> tuple[str, ...]:
    """Every word that can be explained."""
    rules = [word for rule in RULES for word in (rule.code, rule.name)]
    return (*rules, *(word for fault in Fault for word in (fault.code, FAULT_NAMES[fault.code])))


def page() -> str:
    """All rules and faults as Markdown."""
    return "\n".join([_INTRODUCTION, *_rules(), *_faults()]) + "\n"


def _rule_lines(rule: Rule) -> Iterator[str]:
    yield f"{rule.code} {rule.name} ({_matters(rule)})"
    yield ""
    yield rule.what
    if rule.why:
        yield f"\n{rule.why}"
    yield f"\nBad:\n{indent(rule.bad, '    ')}"
    yield f"\nGood:\n{indent(rule.good, '    ')}"
    yield f"\nTo silence it for one entry, write 'allow: [{rule.name}]' there."


def _fault_lines(fault: Fault) -> Iterator[str]:
    yield f"{fault.code} {FAULT_NAMES[fault.code]} ({fault.severity})"
    yield "\nFound while the bank's text is read. A fault is cured, it cannot be silenced."
    yield f"\nCure: {fault.cure or 'the hint of each finding names its own'}."


def _matters(rule: Rule) -> str:
    notes = [str(rule.severity)]
    notes += ["off until asked for"] if rule.off else []
    notes += ["English only"] if rule.english else []
    return ", ".join(notes)


def _rules() -> Iterator[str]:
    for letter, (title, what) in _GROUPS.items():
        yield f"## {title}\n\n{what}\n"
        for rule in RULES:
            if rule.code.startswith(letter):
                why = f"\n\n{rule.why}" if rule.why else ""
                yield f"### {rule.code} `{rule.name}`\n\n{rule.what} *({_matters(rule)})*{why}\n"
                yield f"Bad:\n\n```yaml\n{rule.bad}\n```\n\nGood:\n\n```yaml\n{rule.good}\n```\n"


def _faults() -> Iterator[str]:
    yield "## Faults in the text\n"
    yield "Found while the bank is read; a fault is cured, it cannot be silenced.\n"
    yield "| code | name | severity | cure |"
    yield "|---|---|---|---|"
    for fault in Fault:
        cure = fault.cure or "named by each finding"
        yield f"| {fault.code} | `{FAULT_NAMES[fault.code]}` | {fault.severity} | {cure} |"
