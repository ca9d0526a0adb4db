"""Rules for the seconds a story takes: each part within its band, and the parts in proportion."""

from collections.abc import Iterator
from operator import itemgetter

from deckgen.codes import rule_codes
from deckgen.diagnostics import Severity
from deckgen.lint.leeway import longest_s, shortest_s
from deckgen.lint.reading import Reading
from deckgen.lint.rule import Finding, rule
from deckgen.model import Part, Story
from deckgen.source import Text
from deckgen.timing import Band, words

_ROOM = itemgetter(0)
_POCKET_LINE_WORDS = 24
_POCKET_WORDS = 90
"""Cards that people wrote for themselves have 60 to 70 words in five lines."""


@rule(rule_codes.TOO_LONG, scope="story")
def too_long(reading: Reading) -> Iterator[Finding]:
    """A part that takes longer to say than its framework allows.

    Seconds follow from the bank's 'speaking_rate' and are compared with its 'star' framework, where situation and task
    may share one range. A single number, such as 30 seconds, allows ten percent more or less.

    Bad:
      task: >
        Within one quarter I was to replace the whole of the nightly load, which four teams had written in three
        languages over nine years, with one that a single person can understand, and to do it while the old one kept
        running, because two customers read its output every morning, one of them before six, and neither of the two
        had agreed to move, to test, or to be told at all that anything was about to change in the way their data came
        to them.
    Good:
      task: Within one quarter I was to replace a nightly load of nine years while two customers read from it.
    """
    rate = reading.bank.info.speaking_rate
    limits = [(band, int(longest_s(band) * rate / 60)) for band in reading.bands]
    for story, counts in reading.band_words:
        for (band, limit), count in zip(limits, counts, strict=True):
            if count > limit:
                over = count - limit
                message = f"{_named(band)} of '{story.key}' takes {round(count * 60 / rate)} s, {_allowed(band)}"
                hint = f"cut about {over} word{'s' if over > 1 else ''}"
                yield Finding(story, _longest(story, band), message, hint)


@rule(rule_codes.TOO_SHORT, scope="story")
def too_short(reading: Reading) -> Iterator[Finding]:
    """A part that is shorter than its framework allows.

    Notes are meant to be short, so this only says how much room there is. With 'style: script' in the bank, where every
    word is spoken as written, it is a warning.

    Bad:  action: I rewrote the loader.
    Good:
      action: >
        I profiled the loader for two days and found that nine tenths of its time went into parsing dates. I wrote a
        parser for the one format that occurs, 40 lines of it, and proved it against the old one on a year of files.
        Then I took the loader apart into reading, checking and writing, so that each could be tested alone. I wrote
        those tests first, 60 of them, and let both loaders run side by side for two weeks. I compared their output
        every morning and found three differences, all of them old bugs. I showed them to the two teams that used the
        data, agreed with each what the right value was, wrote it down, and only then switched the old loader off. I
        also wrote the page that says how to add a format, and tried it out on a colleague who had never seen it.
    """
    info = reading.bank.info
    script = info.style == "script"
    rate = info.speaking_rate
    enough = [(band, shortest_s(band) * rate / 60, _named(band)) for band in reading.bands]
    for story, counts in reading.band_words:
        short = [
            (band.at_least_s - count * 60 / rate, name, band)
            for (band, least, name), count in zip(enough, counts, strict=True)
            if 0 < count < least  # an empty part is reported by another rule
        ]
        if not short:
            continue
        rooms = ", ".join([f"{name} {round(room)} s" for room, name, _ in short])
        widest = max(short, key=_ROOM)[2]
        message = f"'{story.key}' has room for more: {rooms}"
        hint = "say more of what you did and how" if script else "enough for notes; a script would fill it"
        severity = Severity.WARNING if script else None
        yield Finding(story, _longest(story, widest), message, hint, severity=severity)


