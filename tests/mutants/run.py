"""Whether tests notice small changes of the modules that decide most: ``python tests/mutants/run.py [MODULES ...]``.

Each mutant is tried with the tests that ``modules.toml`` names for its module. One that they let pass must stand in
``survivors.toml`` with the reason, and one that stands there must pass. At least nine in ten are to be killed.
"""

import json
import multiprocessing
import os
import sys
import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from fnmatch import fnmatch
from pathlib import Path

from mutations import mutants
from workspace import Workspace

HERE = Path(__file__).parent
SOURCE = HERE.parent.parent / "src" / "deckgen"
LEAST_KILLED = 0.9


@dataclass(frozen=True, slots=True)
class Result:
    """What became of a module's mutants; ``broken`` is what the tests print when they fail without a mutant."""

    module: str
    tried: int
    survivors: tuple[str, ...]
    seconds: float
    broken: str = ""

    @property
    def killed(self) -> float:
        """The share that the tests noticed."""
        return 1 - len(self.survivors) / self.tried if self.tried else 1


def main(wanted: Sequence[str]) -> int:
    """Try the mutants of these modules, or of all; print what is wrong with the result and return an exit code."""
    chosen = [found for found in _modules() if not wanted or any(fnmatch(found[0], pattern) for pattern in wanted)]
    listed = {name for group in _groups() for name in group["mutants"]}
    wrong = [] if chosen else ["no such module"]
    if not wanted:
        modules = {module for module, _ in chosen}
        wrong += [f"of no module: {_quoted(name)}" for name in listed if name.split(" ")[0] not in modules]
    with multiprocessing.Pool(int(os.environ.get("PROCESSES", os.cpu_count() or 1)), maxtasksperchild=1) as pool:
        for result in pool.imap_unordered(_try_module, chosen):
            wrong += _judged(result, {name for name in listed if name.split(" ")[0] == result.module})
    for line in wrong:
        print(line)
    return 1 if wrong else 0


def _modules() -> list[tuple[str, tuple[str, ...]]]:
    """Each module with the names of its test files."""
    patterns: dict[str, list[str]] = tomllib.loads((HERE / "modules.toml").read_text("utf-8"))["tests"]
    found = [
        (path.relative_to(SOURCE).with_suffix("").as_posix(), tuple(names))
        for pattern, names in patterns.items()
        for path in sorted(SOURCE.glob(f"{pattern}.py"))
        if path.name != "__init__.py"
    ]
    lost = [pattern for pattern in patterns if not any(fnmatch(module, pattern) for module, _ in found)]
    assert lost == [], lost
    return found


def _groups() -> list[dict[str, list[str]]]:
    groups: list[dict[str, list[str]]] = tomllib.loads((HERE / "survivors.toml").read_text("utf-8"))["survivors"]
    return groups


def _try_module(chosen: tuple[str, tuple[str, ...]]) -> Result:
    module, names = chosen
    files = [f"tests/{name}.py" for name in names]
    workspace = Workspace()
    try:
        text = workspace.source(module).read_text("utf-8")
        first = workspace.test(files, 600, keep_compiled=True)
        workspace.import_libraries()
        again = workspace.test(files, 600, keep_compiled=True)
        if first.failed is not None or again.failed is not None:
            return Result(module, 0, (), 0, first.output + again.output)
        spent, tried, survivors = 0.0, 0, []
        for mutant in mutants(module, text):
            workspace.put(module, mutant.text)
            run = workspace.test(files, again.cpu_s * 2 + 2)
            spent, tried = spent + run.cpu_s, tried + 1
            if run.failed is None:
                survivors.append(mutant.name)
            else:
                files.insert(0, files.pop(run.failed))  # it may well kill the next one too
    finally:
        workspace.close()
    return Result(module, tried, tuple(survivors), spent)


def _judged(result: Result, listed: set[str]) -> list[str]:
    if result.broken:
        return [f"{result.module}: its tests fail without a mutant\n{result.broken}"]
    new = [name for name in result.survivors if name not in listed]
    gone = sorted(listed - set(result.survivors))
    print(
        f"{result.module}: {result.tried - len(result.survivors)} of {result.tried} killed ({result.killed:.0%}), "
        f"{len(result.survivors) - len(new)} listed, {len(new)} new, in {result.seconds:.0f} s",
        flush=True,
    )
    low = [f"{result.module}: only {result.killed:.1%} are killed"] if result.killed < LEAST_KILLED else []
    return [
        *low,
        *(f"new survivor: {_quoted(name)}" for name in new),
        *(f"no survivor any more: {_quoted(name)}" for name in gone),
    ]


def _quoted(name: str) -> str:
    """A name as it stands in survivors.toml."""
    return f"'{name}'" if "'" not in name else json.dumps(name, ensure_ascii=False)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
