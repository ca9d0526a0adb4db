"""The command line: read the arguments, call the library, print, exit."""

from collections.abc import Sequence
from importlib import import_module

import click

from deckgen.cli.machine_errors import in_a_line
from deckgen.version import VERSION

_COMMANDS = {
    "build": "deckgen.cli.build_command:build",
    "check": "deckgen.cli.check_command:check",
    "coverage": "deckgen.cli.coverage_command:coverage",
    "diff": "deckgen.cli.diff_command:diff",
    "init": "deckgen.cli.init_command:init",
    "import": "deckgen.cli.import_command:import_",
    "export": "deckgen.cli.export_command:export",
    "sizes": "deckgen.cli.sizes_command:sizes",
    "calibrate": "deckgen.cli.calibrate_command:calibrate",
}


class _Commands(click.Group):
    """Commands imported when they are called: ``check`` must not pay for what only ``build`` needs."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The commands in the order people need them."""
        del ctx
        return list(_COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command of that name, imported now."""
        del ctx
        if cmd_name not in _COMMANDS:
            return None
        module, _, name = _COMMANDS[cmd_name].partition(":")
        command = getattr(import_module(module), name)
        assert isinstance(command, click.Command)
        return command

    def invoke(self, ctx: click.Context) -> object:
        """Run the command; what the machine got wrong is told in one line."""
        try:
            return super().invoke(ctx)
        except BrokenPipeError:  # the reader has seen enough; click knows how to end
            raise
        except UnicodeEncodeError as problem:
            letter = f"U+{ord(problem.object[problem.start]):04X} is not among the letters that the output can hold"
            raise click.ClickException(f"{letter}; set PYTHONIOENCODING=utf-8") from problem
        except OSError as problem:
            raise click.ClickException(in_a_line(problem)) from problem

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Name the nearest command when there is none of that name."""
        from difflib import get_close_matches

        name = args[0] if args else ""
        if name and self.get_command(ctx, name) is None and (close := get_close_matches(name, _COMMANDS, n=1)):
            ctx.fail(f"No such command '{name}'. Did you mean '{close[0]}'?")
        return super().resolve_command(ctx, args)


@click.group(cls=_Commands, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 80})
@click.version_option(VERSION, prog_name="deckgen")
def main() -> None:
    """Turn a bank of interview stories into an Anki deck and pocket cards.

    \b
    Example:
      deckgen init my-interview
      cd my-interview
      deckgen build
    """


__all__: Sequence[str] = ["main"]
