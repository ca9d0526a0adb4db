"""The tree of a guide as drafts."""
