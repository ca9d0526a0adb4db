"""Bars that show the seconds of each story within the bands of its parts."""

from html import escape

from deckgen.lint.leeway import edges_s, longest_s, shortest_s
from deckgen.model import Bank, Story
from deckgen.timing import Band, band_seconds, bands

_HEADROOM = 1.15


def timing_bars(bank: Bank) -> str:
    """Return a bar for each band of each story; "" if the bank has no stories or no bands."""
    against = bands(bank)
    if not against or not bank.stories:
        return ""
    rate = bank.info.speaking_rate
    longest = max(band_seconds(story, band, rate) for story in bank.stories for band in against)
    scale = _HEADROOM * max(longest, *(band.at_most_s for band in against), 1)
    least, most = sum(band.at_least_s for band in against), sum(band.at_most_s for band in against)
    stories = "".join(_story(story, against, rate, scale) for story in bank.stories)
    return (
        f"<h2>How long it takes to say</h2>\n<p>At {rate} words a minute; the shaded bands are the seconds that "
        f"{'your script' if bank.info.style == 'script' else 'a full answer'} has, {least}\u2013{most} in all."
        f'{_notes(bank)}</p>\n<div class="bars">\n{stories}</div>\n'
    )


def _notes(bank: Bank) -> str:
    return " These are notes: shorter than the band is fine." if bank.info.style == "notes" else ""


def _story(story: Story, against: tuple[Band, ...], rate: int, scale: float) -> str:
    spoken = [(band, band_seconds(story, band, rate)) for band in against]
    rows = "".join(_bar(band, seconds, scale) for band, seconds in spoken)
    total = round(sum(seconds for _, seconds in spoken))
    return f"<article><h3>{escape(story.title)} <span>{total} s</span></h3>\n{rows}</article>\n"


def _bar(band: Band, seconds: float, scale: float) -> str:
    name = " + ".join(band.parts)
    state = "long" if seconds > longest_s(band) else "short" if seconds < shortest_s(band) else "right"
    meant = f"{band.at_least_s}\u2013{band.at_most_s}" if band.at_least_s != band.at_most_s else f"{band.at_most_s}"
    least, most = edges_s(band)
    start, width = _percent(least, scale), _percent(most - least, scale)
    return (
        f'<div class="bar {state}"><span class="part">{name}</span>'
        f'<span class="track"><span class="band" style="left:{start};width:{width}"></span>'
        f'<span class="fill" style="width:{_percent(seconds, scale)}"></span></span>'
        f'<span class="seconds"><b>{round(seconds)}</b> of {meant} s</span></div>\n'
    )


def _percent(seconds: float, scale: float) -> str:
    return f"{100 * seconds / scale:.1f}%"
