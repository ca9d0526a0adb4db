"""An import in a bank that is there."""
