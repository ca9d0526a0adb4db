"""Runs the Anki tests against other versions of Anki, each in its own environment: ``python tests/other_ankis.py``.

Slow the first time, because each version is installed (into .venv/ankis). Versions can be named:
``python tests/other_ankis.py 25.09.2``.
"""

import subprocess
import sys
import venv
from pathlib import Path

ROOT = Path(__file__).parent.parent
VERSIONS = ("25.02.7", "24.11")
PROOFS = (
    "test_anki_package",
    "test_anki_shown",
    "test_anki_shown_any",
    "test_anki_sync",
    "test_anki_text",
    "test_collection_read",
    "test_collection_untouched",
    "test_collection_compare",
    "test_collection_compare_tags",
    "test_collection_compare_types",
    "test_collection_compare_unstamped",
    "test_docs_anki",
    "test_docs_upgrading",
    "test_regenerate",
    "test_regenerate_options",
    "test_regenerate_property",
)


def main(versions: tuple[str, ...]) -> int:
    """Run the tests against each version; returns the number of versions where one fails."""
    return sum(prove(version) != 0 for version in versions)


def prove(version: str) -> int:
    """Run the tests against one version; returns pytest's exit code."""
    python = installed(version)
    modules = [f"tests/{name}.py" for name in PROOFS]
    # An old Anki warns about a new Python; that is not ours to fix.
    command = [python, "-m", "pytest", "-p", "no:cacheprovider", "-W", "ignore::DeprecationWarning", *modules]
    sys.stdout.write(f"Anki {version}\n")
    sys.stdout.flush()
    return subprocess.run(command, cwd=ROOT, check=False).returncode


def installed(version: str) -> str:
    """The Python of the environment with that version of Anki, which is created when it is missing."""
    folder = ROOT / ".venv" / "ankis" / version
    python = str(folder / ("Scripts" if sys.platform == "win32" else "bin") / "python")
    ready = folder / "ready"
    if not ready.exists():
        venv.create(folder, with_pip=True, clear=True)
        wanted = ["--editable", f"{ROOT}[against]", f"anki=={version}", "pytest", "hypothesis"]
        subprocess.run([python, "-m", "pip", "install", "--quiet", *wanted], check=True)
        ready.touch()
    return python


if __name__ == "__main__":
    sys.exit(main(tuple(sys.argv[1:]) or VERSIONS))
