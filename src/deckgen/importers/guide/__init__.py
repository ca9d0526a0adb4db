"""The outline of a guide as drafts."""
