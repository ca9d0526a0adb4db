"""Text that a template left behind."""

import re

from deckgen.lint.english import quoted

_MAYBE = re.compile(r"[<\[{_X]|TODO|TBD|FIXME|[Ll]orem|LOREM|\?\?\?|T\.B\.D|[tT]bd")
_WORDS = (
    r"(?:your|the|a|an|insert|add|fill|describe|name|number|metric|figure|amount|company|team|project|product|role"
    r"|person|date|result|action|task|situation|principle|story|placeholder|example|xx*|n)"
)
_PLACEHOLDER = re.compile(
    rf"""
      <{_WORDS}\b[^<>\n]*> | (?<!\w)\[{_WORDS}\b[^\[\]\n]*\](?!\() | \{{\{{[^{{}}\n]*\}}\}}
    | (?<!\w)_{{3,}}(?!\w)
    | (?<![\w$€£])[$€£]?X{{1,3}}(?:\ ?%|[KkMB]\b|\ (?:percent|hours|days|weeks|people|times)\b) | [$€£]X{{1,3}}\b
    | \b(?:TODO|FIXME|TBD|T\.B\.D\.?)\b(?=\s*(?:[:(\])]|$)) | (?<!\w)\?\?\?(?!\w)
    | \A(?:tbd|TBD|TODO|todo|FIXME)\b(?!\w|-)
    | \b(?i:lorem\ ipsum\ dolor)\b
    """,
    re.VERBOSE | re.MULTILINE,
)


def placeholder(text: str) -> re.Match[str] | None:
    """The first placeholder in a text, unless it is quoted as code or as speech."""
    if not _MAYBE.search(text):
        return None
    return next((found for found in _PLACEHOLDER.finditer(text) if not quoted(text, found.start())), None)
