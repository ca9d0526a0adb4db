"""What the machine got wrong, told on the terminal."""


def in_a_line(problem: OSError) -> str:
    """The file that is at fault, where one is, and what is wrong with it."""
    what = problem.strerror or str(problem)
    return f"{problem.filename}: {what}" if problem.filename else what
