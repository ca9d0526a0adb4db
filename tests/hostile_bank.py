"""Texts that Anki or a browser could take for markup, and a bank that has one of them in every field."""

from collections.abc import Iterable
from pathlib import Path

HOSTILE = (
    "R&D",
    "List<String>",
    "<b>",
    "<script>alert(1)</script>",
    "<!-- gone? -->",
    "</style></div>",
    "&amp; &lt;b&gt; &#91; &nbsp;",
    "$5k to $10k",
    "{{x}}",
    "{{Key}} {{#Key}} {{/Key}} {{FrontSide}}",
    "{{c1::cloze}}",
    "{{{Key}}}",
    "[sound:x]",
    "[sound:x.mp3]",
    "[anki:tts lang=en_US]x[/anki:tts]",
    "[anki:play:q:0]",
    "[[type:Key]]",
    "[latex]x[/latex]",
    "[$]x[/$] [$$]x[/$$]",
    "\\(x\\) and \\[y\\]",
    "C:\\new\\(x86\\)",
    "emoji 😀 👩🏽‍💻",
    "我必须让工程师采用它",
    "حدثني عن مرة",
    "e\u0301 becomes \u00e9",
    "\u0338 a stroke alone, and one on >\u0338",
)

ENTRIES = """
story: story-{n}
title: {text}
situation: {text}
task: {text}
action: {text}
result: {text}
lesson: {text}
metrics: [{{what: {text}, before: {text}, after: {text}}}]
pocket: [{text}]
follow_ups: [{text}]
---
principles:
  - {{principle: principle-{n}, name: {text}, code: "P{n}", meaning: {text}, probes: [{text}]}}
---
matrix:
  principle-{n}: {{gap: {text}, backup: {{story: story-{n}, angle: {text}}}}}
---
questions:
  - question: question-{n}
    ask: {text}
    principle: principle-{n}
    primary: {{story: story-{n}, angle: {text}}}
    backup: {{story: story-{n}, angle: {text}}}
    trap: {text}
    good_answer: {text}
    follow_ups: [{text}]
  - {{question: gap-{n}, ask: {text}, principle: principle-{n}, gap: {text}}}
---
frameworks:
  - {{framework: framework-{n}, name: {text}, guidance: {text},
     steps: [{{step: {text}, guidance: {text}, example: {text}}}]}}
---
checklists:
  - {{checklist: checklist-{n}, name: {text}, guidance: {text}, items: [{text}]}}
"""


def write(folder: Path, texts: Iterable[str] = HOSTILE) -> None:
    """Write a bank into an empty folder, with entries that have each text in every field."""
    for number, text in enumerate(texts):
        quoted = "'" + text.replace("'", "''") + "'"
        (folder / f"{number:02}.yaml").write_text(ENTRIES.format(n=number, text=quoted), "utf-8")
    (folder / "bank.yaml").write_text("bank: hostile\ntitle: '[sound:x] & <b>'\ncheck: {Q203: off}\n", "utf-8")
