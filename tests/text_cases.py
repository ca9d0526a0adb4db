"""Texts with faults and what is found in each, from ``cases/faults.txt``: cases stand apart by "====" lines.

In a case a line "----" stands between the text, which is loaded beside BANK, and what is expected to be found in it.
"""

from pathlib import Path

BANK = """\
principles: amazon
---
story: one
title: Story One
aliases: [Uno]
"""

CASES: list[tuple[str, str]] = [
    (text, expected)
    for case in Path(__file__).parent.joinpath("cases", "faults.txt").read_text("utf-8").split("====\n")
    for text, _, expected in (case.partition("----\n"),)
]
