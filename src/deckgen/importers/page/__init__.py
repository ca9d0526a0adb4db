"""A guide as Markdown lines, whatever it is written in."""
