"""What is to be said about a lock file: where it is damaged, and what was decided when it was merged."""

from collections.abc import Collection, Iterator, Mapping

from deckgen.codes import ledger_codes
from deckgen.diagnostics import Diagnostic, Severity
from deckgen.ledger.conflict_markers import Unmarked
from deckgen.ledger.lock_lines import END, VERSION, Fact
from deckgen.ledger.lock_merge import MergedLedger
from deckgen.source import Span

_OF_KIND = ("card", "note", "type")
_SHOWN = 20
"""So many damaged lines are named; a file with more is not mended line by line."""


def in_whole_file(path: str, content: Unmarked, versions: Mapping[int, int]) -> Iterator[Diagnostic]:
    """The one fault that makes it useless to look at single lines; ``versions`` gives the version each line names."""
    end, last = content.lines[-1] if content.lines else (1, "")
    newer = next((number for number, version in versions.items() if version > VERSION), 0)
    if content.unpaired:
        yield _fault(path, content.unpaired, "a conflict marker of git without those that belong to it")
    elif not versions:
        yield _fault(path, 1, f"the lock file's first line is not 'deckgen {VERSION}' and the bank's id")
    elif newer:
        message = f"the lock file is of version {versions[newer]}, written by a newer deckgen"
        yield ledger_codes.NEWER_LOCK.at(Span(path, newer, 1), message)
    elif max(versions.values()) > 1 and last != END:
        yield _fault(path, end, f"the lock file was cut short: its last line is not '{END}'")


def in_lines(path: str, facts: Mapping[int, Fact | None], kinds: Collection[str]) -> Iterator[Diagnostic]:
    """The damaged lines, by their numbers, and how many more there are; without ``kinds`` a name may be of any kind."""
    damaged = [number for number, fact in facts.items() if fact is None or _unknown_kind(fact, kinds)]
    for number in damaged[:_SHOWN]:
        fact = facts[number]
        if fact is None:
            yield _fault(path, number, "a damaged line in the lock file")
        else:
            hint = "upgrade deckgen if a newer one wrote the file; else restore it from version control or a backup"
            yield _fault(path, number, f"'{_unknown_kind(fact, kinds)}' is no kind that this deckgen knows", hint)
    if damaged[_SHOWN:]:
        yield _fault(path, damaged[_SHOWN], f"the lock file has {len(damaged) - _SHOWN} more damaged lines")


def _unknown_kind(fact: Fact, kinds: Collection[str]) -> str:
    kind = fact.name.partition("/")[0]
    return kind if kinds and fact.word in _OF_KIND and kind not in kinds else ""


def in_merge(
    path: str, markers: Collection[int], facts: Collection[Fact], merged: MergedLedger
) -> Iterator[Diagnostic]:
    """That the file was merged, and each decision; errors where only the author can decide."""
    first = Span(path, min(markers, default=1), 1)
    for message in merged.at_odds:
        yield ledger_codes.SPLIT_LOCK.at(first, message)
    if merged.at_odds:
        return
    if markers:
        yield ledger_codes.MERGED_LOCK.at(first, "merged the two sides of a conflict in the lock file")
    elif len(set(facts)) > len({(fact.word, fact.name) for fact in facts}):
        message = "merged the lock files of two branches"
        yield ledger_codes.MERGED_LOCK.at(first, message, severity=Severity.INFO)
    for decision in merged.decisions:
        yield ledger_codes.MERGED_LOCK.at(first, decision)


def _fault(path: str, line: int, message: str, hint: str = "") -> Diagnostic:
    return ledger_codes.DAMAGED_LOCK.at(Span(path, line, 1), message, hint)
