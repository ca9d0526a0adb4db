"""Which tags of a note are the bank's and which a person's, and where the bank's differ."""

from collections.abc import Iterable
from dataclasses import dataclass

from deckgen.collection.expected import Expected

# A tag that begins so is the bank's, even when a person typed it.
_BANK_TAGS = ("gap",)
_BANK_PREFIXES = (
    "principle::",
    "kind::",
    "story::",
    "backup::",
    "framework::",
    "checklist::",
    "company::",
    "audience::",
)
# These move no note's time, so an old one may stay in Anki until the note's next real edit.
_QUIET_PREFIXES = ("company::", "audience::")
# An earlier version wrote the story of a backup as one that answers, and that alone moves no note's time either.
_BACKUP, _STORY = "backup::", "story::"


@dataclass(frozen=True, slots=True)
class SortedTags:
    """The tags of a note in Anki: a person's ``own``, the bank's, and how the bank's differ from what it says now."""

    own: tuple[str, ...]
    bank: tuple[str, ...]
    missing: tuple[str, ...]
    extra: tuple[str, ...]


def sort_tags(tags: Iterable[str], expected: Expected) -> SortedTags:
    """Tell the tags of a note apart; upper and lower case are one, because Anki writes a tag as it first met it."""
    there, here = _folded(tags), _folded(expected.tags)
    former = here if expected.former_tags is None else _folded(expected.former_tags)
    spelled = {**there, **former, **here}
    bank = [tag for tag in there if tag in here or tag in former or is_bank_tag(tag)]
    # Of the two ways in which the bank may have written its tags, take the one that Anki's come nearer to.
    missing, extra = min(
        (_differences(written, bank) for written in (here, former)), key=lambda pair: len(pair[0]) + len(pair[1])
    )
    return SortedTags(
        own=tuple(there[tag] for tag in there if tag not in bank),
        bank=tuple(spelled[tag] for tag in bank),
        missing=tuple(spelled[tag] for tag in missing),
        extra=tuple(spelled[tag] for tag in extra),
    )


def _folded(tags: Iterable[str]) -> dict[str, str]:
    """Tags by what Anki knows them by."""
    return {tag.casefold(): tag for tag in tags}


def is_bank_tag(tag: str) -> bool:
    """Whether a tag is one that the bank writes."""
    folded = tag.casefold()
    return folded in _BANK_TAGS or folded.startswith(_BANK_PREFIXES)


def _differences(here: Iterable[str], there: Iterable[str]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The tags that are missing in Anki, and the extra ones."""
    wanted, held = _counted(here), _counted(there)
    return (
        tuple(tag for counted, tag in wanted.items() if counted not in held),
        tuple(tag for counted, tag in held.items() if counted not in wanted),
    )


def _counted(tags: Iterable[str]) -> dict[str, str]:
    """The tags that move a note's time, by the form in which they do."""
    loud = (tag for tag in tags if not tag.startswith(_QUIET_PREFIXES))
    return {_STORY + tag.removeprefix(_BACKUP) if tag.startswith(_BACKUP) else tag: tag for tag in loud}
