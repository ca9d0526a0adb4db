"""What a file has beside what is drawn: objects, tags, outline."""
