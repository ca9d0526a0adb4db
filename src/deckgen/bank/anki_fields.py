"""Read and write ``anki:`` in the ``bank`` document."""

from collections.abc import Iterator

from deckgen.bank.fields import Fields
from deckgen.bank.hints import near
from deckgen.bank.values import flag
from deckgen.bank.yamltext import Entry, filled
from deckgen.codes import bank_codes
from deckgen.model import ANKI_CARDS, AnkiSettings
from deckgen.source import Text


def read_anki(entry: Fields) -> AnkiSettings:
    """Read which cards go to Anki."""
    fields = entry.nested("anki", "anki")
    if fields is None:
        return AnkiSettings()
    settings = AnkiSettings(cards=tuple(_cards(fields)), gaps=flag(fields, "gaps"))
    fields.finish()
    return settings


def _cards(fields: Fields) -> Iterator[Text]:
    for name in fields.unique_texts("cards"):
        if name in ANKI_CARDS:
            yield name
        else:
            hint = near(name, ANKI_CARDS, otherwise="one of")
            fields.report(bank_codes.BAD_VALUE, name.span, f"'{name}' is not a kind of card in Anki", hint)


def write_anki(settings: AnkiSettings) -> Entry:
    """Write the settings that are set."""
    gaps = "" if settings.gaps is None else "yes" if settings.gaps else "no"
    return filled(cards=settings.cards, gaps=gaps)
