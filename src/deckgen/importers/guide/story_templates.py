"""STAR blocks that are no stories: instructions on how to tell one, and templates to fill in."""

import re

from deckgen.importers.drafts import Excerpt, FileDrafts
from deckgen.importers.outline.node_text import full_text
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
_DURATION = re.compile(r"^\W*(?:~|about )?\d+\s*(?:[-–]\s*\d+)?\s*(?:%|s\b|sec|min|seg|sek|秒|分)", re.I)
_TO_FILL_IN = re.compile(r"\[[^\]\n]{3,}\](?!\()|_{3,}|<[a-z][^<>\n]{2,}>", re.I)
_METHOD = re.compile(
    r"(?:(?:the|o|el|la)\s+)?(?:m[ée]todo\s+)?s\.?t\.?a\.?r\.?\s*(?:method|framework|technique|format|model|formula|structure"
    r"|approach|法則|法则|原則|原则|方法|框架|技巧|模型|架構|结构)?(?:\s*[(（].*[)）])?",
    re.I,
)


def is_template(block: StarBlock, page: Page) -> bool:
    """Whether at least half of the parts have blanks to fill in."""
    texts = [text for node in block.parts if (text := full_text(node, page)) and not is_placeholder(text)]
    return bool(texts) and sum(bool(_TO_FILL_IN.search(text)) for text in texts) * 2 >= len(texts)


def leave_out_template(block: StarBlock, page: Page, drafts: FileDrafts) -> None:
    """Skip a block that is no story; the blanks of a template are reported as placeholders."""
    drafts.skip("a template, not a story", *block.labelled)
    blanks = [node for node in block.parts if is_template(block, page) and full_text(node, page)]
    placeholders = [Excerpt(full_text(node, page), drafts.place_of(node)) for node in blanks]
    drafts.placeholders += [blank for blank in placeholders if blank not in drafts.placeholders]


def is_explanation(block: StarBlock, page: Page, title: str = "") -> bool:
    """Whether a block says how to tell a story, and does not tell one."""
    texts = [text for node in block.parts if node.label and (text := full_text(node, page))]
    filled = [text for text in texts if not is_placeholder(text)]
    if not filled:
        return False
    if _explains_the_method(title, filled) or is_template(block, page):
        return True
    if sum(bool(_DURATION.match(text)) for text in filled) * 2 >= len(filled):
        return True
    first_person = sum(bool(_FIRST_PERSON.search(_QUOTED_WORD.sub("", text))) for text in filled)
    instructions = sum(bool(_INSTRUCTION.match(text) or _ADDRESSED.search(text)) for text in filled)
    questions = sum(text.rstrip().endswith(("?", "？")) for text in filled)
    return (
        (instructions * 2 > len(filled) and instructions > first_person)
        or questions * 2 > len(filled)
        or (instructions * 2 >= len(filled) and not first_person)
    )


def _explains_the_method(title: str, texts: list[str]) -> bool:
    """Whether the title is the name of the method, and its parts are short and not in the first person."""
    if not _METHOD.fullmatch(caption(title)):
        return False
    return not any(_FIRST_PERSON.search(text) or len(text.split()) > 12 or len(text) > 80 for text in texts)
