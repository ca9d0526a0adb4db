"""Placeholders: words such as "to do", blanks to be filled in, dots."""

import re

from deckgen.importers.words.decoration import bare, split_parenthesis

_TO_DO = re.compile(
    r"[\W_]*(?:tbd|todo|to do|tba|n/?a|none(?: yet)?|pending|coming soon|fill (?:this )?in"
    r"|your (?:story|answer)(?: here)?|to be (?:written|added|done|decided|improved)|could be improved"
    r"|needs? (?:a )?story|missing|placeholder|xxx+"
    r"|a definir|por definir|pendiente|pendente|à (?:définir|compléter)|offen|noch offen|待補|待补|待定|待填)[\W_]*",
    re.I,
)
_BLANK = re.compile(r"\[[^\[\]]*\](?!\()|<[^<>\n]*>|\{[^{}\n]*\}|_{2,}|\.{3,}|…|\?{2,}")
_WHOLLY_ITALIC = re.compile(r"\s*(?:\*(?![\s*])[^*]+\*|_(?![\s_])[^_]+_)\s*")


def is_placeholder(text: str, *, cell: bool = False) -> bool:
    """Whether a text is a placeholder; in a ``cell`` of a table, also if it is wholly in parentheses or italics."""
    text = bare(re.sub(r"^\s*\([^()]*\)\s*(?=\[)", "", text)) if "[" in text else text
    if not text.strip():
        return False
    if _TO_DO.fullmatch(text) or _holds_only_blanks(text):
        return True
    if not re.search(r"\w", text.replace("_", "")):
        return len(text.strip()) > 1 and not re.fullmatch(r"\s*[-–—]+\s*", text)
    parts = split_parenthesis(text)
    return cell and bool((parts and not parts[0]) or _WHOLLY_ITALIC.fullmatch(text))


def _holds_only_blanks(text: str) -> bool:
    return not _BLANK.sub("", text).strip(" .:\t\n") and bool(_BLANK.search(text))
