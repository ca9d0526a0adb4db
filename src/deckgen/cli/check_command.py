"""``deckgen check``."""

from collections.abc import Sequence
from pathlib import Path

import click

from deckgen.bank.load import Loaded
from deckgen.bank.locate import load_located
from deckgen.cli.help_pages import Command
from deckgen.cli.parameters import bank_argument, output_file
from deckgen.cli.show import counted, show
from deckgen.diagnostics import Diagnostic, Severity, to_github, to_json, to_text
from deckgen.pipeline.checking import check

_FORMATS = ("text", "json", "github", "html")


def _codes(ctx: click.Context, option: click.Parameter, values: Sequence[str]) -> tuple[str, ...]:
    """Codes, beginnings of codes and names from one or several comma-separated lists."""
    words = tuple(word.strip() for value in values for word in value.split(",") if word.strip())
    if not words:
        return ()
    from deckgen.lint.explain import known

    names = known()
    for word in words:
        if word not in names and not (word.isupper() and any(name.startswith(word) for name in names)):
            raise click.BadParameter(f"no rule is called '{word}'{_nearest(word)}", ctx, option)
    return words


@click.command(
    "check",
    cls=Command,
    examples=(
        "deckgen check",
        "deckgen check --select S,M3 --ignore too-short",
        "deckgen check --format html -o findings.html",
        "deckgen check --explain S101",
    ),
)
@bank_argument
@click.option(
    "--format",
    "form",
    type=click.Choice(_FORMATS),
    default="text",
    show_default=True,
    help="Format of the findings; github makes annotations in a GitHub workflow.",
)
@output_file("File to write; standard output by default.")
@click.option(
    "--select",
    metavar="CODES",
    multiple=True,
    callback=_codes,
    help="Report only these, comma-separated: codes (S101), beginnings of codes (S, M3) or names (no-number).",
)
@click.option("--ignore", metavar="CODES", multiple=True, callback=_codes, help="Leave these out.")
@click.option("--strict", is_flag=True, help="Exit with 1 on warnings as well as on errors.")
@click.option("--explain", "code", metavar="CODE", help="Explain a code, with examples, and exit; 'all' explains all.")
@click.pass_context
def check_command(
    ctx: click.Context,
    bank: Path | None,
    form: str,
    output: Path | None,
    select: tuple[str, ...],
    ignore: tuple[str, ...],
    strict: bool,
    code: str | None,
) -> None:
    """List what is wrong and what is weak in the bank.

    Checks stories, matrix and questions against each other and against a list of rules. The same bank always gets the
    same findings. Exits with 1 if there are errors.
    """
    if code is not None:
        click.echo(_explained(code, ctx))
        return
    loaded = load_located(bank)
    findings = check(loaded, select=select, ignore=ignore)
    if output:
        from deckgen.files import replace

        replace(output, _report(form, loaded, findings).encode())
        click.echo(f"wrote {output}", err=True)
    elif form == "text":
        show(findings, loaded.sources, err=False)
        click.echo(_last_line(loaded, findings))
    else:
        click.echo(_report(form, loaded, findings))
    failing = (Severity.ERROR, Severity.WARNING) if strict else (Severity.ERROR,)
    ctx.exit(int(any(finding.severity in failing for finding in findings)))


def _report(form: str, loaded: Loaded, findings: tuple[Diagnostic, ...]) -> str:
    if form == "json":
        return to_json(findings)
    if form == "github":
        return "\n".join(to_github(finding) for finding in findings)
    if form == "html":
        from deckgen.renderers.findings.findings_page import findings_page

        return findings_page(loaded.bank, findings)
    sources = {source.path: source for source in loaded.sources}
    return "\n".join([*(to_text(finding, sources) for finding in findings), _last_line(loaded, findings), ""])


def _last_line(loaded: Loaded, findings: tuple[Diagnostic, ...]) -> str:
    count = len(loaded.bank.stories)
    return f"{count} {'story' if count == 1 else 'stories'} checked: {counted(findings) or 'no findings'}"


def _explained(code: str, ctx: click.Context) -> str:
    from deckgen.lint.explain import explain, page

    if code == "all":
        return page().rstrip("\n")
    if text := explain(code):
        return text
    raise click.BadParameter(f"no rule is called '{code}'{_nearest(code)}", ctx, param_hint="'--explain'")


def _nearest(word: str) -> str:
    from difflib import get_close_matches

    from deckgen.lint.explain import known

    close = get_close_matches(word, known(), n=1)
    return f". Did you mean '{close[0]}'?" if close else "; '--explain all' lists them"
