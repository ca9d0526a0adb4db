"""The bank's own document."""

from deckgen.bank.faults import Fault
from deckgen.bank.fields import Fields
from deckgen.bank.print_settings import read_print
from deckgen.bank.values import choice, count
from deckgen.model import BankInfo
from deckgen.source import Text


def read_bank(entry: Fields) -> BankInfo:
    """The settings of a bank."""
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
            entry.report(Fault.BAD_VALUE, number.span, message, "write a whole number of stories")
    return tuple(counted)
