"""Drafts as a bank."""
