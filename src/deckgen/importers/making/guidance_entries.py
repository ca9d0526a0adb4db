"""The parts of a bank that refer to nothing: its own settings, frameworks, checklists, and how much it holds."""

import re
from collections import Counter

from deckgen.bank.sets import built_in_frameworks
from deckgen.importers.drafts import FileDrafts
from deckgen.importers.making.trimming import texts, tidy, trimmed
from deckgen.importers.words.keys import Unique, key_of
from deckgen.model import Bank, BankInfo, Checklist, Framework, Step
from deckgen.source import Text


def counted(bank: Bank) -> dict[str, int]:
    """How many entries a bank has of each kind, and how many gaps it declares."""
    gaps = [*(one.gap for one in bank.questions if one.gap), *(one.gap for one in bank.matrix if one.gap)]
    return {
        "stories": len(bank.stories),
        "questions": len(bank.questions),
        "principles": len(bank.principles),
        "matrix_rows": len(bank.matrix),
        "frameworks": len(bank.frameworks),
        "checklists": len(bank.checklists),
        "gaps": sum(len(gap.split("\n")) for gap in gaps),
    }


def info(found: list[FileDrafts]) -> BankInfo:
    """The settings of a new bank: its id and title from the first file's heading, its language from the labels."""
    first = found[0]
    name = re.sub(r"\.\w+$", "", first.file.replace("\\", "/").rpartition("/")[2])
    languages = Counter(language for one in found for language in one.languages)
    spoken = languages.most_common(1)[0] if languages else ("en", 0)
    language = Text(spoken[0]) if spoken[1] >= 2 else BankInfo(Text()).language
    key = key_of(first.title, "") or key_of(name, "bank")
    return BankInfo(Text(key), Text(first.title), language=language)


def frameworks(found: list[FileDrafts]) -> tuple[Framework, ...]:
    """The frameworks of all files, each once."""
    made: dict[tuple[str, tuple[Step, ...]], Framework] = {}
    shipped = built_in_frameworks()
    names, keys = Unique(str(one.name) for one in shipped), Unique(str(one.key) for one in shipped)
    for draft in (draft for one in found for draft in one.frameworks):
        steps = tuple(
            Step(
                Text(tidy(step.name)),
                at_least_s=step.seconds[0] if step.seconds else None,
                at_most_s=step.seconds[1] if step.seconds else None,
                parts=texts(step.parts),
                guidance=trimmed(step.guidance),
                example=trimmed(step.example),
            )
            for step in draft.steps
        )
        if (draft.name, steps) not in made:
            name = names.title(tidy(draft.name))
            key = Text(keys.key(name, "framework"))
            made[draft.name, steps] = Framework(key, Text(name), steps, trimmed(draft.guidance))
    return tuple(made.values())


def checklists(found: list[FileDrafts]) -> tuple[Checklist, ...]:
    """The checklists of all files, each once."""
    keys = Unique()
    made: dict[tuple[str, tuple[Text, ...]], Checklist] = {}
    for draft in (draft for one in found for draft in one.checklists):
        name = tidy(draft.name)
        items = tuple(trimmed(item) for item in draft.items)
        if (name, items) not in made:
            guidance = trimmed(draft.guidance)
            made[name, items] = Checklist(Text(keys.key(name, "checklist")), Text(name), items, guidance)
    return tuple(made.values())
