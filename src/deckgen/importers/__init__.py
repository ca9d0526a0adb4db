"""Foreign text becomes a bank: guides in Markdown and tables, with every line accounted for."""
