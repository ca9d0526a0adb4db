"""A bank as YAML: stable, complete, and the same bank when it is loaded again."""

from dataclasses import fields

from deckgen.bank.sets import PRINCIPLE_SETS, over, principle_set
from deckgen.bank.yamltext import Plain, write
from deckgen.model import (
    Bank,
    BankInfo,
    Checklist,
    Framework,
    MatrixRow,
    Pick,
    Principle,
    PrintSettings,
    Question,
    Step,
    Story,
)
from deckgen.source import Text

Entry = dict[str, Plain]


def dump(bank: Bank) -> str:
    """The whole bank as one stream of YAML documents."""
    return write([document for documents in _documents(bank).values() for document in documents])


def dump_files(bank: Bank) -> dict[str, str]:
    """The bank as files: one a kind, one a story; names are relative paths, numbered where order matters."""
    return {name: write(documents) for name, documents in _documents(bank).items()}


def _documents(bank: Bank) -> dict[str, list[Plain]]:
    width = max(2, len(str(len(bank.stories))))
    lists: dict[str, list[Plain]] = {
        "bank.yaml": [_info(bank.info)],
        "principles.yaml": _principles(bank.principles),
        **{
            f"story-{number:0{width}}-{story.key}.yaml": [_story(story)]
            for number, story in enumerate(bank.stories, start=1)
        },
        "questions.yaml": _listed("questions", [_question(entry) for entry in bank.questions]),
        "matrix.yaml": [{"matrix": {str(row.principle): _row(row) for row in bank.matrix}}] if bank.matrix else [],
        "frameworks.yaml": _listed("frameworks", [_framework(entry) for entry in bank.frameworks]),
        "checklists.yaml": _listed("checklists", [_checklist(entry) for entry in bank.checklists]),
    }
    return {name: documents for name, documents in lists.items() if documents}


def _listed(kind: str, entries: list[Entry]) -> list[Plain]:
    return [{kind: list(entries)}] if entries else []


def _filled(**values: Plain) -> Entry:
    """The fields that say something, in the given order."""
    return {name: _plain(value) for name, value in values.items() if value}


def _plain(value: Plain) -> Plain:
    return [*value] if isinstance(value, tuple) else value


def _info(info: BankInfo) -> Entry:
    default = BankInfo(Text())
    return {
        "bank": info.id,
        **_filled(
            title=info.title,
            deck=info.deck,
            language=info.language if info.language != default.language else "",
            speaking_rate=_changed(info.speaking_rate, default.speaking_rate),
            style=_changed(info.style, default.style),
            story_use_limit=_changed(info.story_use_limit, default.story_use_limit),
        ),
        **(
            {"required_kinds": {str(kind): str(count) for kind, count in info.required_kinds}}
            if info.required_kinds != default.required_kinds
            else {}
        ),
        **_filled(
            print=_print(info.print),
            check={str(rule): severity for rule, severity in info.check},
            was=info.was,
            allow=info.allow,
        ),
    }


def _changed(value: object, default: object) -> str:
    return "" if value == default else str(value)


_PRINT_NAMES = {
    "margin_mm": "margin",
    "gutter_mm": "gutter",
    "bleed_mm": "bleed",
    "only": "for",
    "fonts": "font",
}


def _print(settings: PrintSettings) -> Entry:
    written: Entry = {}
    for item in fields(PrintSettings):
        value = getattr(settings, item.name)
        name = _PRINT_NAMES.get(item.name, item.name)
        if item.name == "back_error_mm":
            written |= {"back-error": f"{value[0]},{value[1]}"} if value else {}
        elif isinstance(value, bool):
            written[name] = "yes" if value else "no"
        elif value is not None and value not in ("", ()):
            written[name] = str(value) if isinstance(value, float) else _plain(value)
    return written


def _principles(principles: tuple[Principle, ...]) -> list[Plain]:
    for name in PRINCIPLE_SETS:
        shipped = principle_set(name)
        head = principles[: len(shipped)]
        own = [_difference(entry, base) for entry, base in zip(head, shipped, strict=False)]
        if len(head) == len(shipped) and None not in own:
            rest = [entry for entry in own if entry] + [_principle(entry) for entry in principles[len(shipped) :]]
            return [{"principles": name}, *_listed("principles", rest)]
    return _listed("principles", [_principle(entry) for entry in principles])


def _difference(entry: Principle, shipped: Principle) -> Entry | None:
    """What an entry says beyond the shipped one: {} when nothing, None when overlaying could not say it."""
    if entry == shipped:
        return {}
    if entry.key != shipped.key or over(shipped, entry) != entry:
        return None
    changed = {
        item.name: getattr(entry, item.name) if getattr(entry, item.name) != getattr(shipped, item.name) else ""
        for item in fields(Principle)
    }
    return {
        "principle": entry.key,
        **_filled(**{name: value for name, value in changed.items() if name != "key"}),
    }


def _principle(entry: Principle) -> Entry:
    return {
        "principle": entry.key,
        **_filled(
            name=entry.name,
            code=entry.code,
            aliases=entry.aliases,
            meaning=entry.meaning,
            probes=entry.probes,
            was=entry.was,
            allow=entry.allow,
        ),
    }


def _story(story: Story) -> Entry:
    metrics = [
        _filled(what=metric.what, before=metric.before, after=metric.after, impact=metric.impact)
        for metric in story.metrics
    ]
    return {
        "story": story.key,
        **_filled(
            title=story.title,
            aliases=story.aliases,
            kinds=story.kinds,
            event=story.event,
            situation=story.situation,
            task=story.task,
            action=story.action,
            result=story.result,
            lesson=story.lesson,
            metrics=metrics,
            principles=story.principles,
            pocket=story.pocket,
            follow_ups=story.follow_ups,
            was=story.was,
            allow=story.allow,
        ),
    }


def _question(question: Question) -> Entry:
    return {
        "question": question.key,
        **_filled(
            ask=question.ask,
            principle=question.principle,
            framework=question.framework if question.framework != "star" else "",
            primary=_pick(question.primary),
            backup=_pick(question.backup),
            gap=question.gap,
            trap=question.trap,
            good_answer=question.good_answer,
            follow_ups=question.follow_ups,
            was=question.was,
            allow=question.allow,
        ),
    }


def _pick(pick: Pick | None) -> Plain:
    if pick is None:
        return ""
    return {"story": pick.story, "angle": pick.angle} if pick.angle else pick.story


def _row(row: MatrixRow) -> Entry:
    return _filled(primary=_pick(row.primary), backup=_pick(row.backup), gap=row.gap, allow=row.allow)


def _framework(framework: Framework) -> Entry:
    return {
        "framework": framework.key,
        **_filled(
            name=framework.name,
            guidance=framework.guidance,
            steps=[_step(step) for step in framework.steps],
            was=framework.was,
            allow=framework.allow,
        ),
    }


def _step(step: Step) -> Entry:
    seconds = "" if step.at_least_s is None else f"{step.at_least_s}-{step.at_most_s}"
    if step.at_least_s == step.at_most_s and step.at_least_s is not None:
        seconds = str(step.at_least_s)
    return _filled(step=step.name, seconds=seconds, parts=step.parts, guidance=step.guidance, example=step.example)


def _checklist(checklist: Checklist) -> Entry:
    return {
        "checklist": checklist.key,
        **_filled(
            name=checklist.name,
            guidance=checklist.guidance,
            items=checklist.items,
            was=checklist.was,
            allow=checklist.allow,
        ),
    }
