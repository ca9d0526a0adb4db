"""Rules that look for weak spots in a bank."""
