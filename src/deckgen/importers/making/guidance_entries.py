"""The frameworks and checklists of an import."""

from collections.abc import Sequence

from deckgen.bank.sets import built_in_frameworks
from deckgen.importers.drafts import FileDrafts, StepDraft
from deckgen.importers.making.trimming import distinct_texts, one_line, trimmed
from deckgen.importers.words.keys import Unique
from deckgen.model import Checklist, Framework, Step
from deckgen.source import Text


def frameworks_of(files: Sequence[FileDrafts]) -> tuple[Framework, ...]:
    """The frameworks of all files, each once."""
    frameworks: dict[tuple[str, tuple[Step, ...]], Framework] = {}
    shipped = built_in_frameworks()
    names, keys = Unique(str(each.name) for each in shipped), Unique(str(each.key) for each in shipped)
    for draft in (draft for drafts in files for draft in drafts.frameworks):
        steps = tuple(map(_step, draft.steps))
        if (draft.name, steps) not in frameworks:
            name = names.title(one_line(draft.name))
            key = keys.key(name, "framework")
            frameworks[draft.name, steps] = Framework(Text(key), Text(name), steps, trimmed(draft.guidance))
    return tuple(frameworks.values())


def _step(draft: StepDraft) -> Step:
    least, most = draft.seconds or (None, None)
    return Step(
        Text(one_line(draft.name)),
        at_least_s=least,
        at_most_s=most,
        parts=distinct_texts(draft.parts),
        guidance=trimmed(draft.guidance),
        example=trimmed(draft.example),
    )


def checklists_of(files: Sequence[FileDrafts]) -> tuple[Checklist, ...]:
    """The checklists of all files, each once."""
    checklists: dict[tuple[str, tuple[Text, ...]], Checklist] = {}
    keys = Unique()
    for draft in (draft for drafts in files for draft in drafts.checklists):
        name, items = one_line(draft.name), tuple(map(trimmed, draft.items))
        if (name, items) not in checklists:
            key = keys.key(name, "checklist")
            checklists[name, items] = Checklist(Text(key), Text(name), items, trimmed(draft.guidance))
    return tuple(checklists.values())
