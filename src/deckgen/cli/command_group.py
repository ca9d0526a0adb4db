"""The ``deckgen`` command itself: which commands there are, and how one of them is found."""

from collections.abc import Mapping
from importlib import import_module
from typing import Any

import click

from deckgen.cli.help_pages import Command
from deckgen.cli.machine_errors import in_one_line

SECTIONS: Mapping[str, Mapping[str, str]] = {
    "Make": {
        "build": "Make the Anki package and the pocket cards.",
        "init": "Start a small bank to fill with your stories.",
    },
    "Check": {
        "check": "List what is wrong and what is weak in the bank.",
        "coverage": "Show which story answers which principle.",
    },
    "Bring in and take out": {
        "import": "Turn guides and tables you have into a bank.",
        "export": "Write the bank as a guide in Markdown.",
    },
    "Anki": {
        "diff": "Show what the next build would change in Anki.",
    },
    "Paper": {
        "sizes": "List papers, cards and label sheets.",
        "calibrate": "Write a test page to line up your printer.",
    },
}
"""Each command and its one-line summary, by section.

The summaries stand here so that ``deckgen --help`` does not have to import every command.
"""

_SUMMARIES = {name: summary for section in SECTIONS.values() for name, summary in section.items()}


class CommandGroup(Command, click.Group):
    """Commands that are imported when they are called, so that none pays for what only another one needs."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Names of the commands in the order of the help page."""
        del ctx
        return list(_SUMMARIES)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Import a command: ``build`` is ``build_command`` in ``deckgen.cli.build_command``."""
        del ctx
        if cmd_name not in _SUMMARIES:
            return None
        module = import_module(f"deckgen.cli.{cmd_name}_command")
        command = getattr(module, f"{cmd_name}_command")
        assert isinstance(command, click.Command)
        return command

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """List the commands by section, their summaries in one column, and then the options."""
        width = max(map(len, _SUMMARIES))
        for title, commands in SECTIONS.items():
            with formatter.section(title):
                formatter.write_dl([(name.ljust(width), summary) for name, summary in commands.items()])
        super().format_options(ctx, formatter)

    def main(self, *arguments: Any, **more: Any) -> Any:
        """Parse the arguments and run the command; report an error of the operating system in one line."""
        try:
            return super().main(*arguments, **more)
        except (OSError, UnicodeEncodeError) as error:
            click.ClickException(in_one_line(error)).show()
            raise SystemExit(1) from error

    def invoke(self, ctx: click.Context) -> object:
        """Run the command; Ctrl-C exits with 130, as shells expect."""
        try:
            return super().invoke(ctx)
        except KeyboardInterrupt:
            ctx.exit(130)

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Suggest the nearest command when the name is unknown."""
        name = args[0] if args else ""
        if name not in _SUMMARIES:
            from difflib import get_close_matches

            if close := get_close_matches(name, _SUMMARIES, n=1):
                ctx.fail(f"No such command '{name}'. Did you mean '{close[0]}'?")
        return super().resolve_command(ctx, args)
