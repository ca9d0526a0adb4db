"""Templates told from stories: parts that say how to tell one, or leave it to be filled in."""

import re

from deckgen.importers.drafts import Excerpt, FileDrafts
from deckgen.importers.outline.node_text import said
from deckgen.importers.outline.star_blocks import StarBlock
from deckgen.importers.page.markdown_page import Page
from deckgen.importers.words.decoration import caption
from deckgen.importers.words.placeholders import is_placeholder

_INSTRUCTION = re.compile(
    r"(?:[\"“(*_]*)(?:describe|explain|set|what|who|when|where|why|how|briefly|detail|provide|share|give|outline|use|talk|focus"
    r"|highlight|start|conclude|state|tell|include|keep|quantify|show|discuss|mention|paint|define|clearly|specific|your"
    r"|the (?:specific|context|situation|task|problem|challenge|result|outcome|steps|actions?|background|interviewer)"
    r"|background|context|walk|summari[sz]e|be specific|measurable|concrete|step|put|open|end|close|list|identify|write"
    r"|descreva|explique|qual|quais|o que|detalhe|conte|describe|explica|cu[aá]l|qu[eé]|detalla|d[ée]crivez|expliquez"
    r"|quel|beschreiben?|erkl[aä]ren?|was|welche|描述|說明|说明|你)\b|(?:描述|說明|说明|你|請|请|面試官|面试官|背景|什麼|什么)",
    re.I,
)
_FIRST_PERSON = re.compile(
    r"\b(?:I|I['’](?:d|m|ve|ll)|my|we|our|me|eu|meu|minha|nós|nosso|nossa|yo|mi|mis|nuestro|nuestra|je|j['’]\w+|mon|ma|mes|nous"
    r"|notre|ich|mein\w*|wir|unser\w*)\b|[我咱]",
    re.I,
)
_ADDRESSED = re.compile(
    r"\b(?:you|your|yourself|você|seu|sua|usted|tú|tu|vous|votre|sie|du|dein\w*|ihre?)\b|[你您]", re.I
)
_QUOTED_WORD = re.compile(r"[\"“'‘*_]+(?:I|we|me|my)[\"”'’*_]+", re.I)
_MEASURED = re.compile(r"^\W*(?:~|about )?\d+\s*(?:[-–]\s*\d+)?\s*(?:%|s\b|sec|min|seg|sek|秒|分)", re.I)


_TO_FILL_IN = re.compile(r"\[[^\]\n]{3,}\](?!\()|_{3,}|<[a-z][^<>\n]{2,}>", re.I)


def is_template(telling: StarBlock, made: Page) -> bool:
    """Whether half of the parts, or more, have blanks to be filled in."""
    texts = [text for node in telling.star if (text := said(node, made)) and not is_placeholder(text)]
    return bool(texts) and sum(bool(_TO_FILL_IN.search(text)) for text in texts) * 2 >= len(texts)


_METHOD = re.compile(
    r"(?:(?:the|o|el|la)\s+)?(?:m[ée]todo\s+)?s\.?t\.?a\.?r\.?\s*(?:method|framework|technique|format|model|formula|structure"
    r"|approach|法則|法则|原則|原则|方法|框架|技巧|模型|架構|结构)?(?:\s*[(（].*[)）])?",
    re.I,
)


def _names_the_method(title: str, texts: list[str]) -> bool:
    """Whether short words below the name of the method say what its parts are, and nobody tells what he did."""
    if not _METHOD.fullmatch(caption(title)):
        return False
    return not any(_FIRST_PERSON.search(text) or len(text.split()) > 12 or len(text) > 80 for text in texts)


def leave_out(telling: StarBlock, made: Page, found: FileDrafts) -> None:
    """Say that a telling is no story; what a template leaves to be filled in are placeholders."""
    found.because("a template, not a story", *telling.star, *telling.extra)
    blanks = [one for one in telling.star if is_template(telling, made) and said(one, made)]
    texts = [Excerpt(said(one, made), found.at(one)) for one in blanks]
    found.placeholders += [text for text in texts if text not in found.placeholders]


def explains(telling: StarBlock, made: Page, title: str = "") -> bool:
    """Whether a telling says how to tell a story and tells none itself."""
    texts = [said(node, made) for node in telling.star if node.label]
    full = [text for text in texts if text and not is_placeholder(text)]
    if not full:
        return False
    if _names_the_method(title, full):
        return True
    if is_template(telling, made):
        return True
    if sum(bool(_MEASURED.match(text)) for text in full) * 2 >= len(full):
        return True
    told = sum(bool(_FIRST_PERSON.search(_QUOTED_WORD.sub("", text))) for text in full)
    taught = sum(bool(_INSTRUCTION.match(text) or _ADDRESSED.search(text)) for text in full)
    asked = sum(text.rstrip().endswith(("?", "？")) for text in full)
    return (
        (taught * 2 > len(full) and taught > told) or (asked * 2 > len(full)) or (taught * 2 >= len(full) and not told)
    )
