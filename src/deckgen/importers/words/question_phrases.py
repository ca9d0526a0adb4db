"""Interview questions, recognised by the phrases they begin with."""

import re

from deckgen.importers.words.chinese_questions import is_request, is_unmarked_question
from deckgen.importers.words.decoration import unnumbered, unquoted

_INTERVIEWER = re.compile(
    r"""(?:so,?\s+|please\s+|now\s+|ok,?\s+)?(?:
    tell\ (?:me|us)\b | walk\ (?:me|us)\ through\b | talk\ (?:me|us)\ through\b | talk\ (?:to\ (?:me|us)\ )?about\b
  | describe\ (?:an?|one|your|yourself|how\ you|something|someone|some|situations?|times?|any|me
        |the\ (?:time|most|last|biggest|best|worst|project|hardest|first)|what)\b
  | (?:given?|provide|share)\ (?:me\ |us\ )?(?:with\ )?(?:an?|one|some|any|your|examples?)\b
  | (?:can|could|would)\ you\b | have\ you\b | think\ (?:of|about)\ a\ time\b | recall\ a\b | name\ a\ time\b
  | explain\ (?:an?|your|how\ you|something|why\ you)\b | introduce\ yourself\b | discuss\ (?:an?|your)\b
  | (?:how|what|when|where|which|who|why)(?:'s|’s|'re|’re|\ is|\ are|\ was|\ were|\ do|\ did|\ does|\ would|\ will
        |\ have|\ has|\ should|\ can)?\ (?:you|your|yours|we|i)\b
  | (?:when|what)\ was\ the\ last\b | in\ what\ ways?\ (?:do|did|have|would)\ you\b | why\ should\ we\b
  | conte(?:-me|-nos)?\b | fale\b
  | descreva\b | d[êe]\ (?:um|me)\b | cite\ um | explique\b | como\ (?:você|lidou|lida)\b
  | me\ (?:conte|fale|d[êe])\b | (?:qual|quais)\ (?:foi|é|são|sua|seu)\b | você\ j[áa]\b | quando\ (?:foi|você)\b
  | (?:o\ )?que\ (?:você|te|fez)\b | por\ que\ você\b | qu[ée]\ (?:hiciste|har[íi]as|te|has)\b | qu['’]avez-vous\b
  | pourquoi\ (?:voulez|vous|devrions)\b | warum\ (?:wollen|sollten|haben|m[öo]chten)\b | por\ qu[ée]\ (?:quieres|te)\b
  | cu[ée]nt(?:a|e)(?:me|nos)\b | h[áa]bl(?:a|e)(?:me|nos)\b | describ[ae]\b | d[ai]me\b | d[ée]me\b
  | expl[ií]c(?:a|ame)\b
  | puedes\b | podr[íi]as\b | has\ tenido\b | alguna\ vez\b | (?:cu[áa]l|cu[áa]les)\ (?:fue|es|son|ha)\b
  | parlez\b | parle\b | racontez\b | raconte\b | d[ée]crivez\b | d[ée]cris\b | donnez(?:-moi)?\b | pouvez-vous\b
  | avez-vous\b | comment\ (?:avez|g[ée]rez|faites)\b | quel(?:le)?s?\ (?:est|sont|a|fut)\b | citez\b | expliquez\b
  | erz[äa]hl(?:en|e)?\b | beschreib(?:en|e)?\b | nennen?\b | schildern?\b | berichten?\b | geben\ sie\b | gib\b
  | wie\ (?:haben|gehen|sind|w[üu]rden)\b | was\ (?:war|ist|sind|haben)\b | wann\ (?:haben|war)\b | k[öo]nnen\ sie\b
  | raccont[ai](?:mi)?\b | parlami\b | descriv[ai]\b | kể\b | hãy\b
  )""",
    re.I | re.X,
)
_ABOUT_INTERVIEWS = re.compile(
    r"\b(?:S\.?T\.?A\.?R\.?(?:-?[A-Z]+)?\b|method|framework|leadership principles?\b|behaviou?ral"
    r"|interview(?:er|ers|s)?\b"
    r"|this (?:guide|document|repo|page|section))",
    re.I,
)
_YES_OR_NO = re.compile(
    r"(?:did|do|does|are|were|was|is|have|has|can|could) (?:you|i|my|your|the|it|this|there)\b", re.I
)
_LONGEST = 600


