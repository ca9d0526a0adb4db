"""The result of an import as lines of text, for case files that a person can check against the guide."""

from collections.abc import Iterator

from deckgen.bank.sets import principle_set
from deckgen.importers.intake import Imported
from deckgen.model import PARTS, Bank, Pick, Principle, Story


def summary(imported: Imported) -> str:
    report = imported.report
    lines = [*(_entries(imported.bank) if imported.bank else ())]
    lines += [f"unresolved {remark.place.line}: {remark.text}" for remark in report.unresolved]
    lines += [f"placeholder {remark.place.line}: {remark.text}" for remark in report.placeholders]
    lines += [f"conflict {remark.place.line}: {remark.text}: {remark.note}" for remark in report.conflicts]
    lines += [f"left out {remark.place.line}: {remark.text}: {remark.note}" for remark in report.left_out]
    lines += [f"refused: {refusal.reason}" for refusal in report.refused]
    lines.append(f"lines: {report.used} used, {len(report.skipped)} listed")
    lines += [f"listed {remark.place.line}: {remark.note}" for remark in report.skipped if remark.note != "rule"]
    return "\n".join(lines) + "\n"


def _entries(bank: Bank) -> Iterator[str]:
    yield f"bank {bank.info.id}: {bank.info.title} ({bank.info.language})"
    for principle in bank.principles:
        yield from _principle(principle)
    for story in bank.stories:
        yield from _story(story)
    for question in bank.questions:
        yield f"question {question.key}: {question.ask}"
        yield from _filled(
            principle=question.principle,
            primary=_pick(question.primary),
            backup=_pick(question.backup),
            gap=question.gap,
            trap=question.trap,
            answer=question.good_answer,
        )
        yield from (f"  follow-up: {follow_up}" for follow_up in question.follow_ups)
    for row in bank.matrix:
        yield f"row {row.principle}: {_pick(row.primary)} / {_pick(row.backup)}" + (
            f" / gap {_ends(row.gap)}" if row.gap else ""
        )
    for framework in bank.frameworks:
        yield f"framework {framework.key}: {framework.name}: {_ends(framework.guidance)}"
        for step in framework.steps:
            seconds = f" {step.at_least_s}-{step.at_most_s} s" if step.at_least_s else ""
            yield f"  step {step.name}{seconds} {'+'.join(step.parts)}: {_ends(step.guidance)} {step.example}".rstrip()
    for checklist in bank.checklists:
        yield f"checklist {checklist.key}: {checklist.name}: {_ends(checklist.guidance)}"
        yield from (f"  item: {_ends(item)}" for item in checklist.items)


def _principle(principle: Principle) -> Iterator[str]:
    if principle not in principle_set("amazon"):
        yield f"principle {principle.key}: {principle.name}"
        yield from _filled(meaning="" if principle.code else principle.meaning, probes=" | ".join(principle.probes))


def _story(story: Story) -> Iterator[str]:
    yield f"story {story.key}: {story.title}"
    yield from _filled(**{part: story.part(part) for part in PARTS}, lesson=story.lesson)
    yield from _filled(
        principles=", ".join(story.principles), kinds=", ".join(story.kinds), aliases=" | ".join(story.aliases)
    )
    yield from (f"  pocket: {line}" for line in story.pocket)
    yield from (f"  follow-up: {line}" for line in story.follow_ups)


def _filled(**fields: str) -> Iterator[str]:
    for name, text in fields.items():
        if text:
            yield f"  {name}: {_ends(text)}"


def _ends(text: str) -> str:
    """The first and last words of a text and how many it has; a short text in full."""
    flat = text.replace("\n", " ⏎ ")
    words = flat.split(" ")
    return flat if len(words) <= 8 else f"{' '.join(words[:4])} … {' '.join(words[-3:])} ({len(words)} words)"


def _pick(pick: Pick | None) -> str:
    return "" if pick is None else f"{pick.story} ({pick.angle})" if pick.angle else str(pick.story)
