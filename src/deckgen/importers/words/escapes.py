"""Backslash escapes of Markdown, written as the characters that they stand for."""

import re

_CODE = r"(?P<code>(?<!`)(`+)(?!`).*?(?<!`)\2(?!`))"
_PATH = r"(?P<path>(?<!\S)\S*(?<!\\)\\[A-Za-z0-9]\S*)"
_CODE_PATH_OR_ESCAPE = re.compile(rf"{_CODE}|{_PATH}|\\(?P<sign>[!-/:-@\[-`{{-~])")
_LEAD = re.compile(r"[ \t>]*(?:(?:[-*+]|\d{1,9}[.)])[ \t]+)*(?:\\[-+#>~=:]|\d{1,9}\\[.)])?")
_READ_LATER = "*`\\|<&"
"""Signs that an outline, or a table in it, would take for markup."""

_FILE_ENDING = re.compile(r"\.\w")


def without_early_escapes(line: str) -> str:
    """A line of a guide without the escapes that do not matter for its outline; code and paths stay as they are."""
    if "\\" not in line:
        return line
    lead = _LEAD.match(line)
    start = lead.end() if lead else 0

    def sign(escape: re.Match[str]) -> str:
        return escape["sign"] if escape["sign"] and escape["sign"] not in _READ_LATER else escape[0]

    return line[:start] + _CODE_PATH_OR_ESCAPE.sub(sign, line[start:])


def without_escapes(line: str) -> str:
    """A line without escapes, as a bank shows it: one stays before a star or backtick that would be markup."""
    return _CODE_PATH_OR_ESCAPE.sub(_shown_as_typed, line) if "\\" in line else line


def plain_name(text: str) -> str:
    """A title or name without escapes; it has no markup."""
    return _CODE_PATH_OR_ESCAPE.sub(lambda escape: escape["sign"] or escape[0], text)


def _shown_as_typed(escape: re.Match[str]) -> str:
    sign, line = escape["sign"], escape.string
    if not sign:
        return escape[0]
    before, after = line[: escape.start()], line[escape.end() :]
    if sign == "`" or (sign == "\\" and (not after or after[0] in "*`\\")):
        return escape[0]
    if sign != "*" or _FILE_ENDING.match(after):
        return sign
    stands_alone = before[-1:].isspace() and before.strip() and (not after or after[0].isspace())
    return sign if stands_alone else escape[0]
