"""Stories in an outline: whatever holds a situation, a task, an action or a result, told and not explained."""

import re
from dataclasses import dataclass, field

from deckgen.importers.asking import unnumbered, unquoted
from deckgen.importers.drafts import Found, Said, StoryDraft
from deckgen.importers.follow_ups import read_follow_ups
from deckgen.importers.keys import key_of
from deckgen.importers.labels import STAR
from deckgen.importers.outline import Node
from deckgen.importers.page import Page
from deckgen.importers.references import is_placeholder
from deckgen.importers.wording import fields, lines_of, said

EXTRA = ("lesson", "principles", "tags", "follow_ups", "metrics", "title", "challenge", "impact")


@dataclass(slots=True)
class Telling:
    """The labelled nodes of one telling, in their order; ``star`` are those of its four parts."""

    star: list[Node] = field(default_factory=list)
    extra: list[Node] = field(default_factory=list)
    unknown: list[Node] = field(default_factory=list)

    @property
    def roles(self) -> set[str]:
        """The parts it tells."""
        return {role for node in self.star if node.label for role in node.label.roles}

    @property
    def nodes(self) -> list[Node]:
        """Every node of it."""
        return [*self.star, *self.extra, *self.unknown]


def tellings(node: Node) -> list[Telling]:
    """The tellings directly below a node; a part that comes again begins the next one."""
    found: list[Telling] = []
    for one in fields(node):
        if one.role in STAR:
            again = found and found[-1].star and one.role in found[-1].roles and not (one.label and one.label.number)
            if not found or again:
                found.append(Telling())
            found[-1].star.append(one)
        elif not found:
            found.append(Telling())
            (found[-1].extra if one.role in EXTRA else found[-1].unknown).append(one)
        elif one.role in EXTRA:
            found[-1].extra.append(one)
        else:
            found[-1].unknown.append(one)
    if len(found) > 1 and not found[0].star:
        found[1].extra[:0] = found[0].extra
        found[1].unknown[:0] = found[0].unknown
        found = found[1:]
    return [telling for telling in found if len(telling.roles) > 1 and telling.roles & {"action", "result"}]


_TITLE = re.compile(
    r"(?:star\s+)?((?:user\s+)?(?:story|história|historia|histoire|geschichte|故事|案例|case(?: study)?|example|exemplo"
    r"|ejemplo|beispiel|exemple|project)\s*(?:#\s*)?(?:\d+|[A-Z](?=\W)|[一二三四五六七八九十]+)?)\s*(?:[:：.–—-]|\s-)\s*(\S.*)",
    re.I | re.S,
)
_GENERIC = re.compile(
    r"(?:(?:the|a|my|sample|example|model|strong|good|great|full|short|detailed|suggested|possible|star)\s+)*"
    r"(?:star|s\.t\.a\.r\.?|answers?|stor(?:y|ies)|examples?|responses?|samples?|format|framework|breakdown"
    r"|história|historia|histoire|geschichte|resposta|respuesta|réponse|antwort|exemplos?|ejemplos?|beispiele?"
    r"|故事|範例|示例|回答|案例)"
    r"(?:\s+(?:answers?|stor(?:y|ies)|examples?|responses?|format|framework))*"
    r"\s*(?:\((?:star|filled[- ]in|completed|sample|example)\))?\s*#?\d*\W*",
    re.I,
)
_KIND = re.compile(r"[(（][^()（）]*\b(failure|conflict|hero)\b[^()（）]*[)）]", re.I)


def titled(text: str) -> tuple[str, list[str]]:
    """The title a heading gives a story, "" where it only says that it is one, and the numbered name before it."""
    clean = unnumbered(re.sub(r"(?<=\*\*)\s*[-–—:：]\s*\Z", "", text))
    found = _TITLE.fullmatch(clean)
    if found and unquoted(found[2]):
        number = " ".join(found[1].split())
        return unquoted(found[2]), [number] if re.search(r"\d|\s[A-Z]$|[一二三四五六七八九十]$", number) else []
    clean = unquoted(clean.rstrip(":："))
    return ("", [clean] if re.search(r"\d", clean) else []) if _GENERIC.fullmatch(clean) else (clean, [])


def story(telling: Telling, title: str, also: list[str], made: Page, found: Found) -> StoryDraft:
    """The draft of a telling; its placeholders are declared, what has no place in a bank is listed."""
    draft = StoryDraft(title, found.at(telling.star[0]), also=list(also))
    draft.kinds += [kind.casefold() for kind in _KIND.findall(title)]
    roles = telling.roles
    for node in telling.star:
        assert node.label
        _add(draft, node.label.roles[0], node, made, found)
    for node in telling.extra:
        role = node.role
        stands_for = {"challenge": ("situation", "task"), "impact": ("result",)}.get(role, ())
        if role in ("challenge", "impact"):
            role = next((part for part in stands_for if part not in roles), "")
            roles = roles | {role}
        _extra(draft, role, node, made, found)
    return draft


def _add(draft: StoryDraft, part: str, node: Node, made: Page, found: Found) -> None:
    text = said(node, made)
    if not text or is_placeholder(text):
        found.blank(text or node.text, found.at(node))
        found.because("placeholder", node)
        return
    found.use_all(node)
    before = draft.parts.get(part, "")
    draft.parts[part] = f"{before}\n{text}" if before else text


def _extra(draft: StoryDraft, role: str, node: Node, made: Page, found: Found) -> None:
    text = said(node, made)
    if role in STAR:
        _add(draft, role, node, made, found)
    elif not text or is_placeholder(text):
        found.blank(text or node.text, found.at(node))
        found.because("placeholder", node)
    elif role == "lesson":
        draft.lesson = f"{draft.lesson}\n{text}" if draft.lesson else text
        found.use_all(node)
    elif role == "title":
        draft.title, draft.also = unquoted(text), draft.also
        found.use_all(node)
    elif role == "principles":
        draft.principles += [Said(line, found.at(one)) for one, line in lines_of(node, made)]
        found.use_all(node)
    elif role == "tags":
        tags = [tag.strip() for tag in re.split(r"[,;、#|]+|\s{2,}", text.replace("`", "")) if tag.strip()]
        draft.kinds += tags
        foreign = [Said(tag, found.at(node)) for tag in tags if not key_of(tag, "")]
        found.left_out += [
            (tag, "a kind is a key, and this tag has no Latin letters to make one of") for tag in foreign
        ]
        found.use_all(node)
    elif role == "follow_ups":
        draft.follow_ups += read_follow_ups(node, None, made, found)
    elif role == "metrics":
        draft.metrics += [line for _, line in lines_of(node, made)]
        found.use_all(node)
    else:
        found.because("a field that a bank has no place for", node)


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


def is_template(telling: Telling, made: Page) -> bool:
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
    if not _METHOD.fullmatch(unnumbered(title).rstrip(":：")):
        return False
    return not any(_FIRST_PERSON.search(text) or len(text.split()) > 12 or len(text) > 80 for text in texts)


def explains(telling: Telling, made: Page, title: str = "") -> bool:
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
