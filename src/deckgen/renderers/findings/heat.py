"""The matrix as a heat map: principles down, stories across, with gaps and overused stories marked."""

from html import escape

from deckgen.lint.coverage import Coverage, Line, Use, coverage
from deckgen.model import Bank

_SHORT = {Use.PRIMARY: "P", Use.BACKUP: "B", Use.ASKED: "Q", Use.CLAIMED: "\u00b7", Use.NONE: ""}
_GAPS = {"primary": "no story", "backup": "no backup", "": ""}


def heat_map(bank: Bank) -> str:
    """Return the heat map with its legend; "" for a bank without principles or without stories."""
    covered = coverage(bank)
    if not covered.lines or not covered.stories:
        return ""
    return f"<h2>Who answers what</h2>\n{_legend()}{_table(covered)}{_stories(covered)}"


def _legend() -> str:
    keys = "".join(
        f'<li><span class="use {use.name.lower()}">{_SHORT[use]}</span> {use.value}</li>' for use in Use if use.value
    )
    return f'<ul class="legend">{keys}</ul>\n'


def _table(covered: Coverage) -> str:
    head = "".join(
        f'<th scope="col" title="{escape(story.title)}">{number}</th>'
        for number, story in enumerate(covered.stories, start=1)
    )
    foot = "".join(
        f'<td class="{"over" if covered.overused(number) else ""}">{count}</td>'
        for number, count in enumerate(covered.primaries)
    )
    return (
        f'<div class="wide"><table class="heat">\n<thead><tr><th></th>{head}<th></th></tr></thead>\n'
        f"<tbody>\n{''.join(_row(line, covered) for line in covered.lines)}</tbody>\n"
        f'<tfoot><tr><th scope="row">times primary</th>{foot}<td></td></tr></tfoot>\n</table></div>\n'
    )


def _row(line: Line, covered: Coverage) -> str:
    cells = "".join(
        f'<td class="use {use.name.lower()}" title="{escape(_said(story.title, use))}">{_SHORT[use]}</td>'
        for story, use in zip(covered.stories, line.uses, strict=True)
    )
    gap = f": {escape(line.gap)}" if line.gap else ""
    missing = f'<span class="missing">{_GAPS[line.missing]}</span>{gap}' if line.missing else ""
    narrow = f'<span class="narrow">{_GAPS[line.missing]}</span>' if line.missing else ""
    name = escape(line.principle.name) + narrow
    state = {"primary": "none", "backup": "half", "": "full"}[line.missing]
    return f'<tr class="{state}"><th scope="row">{name}</th>{cells}<td class="gap">{missing}</td></tr>\n'


def _stories(covered: Coverage) -> str:
    return f'<ol class="stories">{"".join(_story(covered, number) for number in range(len(covered.stories)))}</ol>\n'


def _story(covered: Coverage, number: int) -> str:
    note = ""
    if covered.overused(number):
        note = f"primary {covered.primaries[number]} times"
    elif covered.idle(number):
        note = "never used"
    marked = f' <span class="missing">{note}</span>' if note else ""
    return f"<li>{escape(covered.stories[number].title)}{marked}</li>"


def _said(title: str, use: Use) -> str:
    return f"{title}: {use.value}" if use.value else title
