"""Where this user's records of earlier builds are kept."""

from pathlib import Path


def memory_folder() -> Path:
    """The folder of this user's own records; what is in it is safe to delete."""
    from platformdirs import user_state_path

    return user_state_path("deckgen", appauthor=False) / "times"
