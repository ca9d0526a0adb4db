"""Guides and tables imported as a bank, with every line accounted for."""
