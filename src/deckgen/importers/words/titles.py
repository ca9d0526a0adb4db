"""Titles of stories, apart from words that only say that a story follows."""

import re

from deckgen.importers.words.decoration import unnumbered, unquoted

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


def story_title(text: str) -> tuple[str, list[str]]:
    """The title that a heading gives a story, and the numbered name before it, such as "Story 3".

    The title is "" if the heading only says that a story follows.
    """
    clean = unnumbered(re.sub(r"(?<=\*\*)\s*[-–—:：]\s*\Z", "", text))
    titled = _TITLE.fullmatch(clean)
    if titled and unquoted(titled[2]):
        name = " ".join(titled[1].split())
        return unquoted(titled[2]), [name] if re.search(r"\d|\s[A-Z]$|[一二三四五六七八九十]$", name) else []
    clean = unquoted(clean.rstrip(":："))
    return ("", [clean] if re.search(r"\d", clean) else []) if _GENERIC.fullmatch(clean) else (clean, [])
