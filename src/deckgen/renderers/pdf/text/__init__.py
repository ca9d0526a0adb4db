"""Text set in type: which font has which letter, how wide words are, where lines break."""
