"""Read fields that must be a number, yes or no, or one of a few words."""

import re
from collections.abc import Iterable
from typing import TypeVar

from deckgen.bank.fields import Fields
from deckgen.bank.hints import near
from deckgen.codes import bank_codes
from deckgen.source import Number, Text

_YES, _NO = ("yes", "true", "on"), ("no", "false", "off")
NUMBER = re.compile(r"[+-]?(?:\d+\.?\d*|\.\d+)")
"""A decimal number without an exponent."""

T = TypeVar("T")


def choice(fields: Fields, name: str, allowed: Iterable[str], default: str = "") -> Text:
    """Read one of a few words."""
    text = fields.text(name)
    if not text:
        return Text(default)
    choices = list(allowed)
    if text not in choices:
        message = f"'{text}' is not a value of '{name}'"
        fields.report(bank_codes.BAD_VALUE, text.span, message, near(text, choices, otherwise="one of"))
        return Text(default)
    return text


def number(fields: Fields, name: str, default: T, *, least: float, most: float, unit: str) -> float | T:
    """Read a number between two bounds, in ``unit``."""
    text = fields.text(name)
    if not text:
        return default
    if not NUMBER.fullmatch(text) or not least <= float(text) <= most:
        message = f"'{name}' is '{text}'"
        fields.report(bank_codes.BAD_VALUE, text.span, message, f"write a number of {unit} from {least:g} to {most:g}")
        return default
    return Number(float(text), text.span)


def count(fields: Fields, name: str, default: int, *, least: int, most: int, unit: str) -> int:
    """Read a whole number between two bounds, in ``unit``."""
    text = fields.text(name)
    if text and not text.isdecimal():
        hint = f"write a whole number of {unit} from {least} to {most}"
        fields.report(bank_codes.BAD_VALUE, text.span, f"'{name}' is '{text}'", hint)
        return default
    return int(number(fields, name, default, least=least, most=most, unit=unit))


def flag(fields: Fields, name: str) -> bool | None:
    """Read yes or no; None if it is absent."""
    text = choice(fields, name, (*_YES, *_NO))
    return None if not text else text in _YES
