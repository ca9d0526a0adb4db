"""Principles and frameworks that ship with deckgen, read from their own YAML."""

from functools import cache
from importlib.resources import files

from deckgen.bank.faults import Report
from deckgen.bank.nodes import Mapping
from deckgen.bank.readers import read_framework, read_list, read_principle
from deckgen.bank.yamltree import documents
from deckgen.model import Framework, Principle
from deckgen.source import Source

PRINCIPLE_SETS = ("amazon",)


@cache
def principle_set(name: str) -> tuple[Principle, ...]:
    """The principles of a named set, in the company's own order."""
    root = _shipped(name)
    return tuple(read_list(root.pairs[0][1], "principle", Report(), read_principle))


@cache
def built_in_frameworks() -> tuple[Framework, ...]:
    """The frameworks a question may name without the bank spelling them out."""
    root = _shipped("frameworks")
    return tuple(read_list(root.pairs[0][1], "framework", Report(), read_framework))


def _shipped(name: str) -> Mapping:
    resource = files("deckgen.bank").joinpath("shipped", f"{name}.yaml")
    (root,) = documents(Source("", resource.read_text("utf-8")), Report())
    assert isinstance(root, Mapping)
    return root
