"""A guide as a tree: what stands below what."""
