"""Rich text in a short form for expectations: <b> for bold, <i> for emphasis, <c> for code, / for a line break."""

from deckgen.deck.markup import Block, CodeBlock, Listing, Paragraph, Rich, Run, TableBlock


def marked(rich: Rich) -> str:
    """Blocks in the short form, one after the other; [ ] holds a list, after the number of its first item."""
    return " ".join(map(_block, rich))


def _block(block: Block) -> str:
    match block:
        case Paragraph(runs):
            return marked_runs(runs)
        case Listing(items, first):
            return f"[{'' if first is None else f'{first}:'}{'|'.join(map(marked, items))}]"
        case CodeBlock(text):
            return f"<pre>{text}</pre>"
        case TableBlock(head, rows, align):
            lines = ["|".join(map(marked_runs, row)) for row in (head, *rows)]
            return f"<table {','.join(align)}>{'/'.join(lines)}</table>"


def marked_runs(runs: tuple[Run, ...]) -> str:
    """The runs of one line in the short form."""
    return "".join(map(_run, runs))


def _run(run: Run) -> str:
    text = run.text.replace("\n", "/")
    for name, styled in (("c", run.code), ("i", run.italic), ("b", run.bold)):
        text = f"<{name}>{text}</{name}>" if styled else text
    return text
