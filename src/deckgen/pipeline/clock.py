"""The time of a build."""

import os
import time
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

from deckgen.diagnostics import Diagnostic, Severity
from deckgen.ledger.text import FILE_NAME
from deckgen.pipeline.publish import Publication
from deckgen.source import Span

_SLACK_S = 3600
_LATEST_S = 253_370_764_799  # the end of the year 9998: a date can still say it, and a second more


def clock() -> int:
    """Seconds since 1970: what SOURCE_DATE_EPOCH says where it is set, else the clock's.

    Raises:
        ValueError: SOURCE_DATE_EPOCH is not a number of seconds.
    """
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "").strip()
    if not epoch:
        return int(time.time())
    if not epoch.isdecimal() or int(epoch) > _LATEST_S:
        raise ValueError(f"SOURCE_DATE_EPOCH is '{epoch}', not a number of seconds since 1970")
    return int(epoch)


def early_clock(publication: Publication, folder: Path, now_s: int) -> Iterator[Diagnostic]:
    """A warning when notes carry a time well after this build's: Anki sets such a time back, and updates them again."""
    late = [stamped.modified_s for stamped in publication.notes if stamped.modified_s > now_s + _SLACK_S]
    if late:
        latest = datetime.fromtimestamp(max(late), UTC).strftime("%Y-%m-%d %H:%M")
        message = f"this build's clock stands before an earlier one's: {len(late)} notes are dated up to {latest} UTC"
        hint = "put the computer's clock right; until then Anki may take these notes for updated at every import"
        yield Diagnostic("L606", Severity.WARNING, Span((folder / FILE_NAME).as_posix(), 1, 1), message, hint)