@rule(rule_codes.THIN_ACTION, scope="story")
def thin_action(reading: Reading) -> Iterator[Finding]:
    """A script in which the action has less than its share of the time.

    The share follows from the framework: its shortest action compared with the other parts at their longest, which is
    half of the answer in the built-in framework. Notes are not measured.

    Bad:
      style: script
      situation: Our nightly load took five hours, failed twice a week, and nobody knew before the morning.
      action: I rewrote it.
    Good:
      style: script
      situation: Our nightly load took five hours.
      task: I was to speed it up.
      action: I profiled the load, wrote a parser for the one date format that occurs, and ran both side by side.
      result: It takes 30 minutes.
    """
    share = _least_share(reading.bands)
    if reading.bank.info.style != "script" or not share:
        return
    for story, spoken in reading.part_words:
        total = sum(spoken)
        if spoken.action and spoken.action < share * total:
            percent = round(100 * spoken.action / total)
            message = f"the action of '{story.key}' is {percent} % of its words, at least {round(100 * share)} %"
            yield Finding(story, story.action, message, "tell more of the action and less of the rest")


@rule(rule_codes.LONG_RESULT, scope="story")
def long_result(reading: Reading) -> Iterator[Finding]:
    """A result that is longer than the action.

    The action is the longest part of a good answer. If it is not, it probably does not say yet what was done.

    Bad:
      action: I rewrote it.
      result: Loading takes 3 minutes instead of 30, and both teams that had given up on it came back.
    Good:
      action: I profiled the loader, wrote a parser for the one date format that occurs, and ran both side by side.
      result: Loading takes 3 minutes instead of 30, and both teams came back.
    """
    for story, spoken in reading.part_words:
        if spoken.result > spoken.action > 0:
            message = f"the result of '{story.key}' has {spoken.result} words, its action {spoken.action}"
            yield Finding(story, story.result, message, "tell more of what you did, or less of what came of it")


@rule(rule_codes.POCKET_TOO_LONG, scope="text")
def pocket_too_long(reading: Reading) -> Iterator[Finding]:
    """Pocket lines that cannot be read at a glance: more than 24 words in a line, or more than 90 in all.

    The card is read in the second before speaking. People who write such cards by hand use about five lines of twelve
    words.

    Bad:
      pocket:
        - The nightly load of the price data took five hours and failed about twice a week without anybody knowing of
          it before the market opened in the morning
    Good:
      pocket:
        - Nightly load took five hours, failed unseen
    """
    for story in reading.bank.stories:
        if _is_short(story.pocket):
            continue
        for line in story.pocket:
            if (count := words(line)) > _POCKET_LINE_WORDS:
                message = f"a pocket line of '{story.key}' has {count} words, at most {_POCKET_LINE_WORDS}"
                yield Finding(story, line, message, "keep the words that start the story, drop the rest")
        if (total := sum(map(words, story.pocket))) > _POCKET_WORDS:
            message = f"the pocket lines of '{story.key}' have {total} words, at most {_POCKET_WORDS}"
            yield Finding(story, story.pocket[0], message, "five lines of twelve words are enough")


LENGTH_RULES = (too_long, too_short, thin_action, long_result, pocket_too_long)


def _is_short(lines: tuple[Text, ...]) -> bool:
    """Whether lines have so few blanks that counting their words is not needed."""
    most = [sum(map(line.count, " \t\n/")) + 1 if line.isascii() else len(line) for line in lines]
    return not lines or (max(most) <= _POCKET_LINE_WORDS and sum(most) <= _POCKET_WORDS)


def _allowed(band: Band) -> str:
    return f"about {band.at_most_s} s" if band.at_least_s == band.at_most_s else f"at most {band.at_most_s} s"


def _least_share(bands: tuple[Band, ...]) -> float:
    actions = [band for band in bands if band.parts == ("action",)]
    if not actions or not actions[0].at_least_s:
        return 0
    others = sum(band.at_most_s for band in bands if band.parts != ("action",))
    return actions[0].at_least_s / (actions[0].at_least_s + others)


def _longest(story: Story, band: Band) -> Text:
    return max((story.part(part) for part in band.parts), key=len)


def _named(band: Band) -> str:
    names: list[Part] = list(band.parts)
    return f"{', '.join(names[:-1])} and {names[-1]}" if len(names) > 1 else names[0]
