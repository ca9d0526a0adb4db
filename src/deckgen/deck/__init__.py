"""A bank as notes: what is asked, what is answered, and where each text is shown."""
