"""What a heading calls a story, told from words that only say that a story follows."""

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


def titled(text: str) -> tuple[str, list[str]]:
    """The title a heading gives a story, "" where it only says that it is one, and the numbered name before it."""
    clean = unnumbered(re.sub(r"(?<=\*\*)\s*[-–—:：]\s*\Z", "", text))
    found = _TITLE.fullmatch(clean)
    if found and unquoted(found[2]):
        number = " ".join(found[1].split())
        return unquoted(found[2]), [number] if re.search(r"\d|\s[A-Z]$|[一二三四五六七八九十]$", number) else []
    clean = unquoted(clean.rstrip(":："))
    return ("", [clean] if re.search(r"\d", clean) else []) if _GENERIC.fullmatch(clean) else (clean, [])
