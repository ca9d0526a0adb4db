"""The ``deckgen`` script and ``python -m deckgen``."""


def run() -> None:
    """Run the command line; Ctrl-C ends it quietly with 130, even before it has been imported."""
    try:
        from deckgen.cli import main

        main(prog_name="deckgen")
    except KeyboardInterrupt:
        raise SystemExit(130) from None


if __name__ == "__main__":
    run()
