"""Which words in a guide mean what."""
