"""The time of a build."""

import os
import time

import click

_LATEST_S = 253_370_764_799  # the end of the year 9998; Python's dates end with 9999


def now_s() -> int:
    """Return the time in seconds since 1970: SOURCE_DATE_EPOCH if it is set, else the clock.

    Raises:
        click.UsageError: SOURCE_DATE_EPOCH is not a number of seconds.
    """
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "").strip()
    if not epoch:
        return int(time.time())
    if not epoch.isdecimal() or int(epoch) > _LATEST_S:
        raise click.UsageError(f"SOURCE_DATE_EPOCH is '{epoch}', not a number of seconds since 1970")
    return int(epoch)
