"""Notes become bytes: an Anki package, a sheet of cards, a page."""
