"""Interview questions told from other sentences, and the sections that hold them told from other sections."""

import re

from deckgen.importers.words.asking_east import requests, wonders

_STRONG = re.compile(
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
_META = re.compile(
    r"\b(?:S\.?T\.?A\.?R\.?(?:-?[A-Z]+)?\b|method|framework|leadership principles?\b|behaviou?ral"
    r"|interview(?:er|ers|s)?\b"
    r"|this (?:guide|document|repo|page|section))",
    re.I,
)
_SELF = re.compile(r"(?:did|do|does|are|were|was|is|have|has|can|could) (?:you|i|my|your|the|it|this|there)\b", re.I)
_QUOTES = (('"', '"'), ("“", "”"), ("„", "“"), ("«", "»"), ("「", "」"), ("『", "』"), ("‘", "’"), ("'", "'"))
_LONGEST = 600

SECTIONS: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (name, re.compile(pattern, re.I))
    for name, pattern in (
        (
            "theirs",
            r"ask (?:the|your|them)\b.*|questions? (?:to|for|you (?:can|should|could)) (?:ask"
            r"|(?:the |your )?interviewer)|reverse interview"
            r"|questions i (?:should|will|can) ask|反問|反问|[問问]面[試试]官|想[問问].{0,6}的[問问][題题]"
            r"|perguntas para (?:fazer|o entrevistador)"
            r"|preguntas para (?:hacer|el entrevistador)|questions à poser|fragen an (?:den|die|das)",
        ),
        ("links", r"further reading|resources|references|links|see also|bibliography|learn more|recommended reading"),
        (
            "tips",
            r"\b(?:tips?|mistakes?|do'?s|don'?ts|advice|guidelines?|introduction|purpose|overview|table of contents"
            r"|contents|why (?:it|this|star)|what (?:interviewers|they|is)|how to|rubric|evaluation|red flags?)\b"
            r"|建議|建议|提示|撇步|注意事項|注意事项|常見錯誤|常见错误|(?:什麼|什么)是\s*star"
            r"|(?:^|[\s、：:.])(?:如何|怎麼|怎么|怎樣|怎样)(?:準備|准备|回答|使用|練習|练习)"
            r"|(?:面試|面试|回答|準備|准备)(?:的)?(?:技巧|重點|重点|要點|要点|心法)",
        ),
        (
            "pocket",
            r"\b(?:pocket|cue|flash|index|5-bullet|five-bullet|one-?line(?:r|rs)?)\b.*\bcards?\b|5-bullet|pocket",
        ),
        (
            "method",
            r"\b(?:methods?|frameworks?|techniques?|formula|structure|format|método|técnica|méthode|methode|template)\b"
            r"|(?<![力導导])(?:原則|原则|法則|法则)",
        ),
        (
            "questions",
            r"questions?|\bq ?& ?a\b|prompts?|pergunt|pregunt|fragen?\b|問題|问题|面試題|面试题|提問|提问|practice",
        ),
        (
            "stories",
            r"stor(?:y|ies)|histórias?|historias?|histoires?|geschichten?|故事|案例|examples?|exemplos?|projects?",
        ),
        ("checklist", r"check-?list|lista de verificaci|liste de contrôle|檢查|检查|清單|清单|to-?dos?\b"),
    )
)


_ANSWERED = re.compile(
    r"\b(?:applicable|usable|useful|use[ds]? (?:for|in|with)|answers?|fits?|relevant|suitable|covers?|works for"
    r"|good for|best for|variants?|this story|esta história|esta historia|cette histoire|diese geschichte)\b|適用|适用",
    re.I,
)


def answers_them(title: str) -> bool:
    """Whether the questions below such a title are those that the story above it answers."""
    return section_of(title) == "questions" and bool(_ANSWERED.search(title))


def section_of(title: str) -> str:
    """What a section of this title holds: a name of SECTIONS, or ""."""
    return next((name for name, pattern in SECTIONS if pattern.search(title)), "")


def asks(text: str, *, weakly: bool = False) -> bool:
    """Whether an interviewer would say this; ``weakly``: where questions are expected, any question will do."""
    clean = each_asked(text)[0]
    if (
        not (6 if clean.isascii() else 5) <= len(clean) <= _LONGEST
        or "\n\n" in clean
        or _OF_READERS.match(clean)
        or _INTRODUCES.fullmatch(clean)
    ):
        return False
    if _STRONG.match(clean) or requests(clean, weakly=weakly):
        return bool(
            weakly or not _META.search(clean) or (clean.endswith(("?", ".", "？", "。", '"')) and _personal(clean))
        )
    if weakly and wonders(clean):
        return True
    ending = _ASIDE.sub("", clean).rstrip('"”»*_) ')
    return weakly and ending.endswith(("?", "？")) and not (_META.search(clean) and _general(clean))


