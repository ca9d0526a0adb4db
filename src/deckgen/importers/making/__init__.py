"""Drafts as a bank: names resolved, gaps declared."""
