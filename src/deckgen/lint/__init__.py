"""An honest coach: rules that read the whole bank, and what they find."""
