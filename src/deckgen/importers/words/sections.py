"""What a section of a guide holds, by its title."""

import re

_SECTIONS: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (name, re.compile(pattern, re.I))
    for name, pattern in (
        (
            "to interviewer",
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
_FOR_STORY_ABOVE = re.compile(
    r"\b(?:applicable|usable|useful|use[ds]? (?:for|in|with)|answers?|fits?|relevant|suitable|covers?|works for"
    r"|good for|best for|variants?|this story|esta história|esta historia|cette histoire|diese geschichte)\b|適用|适用",
    re.I,
)


def section_of(title: str) -> str:
    """What a section with this title holds: the first name in ``_SECTIONS`` whose pattern matches, or ""."""
    return next((name for name, pattern in _SECTIONS if pattern.search(title)), "")


def is_for_story_above(title: str) -> bool:
    """Whether the questions below this title are meant for the story above it."""
    return section_of(title) == "questions" and bool(_FOR_STORY_ABOVE.search(title))
