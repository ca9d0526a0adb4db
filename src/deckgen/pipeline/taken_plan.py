"""Edits made in Anki, written into the bank before it is built."""

from collections.abc import Collection
from dataclasses import replace
from pathlib import Path

from deckgen import files
from deckgen.bank.load import Loaded, load, loads
from deckgen.pipeline.rendering import RenderPlan, rendered
from deckgen.pipeline.take import taken
from deckgen.pipeline.taken_fields import Taken


def take_edits(
    plan: RenderPlan, names: Collection[str], folder: Path, *, dry_run: bool = False
) -> tuple[RenderPlan, Taken]:
    """Write edits of the named notes into the bank in ``folder``; return the plan for the bank as it is then.

    A dry run writes nothing, and plans for the bank that it would have written.

    Raises:
        UnknownNameError: there is no note of that name.
        OSError: a file of the bank cannot be read or written.
    """
    comparison = rendered(replace(plan, outputs=())).comparison
    assert comparison is not None, "edits are taken against what Anki holds"
    edits = taken(plan.loaded, comparison, names, bank_wins=plan.known.bank_wins)
    if not edits.files:
        return plan, edits
    if not dry_run:
        files.replace_all({Path(path): data for path, data in edits.files.items()})
        return replace(plan, loaded=load(folder)), edits
    return replace(plan, loaded=_as_if_written(plan.loaded, edits)), edits


def _as_if_written(loaded: Loaded, edits: Taken) -> Loaded:
    texts = {source.path: source.text for source in loaded.sources}
    return loads(texts | {path: data.decode() for path, data in edits.files.items()})
