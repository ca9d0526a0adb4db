"""How long a check of 10,000 stories takes, as a multiple of ``yaml.load`` reading the same text.

    python bench/check.py [STORIES] [PAIRS]

Each measurement runs in a fresh process, the two kinds in turn; the text is in memory before the clock starts. The
goal is at most 1.5. The stories are the sample's, in turn, under keys and titles of their own, with a matrix and
questions that use some of them.
"""

import gc
import re
import subprocess
import sys
import time
from pathlib import Path
from statistics import median

ROOT = Path(__file__).parent.parent
GOAL = 1.5


def text(count: int) -> str:
    """A bank of ``count`` stories as one text."""
    paths = sorted(ROOT.joinpath("stories").glob("0*.yaml"))
    samples = [re.sub(r"^aliases:.*\n", "", path.read_text("utf-8"), flags=re.MULTILINE) for path in paths]
    keys = [re.findall(r"^story: (\S+)", sample, re.MULTILINE)[0] for sample in samples]
    stories = [
        re.sub(r"^(story: \S+)(.*)\n(title: .*)", rf"\1-{number}\2\n\3 {number}", sample, flags=re.MULTILINE)
        for number, sample in zip(range(count), samples * (count // len(samples) + 1), strict=False)
    ]
    parts = ["matrix", "questions", "frameworks", "principles", "bank"]
    rest = [ROOT.joinpath("stories", f"{part}.yaml").read_text("utf-8") for part in parts]
    for number, key in enumerate(keys):
        rest[:2] = [re.sub(rf"(?<=[ :]){key}(?=[,}}\n])", f"{key}-{number}", part) for part in rest[:2]]
    return "\n---\n".join([*rest, *stories])


def seconds_to_load(text: str) -> float:
    """Seconds that the YAML library takes for plain lists and dicts."""
    import yaml

    start = time.perf_counter()
    documents = list(yaml.load_all(text, Loader=yaml.CSafeLoader))
    taken = time.perf_counter() - start
    assert len(documents) > 100
    return taken


def seconds_to_check(text: str) -> float:
    """Seconds from the text to sorted findings, as the command takes them."""
    from deckgen.bank.load import load_sources
    from deckgen.lint.run import check_loaded
    from deckgen.source import Source

    gc.disable()
    start = time.perf_counter()
    loaded = load_sources([Source("bank.yaml", text)])
    found = check_loaded(loaded)
    taken = time.perf_counter() - start
    assert not any(finding.severity == "error" for finding in found), found[0]
    assert len(found) > 100
    return taken


KINDS = {"load": seconds_to_load, "check": seconds_to_check}


def measured(kind: str, count: int) -> float:
    """One measurement in a process of its own."""
    command = [sys.executable, __file__, "--one", kind, str(count)]
    return float(subprocess.run(command, capture_output=True, text=True, check=True).stdout)


def main() -> None:
    """Print both medians and their ratio."""
    if sys.argv[1:2] == ["--one"]:
        print(KINDS[sys.argv[2]](text(int(sys.argv[3]))))
        return
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 10_000
    pairs = [
        (measured("load", count), measured("check", count)) for _ in range(int(sys.argv[2]) if len(sys.argv) > 2 else 5)
    ]
    load, check = (median(times) for times in zip(*pairs, strict=True))
    print(f"{count} stories: yaml.load {load:.2f} s, deckgen check {check:.2f} s")
    print(f"ratio {check / load:.2f}, goal {GOAL}")


if __name__ == "__main__":
    main()
