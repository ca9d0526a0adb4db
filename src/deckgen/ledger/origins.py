"""Where each note of a bank comes from: the name it had in the ledger, and the identity it keeps for life."""

from collections.abc import Collection, Mapping, Sequence

Names = Mapping[str, Sequence[str]]
"""For the name of each note in the bank the names it had before, oldest first."""

Past = Mapping[str, tuple[str, bool]]
"""For each name in the ledger the identity that stands under it, and whether it has left the bank."""


def origins_of(past: Past, bank: Names) -> dict[str, str]:
    """For each note of the bank that was published before, the name it has in the ledger.

    A name is the past of one note only. A note that says what it was comes before one that took over the old name.
    """
    origins: dict[str, str] = {}
    claimed: set[str] = set()
    for name, was in bank.items():
        identity, has_left = past.get(name, ("", True))
        if has_left:
            # A note that is back carries its first name on already: one that is called so now is another.
            others = claimed | bank.keys() if identity in was else claimed
            if old := next((old for old in reversed(was) if old in past and old not in others), None):
                origins[name] = old
                claimed.add(old)
    origins |= {name: name for name in bank if name in past and name not in origins and name not in claimed}
    origins |= _by_identity(past, bank, origins)
    return {name: origins[name] for name in bank if name in origins}


def _by_identity(past: Past, bank: Names, origins: Mapping[str, str]) -> dict[str, str]:
    """Notes whose old name the ledger has lost: a rename was taken back, or a merge kept another new name.

    A note that has left the bank under its new name keeps its reviews to itself, unless ``was`` claims them.
    """
    claimed = set(origins.values())
    left = {identity: name for name, (identity, _) in past.items() if name not in claimed}
    recovered: dict[str, str] = {}
    for name, was in bank.items():
        if name not in origins:
            live = [name] if name in left and not past[left[name]][1] else []
            if first := next((first for first in (*reversed(was), *live) if first in left), None):
                recovered[name] = left.pop(first)
    return recovered


def identities_of(past: Past, bank: Names, origins: Mapping[str, str]) -> dict[str, str]:
    """The identity of each note: that of its past, or the oldest name it says it had; never one already taken."""
    identities = {name: past[origins[name]][0] for name in bank if name in origins}
    taken = {identity for identity, _ in past.values()}
    strangers = [name for name in bank if name not in origins]
    for name in sorted(strangers, key=lambda name: not bank[name]):
        identities[name] = free_name(next(iter(bank[name]), name), taken)
        taken.add(identities[name])
    return identities


def names_left(past: Collection[str], bank: Collection[str], origins: Mapping[str, str]) -> dict[str, str]:
    """For each name that no note of the bank carries on the name under which the ledger keeps it.

    One whose name another note has taken over goes on under a name nobody can write.
    """
    carried, taken = set(origins.values()), {*bank, *past}
    left = (name for name in past if name not in carried)
    return {name: free_name(name, taken) if name in bank else name for name in left}


def free_name(wanted: str, taken: Collection[str]) -> str:
    """The name wanted, or with the first number that makes it one not taken."""
    number, free = 1, wanted
    while free in taken:
        number += 1
        free = f"{wanted}~{number}"
    return free
