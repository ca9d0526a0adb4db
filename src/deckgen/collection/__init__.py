"""What Anki holds, read from its own files and held against what the bank says; nothing here writes."""
