"""Interview questions in Chinese, which often have no question mark, recognised among advice and prose."""

import re

_OPENING = re.compile(
    r"(?:請|请)?(?:(?:你|您)?(?:描述|分享|談談|谈谈|談一談|谈一谈|說說|说说|說一說|说一说|說明|说明|講述|讲述|講講|讲讲"
    r"|舉一?個|举一?个|舉出|举出|(?:舉例|举例)(?!要|時|时|來說[，,]|来说[，,]|而言)|告訴我|告诉我|介紹一|介绍一|介紹你|介绍你"
    r"|講一|讲一|說一[次個件段]|说一[次个件段]|聊聊|敘述|叙述|回想))"
    r"|請問|请问|(?:你|您)(?:如何|怎麼|怎么|怎樣|怎样|曾|有沒有|有没有|是否|會|会|最|為什麼|为什么|為何|为何)"
    r"|(?:説明|教え)て"
)
_OF_ONE_TIME = re.compile(r"[一某](?:次|個|个|位|件|段|項|项)|經驗|经验|經歷|经历|例子|事件|案例|自我介紹|自我介绍")
_TO_SOMEBODY = re.compile(r"[你您我貴贵]|教えて|説明して")
_ADVICE = re.compile(r"不要|不必|就好|就行|即可|不難|不难|更重要|記得|记得|簡短|简短|面試官|面试官|背答案")
_QUESTION_WORD = re.compile(
    r"(?:為什麼|为什么|為何|为何|有沒有|有没有|什麼是你|什么是你|什麼是您|什么是您|如何|怎麼|怎么|怎樣|怎样|是否|哪[一個个些次件])"
)
_QUESTION_WORD_INSIDE = re.compile(
    r"如何|怎麼|怎么|怎樣|怎样|為什麼|为什么|為何|为何|什麼|什么|哪|有沒有|有没有|是否|多少|最|(?:嗎|吗|呢)\Z"
)
_ABOUT_PRACTICE = re.compile(r"準備|准备|面試|面试|練習|练习|回答|本文|文章|框架|\bstar\b", re.I)
_LONGEST_QUESTION = 80


def is_request(text: str, *, weakly: bool = False) -> bool:
    """Whether a text begins like an interviewer's request, and is not advice on how to answer.

    ``weakly``: where questions are expected, any such beginning will do.
    """
    if not _OPENING.match(text):
        return False
    if text.endswith(("?", "？")):
        return True
    to_oneself = "自己" in text and not re.search(r"[你您]|介紹|介绍", text)
    if _ADVICE.search(text) or to_oneself:
        return False
    sentences = [sentence.strip() for sentence in re.split(r"[。！!\n]", text) if sentence.strip()]
    if len(sentences) > 1:
        return all(
            is_request(sentence, weakly=weakly) or is_unmarked_question(sentence) or sentence.endswith(("?", "？"))
            for sentence in sentences
        )
    if re.match(r"[你您]", text):
        is_question = re.match(r"[你您](?:會|会|最)", text) is None or bool(_QUESTION_WORD_INSIDE.search(text[2:]))
        return (is_question or weakly) and not text.endswith("。")
    return weakly or bool(_OF_ONE_TIME.search(text) or _TO_SOMEBODY.search(text))


def is_unmarked_question(text: str) -> bool:
    """Whether a line asks something without a question mark; to be trusted only where questions are expected."""
    if (
        len(text) > _LONGEST_QUESTION
        or re.search(r"[。:：\n]", text)
        or _ADVICE.search(text)
        or _ABOUT_PRACTICE.search(text)
    ):
        return False
    return bool(_QUESTION_WORD.match(text) or (re.search(r"[你您]", text) and _QUESTION_WORD_INSIDE.search(text)))
