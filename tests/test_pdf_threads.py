"""PDFs rendered in several threads at once, in a process that has rendered nothing before.

As a program, ``python tests/test_pdf_threads.py RENDERS`` prints the banks whose PDF differed, or what was raised.
"""

import subprocess
import sys
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from itertools import cycle, islice

import pytest

from deckgen.deck.builders import build_notes
from deckgen.model import Bank, BankInfo, Checklist, PrintSettings, Story
from deckgen.renderers.pdf.document import render_pdf
from deckgen.source import Text

THREADS = 8
ACCENTED = "".join(map(chr, range(0xC0, 0x17F)))
"""Glyphs that are made of others: cutting a subset of them out of a font moves about in the file a lot."""
ARABIC = "حدثني عن مرة بنيت فيها نظاما"
SETTINGS = (
    PrintSettings(),
    PrintSettings(card=Text("a7"), paper=Text("a4"), mono=True),
    PrintSettings(layout=Text("single"), fit=Text("shrink"), pages=(Text("matrix"), Text("checklists"))),
)


def bank(number: int) -> Bank:
    """A bank whose letters come in an order of its own."""
    words = [ACCENTED[first : first + 7] for first in range(3 * number, len(ACCENTED), 7)]
    told = Text(" ".join(words))
    story = Story(
        Text("told"),
        Text(f"Story {number}"),
        situation=told,
        task=Text(f"- *{told}*\n- `kubectl` ≥ {number}"),
        action=Text(f"**{told}**"),
        result=Text(f"{ARABIC} {words[0]}"),
    )
    checklist = Checklist(Text("before"), Text("Before"), items=(Text(f"**Sleep** *well*: {told}"),))
    return Bank(BankInfo(Text(f"bank-{number}")), stories=(story,), checklists=(checklist,))


def rendered(number: int, settings: PrintSettings) -> bytes:
    held = bank(number)
    return render_pdf(held, build_notes(held), settings, font_folders=()).data


def unequal(renders: int) -> list[str]:
    """What differs between ``renders`` PDFs made in threads, which comes first, and the same made one after another."""
    jobs = [(f"bank {number}", partial(rendered, number, SETTINGS[number % 3])) for number in range(6)]
    names, makers = zip(*islice(cycle(jobs), renders), strict=True)
    usual = sys.getswitchinterval()
    sys.setswitchinterval(1e-6)
    with ThreadPoolExecutor(THREADS) as threads:
        together = list(threads.map(attempted, makers))
    sys.setswitchinterval(usual)
    alone = {name: make() for name, make in jobs}
    return [
        f"{name}: {data!r}" if isinstance(data, Exception) else name
        for name, data in zip(names, together, strict=True)
        if data != alone[name]
    ]


def attempted(make: Callable[[], bytes]) -> bytes | Exception:
    try:
        return make()
    except Exception as error:
        return error


@pytest.mark.parametrize("renders", [60, pytest.param(500, marks=pytest.mark.proof)])
def test_eight_threads_make_the_bytes_that_one_makes(renders: int) -> None:
    run = subprocess.run([sys.executable, __file__, str(renders)], capture_output=True, text=True, check=False)

    assert (run.stdout, run.stderr) == (f"rendered {renders}\n", "")


if __name__ == "__main__":
    sys.stdout.writelines(f"{line}\n" for line in [*unequal(int(sys.argv[1])), f"rendered {sys.argv[1]}"])
