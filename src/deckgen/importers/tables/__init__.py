"""Tables as drafts, in a guide or in a CSV file."""
