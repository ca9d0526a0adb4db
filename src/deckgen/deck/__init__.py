"""Turn a bank into notes: what each card asks and answers, and where each text appears on it."""
