"""Finds every import and call in the source that breaks a rule of ``layers.py``, by parsing the source."""

import ast
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

from layers import CALLS_FOR_CLI_ONLY, HOUSES, LAYERS, LIBRARIES, NAMES_NOBODY_USES, House

SOURCE = Path(__file__).parent.parent / "src" / "deckgen"


def modules(root: Path = SOURCE) -> list[Path]:
    """Every module below a folder."""
    return sorted(root.rglob("*.py"))


def part(path: Path, root: Path = SOURCE) -> str:
    """The layer a module belongs to: the first name in its path below the package."""
    return path.relative_to(root).parts[0].removesuffix(".py")


def faults(root: Path = SOURCE) -> Iterator[str]:
    """One line for each import, call or name that breaks a rule."""
    for path in modules(root):
        yield from _faults_in(path, path.relative_to(root).as_posix(), part(path, root))


def names_given_twice(root: Path = SOURCE) -> Iterator[str]:
    """Every class name and every module name that stands in more than one place."""
    places: dict[str, list[str]] = defaultdict(list)
    for path in modules(root):
        name = path.relative_to(root).as_posix()
        if path.name != "__init__.py":
            places[f"module {path.stem}"].append(name)
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.ClassDef):
                places[f"class {node.name}"].append(name)
    yield from (f"{what} in {' and '.join(names)}" for what, names in sorted(places.items()) if len(names) > 1)


def _faults_in(path: Path, name: str, own: str) -> Iterator[str]:
    if own not in LAYERS:
        yield f"{name} belongs to no layer"
        return
    if path.stem in NAMES_NOBODY_USES:
        yield f"{name} has a name that says nothing"
    tree = ast.parse(path.read_text("utf-8"))
    for node, lazy in _nodes(tree):
        for target in _imported(node):
            yield from _import_faults(name, own, target, lazy)
        if own not in ("cli", "__main__"):
            yield from _call_faults(name, node)


def _nodes(tree: ast.AST, lazy: bool = False) -> Iterator[tuple[ast.AST, bool]]:
    for child in ast.iter_child_nodes(tree):
        typing_only = isinstance(child, ast.If) and "TYPE_CHECKING" in ast.dump(child.test)
        inside = lazy or typing_only or isinstance(child, ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda)
        yield child, lazy
        yield from _nodes(child, inside)


def _imported(node: ast.AST) -> Iterator[str]:
    if isinstance(node, ast.Import):
        yield from (alias.name for alias in node.names)
    elif isinstance(node, ast.ImportFrom):
        if node.level:
            yield "."
        elif node.module == "deckgen":
            yield from (f"deckgen.{alias.name}" for alias in node.names)
        else:
            yield node.module or ""


def _import_faults(name: str, own: str, target: str, lazy: bool) -> Iterator[str]:
    top, _, rest = target.partition(".")
    if target == ".":
        yield f"{name} has a relative import"
    if top == "deckgen":
        wanted = rest.partition(".")[0]
        wanted = wanted if wanted in LAYERS else "__init__"
        if wanted != own and wanted not in LAYERS[own]:
            yield f"{name} imports {target}"
    yield from _room_faults(name, target)
    if top in LIBRARIES:
        places, must_be_lazy = LIBRARIES[top]
        if not name.startswith(places):
            yield f"{name} imports {target}, which only {' and '.join(places)} may"
        elif must_be_lazy and not lazy:
            yield f"{name} imports {target} before it is needed"


def _room_faults(name: str, target: str) -> Iterator[str]:
    for at, house in HOUSES.items():
        room, below = _room(name.split("/"), at, house), _room(target.split(".")[1:], at, house)
        if room and below is not None and below != room:
            outside = target.split(".")[1 + len(at.split("/")) :][:1]
            if below not in house.rooms[room] or (not below and house.above.intersection(outside)):
                yield f"{name} imports {target}"


def _room(names: list[str], at: str, house: House) -> str | None:
    """The room that a path is in: "" when it is in the house but in no room, None when it is not in the house."""
    way = at.split("/")
    if names[: len(way)] != way:
        return None
    return next((name for name in names[len(way) :][:1] if name in house.rooms), "")


def _call_faults(name: str, node: ast.AST) -> Iterator[str]:
    if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in CALLS_FOR_CLI_ONLY:
        yield f"{name} calls {node.func.id}()"
    if isinstance(node, ast.Attribute) and ast.unparse(node) == "sys.exit":
        yield f"{name} calls sys.exit"
