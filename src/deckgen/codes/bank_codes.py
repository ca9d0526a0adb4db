"""Codes of the bank's reader: F for files, Y for YAML, E for entries and their fields, R for references."""

from deckgen.codes.code import error, info, warning

NO_FOLDER = error(
    "F001",
    "no-folder",
    "The bank's folder is not there, or is a file.",
    "name the folder that holds the bank, or make one with 'deckgen init'",
)
EMPTY_FOLDER = error(
    "F002",
    "empty-folder",
    "The folder holds no `*.yaml` file.",
    "put the bank's *.yaml files there, or start with 'deckgen init'",
)
UNREAD_FILE = warning(
    "F003",
    "unread-file",
    "A file that looks like part of the bank is not read: it ends in `.yml` or `.YAML`, or lies in a linked folder.",
    "rename it to end in .yaml",
    "Only `*.yaml` files below the folder are read, and links to folders are not followed.",
)
BAD_ENCODING = error(
    "F004",
    "bad-encoding",
    "A file, or its name, is not UTF-8.",
    "save the file as UTF-8",
    'Editors call it the file\'s encoding; most offer it under "Save as" or in the status bar.',
    loses="document",
)
BYTE_ORDER_MARK = info(
    "F005",
    "byte-order-mark",
    "A file begins with a byte order mark.",
    "save the file as UTF-8 without the mark",
    "Some Windows editors add this invisible character. It is skipped, and the file is read as usual.",
)
CONTROL_CHARACTER = error(
    "F006",
    "control-character",
    "A character that no card can show, such as a control character or a line separator.",
    "delete it; no card can show it",
    "They come along when text is pasted from slides or PDFs. Each such character is reported once a file.",
)
EMPTY_FILE = warning("F007", "empty-file", "A file holds no entry.", "write an entry or delete the file")
NEEDED_FILE = error(
    "F008",
    "needed-file",
    "A file that is not read defines entries that the bank refers to.",
    "rename it to end in .yaml",
    why="Only `*.yaml` files below the folder are read.",
    loses="document",
)
NOT_ONE_BANK = error(
    "F009",
    "not-one-bank",
    "The folder holds several banks, or only a part of one.",
    why="A bank is the folder of the file that says `bank: ...`, with everything below it.",
)
INSIDE_BANK = error(
    "F010",
    "inside-bank",
    "`deckgen init` was asked to start a bank inside another one.",
    "start it beside the other one, or add your stories there",
    "Everything below the folder of a bank belongs to that bank, so its next build would find two banks.",
)

YAML_SYNTAX = error(
    "Y101",
    "yaml-syntax",
    "Text that is not YAML: a colon too many, an open quote, wrong indentation, a text that begins with a sign.",
    why="The rest of the document, up to the next `---`, is not read; references to its entries are not reported.",
    loses="document",
)
TAB = error(
    "Y102",
    "tab",
    "A tab in the indentation.",
    "indent with spaces; YAML does not allow tabs there",
    "The rest of the document, up to the next `---`, is not read.",
    loses="document",
)
DUPLICATE_FIELD = error(
    "Y103",
    "duplicate-field",
    "A field is written twice.",
    "keep one of the two",
    "Where the first field of an entry is repeated, the line that separates two entries is missing.",
    loses="field",
)
TOO_MANY_ALIASES = error(
    "Y104",
    "too-many-aliases",
    "YAML aliases that would make the document grow without bound.",
    "write the text out instead of using YAML anchors",
    loses="document",
)
YAML_TAG = error(
    "Y105",
    "yaml-tag",
    "A YAML tag, or a text that begins with `!`.",
    "remove it, or put the text in quotes if it begins with '!'",
    "Values are always text, so that a tag could change nothing.",
)
UNUSED_ANCHOR = error(
    "Y106",
    "unused-anchor",
    "A YAML anchor that nothing refers to, or a text that begins with `&`.",
    "put the text in quotes, since it begins with '&'",
    "YAML leaves the word that begins with `&` out of the text.",
)
TEXT_AS_COMMENT = warning(
    "Y107",
    "text-as-comment",
    "Part of a text that YAML reads as a comment and leaves out, because it follows a blank and `#`.",
    "put the text in quotes; if it is a comment, write two blanks before the '#' and one after it",
    "It is reported for `#1` and `#tag`, and after a single blank also for `# 1`, or where the text before it has "
    "several words and no full stop. An ordinary comment has two blanks before its `#` and one after it.",
)
BACKSLASH_ESCAPE = warning(
    "Y108",
    "backslash-escape",
    'A backslash in double quotes that YAML reads as an escape, in what looks like a path, such as `"C:\\new"`.',
    "use single quotes, in which a backslash is only a backslash",
    r"In double quotes `\n` is a line break and `\t` a tab. Elsewhere than in a path, that is taken to be meant.",
)

UNKNOWN_KIND = error(
    "E201",
    "unknown-kind",
    "A document of no kind, or of two.",
    why="One word says what a document holds, such as `story:` or `questions:`. A line `---` begins the next one.",
    loses="document",
)
UNKNOWN_FIELD = error(
    "E202",
    "unknown-field",
    "A field that does not exist.",
    why="What it says would be missing everywhere without a word.",
    loses="field",
)
MISSING_FIELD = error("E203", "missing-field", "A required field, or an item of a list, is missing or empty.")
WRONG_SHAPE = error(
    "E204",
    "wrong-shape",
    "A value of the wrong shape, such as a list where a text is due.",
    loses="field",
)
BAD_KEY = error(
    "E205",
    "bad-key",
    "A key with characters that a key cannot have.",
    "use lower-case letters, digits and single hyphens, such as 'census-pipeline'",
    "Keys become file names, tags and the identity of cards in Anki.",
)
BAD_VALUE = error(
    "E206",
    "bad-value",
    "A value that is not one of those allowed, or a number out of bounds.",
    loses="field",
)
DUPLICATE_ENTRY = error(
    "E207",
    "duplicate-entry",
    "Two entries with one key, or two rows of the matrix for one principle.",
)
DUPLICATE_ITEM = error("E208", "duplicate-item", "The same item twice in a list.", "list it once")
NO_BANK = error(
    "E209",
    "no-bank",
    "No document of kind `bank`.",
    "add a document 'bank: my-interview'; its id keeps your reviews together",
    "The bank's id is part of every card's identity in Anki, so it is never guessed.",
)

UNKNOWN_REFERENCE = error(
    "R301",
    "unknown-reference",
    "A reference to something that is not in the bank.",
    why="Names are never guessed. All references to one missing entry are one diagnostic, at the first of them.",
)
AMBIGUOUS_NAME = error(
    "R302",
    "ambiguous-name",
    "A name that means two entries.",
    "give one of them another name, and refer to entries by key",
)
