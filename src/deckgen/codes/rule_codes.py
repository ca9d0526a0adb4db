"""Codes of the rules: S for stories, Q for questions and picks, M for the matrix, B for the bank as a whole.

What each says, why, and an example of both kinds stand in the docstring of its rule, in ``deckgen.lint``.
"""

from deckgen.codes.code import error, info, warning

PLURAL_VOICE = warning("S101", "plural-voice")
NO_FIRST_PERSON = warning("S102", "no-first-person")
MISSING_PART = warning("S103", "missing-part")
PLACEHOLDER = warning("S104", "placeholder")
NO_NUMBER = warning("S105", "no-number")
NO_LESSON = warning("S106", "no-lesson")
NO_IMPACT = info("S107", "no-impact")
WEAK_WORDS = info("S108", "weak-words")
TOO_LONG = warning("S109", "too-long")
TOO_SHORT = info("S110", "too-short")
THIN_ACTION = warning("S111", "thin-action")
LONG_RESULT = info("S112", "long-result")
POCKET_TOO_LONG = warning("S113", "pocket-too-long")
METRIC_NOT_TOLD = warning("S114", "metric-not-told")
POCKET_FIGURE = warning("S115", "pocket-figure")

NO_STORY = warning("Q201", "no-story")
NO_BACKUP = warning("Q202", "no-backup")
SAME_STORY = error("Q203", "same-story")
SAME_EVENT = warning("Q204", "same-event")
UNCLAIMED_PRINCIPLE = warning("Q205", "unclaimed-principle")
FAILURE_UNANSWERED = warning("Q206", "failure-unanswered")
REPEATED_QUESTION = warning("Q207", "repeated-question")
NO_ANGLE = info("Q208", "no-angle")

NO_STORY_FOR_PRINCIPLE = warning("M301", "no-story-for-principle")
OPEN_GAP = info("M302", "open-gap")
MATRIX_DISAGREES = warning("M303", "matrix-disagrees")
REPEATED_PAIR = warning("M304", "repeated-pair")
OVERUSED_STORY = warning("M305", "overused-story")
IDLE_PRINCIPLE = info("M306", "idle-principle")
IDLE_STORY = warning("M307", "idle-story")

MISSING_KIND = warning("B401", "missing-kind")
EVENT_DIFFERS = warning("B402", "event-differs")
SIMILAR_NAMES = warning("B403", "similar-names")
UNTIMED_STEP = info("B404", "untimed-step")
UNKNOWN_RULE = warning("B405", "unknown-rule")
UNKNOWN_SEVERITY = error("B406", "unknown-severity")
UNUSED_ALLOW = warning("B407", "unused-allow")
SHARED_PAST = warning("B408", "shared-past")
