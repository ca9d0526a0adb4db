"""Codes of publishing: the lock file beside the bank, the output folder and the clock."""

from deckgen.codes.code import error, warning

DAMAGED_LOCK = error(
    "L601",
    "damaged-lock",
    "The lock file has a line that cannot be read.",
    "restore the file from version control, or delete it: the next build then recovers it from the last package",
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
