"""Errors of the operating system, in one line for the terminal."""


def in_one_line(error: OSError | UnicodeEncodeError) -> str:
    """Say what went wrong, after the file's name where one is known."""
    if isinstance(error, UnicodeEncodeError):
        character = f"U+{ord(error.object[error.start]):04X}"
        return f"the encoding of the output has no character {character}; set PYTHONIOENCODING=utf-8"
    reason = error.strerror or str(error)
    return f"{error.filename}: {reason}" if error.filename else reason
