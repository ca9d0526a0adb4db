"""Help pages: options in sections, examples last, and readable on a terminal of 40 columns."""

from collections.abc import Iterator, Sequence
from typing import Any

import click

_WIDEST = 80
_NARROWEST = 24


class HelpFormatter(click.HelpFormatter):
    """Click's formatter without its lower limit of 50 columns, which a narrow terminal would break again."""

    def __init__(self, indent_increment: int = 2, width: int | None = None, max_width: int | None = None) -> None:
        if width is None:
            import shutil

            width = max(_NARROWEST, min(shutil.get_terminal_size().columns, max_width or _WIDEST) - 1)
        super().__init__(indent_increment, width, max_width)

    def write_dl(self, rows: Any, col_max: int = 30, col_spacing: int = 2) -> None:
        """Write names and explanations in two columns, the first at most a third of the width."""
        super().write_dl(rows, min(col_max, self.width // 3), col_spacing)


class HelpContext(click.Context):
    """A context that formats its help with ``HelpFormatter``."""

    formatter_class = HelpFormatter


class SectionOption(click.Option):
    """An option that help lists in a section of its own."""

    def __init__(self, *declarations: Any, section: str, **more: Any) -> None:
        super().__init__(*declarations, **more)
        self.section = section


class ExplainedArgument(click.Argument):
    """An argument that help explains before the options."""

    section = "Arguments"

    def __init__(self, *declarations: Any, explanation: str, **more: Any) -> None:
        super().__init__(*declarations, **more)
        self.explanation = explanation

    def get_help_record(self, ctx: click.Context) -> tuple[str, str]:
        """Return the argument's name and explanation."""
        return self.make_metavar(ctx), self.explanation


class Command(click.Command):
    """A command whose help ends with examples."""

    context_class = HelpContext

    def __init__(self, *arguments: Any, examples: Sequence[str], **more: Any) -> None:
        super().__init__(*arguments, **more)
        self.examples = tuple(examples)

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """List arguments and options by section."""
        sections: dict[str, list[tuple[str, str]]] = {"Arguments": [], "Options": []}
        for parameter in self.get_params(ctx):
            if (row := parameter.get_help_record(ctx)) is not None:
                sections.setdefault(getattr(parameter, "section", "Options"), []).append(row)
        for title, rows in sections.items():
            if rows:
                with formatter.section(title):
                    formatter.write_dl(rows)

    def format_epilog(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the examples, each ready to be copied into a shell."""
        del ctx
        with formatter.section("Example" if len(self.examples) == 1 else "Examples"):
            for example in self.examples:
                for line in _in_shell_lines(example, formatter.width - formatter.current_indent):
                    formatter.write(f"{'':>{formatter.current_indent}}{line}\n")


def _in_shell_lines(command: str, width: int) -> Iterator[str]:
    """Split a command at its blanks into lines of at most ``width`` columns that a shell reads as one."""
    line = ""
    for word in command.split(" "):
        if line and len(f"{line} {word} \\") > width:
            yield f"{line} \\"
            line = f"  {word}"
        else:
            line = f"{line} {word}" if line else word
    yield line
