"""Codes of the printer: settings that cannot be printed, and what printing the cards brings to light."""

from deckgen.codes.code import error, info, warning

UNKNOWN_PAPER = error("P501", "unknown-paper", "No paper has that name, or its size is out of bounds.")
UNKNOWN_CARD = error("P502", "unknown-card", "No card has that name, or its size is out of bounds.")
UNKNOWN_SHEET = error("P503", "unknown-sheet", "No label sheet has that name.")
CARD_TOO_LARGE = error("P504", "card-too-large", "The card does not fit on the paper.")
CONTRADICTION = error("P505", "contradiction", "Two settings say different things.")
UNKNOWN_CHOICE = error("P506", "unknown-choice", "A setting has a value that it cannot have.")
UNKNOWN_ENTRY = error("P507", "unknown-entry", "No principle or story has a key that cards are to be printed for.")
NARROW_GUTTER = error(
    "P508",
    "narrow-gutter",
    "The bleed runs into the next card.",
    why="Bleed is colour beyond the cut. Both neighbours need it, so the gutter is at least twice as wide.",
)
SMALL_PAPER = error("P509", "small-paper", "The paper is too small for the page of `deckgen calibrate`.")
OFF_THE_PAGE = error("P510", "off-the-page", "A back error moves backs off the page.")
CONTINUED_CARD = info(
    "P511",
    "continued-card",
    "A note needs several cards of paper.",
    "shorten it, or use a larger card",
)
CARD_OVERFLOW = error(
    "P512",
    "card-overflow",
    "With `--fit error`: a note does not fit on one card at any size of type.",
    "shorten it, or use a larger card or 'fit: continue'",
)
POCKET_LINES_ONLY = info(
    "P513",
    "pocket-lines-only",
    "The cards are so small that they carry the pocket lines, not the full stories.",
    "print full stories on a7 or larger",
)
MISSING_GLYPH = warning(
    "P514",
    "missing-glyph",
    "No font has a character, and a box is printed.",
    "replace it, or name a font that has it: --font FILE",
)
BAD_FONT = error(
    "P515",
    "bad-font",
    "A font file that is named cannot be used.",
    "use a .ttf file with TrueType outlines; .otf files hold others",
)
UNSHAPED_SCRIPT = warning(
    "P516",
    "unshaped-script",
    "The letters of a script are not ordered, joined and placed, because a library is not installed.",
    "pip install 'deckgen[scripts]'",
)
NO_CARDS = warning("P517", "no-cards", "There is no card to print.", "choose other cards, or other keys")
VIEWER_FONTS = info(
    "P518",
    "viewer-fonts",
    "Chinese, Japanese or Korean is left to the fonts of whoever opens the PDF.",
    "name a TrueType font: --font FILE",
)
BAD_LENGTH = error("P519", "bad-length", "A length is not a number of millimetres, or is out of bounds.")
