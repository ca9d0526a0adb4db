"""Questions that a page of MDX keeps in a plain array of objects, read where they stand."""

import re

from deckgen.importers.page.inline_html import BREAK
from deckgen.importers.words.question_phrases import asks

_STRING = r"\"(?:[^\"\\\n]|\\[\"'`n])*\"|'(?:[^'\\\n]|\\[\"'`n])*'|`(?:[^`\\$]|\\[\"'`]|\$(?!\{))*`"
_PAIR = re.compile(rf"\s*[\"']?([A-Za-z_]\w*)[\"']?\s*:\s*({_STRING}|-?\d[\d.]*|true|false|null)\s*(,|(?=\}}))")
_OPENING = re.compile(r"^export\s+const\s+\w+\s*(?::[^=\n]*)?=\s*\[", re.M)
_OBJECT = re.compile(r"\s*\{")
_END = re.compile(r"\s*\}\s*,?")
_CLOSING = re.compile(r"\s*\][ \t]*(?:as const)?[ \t]*;?[ \t]*(?=\n|\Z)")
_ASK, _ANSWER = ("question", "q", "title"), ("answer", "a", "text")

_Property = tuple[int, str, str]
"""The index of the line where its value begins, its name, and what it says."""


def arrays(lines: list[str], fenced: set[int]) -> tuple[list[str], set[int]]:
    """The lines of a page with its arrays of questions as items, and the numbers of the lines that say no more."""
    text = "\n".join(lines)
    made, silent = list(lines), set[int]()
    for opening in _OPENING.finditer(text):
        first = text.count("\n", 0, opening.start())
        objects, end = _objects(text, opening.end())
        if first + 1 in fenced or not objects or not all(_is_question(one) for one in objects):
            continue
        if len({at for one in objects for at, name, _ in one if name in _ASK}) < len(objects):
            continue  # a line can be one item only
        taken = range(first, text.count("\n", 0, end) + 1)
        for index in taken:
            made[index] = ""
        for one in objects:
            _write(made, one)
        silent.update(index + 1 for index in taken if not made[index])
    return made, silent


def _objects(text: str, at: int) -> tuple[list[list[_Property]], int]:
    """The objects up to the end of the array, and where it ends; none when anything in it is no plain literal."""
    objects: list[list[_Property]] = []
    while found := _OBJECT.match(text, at):
        at = found.end()
        objects.append([])
        while pair := _PAIR.match(text, at):
            objects[-1].append((text.count("\n", 0, pair.start(2)), pair[1], _value(pair[2])))
            at = pair.end()
        ended = _END.match(text, at)
        if not ended:
            return [], at
        at = ended.end()
    closed = _CLOSING.match(text, at)
    return (objects, closed.end()) if closed else ([], at)


def _value(written: str) -> str:
    if written[0] not in "\"'`":
        return written
    return re.sub(r"\\(.)", lambda found: BREAK if found[1] == "n" else found[1], written[1:-1])


def _is_question(properties: list[_Property]) -> bool:
    """Whether an object is a question and, after it, its answer, both told once."""
    names = [name for _, name, _ in properties]
    asked = [(at, said) for at, name, said in properties if name in _ASK]
    answers = [(at, said) for at, name, said in properties if name in _ANSWER]
    if len(asked) != 1 or len(answers) != 1 or any(not said.strip() or "```" in said for _, said in asked + answers):
        return False
    in_order = next(name for name in names if name in _ASK + _ANSWER) in _ASK
    return in_order and "\n" not in asked[0][1] and ("title" not in names or asks(asked[0][1], weakly=True))


def _write(made: list[str], properties: list[_Property]) -> None:
    """Write a question and what follows it as an item; what stands on lines above it is left away."""
    line, _, ask = next(one for one in properties if one[1] in _ASK)
    made[line] += f"{BREAK if made[line] else ''}- **Question:** {ask.strip()}"
    for at, name, said in properties:
        if name in _ASK or at < line:
            continue
        label = "Answer" if name in _ANSWER else name.capitalize()
        for offset, piece in enumerate(said.split("\n")):
            shown = f"{'' if offset else f'**{label}:** '}{piece.strip()}".strip()
            before = made[at + offset]
            made[at + offset] = f"{before}{BREAK}{shown}" if before else f"  {shown}" if shown else ""
