"""``deckgen check``."""

from collections.abc import Sequence
from pathlib import Path

import click

from deckgen.bank.load import Loaded, load
from deckgen.cli.collector import paused_collector
from deckgen.cli.show import counted, show
from deckgen.diagnostics import Diagnostic, Severity, to_github, to_json, to_text
from deckgen.files import replace_all
from deckgen.lint.explain import explain, known, page
from deckgen.pipeline.checking import check as check_bank

_FORMATS = ("text", "json", "github", "html")


def _words(ctx: click.Context, option: click.Parameter, values: Sequence[str]) -> tuple[str, ...]:
    """Codes and names from one or several comma-separated lists."""
    words = tuple(word.strip() for value in values for word in value.split(",") if word.strip())
    for word in words:
        if not any(word == name or (word.isupper() and name.startswith(word)) for name in (*known(), *_letters())):
            raise click.BadParameter(f"no rule is called '{word}'{_nearest(word)}", ctx, option)
    return words


@click.command()
@click.argument("bank", default="stories", type=click.Path(path_type=Path))
@click.option("--format", "form", type=click.Choice(_FORMATS), default="text", help="How to show the findings.")
@click.option("-o", "out", metavar="FILE", type=click.Path(path_type=Path, dir_okay=False), help="Write them to FILE.")
@click.option("--select", metavar="CODES", multiple=True, callback=_words, help="Only these: S101, M3, no-number.")
@click.option("--ignore", metavar="CODES", multiple=True, callback=_words, help="All but these.")
@click.option("--strict", is_flag=True, help="Exit 1 on warnings, too.")
@click.option("--explain", "code", metavar="CODE", help="Say what a code means, with examples; 'all' for all of them.")
@click.pass_context
def check(
    ctx: click.Context,
    bank: Path,
    form: str,
    out: Path | None,
    select: tuple[str, ...],
    ignore: tuple[str, ...],
    strict: bool,
    code: str | None,
) -> None:
    """Say what would make the bank better.

    Reads the stories, the matrix and the questions against each other. Rules
    only: no network, and the same bank has the same findings every time.

    \b
    Examples:
      deckgen check
      deckgen check --select S,M3 --ignore too-short
      deckgen check --format html -o findings.html
      deckgen check --explain S101
    """
    if code is not None:
        click.echo(_explained(code, ctx))
        return
    with paused_collector():
        loaded = load(bank)
        found = check_bank(loaded, select=select, ignore=ignore)
    if out:
        replace_all({out: _report(form, loaded, found).encode()})
        click.echo(f"wrote {out}", err=True)
    elif form == "text":
        show(found, loaded.sources, err=False)
        click.echo(_last_line(loaded, found))
    else:
        click.echo(_report(form, loaded, found))
    stopping = (Severity.ERROR, Severity.WARNING) if strict else (Severity.ERROR,)
    ctx.exit(int(any(finding.severity in stopping for finding in found)))


def _report(form: str, loaded: Loaded, found: tuple[Diagnostic, ...]) -> str:
    if form == "json":
        return to_json(found)
    if form == "github":
        return "\n".join(to_github(finding) for finding in found)
    if form == "html":
        from deckgen.render.findings.findings_page import findings_page

        return findings_page(loaded.bank, found)
    sources = {source.path: source for source in loaded.sources}
    return "\n".join([*(to_text(finding, sources) for finding in found), _last_line(loaded, found), ""])


def _last_line(loaded: Loaded, found: tuple[Diagnostic, ...]) -> str:
    stories = len(loaded.bank.stories)
    what = f"{stories} {'story' if stories == 1 else 'stories'} checked"
    return f"{what}: {counted(found) or 'nothing to say'}"


def _explained(code: str, ctx: click.Context) -> str:
    if code == "all":
        return page().rstrip("\n")
    if text := explain(code):
        return text
    raise click.BadParameter(f"no rule is called '{code}'{_nearest(code)}", ctx, param_hint="'--explain'")


def _letters() -> set[str]:
    return {name[0] for name in known() if name[0].isupper()}


def _nearest(word: str) -> str:
    from difflib import get_close_matches

    close = get_close_matches(word, known(), n=1)
    return f". Did you mean '{close[0]}'?" if close else "; '--explain all' lists them"
