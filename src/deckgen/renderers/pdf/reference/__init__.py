"""Reference pages: the matrix, every story in brief, checklists, the index."""
