"""Notes as Anki keeps them: fields of HTML, note types with ids for life, a package, and the way back from one."""
