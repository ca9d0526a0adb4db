"""Every small change of a module that a test should notice.

The changes are those of mutmut, and two that it lacks: a condition turned round and a statement left out. mutmut itself
changes no function that has a decorator, which are all the rules of lint, and nothing outside of functions.
"""

import difflib
import re
from collections.abc import Iterator
from dataclasses import dataclass

import libcst as cst
from libcst import matchers as m
from mutmut.mutation.mutators import mutation_operators

Change = tuple[str, cst.CSTNode, cst.CSTNode]
"""The function or class it is in, a node, and what stands there instead."""

_LEFT_ALONE = (
    m.Annotation()
    | m.Decorator()
    | m.Import()
    | m.ImportFrom()
    | m.SimpleStatementLine(body=[m.Expr(m.SimpleString() | m.ConcatenatedString())])  # a docstring
    | m.Subscript(value=m.Name("Literal"))  # a type
    | m.Assign(targets=[m.AssignTarget(m.Name(m.MatchRegex("_?[A-Z][a-z]+[A-Za-z]*")))])  # a type by another name
    | m.Arg(keyword=m.Name("strict"))
)
_WORD = re.compile(r"\w+|\W")
_ONLY_RAISES = m.Call(func=m.Name("len") | m.Name("isinstance"))  # with fewer arguments, or None
_TURNED_BY_MUTMUT = m.UnaryOperation(operator=m.Not()) | m.Comparison(
    comparisons=[
        m.ComparisonTarget(operator=m.Equal() | m.NotEqual() | m.In() | m.NotIn() | m.Is() | m.IsNot()),
    ]
)


@dataclass(frozen=True, slots=True)
class Mutant:
    """A module with one change, and the change itself as ``git diff --word-diff`` shows it."""

    module: str
    where: str
    change: str
    text: str

    @property
    def name(self) -> str:
        """What the mutant is called in the list of survivors; it moves with its function."""
        return f"{self.module} {self.where}: {self.change}"


def mutants(module: str, text: str) -> Iterator[Mutant]:
    """Every mutant of a module, in the order of its text."""
    tree = cst.parse_module(text)
    seen = {text}
    for where, old, new in _changes(tree, ()):
        changed = tree.deep_replace(old, new)
        assert isinstance(changed, cst.Module)
        if changed.code not in seen and _compiles(changed.code):
            seen.add(changed.code)
            yield Mutant(module, where, _word_diff(text, changed.code), changed.code)


def _changes(node: cst.CSTNode, path: tuple[str, ...]) -> Iterator[Change]:
    if m.matches(node, _LEFT_ALONE):
        return
    if isinstance(node, cst.FunctionDef | cst.ClassDef):
        path = (*path, node.name.value)
    where = ".".join(path) or "module"
    yield from ((where, node, new) for new in _instead_of(node))
    for child in node.children:
        yield from _changes(child, path)


def _instead_of(node: cst.CSTNode) -> Iterator[cst.CSTNode]:
    if isinstance(node, cst.SimpleString):
        yield _marked(node)
        return
    if m.matches(node, _ONLY_RAISES):
        return
    for kind, operator in mutation_operators:
        if isinstance(node, kind):
            yield from (new for new in operator(node) if _worth_trying(node, new))
    if isinstance(node, cst.If | cst.While | cst.CompIf) and not m.matches(node.test, _TURNED_BY_MUTMUT):
        yield node.with_changes(test=_turned(node.test))
    if m.matches(node, m.SimpleStatementLine(body=[m.Expr(m.Call() | m.Yield())])):
        assert isinstance(node, cst.SimpleStatementLine)
        yield node.with_changes(body=[cst.Pass()])


def _worth_trying(old: cst.CSTNode, new: cst.CSTNode) -> bool:
    """Not a call that lacks a positional argument, which only raises, or has another ``strict``, which never fires."""
    if not isinstance(old, cst.Call) or not isinstance(new, cst.Call):
        return True
    before, after = ([arg for arg in call.args if _is_needed(arg)] for call in (old, new))
    return len(before) == len(after) and _strict(old) == _strict(new)


def _is_needed(arg: cst.Arg) -> bool:
    return arg.keyword is None


def _strict(call: cst.Call) -> list[cst.Arg]:
    return [arg for arg in call.args if arg.keyword is not None and arg.keyword.value == "strict"]


def _marked(node: cst.SimpleString) -> cst.SimpleString:
    """A string that is another; mutmut has three others for each, which the same tests notice."""
    start = len(node.prefix) + len(node.quote)
    return node.with_changes(value=f"{node.value[:start]}XX{node.value[start:]}")


def _turned(test: cst.BaseExpression) -> cst.UnaryOperation:
    inner = test.with_changes(lpar=[cst.LeftParen()], rpar=[cst.RightParen()])
    return cst.UnaryOperation(operator=cst.Not(), expression=inner)


def _compiles(text: str) -> bool:
    try:
        compile(text, "mutant", "exec")
    except SyntaxError:
        return False
    return True


def _word_diff(old: str, new: str) -> str:
    lines = list(difflib.unified_diff(old.splitlines(), new.splitlines(), n=0))[2:]
    was, now = (" ".join(line[1:].strip() for line in lines if line.startswith(sign)) for sign in ("-", "+"))
    before, after = _WORD.findall(was), _WORD.findall(now)
    start = _alike(before, after)
    end = _alike(before[start:][::-1], after[start:][::-1])
    removed, added = "".join(before[start : len(before) - end]), "".join(after[start : len(after) - end])
    change = (f"[-{removed}-]" if removed else "") + (f"{{+{added}+}}" if added else "")
    return "".join([*before[:start], change, *before[len(before) - end :]])


def _alike(one: list[str], other: list[str]) -> int:
    """How many words two lists begin with alike."""
    pairs = enumerate(zip(one, other, strict=False))
    return next((place for place, (a, b) in pairs if a != b), min(len(one), len(other)))
