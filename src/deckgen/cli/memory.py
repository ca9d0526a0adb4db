"""The folder where deckgen remembers this user's earlier builds."""

from pathlib import Path


def memory_folder() -> Path:
    """Return the folder of the times given to notes; without it, deckgen relies on the lock file alone."""
    from platformdirs import user_state_path

    return user_state_path("deckgen", appauthor=False) / "times"
