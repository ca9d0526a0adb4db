"""Notes become cards on paper: measured, fitted, laid on sheets and tagged."""
