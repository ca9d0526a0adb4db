"""Tables as drafts, in a guide or in a file of their own."""
