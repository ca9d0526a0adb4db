"""The ``deckgen`` script and ``python -m deckgen``."""

import gc
import os
import sys
from contextlib import suppress


def run() -> None:
    """Run the command line; Ctrl-C ends it quietly with 130, even before it has been imported."""
    # Nearly everything a command makes stays until the process ends. Looking for garbage in it, while it runs and again
    # when Python exits, takes an eighth of the time of a check.
    gc.disable()
    try:
        from deckgen.cli import main

        main(prog_name="deckgen")
    except KeyboardInterrupt:
        raise SystemExit(130) from None
    finally:
        _drop_unwritten_output()
        gc.freeze()


def _drop_unwritten_output() -> None:
    """Forget output that could not be written: Python would try again at its end, and report that a second time."""
    for stream in filter(None, (sys.stdout, sys.stderr)):
        try:
            stream.flush()
        except (OSError, ValueError):
            with suppress(OSError, ValueError):
                os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())


if __name__ == "__main__":
    run()
