"""Proof that the files of an import load as the bank that is meant, made before any of them is written."""

from collections.abc import Iterable, Mapping

from deckgen.bank.load import load_sources
from deckgen.diagnostics import errors
from deckgen.importers.merging.merge import BankEntry, entries_of, identity
from deckgen.model import Bank, BankInfo
from deckgen.source import Source


class UnprovenError(Exception):
    """The files of an import would not load as what was imported, so none of them may be written."""


def prove_new(texts: Mapping[str, str], meant: Bank) -> None:
    """Prove that files, by path, load as exactly this bank.

    Raises:
        UnprovenError: they do not.
    """
    if _loaded(texts) != meant:
        raise UnprovenError("the bank made of it does not read back the same")


def prove_merged(texts: Mapping[str, str], info: BankInfo, meant: Iterable[BankEntry]) -> None:
    """Prove that files, by path, load as these settings and entries, in any order.

    Raises:
        UnprovenError: they do not; the message names the first entry that differs.
    """
    bank = _loaded(texts)
    loaded = {identity(entry): entry for entry in entries_of(bank)}
    expected = {identity(entry): entry for entry in meant}
    for kind, key in (*expected, *loaded):
        if loaded.get((kind, key)) != expected.get((kind, key)):
            raise UnprovenError(f"{kind} '{key}' would not read back the same")
    if bank.info != info:
        raise UnprovenError("the settings of the bank would not read back the same")


def _loaded(texts: Mapping[str, str]) -> Bank:
    loaded = load_sources([Source(path, text) for path, text in sorted(texts.items())])
    if wrong := errors(loaded.diagnostics):
        raise UnprovenError(f"the bank made of it has an error: {wrong[0].message}")
    return loaded.bank
