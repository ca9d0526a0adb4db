"""Read and write the ``bank`` document."""

from deckgen.bank.anki_fields import read_anki, write_anki
from deckgen.bank.fields import Fields
from deckgen.bank.print_fields import read_print, write_print
from deckgen.bank.values import choice, count
from deckgen.bank.yamltext import Entry, filled
from deckgen.codes import bank_codes
from deckgen.model import BankInfo
from deckgen.source import Text


def read_bank(entry: Fields) -> BankInfo:
    """Read the settings of a bank."""
    default = BankInfo(Text("bank"))
    return BankInfo(
        id=entry.key("bank"),
        title=entry.text("title"),
        deck=entry.text("deck"),
        language=entry.text("language") or default.language,
        speaking_rate=count(entry, "speaking_rate", default.speaking_rate, least=60, most=300, unit="words a minute"),
        style="script" if choice(entry, "style", ("notes", "script"), "notes") == "script" else "notes",
        story_use_limit=count(entry, "story_use_limit", default.story_use_limit, least=1, most=99, unit="uses"),
        required_kinds=_required_kinds(entry) if entry.has("required_kinds") else _unread(entry, "required_kinds"),
        anki=read_anki(entry),
        print=read_print(entry),
        check=entry.mapping("check"),
        was=entry.keys("was"),
        allow=entry.unique_texts("allow"),
    )


def _unread(entry: Fields, name: str) -> tuple[tuple[Text, int], ...]:
    entry.mapping(name)
    return BankInfo(Text()).required_kinds


def _required_kinds(entry: Fields) -> tuple[tuple[Text, int], ...]:
    counted = []
    for kind, number in entry.mapping("required_kinds"):
        if number.isdecimal() and len(number) < 4:
            counted.append((kind, int(number)))
        else:
            message = f"'{kind}' in 'required_kinds' is '{number}'"
            entry.report(bank_codes.BAD_VALUE, number.span, message, "write a whole number of stories")
    return tuple(counted)


def write_bank(info: BankInfo) -> Entry:
    """Write the settings of a bank that differ from the defaults."""
    default = BankInfo(Text())
    return {
        "bank": info.id,
        **filled(
            title=info.title,
            deck=info.deck,
            language=info.language if info.language != default.language else "",
            speaking_rate=_changed(info.speaking_rate, default.speaking_rate),
            style=_changed(info.style, default.style),
            story_use_limit=_changed(info.story_use_limit, default.story_use_limit),
        ),
        **(
            {"required_kinds": {str(kind): str(number) for kind, number in info.required_kinds}}
            if info.required_kinds != default.required_kinds
            else {}
        ),
        **filled(
            anki=write_anki(info.anki),
            print=write_print(info.print),
            check={str(rule): severity for rule, severity in info.check},
            was=info.was,
            allow=info.allow,
        ),
    }


def _changed(value: object, default: object) -> str:
    return "" if value == default else str(value)
