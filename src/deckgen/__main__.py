"""The ``deckgen`` script and ``python -m deckgen``."""

import gc


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
        gc.freeze()


if __name__ == "__main__":
    run()