def asks(text: str, *, weakly: bool = False) -> bool:
    """Whether an interviewer would say this; ``weakly``: where questions are expected, any question will do."""
    clean = split_questions(text)[0]
    if (
        not (6 if clean.isascii() else 5) <= len(clean) <= _LONGEST
        or "\n\n" in clean
        or _ABOUT_THE_GUIDE.match(clean)
        or _LEAD_IN.fullmatch(clean)
    ):
        return False
    if _INTERVIEWER.match(clean) or is_request(clean, weakly=weakly):
        return bool(
            weakly
            or not _ABOUT_INTERVIEWS.search(clean)
            or (clean.endswith(("?", ".", "？", "。", '"')) and _addresses_somebody(clean))
        )
    if weakly and is_unmarked_question(clean):
        return True
    ending = _TRAILING_ASIDE.sub("", clean).rstrip('"”»*_) ')
    return weakly and ending.endswith(("?", "？")) and not (_ABOUT_INTERVIEWS.search(clean) and _is_general(clean))


_LEAD_IN = re.compile(r"(?=.{1,24}\Z)\S+(?:\s\S+){0,2}[:：]")
"""A few words and a colon before a list or a paragraph."""

_ABOUT_THE_GUIDE = re.compile(
    r"(?:how|what|when|where|why|which)\s+(?:\w+\s+)?(?:should|can|do|will)\s+(?:i|you)\s+(?:\w+\s+)?"
    r"(?:prepar|practi[cs]|rehears|memori[sz]|answer (?:this|these|it|behavio)|use (?:this|star\b|it\b|the star))",
    re.I,
)
"""Questions that the reader of a guide asks, not an interviewer."""

_TRAILING_ASIDE = re.compile(r"\s*(?:[(（][^()（）]*[)）]|\.{3}|…)\s*\Z")
"""What may follow a question mark: an aside in parentheses, dots."""


def _addresses_somebody(clean: str) -> bool:
    return bool(re.search(r"\b(?:you|your|yourself|me|us)\b", clean, re.I) or not clean.isascii())


def _is_general(clean: str) -> bool:
    return bool(re.match(r"(?:what|how|why|when|who)\b(?!.*\byou)", clean, re.I))


def is_probe(text: str) -> bool:
    """Whether this is a question to ask oneself, to be answered by yes or no."""
    clean = unquoted(text)
    return bool(_YES_OR_NO.match(clean)) and clean.endswith("?")


_OR = re.compile(r"(?<=[\"”»」.?？])\s*(?:\bor\b|\bou\b|\bo\b|\boder\b|或)\s*(?=[\"“«「])", re.I)


_LIST_MARK = re.compile(r"\s*(?:[-*•]|\d{1,3}[.)])\s+(?=\S)")


def split_questions(text: str) -> tuple[str, ...]:
    """The questions in a text: one, several in quotation marks joined by "or", or a list of them."""
    lines = [line for line in text.split("\n") if line.strip()]
    if len(lines) > 1 and all(_LIST_MARK.match(line) for line in lines):
        return tuple(unquoted(_LIST_MARK.sub("", line, count=1)) for line in lines)
    pieces = _OR.split(text)
    questions = tuple(unquoted(unnumbered(piece)) for piece in pieces)
    is_list = len(questions) > 1 and all(len(question) > 5 for question in questions)
    return questions if is_list else (unquoted(unnumbered(text)),)
