"""Placeholders left over from a template."""

import re

from deckgen.lint.english import quoted

_WORDS = (
    r"(?:the|a|an|add|fill|figure|team|project|product|role|person|date|result|action|task|situation|principle|story"
    r"|example|xx*|n|(?i:your|insert|describe|name|number|metric|amount|company|placeholder))"
)
_PLACEHOLDER = rf"""(?mx)
      <{_WORDS}\b[^<>\n]*(?<!/)> | (?<!\w)\[{_WORDS}\b[^\[\]\n]*\](?!\() | \{{\{{[^{{}}\n]*\}}\}}
    | (?<!\w)_{{3,}}(?!\w)
    | (?<![\w$€£])[$€£]?X{{1,3}}(?:\ ?%|[KkMB]\b|\ (?:percent|hours|days|weeks|people|times)\b) | [$€£]X{{1,3}}\b
    | \b(?:TODO|FIXME|TBD)\b(?=\s*(?:[:(\])]|$)) | (?<!\w)\?\?\?(?!\w)
    | \A(?:TBD|TODO|FIXME)\b(?!\w|-)
    | \b[Ll]orem\ ipsum\ dolor\b
    """
_X = re.compile(r"X(?![AC-JLN-Za-jl-z0-9])")


def placeholder(text: str) -> re.Match[str] | None:
    """Return the first placeholder in a text that is not quoted."""
    if not _may_hold_placeholder(text):
        return None
    return next((match for match in re.finditer(_PLACEHOLDER, text) if not quoted(text, match.start())), None)


def _may_hold_placeholder(text: str) -> bool:
    """Return whether a text has a sign of a placeholder; looking for one in every text takes most of a check's time."""
    return (
        "<" in text
        or "[" in text
        or "{" in text
        or "___" in text
        or "???" in text
        or ("X" in text and _X.search(text) is not None)
        or ("O" in text and "TODO" in text)
        or ("B" in text and "TBD" in text)
        or "orem ip" in text
    )
