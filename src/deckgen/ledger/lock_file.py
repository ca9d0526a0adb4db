"""The lock file: a ledger as sorted lines that merge well and say where they are damaged."""

from collections.abc import Collection

from deckgen.diagnostics import Diagnostic
from deckgen.ledger.conflict_markers import Numbered, without_markers
from deckgen.ledger.lock_lines import END, facts_of, to_fact, to_line, version_of
from deckgen.ledger.lock_merge import collated
from deckgen.ledger.lock_problems import in_lines, in_merge, in_whole_file
from deckgen.ledger.records import Ledger
from deckgen.source import Source

FILE_NAME = "deckgen.lock"


def write(ledger: Ledger) -> str:
    """The ledger as text: the bank, one sorted line a fact, and a last line without which the file was cut short.

    Raises:
        ValueError: the ledger holds what could not be read back, such as a key with a space in it.
    """
    head, *lines = map(to_line, facts_of(ledger))
    return "\n".join([head, *sorted(lines), END, ""])


def read(source: Source, kinds: Collection[str] = ()) -> tuple[Ledger | None, tuple[Diagnostic, ...]]:
    """The ledger, and what is to be said about the file; None when it is damaged, never a ledger read in part.

    A file that git merged, with conflict markers or without, becomes one ledger. Without ``kinds`` a note may be of
    any kind.
    """
    content = without_markers(_numbered(source.text))
    versions = {number: version for number, line in content.lines if (version := version_of(line))}
    if faults := tuple(in_whole_file(source.path, content, versions)):
        return None, faults
    oldest, newest = min(versions.values()), max(versions.values())
    facts = {number: to_fact(line, oldest) for number, line in content.lines if newest == 1 or line != END}
    if faults := tuple(in_lines(source.path, facts, kinds)):
        return None, faults
    intact = [fact for fact in facts.values() if fact]
    merged = collated(intact)
    return merged.ledger, tuple(in_merge(source.path, content.markers, intact, merged))


def _numbered(text: str) -> list[Numbered]:
    """The lines that are not empty. Only a line feed ends a line; in a file from Windows CR and LF do, every time."""
    text = text.removeprefix("\ufeff")
    if text.count("\r\n") == text.count("\r") == text.count("\n"):
        text = text.replace("\r\n", "\n")
    return [(number, line) for number, line in enumerate(text.split("\n"), start=1) if line]
