"""Texts that only hold the place of one: words such as "to do", blanks to be filled in, dots."""

import re

from deckgen.importers.words.decoration import addition, bare

_BLANK = re.compile(
    r"[\W_]*(?:tbd|todo|to do|tba|n/?a|none(?: yet)?|pending|coming soon|fill (?:this )?in"
    r"|your (?:story|answer)(?: here)?|to be (?:written|added|done|decided|improved)|could be improved"
    r"|needs? (?:a )?story|missing|placeholder|xxx+"
    r"|a definir|por definir|pendiente|pendente|à (?:définir|compléter)|offen|noch offen|待補|待补|待定|待填)[\W_]*",
    re.I,
)
_TO_FILL = re.compile(r"\[[^\[\]]*\](?!\()|<[^<>\n]*>|\{[^{}\n]*\}|_{2,}|\.{3,}|…|\?{2,}")
_WHOLLY_SLANTED = re.compile(r"\s*(?:\*(?![\s*])[^*]+\*|_(?![\s_])[^_]+_)\s*")


def is_placeholder(text: str, *, cell: bool = False) -> bool:
    """Whether a text only holds the place of one; ``cell``: also one wholly in parentheses or italics."""
    text = bare(re.sub(r"^\s*\([^()]*\)\s*(?=\[)", "", text)) if "[" in text else text
    if not text.strip():
        return False
    if _BLANK.fullmatch(text) or _holds_only_blanks(text):
        return True
    if not re.search(r"\w", text.replace("_", "")):
        return len(text.strip()) > 1 and not re.fullmatch(r"\s*[-–—]+\s*", text)
    tail = addition(text)
    return cell and bool((tail and not tail[0]) or _WHOLLY_SLANTED.fullmatch(text))


def _holds_only_blanks(text: str) -> bool:
    return not _TO_FILL.sub("", text).strip(" .:\t\n") and bool(_TO_FILL.search(text))
