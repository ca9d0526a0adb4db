"""Questions in an array of an MDX page, such as ``export const faqs = [{ question: "...", answer: "..." }]``."""

import re

from deckgen.importers.page.inline_html import BREAK
from deckgen.importers.words.question_phrases import asks

_STRING = r"\"(?:[^\"\\\n]|\\[\"'`n])*\"|'(?:[^'\\\n]|\\[\"'`n])*'|`(?:[^`\\$]|\\[\"'`]|\$(?!\{))*`"
_PAIR = re.compile(rf"\s*[\"']?([A-Za-z_]\w*)[\"']?\s*:\s*({_STRING}|-?\d[\d.]*|true|false|null)\s*(,|(?=\}}))")
_OPENING = re.compile(r"^export\s+const\s+\w+\s*(?::[^=\n]*)?=\s*\[", re.M)
_OBJECT = re.compile(r"\s*\{")
_OBJECT_END = re.compile(r"\s*\}\s*,?")
_CLOSING = re.compile(r"\s*\][ \t]*(?:as const)?[ \t]*;?[ \t]*(?=\n|\Z)")
_ASK, _ANSWER = ("question", "q", "title"), ("answer", "a", "text")

_Property = tuple[int, str, str]
"""The index of the line on which its value begins, its name, and its value."""


def list_questions(lines: list[str], fenced: set[int]) -> tuple[list[str], set[int]]:
    """The lines of a page with its arrays of questions as list items, and the numbers of the lines left empty."""
    text = "\n".join(lines)
    rewritten, emptied = list(lines), set[int]()
    for opening in _OPENING.finditer(text):
        first = text.count("\n", 0, opening.start())
        objects, end = _objects(text, opening.end())
        if first + 1 in fenced or not objects or not all(map(_is_question, objects)):
            continue
        if len({index for properties in objects for index, name, _ in properties if name in _ASK}) < len(objects):
            continue  # two questions on one line cannot be two list items
        array = range(first, text.count("\n", 0, end) + 1)
        for index in array:
            rewritten[index] = ""
        for properties in objects:
            _write(rewritten, properties)
        emptied.update(index + 1 for index in array if not rewritten[index])
    return rewritten, emptied


def _objects(text: str, at: int) -> tuple[list[list[_Property]], int]:
    """The objects from an offset to the end of the array, and the offset of that end.

    No objects if anything in the array is not a plain literal.
    """
    objects: list[list[_Property]] = []
    while opening := _OBJECT.match(text, at):
        at = opening.end()
        objects.append([])
        while pair := _PAIR.match(text, at):
            objects[-1].append((text.count("\n", 0, pair.start(2)), pair[1], _value(pair[2])))
            at = pair.end()
        ending = _OBJECT_END.match(text, at)
        if not ending:
            return [], at
        at = ending.end()
    closing = _CLOSING.match(text, at)
    return (objects, closing.end()) if closing else ([], at)


def _value(literal: str) -> str:
    if literal[0] not in "\"'`":
        return literal
    return re.sub(r"\\(.)", lambda escape: BREAK if escape[1] == "n" else escape[1], literal[1:-1])


def _is_question(properties: list[_Property]) -> bool:
    """Whether an object holds exactly one question and, after it, exactly one answer."""
    names = [name for _, name, _ in properties]
    questions = [value for _, name, value in properties if name in _ASK]
    answers = [value for _, name, value in properties if name in _ANSWER]
    if (
        len(questions) != 1
        or len(answers) != 1
        or any(not value.strip() or "```" in value for value in questions + answers)
    ):
        return False
    in_order = next(name for name in names if name in _ASK + _ANSWER) in _ASK
    return in_order and "\n" not in questions[0] and ("title" not in names or asks(questions[0], weakly=True))


def _write(lines: list[str], properties: list[_Property]) -> None:
    """Write a question as a list item, with the properties after it as labels; those on lines above it are dropped."""
    line, _, ask = next(each for each in properties if each[1] in _ASK)
    lines[line] += f"{BREAK if lines[line] else ''}- **Question:** {ask.strip()}"
    for index, name, value in properties:
        if name in _ASK or index < line:
            continue
        label = "Answer" if name in _ANSWER else name.capitalize()
        for offset, piece in enumerate(value.split("\n")):
            shown = f"{'' if offset else f'**{label}:** '}{piece.strip()}".strip()
            before = lines[index + offset]
            lines[index + offset] = f"{before}{BREAK}{shown}" if before else f"  {shown}" if shown else ""
