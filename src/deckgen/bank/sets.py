"""Load the principles and frameworks that ship with deckgen, and overlay a bank's changes."""

from dataclasses import replace
from functools import cache
from pathlib import Path

from deckgen.bank.lists import read_list
from deckgen.bank.nodes import Mapping
from deckgen.bank.readers import read_framework, read_principle
from deckgen.bank.reporting import Report
from deckgen.bank.yamltree import documents
from deckgen.model import Framework, Principle
from deckgen.source import Source

_SHIPPED = Path(__file__).with_name("shipped")  # importlib.resources takes longer to import than all else here
PRINCIPLE_SETS = ("amazon",)


@cache
def principle_set(name: str) -> tuple[Principle, ...]:
    """Return the principles of a named set, in the company's order."""
    root = _shipped(name)
    return tuple(read_list(root.pairs[0][1], "principle", Report(), read_principle))


@cache
def built_in_frameworks() -> tuple[Framework, ...]:
    """Return the frameworks that every bank can refer to."""
    root = _shipped("frameworks")
    return tuple(read_list(root.pairs[0][1], "framework", Report(), read_framework))


def over(shipped: Principle, own: Principle) -> Principle:
    """Return a shipped principle with the fields that the bank's entry fills in replaced."""
    return replace(
        shipped,
        key=own.key,
        name=own.name or shipped.name,
        code=own.code or shipped.code,
        aliases=own.aliases or shipped.aliases,
        meaning=own.meaning or shipped.meaning,
        probes=own.probes or shipped.probes,
        was=own.was,
        allow=own.allow,
    )


def _shipped(name: str) -> Mapping:
    path = _SHIPPED / f"{name}.yaml"
    (root,) = documents(Source("", path.read_text("utf-8")), Report())
    assert isinstance(root, Mapping)
    return root
