"""Why a file cannot be read as Anki's, in one line, and what to do about it in another."""

WHAT_TO_EXPORT = "choose a package exported from Anki (File > Export) or a profile's 'collection.anki2'"


class UnreadableCollection(ValueError):  # noqa: N818 - the name that a caller reads in "except"
    """A file that cannot be read as Anki's: what is the matter, and what to do about it."""

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.hint = hint


def newer(name: str) -> UnreadableCollection:
    """The refusal of a file that a later Anki wrote in a format of its own."""
    hint = "upgrade deckgen, or tick 'Support older Anki versions' when exporting"
    return UnreadableCollection(f"'{name}' was written by a newer Anki", hint)


def damaged(name: str) -> UnreadableCollection:
    """The refusal of a file that is Anki's but not whole."""
    return UnreadableCollection(f"'{name}' is damaged", "export it again; Tools > Check Database in Anki finds damage")
