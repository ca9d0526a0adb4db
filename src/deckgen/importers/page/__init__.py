"""A guide rewritten as Markdown, line for line."""
