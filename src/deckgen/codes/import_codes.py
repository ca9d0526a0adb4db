"""Codes of the importer: what an import report says about the lines of a guide."""

from deckgen.codes.code import error, info, warning

REFUSED_FILE = error(
    "I701",
    "refused-file",
    "A file that was not imported; nothing of it is in the bank.",
    why="It is not text in UTF-8, holds no story or question, or the bank made of it would not read back the same.",
)
UNRESOLVED_NAME = warning(
    "I702",
    "unresolved-name",
    "A name in the guide that means no story and no principle; the reference is left out.",
    "correct the name in the guide, or add the reference to the bank by hand",
)
BLANK_TO_FILL = warning(
    "I703",
    "blank-to-fill",
    "A placeholder of a template, with nothing filled in.",
    "fill it in, in the guide or in the bank",
)
DISAGREEMENT = warning(
    "I704",
    "disagreement",
    "Two places that say different things; the report says which one is kept.",
    "decide which is right, and correct the bank",
)
NO_PLACE = warning(
    "I705",
    "no-place",
    "Something that a bank has no place for.",
    "keep it in a field that there is, or leave it out",
)
UNUSED_LINE = info(
    "I706",
    "unused-line",
    "A line that is not in the bank, with the reason.",
    "where it belongs to a story, give it the label of a part, such as 'Result:'",
)
