"""Fields of the model that may be given as plain strings and are always read as texts."""

from collections.abc import Iterable
from dataclasses import fields
from functools import cache
from typing import TYPE_CHECKING, Any, get_origin, overload

from deckgen.source import Text

if TYPE_CHECKING:
    # Type checkers read what a dataclass field takes from __set__ and what it gives from __get__.

    class TextField:
        """A text: any ``str`` goes in, a :class:`Text` comes out."""

        def __init__(self, default: str = "") -> None: ...
        @overload
        def __get__(self, entry: None, owner: type) -> str: ...
        @overload
        def __get__(self, entry: object, owner: type) -> Text: ...
        def __get__(self, entry: object | None, owner: type) -> Any: ...
        def __set__(self, entry: object, value: str) -> None: ...

    class TextsField:
        """Several texts: any strings go in, or one alone; a tuple of :class:`Text` comes out."""

        @overload
        def __get__(self, entry: None, owner: type) -> Iterable[str]: ...
        @overload
        def __get__(self, entry: object, owner: type) -> tuple[Text, ...]: ...
        def __get__(self, entry: object | None, owner: type) -> Any: ...
        def __set__(self, entry: object, value: Iterable[str]) -> None: ...

else:
    TextField = Text
    TextsField = tuple


class WithTexts:
    """A frozen dataclass whose texts may be given as plain strings."""

    __slots__ = ()

    def __post_init__(self) -> None:
        owner: Any = type(self)
        for name, several in _text_fields(owner):
            value = getattr(self, name)
            if value is None:  # as an empty field of a file
                object.__setattr__(self, name, () if several else Text())
            elif several:
                if value and (type(value) is not tuple or str in map(type, value)):
                    object.__setattr__(self, name, _texts(value))
            elif type(value) is str:
                object.__setattr__(self, name, Text(value))


@cache
def _text_fields(owner: Any) -> tuple[tuple[str, bool], ...]:
    """The fields of a class that hold texts or lists, by name, and whether they hold several."""
    several = {field.name: tuple in (field.type, get_origin(field.type)) for field in fields(owner)}
    single = (field.name for field in fields(owner) if field.type is Text)
    return (*((name, False) for name in single), *((name, True) for name, many in several.items() if many))


def _texts(value: object) -> object:
    """The texts of a field that was given as something else; what is no text at all is left to the check."""
    if isinstance(value, str):
        return (Text(value),)
    if not isinstance(value, Iterable):
        return value
    return tuple(Text(item) if type(item) is str else item for item in value)
