"""What the builders of notes share: lookups of the bank's entries, and the fields of a story."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import count

from deckgen.bank.sets import built_in_frameworks
from deckgen.deck.decks import DeckNames
from deckgen.deck.markup import Paragraph, Rich, Run, bullets, parse, plain
from deckgen.deck.notes import NoteType
from deckgen.model import PARTS, Bank, Framework, MatrixRow, Part, Principle, Story, by_key
from deckgen.timing import Band, bands


@dataclass(frozen=True, slots=True)
class Shelf:
    """A bank's entries by key, and what is computed once for all notes."""

    decks: DeckNames
    stories: Mapping[str, Story]
    principles: Mapping[str, Principle]
    rows: Mapping[str, MatrixRow]
    frameworks: Mapping[str, Framework]
    codes: Mapping[str, str]
    bands: tuple[Band, ...]

    @classmethod
    def of(cls, bank: Bank, decks: DeckNames) -> "Shelf":
        """The shelf of a bank that loaded without errors."""
        return cls(
            decks=decks,
            stories=by_key(bank.stories),
            principles=by_key(bank.principles),
            rows={row.principle: row for row in bank.matrix},
            frameworks=by_key((*built_in_frameworks(), *bank.frameworks)),
            codes=principle_codes(bank.principles),
            bands=bands(bank),
        )


def arranged(note_type: NoteType, values: Mapping[str, Rich]) -> tuple[Rich, ...]:
    """Put values in the order of a note type's fields, () where there is none.

    Raises:
        KeyError: a name is not a field of the type.
    """
    unknown = values.keys() - {field.name for field in note_type.fields}
    if unknown:
        raise KeyError(*unknown)
    return tuple(values.get(field.name, ()) for field in note_type.fields)


def story_values(story: Story, own: Iterable[Band], shelf: Shelf) -> dict[str, Rich]:
    """The fields that show a story, on its own note or a question's; ``own`` is how long its parts may take there."""
    seconds = dict(_part_seconds(story, own))
    return {
        "Pocket": bullets(story.pocket),
        "Claims": _codes(story, shelf),
        **{part.capitalize(): parse(story.part(part)) for part in PARTS},
        **{f"{part.capitalize()} seconds": plain(seconds.get(part, "")) for part in PARTS},
        "Lesson": parse(story.lesson),
    }


def _part_seconds(story: Story, own: Iterable[Band]) -> Iterator[tuple[Part, str]]:
    """The seconds of each band, listed at the first of the band's parts that the story has."""
    for band in own:
        parts = [part for part in band.parts if story.part(part)]
        if parts:
            others = " and ".join(part.capitalize() for part in parts[1:])
            yield parts[0], f"{span_of(band.at_least_s, band.at_most_s)} s" + (f" with {others}" if others else "")


def span_of(least: int, most: int) -> str:
    """Two numbers as a range such as "20–30", or as one number if they are equal."""
    return str(least) if least == most else f"{least}\u2013{most}"


def total(own: Iterable[Band]) -> str:
    """The seconds of all bands added up, such as "110–150 s"; "" for none."""
    each = tuple(own)
    least, most = sum(band.at_least_s for band in each), sum(band.at_most_s for band in each)
    return f"{span_of(least, most)} s" if most else ""


def _codes(story: Story, shelf: Shelf) -> Rich:
    runs = [run for key in story.principles for run in (Run(" "), Run(shelf.codes[key], code=True))]
    return (Paragraph(tuple(runs[1:])),) if runs else ()


def principle_codes(principles: Iterable[Principle]) -> dict[str, str]:
    """Principle key -> code: the one the author gave, or two letters of the name that no other principle uses."""
    entries = tuple(principles)
    codes = {str(entry.key): str(entry.code) for entry in entries if entry.code}
    taken = set(codes.values())
    for entry in entries:
        if not entry.code:
            code = next(code for code in _possible_codes(entry.name) if code not in taken)
            codes[str(entry.key)] = code
            taken.add(code)
    return codes


def _possible_codes(name: str) -> Iterator[str]:
    """Candidate codes for a name, best first: two initials, first letter and a later one, first letter and a number."""
    words = [word for word in name.split() if word[:1].isalnum()]
    long = [word for word in words if len(word) > 3] or words
    letters = [letter.upper() for letter in "".join(words) if letter.isalnum()] or ["P"]
    if len(long) > 1:
        yield (long[0][0] + long[1][0]).upper()
    yield from (letters[0] + letter for letter in letters[1:])
    yield from (f"{letters[0]}{number}" for number in count(1))
