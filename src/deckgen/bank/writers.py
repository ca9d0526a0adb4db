"""One writer for each kind of entry: an entry of the model in, its non-empty fields out."""

from deckgen.bank.yamltext import Entry, Plain, filled
from deckgen.model import Checklist, Framework, MatrixRow, Pick, Principle, Question, Step, Story


def write_principle(entry: Principle) -> Entry:
    """Write a principle."""
    return {
        "principle": entry.key,
        **filled(
            name=entry.name,
            code=entry.code,
            aliases=entry.aliases,
            meaning=entry.meaning,
            probes=entry.probes,
            was=entry.was,
            allow=entry.allow,
        ),
    }


def write_story(story: Story) -> Entry:
    """Write a story."""
    metrics = [
        filled(what=metric.what, before=metric.before, after=metric.after, impact=metric.impact)
        for metric in story.metrics
    ]
    return {
        "story": story.key,
        **filled(
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


def write_question(question: Question) -> Entry:
    """Write a question."""
    return {
        "question": question.key,
        **filled(
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


def write_row(row: MatrixRow) -> Entry:
    """Write a row of the matrix."""
    return filled(primary=_pick(row.primary), backup=_pick(row.backup), gap=row.gap, allow=row.allow)


def write_framework(framework: Framework) -> Entry:
    """Write a framework."""
    return {
        "framework": framework.key,
        **filled(
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
    return filled(step=step.name, seconds=seconds, parts=step.parts, guidance=step.guidance, example=step.example)


def write_checklist(checklist: Checklist) -> Entry:
    """Write a checklist."""
    return {
        "checklist": checklist.key,
        **filled(
            name=checklist.name,
            guidance=checklist.guidance,
            items=checklist.items,
            was=checklist.was,
            allow=checklist.allow,
        ),
    }