_INTRODUCES = re.compile(r"(?=.{1,24}\Z)\S+(?:\s\S+){0,2}[:：]")
"""A few words before a list or a paragraph."""

_OF_READERS = re.compile(
    r"(?:how|what|when|where|why|which)\s+(?:\w+\s+)?(?:should|can|do|will)\s+(?:i|you)\s+(?:\w+\s+)?"
    r"(?:prepar|practi[cs]|rehears|memori[sz]|answer (?:this|these|it|behavio)|use (?:this|star\b|it\b|the star))",
    re.I,
)
"""What the reader of a guide asks, not an interviewer."""

_ASIDE = re.compile(r"\s*(?:[(（][^()（）]*[)）]|\.{3}|…)\s*\Z")
"""What stands behind a question: an aside in parentheses, dots."""


def _personal(clean: str) -> bool:
    return bool(re.search(r"\b(?:you|your|yourself|me|us)\b", clean, re.I) or not clean.isascii())


def _general(clean: str) -> bool:
    return bool(re.match(r"(?:what|how|why|when|who)\b(?!.*\byou)", clean, re.I))


def probes(text: str) -> bool:
    """Whether this is something to ask oneself, answered by yes or no or with what one did."""
    clean = unquoted(text)
    return bool(_SELF.match(clean)) and clean.endswith("?")


_NUMBER = re.compile(
    r"(?:\*\*)?(?:(?:q(?:uestion)?|pergunta|pregunta|frage|問題|问题)\s*\.?\s*#?\d+\s*[.:)：、-]?|\d+(?:\.\d+)+[.)]?(?=\s)|#?\d+\s*[.)、:：]"
    r"|\(\d+\)|[①-⑳]|#\d+)\**\s*",
    re.I,
)


def unnumbered(text: str) -> str:
    """A title without its number and without the markup of the whole."""
    clean = bare(text)
    found = _NUMBER.match(clean)
    return bare(clean[found.end() :]) if found and found.end() < len(clean) else clean


def bare(text: str) -> str:
    """Text without the emphasis, code marks, link or leading signs that stand around the whole of it."""
    clean = text.strip(" \t\n")
    while True:
        before = clean
        clean = re.sub(r"^[.·•▪◦‣►➤→]\s+", "", clean)
        clean = re.sub(r"^(?![\w\"'“‘„«「『¿¡<(\[*_`~$#@&+.…\-])[^\w\s]+\s+(?=\S)", "", clean)
        for sign in ("***", "**", "__", "*", "_", "`"):
            inner = clean[len(sign) : -len(sign)]
            if len(clean) > 2 * len(sign) and clean.startswith(sign) and clean.endswith(sign) and sign not in inner:
                clean = inner.strip()
        if link := re.fullmatch(r"\[([^\]\n]+)\]\([^()\n]*\)", clean):
            clean = link[1]
        if clean == before:
            return clean


def unquoted(text: str) -> str:
    """Text without the quotation marks, if one pair stands around the whole of it."""
    clean = bare(text)
    for opening, closing in _QUOTES:
        inner = clean[1:-1]
        if len(clean) > 2 and clean[0] == opening and clean[-1] == closing and not {opening, closing} & set(inner):
            return inner.strip()
    return clean


_OR = re.compile(r"(?<=[\"”»」.?？])\s*(?:\bor\b|\bou\b|\bo\b|\boder\b|或)\s*(?=[\"“«「])", re.I)


_LISTED = re.compile(r"\s*(?:[-*•]|\d{1,3}[.)])\s+(?=\S)")


def each_asked(text: str) -> tuple[str, ...]:
    """The questions of one text: one, several in quotation marks joined by "or", or a list of them."""
    lines = [line for line in text.split("\n") if line.strip()]
    if len(lines) > 1 and all(_LISTED.match(line) for line in lines):
        return tuple(unquoted(_LISTED.sub("", line, count=1)) for line in lines)
    pieces = _OR.split(text)
    found = tuple(unquoted(unnumbered(piece)) for piece in pieces)
    return found if len(found) > 1 and all(len(piece) > 5 for piece in found) else (unquoted(unnumbered(text)),)
