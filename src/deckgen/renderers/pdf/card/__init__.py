"""The two faces of a card: what stands on them, how much fits, how they are drawn."""
