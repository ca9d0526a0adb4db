"""Notes in Anki's terms: HTML fields, note types, packages written and read, and a file for the text import."""
