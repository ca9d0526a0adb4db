"""Parse YAML into nodes that know their place.

The reader of each field decides its type, so YAML never guesses: ``no``, ``1.10`` and ``2024-01-01`` stay as typed.
"""

import re
from collections.abc import Generator, Iterator

import yaml

from deckgen.bank.nodes import Mapping, Node
from deckgen.bank.reporting import Report
from deckgen.bank.syntax import report_syntax
from deckgen.bank.tree_builder import RefusedError, TreeBuilder
from deckgen.codes import bank_codes
from deckgen.source import Source, Text

_Loader = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
_DOCUMENT = re.compile(r"^---(?=\s|$)", re.MULTILINE)


def documents(source: Source, report: Report) -> Iterator[Node]:
    """Yield the documents of a file, except empty ones. After a syntax error, reading resumes at the next ``---``."""
    start: int | None = 0
    while start is not None:
        start = yield from _documents(source, start, report)


def document_text(node: Mapping) -> str:
    """Return the text of the document that a mapping begins."""
    following = _DOCUMENT.search(node.source.text, node.start + 1)
    return node.source.text[node.start : following.start() if following else None]


def _documents(source: Source, start: int, report: Report) -> Generator[Node, None, int | None]:
    """Yield documents from ``start`` up to the first syntax error; return the offset at which to resume, or None."""
    tree = TreeBuilder(source, start, report)
    try:
        for event in iter(_Loader(source.text[start:]).get_event, None):
            if type(event) is not yaml.ScalarEvent:
                if roots := tree.take(event):
                    yield from (root for root in roots if root != "")
            elif event.style or event.anchor or event.tag or tree.may_hold_comment or "\n" in event.value:
                tree.place(tree.text(event), event.anchor)
            else:
                begin, end = event.start_mark.index, event.end_mark.index  # type: ignore[union-attr]  # set by parsing
                tree.children.append(Text(event.value, source, start + begin, start + end))
        return None
    except RefusedError as refused:
        at = refused.at
    except yaml.MarkedYAMLError as error:
        problem = tree.problem(error)
        report_syntax(problem, source, report)
        at = problem.at
    except yaml.reader.ReaderError as error:
        report(bank_codes.CONTROL_CHARACTER, source.span(start), f"the text holds {error.reason}")
        return None
    following = _DOCUMENT.search(source.text, max(at, start + 1))
    next_document = following.start() if following else None
    report.lost.add_text(source.text[tree.document_start : next_document])
    report.forget_lost_fields()
    return next_document
