"""How many words of a story, or of its pocket lines, a card holds, found by setting one."""

import re
from itertools import cycle, islice

from deckgen.deck.builders import build_notes
from deckgen.deck.notes import Note
from deckgen.model import Bank, BankInfo, Story
from deckgen.renderers.pdf.card.face_maker import FaceMaker
from deckgen.renderers.pdf.card.frame import frames
from deckgen.renderers.pdf.card.layout import Fitter
from deckgen.renderers.pdf.sheet.paper import Size
from deckgen.renderers.pdf.text.fonts import Fonts
from deckgen.source import Text

_SPEECH = re.findall(
    r"\S+",
    "In my second year the nightly load took nine hours and nobody owned it, so reports were late for three teams. "
    "I traced the slow path, wrote two pages with options, and agreed on one number with both leads before any code.",
)
_SHARES = {"situation": 0.2, "task": 0.15, "action": 0.45, "result": 0.2}
_TITLE = Text("A story of some length")
_A_LINE = 8
"""Words of a pocket line."""
_MOST = 1200


def words_a_card(card: Size, size_pt: float, fonts: Fonts, *, compact: bool = False) -> int:
    """Words that the back of a card holds at a size of type: of the four parts, or of pocket lines if ``compact``."""
    _, back = frames(card, 0, "side", one_side=False)
    fitter, maker = Fitter(back, fonts), FaceMaker(fonts, compact=compact)
    low, high = 0, _MOST
    while low < high:
        middle = (low + high + 1) // 2
        _, face = maker.faces(_pocket_note(middle) if compact else _full_note(middle))
        if fitter.fits(fitter.ready(face), size_pt):
            low = middle
        else:
            high = middle - 1
    return low


def _full_note(words: int) -> Note:
    parts = {part: round(words * share) for part, share in _SHARES.items()}
    parts["action"] += words - sum(parts.values())
    situation, task, action, result = (_said(parts[part]) for part in ("situation", "task", "action", "result"))
    return _note_of(Story(Text("story"), _TITLE, situation=situation, task=task, action=action, result=result))


def _pocket_note(words: int) -> Note:
    lines = tuple(_said(min(_A_LINE, words - first)) for first in range(0, words, _A_LINE))
    return _note_of(Story(Text("story"), _TITLE, pocket=lines))


def _said(words: int) -> Text:
    return Text(" ".join(islice(cycle(_SPEECH), words)))


def _note_of(story: Story) -> Note:
    return build_notes(Bank(BankInfo(Text("sizes")), stories=(story,)))[0]
