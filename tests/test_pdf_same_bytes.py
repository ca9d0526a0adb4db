"""A bank makes the same bytes whatever the process, the hash seed, the time and the environment."""

import os
import subprocess
import sys
from pathlib import Path

from sample_print import sample

ROOT = Path(__file__).parents[1]

PROGRAM = """
import sys
from pathlib import Path
from deckgen.bank.load import load
from deckgen.deck.builders import build_notes
from deckgen.renderers.pdf.document import render_pdf
bank = load(Path(sys.argv[1])).bank
sys.stdout.buffer.write(render_pdf(bank, build_notes(bank), bank.info.print).data)
"""


def test_two_processes_at_two_times_make_the_same_bytes() -> None:
    made = [
        subprocess.run(
            [sys.executable, "-c", PROGRAM, str(ROOT / "stories")],
            env=os.environ | environment,
            capture_output=True,
            check=True,
        ).stdout
        for environment in (
            {"PYTHONHASHSEED": "1", "TZ": "UTC"},
            {"PYTHONHASHSEED": "2", "TZ": "Asia/Tokyo", "SOURCE_DATE_EPOCH": "1", "RL_pdfComments": "1"},
        )
    ]

    assert len(made[0]) > 1000
    assert made[0] == made[1]


def test_the_second_document_of_a_process_is_the_same_as_the_first() -> None:
    assert sample().data == sample().data
