"""The words of guides: labels, titles, questions, names, and what they stand for, language by language."""
