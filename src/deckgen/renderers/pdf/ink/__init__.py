"""What is drawn: operators and colours."""
