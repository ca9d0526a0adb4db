"""A page as a tree: what belongs below which heading, question or label."""
