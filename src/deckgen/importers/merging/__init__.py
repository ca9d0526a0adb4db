"""An import merged into an existing bank."""
