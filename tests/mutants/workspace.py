"""A copy of the project in which a mutant is put in its module's place and the tests are run against it."""

import os
import resource
import shutil
import signal
import sys
import tempfile
import warnings
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from math import ceil
from pathlib import Path

ROOT = Path(__file__).parent.parent.parent
_NOT_COPIED = shutil.ignore_patterns(".*", "__pycache__", "output", "build", "dist", "*.egg-info")
_PASSED = 255
"""How a child exits when no test failed; otherwise with the place of the file where one did."""
_MEMORY_BYTES = 6 << 30


@dataclass(frozen=True, slots=True)
class Run:
    """How the tests ended: the place of the file that failed, None when all passed, and their time on the processor."""

    failed: int | None
    cpu_s: float
    output: str


class Workspace:
    """A copy of the project in a folder of its own, and this process made ready to run its tests in children.

    The libraries are imported here once, so that a child only has to import the project: half a second and not three.
    """

    def __init__(self) -> None:
        self._holder = tempfile.TemporaryDirectory(prefix="deckgen-mutants-")
        self.folder = Path(self._holder.name)
        shutil.copytree(ROOT, self.folder, ignore=_NOT_COPIED, dirs_exist_ok=True)
        (self.folder / "output").mkdir()
        # Before what is installed: the tests, and programs that they start, import the copy.
        os.environ["PYTHONPATH"] = str(self.folder / "src")
        sys.path[:0] = [str(self.folder / "src")]
        os.chdir(self.folder)

    def close(self) -> None:
        """Remove the copy."""
        os.chdir(ROOT)
        self._holder.cleanup()

    def source(self, module: str) -> Path:
        """Where a module such as ``lint/length`` stands."""
        return self.folder / "src" / "deckgen" / f"{module}.py"

    def put(self, module: str, text: str) -> None:
        """Put another text in the place of a module, and what was compiled of it out of the way."""
        path = self.source(module)
        path.write_text(text, "utf-8")
        for compiled in (path.parent / "__pycache__").glob(f"{path.stem}.*"):
            compiled.unlink()

    def test(self, files: Sequence[str], cpu_s: float, *, keep_compiled: bool = False) -> Run:
        """Run test files in a child, one after the other until one fails; what takes too long has failed.

        Time is that of the processor, so that a busy machine kills no mutant; what only waits gets ten times as much.
        """
        log = self.folder / "log"
        child = os.fork()
        if child == 0:
            _run(log, files, cpu_s, keep_compiled)
        _, status, used = os.wait4(child, 0)
        _end_what_it_started(child)
        code = os.waitstatus_to_exitcode(status)
        failed = None if code == _PASSED else code if code >= 0 else len(files) - 1
        return Run(failed, used.ru_utime + used.ru_stime, log.read_text("utf-8", "replace"))

    def import_libraries(self) -> None:
        """Import here what the tests have imported, but for the project and the tests."""
        with warnings.catch_warnings(action="ignore"):
            for name in (self.folder / "libraries").read_text().split():
                with suppress(ImportError):  # some put modules into place that cannot be imported
                    __import__(name)


def _run(log: Path, files: Sequence[str], cpu_s: float, keep_compiled: bool) -> None:
    """The child: never returns."""
    os.setpgid(0, 0)
    handle = os.open(log, os.O_WRONLY | os.O_CREAT | os.O_TRUNC)
    os.dup2(handle, 1)
    os.dup2(handle, 2)
    resource.setrlimit(resource.RLIMIT_AS, (_MEMORY_BYTES, _MEMORY_BYTES))
    resource.setrlimit(resource.RLIMIT_CPU, (ceil(cpu_s), ceil(cpu_s) + 1))
    signal.setitimer(signal.ITIMER_REAL, cpu_s * 10)
    sys.dont_write_bytecode = not keep_compiled
    failed = len(files) - 1
    try:
        import pytest

        arguments = ["-x", "--tb=line", "-p", "no:xdist", "-p", "no:cacheprovider", "--hypothesis-profile=mutants"]
        arguments += ["-W", "ignore::pytest.PytestAssertRewriteWarning", f"--basetemp={log.parent / 'temporary'}"]
        failed = next((place for place, file in enumerate(files) if pytest.main([*arguments, file])), _PASSED)
        _list_libraries(log.parent)
    finally:
        sys.stdout.flush()
        os._exit(failed)


def _list_libraries(folder: Path) -> None:
    ours = {path.stem for path in (folder / "tests").iterdir()} | {"deckgen", "conftest", "__main__"}
    names = (name for name in sys.modules if name.partition(".")[0] not in ours)
    (folder / "libraries").write_text("\n".join(names))


def _end_what_it_started(group: int) -> None:
    with suppress(ProcessLookupError):
        os.killpg(group, signal.SIGKILL)
