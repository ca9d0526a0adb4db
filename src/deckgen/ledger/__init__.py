"""What has been published: which note holds which content since when, and what an edit changes."""
