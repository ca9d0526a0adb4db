"""Codes of publishing: the lock file beside the bank, the output folder and the clock."""

from deckgen.codes.code import error, info, warning

DAMAGED_LOCK = error(
    "L601",
    "damaged-lock",
    "The lock file has a line that cannot be read, or was cut short.",
    "restore the file from version control or a backup; where there is none, move it aside, and the next build "
    "recovers what the package in the output folder holds",
    "`deckgen.lock` says which text of each card Anki has. It is read whole or not at all.",
)
FOREIGN_LOCK = error(
    "L602",
    "foreign-lock",
    "The lock file belongs to a bank of another id.",
    why="The id is part of every card's identity: with another one all cards would be new in Anki.",
)
RECOVERED_LOCK = warning(
    "L603",
    "recovered-lock",
    "There was no lock file, and it was recovered from the last package.",
    why="Without it a build cannot know which cards have changed. Keep it with the bank.",
)
LOST_LOCK = warning(
    "L604",
    "lost-lock",
    "There is no lock file and no earlier package, although this bank was built before.",
    "schedules stay; tags and edits made in Anki are overwritten this once; restore the ledger if you can",
)
SHARED_OUTPUT = error(
    "L605",
    "shared-output",
    "The output folder holds what another bank of the same id made.",
    "give one of the two another id, or build it into another folder with '-o'",
    "Each of the two would overwrite the other's files.",
)
EARLY_CLOCK = warning(
    "L606",
    "early-clock",
    "The clock stands before the time of an earlier build.",
    "put the computer's clock right; until then Anki may take these notes for updated at every import",
    "Anki takes a note over when its time is later than the one it has.",
)
NEWER_LOCK = error(
    "L607",
    "newer-lock",
    "The lock file was written by a newer deckgen.",
    "upgrade deckgen: 'pip install --upgrade deckgen'; the file is good as it is",
    "What this version does not know would be lost in the file it writes.",
)
MERGED_LOCK = warning(
    "L608",
    "merged-lock",
    "Git merged two branches, with conflict markers in the lock file or without, and one ledger was made of both.",
    "the next build writes the lock file anew; keep that one in version control",
    "Of each note the later time counts. No two notes share an identity and no two cards a number.",
)
SPLIT_LOCK = error(
    "L609",
    "split-lock",
    "Two branches have fixed different decks or ids in the lock file.",
    "keep the line that is right, and delete the other",
    "Only the author knows which of the two is meant.",
)
DECK_MOVED = warning(
    "L610",
    "deck-moved",
    "The bank names another deck than the one its cards are in.",
    why="Anki knows decks by their names and never moves a card that it has.",
)
DECK_KEPT = info(
    "L611",
    "deck-kept",
    "The title has changed; the deck of the cards has not.",
    why="A deck keeps the name it got at the first build. Only `deck:` in the bank changes it.",
)
UNREADABLE_ANKI_FILE = error(
    "L612",
    "unreadable-anki-file",
    "The file named with '--against' cannot be read as Anki's.",
    why="It is only read, and nothing is written when it cannot be.",
)
TAGGED_NOTES_WAIT = warning(
    "L613",
    "tagged-notes-wait",
    "An earlier build left notes for Anki's text import, and this one does not know whether they went in.",
    "import that file in Anki before the package, or build with '--against' again",
    "Notes that a person tagged or edited are not in the package's updates as long as builds look at what Anki holds.",
)
TWO_LOCKS = error(
    "L614",
    "two-locks",
    "The bank has a lock file in its folder `stories` and another one in the folder above.",
    why="It was built from both. Each lock file knows only the cards that were published from its place.",
)
FIRST_BUILD_AFTER_UPGRADE = info(
    "L615",
    "first-build-after-upgrade",
    "The bank was last published by deckgen 0.1.0.",
    "docs/upgrading.md says what this build changes in Anki, and what stays",
    "A new version may show some texts differently. It never changes which card is which, or when it is due.",
)
