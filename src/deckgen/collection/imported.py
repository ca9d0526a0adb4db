"""What a note said when it was last imported, as far as anything remembers it."""

from dataclasses import dataclass

from deckgen.collection.comparison import Editor
from deckgen.stamp import fits, tags_text


@dataclass(frozen=True, slots=True)
class ImportedText:
    """What is known of a note's last import.

    Its own ``stamp`` knows exactly. Without one, None, there are the ``marks`` of the last publication and the values
    and tags of ``earlier`` packages, which may not have been imported: they can only tell that nobody edited a text.
    """

    stamp: tuple[str, ...] | None
    marks: tuple[str, ...] = ()
    earlier: tuple[tuple[tuple[str, ...], str], ...] = ()

    def field_editor(self, place: int, bank: str, anki: str) -> Editor:
        """Who made the field at a place differ."""
        if self.stamp is not None:
            return _editor(self.stamp, place + 1, bank, anki)
        published = bool(self.marks) and fits(self.marks, place + 1, anki)
        return Editor.BANK if published or any(anki == values[place] for values, _ in self.earlier) else Editor.UNKNOWN

    def tags_editor(self, bank: tuple[str, ...], anki: tuple[str, ...]) -> Editor:
        """Who made the bank's tags differ."""
        text = tags_text(anki)
        if self.stamp is not None:
            return _editor(self.stamp, 0, tags_text(bank), text)
        published = bool(self.marks) and fits(self.marks, 0, " ".join(sorted(anki)))  # as they were written
        return Editor.BANK if published or any(text == tags for _, tags in self.earlier) else Editor.UNKNOWN


def _editor(stamp: tuple[str, ...], place: int, bank: str, anki: str) -> Editor:
    if fits(stamp, place, anki):
        return Editor.BANK
    return Editor.ANKI if fits(stamp, place, bank) else Editor.BOTH
