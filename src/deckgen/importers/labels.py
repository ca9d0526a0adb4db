"""The words guides write before a part of a story or a question, in the languages they are written in."""

import re
from dataclasses import dataclass
from functools import cache

STAR = ("situation", "task", "action", "result")

_WORDS: dict[str, dict[str, str]] = {
    "situation": {
        "en": "situation, situations, context, background, scenario, setting, setup",
        "pt": "situação, contexto, cenário",
        "es": "situación, contexto, escenario",
        "fr": "situation, contexte",
        "de": "situation, ausgangslage, ausgangssituation, kontext, hintergrund",
        "it": "situazione, contesto",
        "zh": "情境, 情況, 情况, 情景, 背景, 情勢",
        "ja": "状況",
        "ko": "상황",
        "vi": "tình huống, bối cảnh",
    },
    "task": {
        "en": "task, tasks, goal, objective, target, responsibility, my role, my task",
        "pt": "tarefa, tarefas, objetivo, meta",
        "es": "tarea, tareas, objetivo, meta",
        "fr": "tâche, tâches, mission, objectif",
        "de": "aufgabe, aufgaben, ziel, aufgabenstellung",
        "it": "compito, obiettivo",
        "zh": "任務, 任务, 目標, 目标",
        "ja": "課題, タスク",
        "ko": "과제",
        "vi": "nhiệm vụ",
    },
    "action": {
        "en": "action, actions, activity, actions taken, approach, what i did, my actions",
        "pt": "ação, ações, acção, acções",
        "es": "acción, acciones",
        "fr": "action, actions, démarche",
        "de": "aktion, aktionen, handlung, handlungen, vorgehen, maßnahme, maßnahmen",
        "it": "azione, azioni",
        "zh": "行動, 行动, 動作, 做法",
        "ja": "行動",
        "ko": "행동",
        "vi": "hành động",
    },
    "result": {
        "en": "result, results, outcome, outcomes",
        "pt": "resultado, resultados",
        "es": "resultado, resultados",
        "fr": "résultat, résultats",
        "de": "ergebnis, ergebnisse, resultat, resultate",
        "it": "risultato, risultati",
        "zh": "結果, 结果, 成果",
        "ja": "結果",
        "ko": "결과",
        "vi": "kết quả",
    },
    "lesson": {
        "en": "lesson, lessons, lesson learned, lessons learned, learning, learnings, takeaway, takeaways, "
        "key takeaway, key learning, key learnings, reflection, what i learned",
        "pt": "lição, lições, aprendizado, aprendizados, lições aprendidas, lição aprendida, aprendizagem",
        "es": "lección, lecciones, aprendizaje, aprendizajes, lecciones aprendidas, lección aprendida",
        "fr": "leçon, leçons, apprentissage, enseignement, enseignements, leçon apprise",
        "de": "lektion, erkenntnis, erkenntnisse, lehre, lernerfahrung, gelernt",
        "it": "lezione, lezioni apprese",
        "zh": "學習, 学习, 收穫, 收获, 反思, 教訓, 教训, 心得",
    },
    "challenge": {"en": "challenge, problem, obstacle", "pt": "desafio, problema", "es": "desafío, reto, problema"},
    "impact": {"en": "impact", "pt": "impacto", "es": "impacto", "fr": "impact", "de": "wirkung", "zh": "影響, 影响"},
    "principles": {
        "en": "leadership principle, leadership principles, leadership principles demonstrated, principle, principles, "
        "lp, lps, amazon lp, amazon lps, value, values, competency, competencies, principles demonstrated, "
        "lps demonstrated, leadership principles covered",
        "pt": "princípio, princípios, princípio de liderança, princípios de liderança, competência, competências",
        "es": "principio, principios, principio de liderazgo, principios de liderazgo, competencia, competencias",
        "fr": "principe, principes, principe de leadership, principes de leadership, compétence, compétences",
        "de": "prinzip, prinzipien, führungsprinzip, führungsprinzipien, kompetenz, kompetenzen",
        "zh": "領導力原則, 領導力準則, 领导力原则, 领导力准则, 準則, 准则, 原則, 原则",
    },
    "question": {
        "en": "question, questions, q, prompt, interview question, sample question, example question, "
        "practice question, ask",
        "pt": "pergunta, perguntas, p",
        "es": "pregunta, preguntas, p",
        "fr": "question, questions",
        "de": "frage, fragen, f",
        "zh": "問題, 问题, 問, 问, 題目, 题目, 示例问题, 示例問題, 範例問題",
    },
    "answer": {
        "en": "answer, a, good answer, sample answer, model answer, example answer, strong answer, my answer, response, "
        "sample response, example, example response, star answer, star example, star response, star story, "
        "sample star answer, answer example, suggested answer, great answer",
        "pt": "resposta, r, boa resposta, resposta modelo, exemplo de resposta, exemplo",
        "es": "respuesta, r, buena respuesta, respuesta modelo, ejemplo de respuesta, ejemplo",
        "fr": "réponse, r, bonne réponse, exemple de réponse, réponse type, exemple",
        "de": "antwort, gute antwort, musterantwort, beispielantwort, beispiel",
        "zh": "答案, 回答, 答, 範例回答, 参考答案, 參考答案, 示例, 範例",
    },
    "trap": {
        "en": "trap, traps, pitfall, pitfalls, avoid, red flag, red flags, what to avoid, bad answer",
        "pt": "armadilha, armadilhas, evite",
        "es": "trampa, trampas, evita, evitar",
        "fr": "piège, pièges, à éviter",
        "de": "falle, fallen, vermeiden",
        "zh": "陷阱, 避免, 地雷",
    },
    "follow_ups": {
        "en": "follow up, follow ups, follow-up, follow-ups, follow up question, follow up questions, "
        "follow-up question, follow-up questions, followups, possible follow-ups, likely follow-ups, "
        "potential follow-up questions, likely follow-up questions",
        "pt": "perguntas de acompanhamento, aprofundamento",
        "es": "preguntas de seguimiento, seguimiento",
        "fr": "questions de relance, relances",
        "de": "nachfragen, rückfragen, anschlussfragen",
        "zh": "追問, 追问, 後續問題, 延伸問題",
    },
    "primary": {
        "en": "primary, primary story, best story, main story, first choice, story 1st choice, primary example",
        "pt": "principal, história principal, primária",
        "es": "principal, historia principal, primaria",
        "fr": "principale, histoire principale",
        "de": "hauptgeschichte, primär, erste wahl",
        "zh": "主要故事, 首選, 首选, 主要",
    },
    "backup": {
        "en": "backup, backup story, back-up, back up, secondary, secondary story, alternate, alternate story, "
        "alternative, alternative story, second choice, backup example",
        "pt": "reserva, história reserva, secundária, alternativa, história alternativa",
        "es": "reserva, respaldo, historia de respaldo, alternativa, secundaria",
        "fr": "secours, histoire de secours, secondaire",
        "de": "ersatz, ersatzgeschichte, reserve, zweite wahl",
        "zh": "備用故事, 備用, 备用, 備選, 备选, 次要故事",
    },
    "story": {
        "en": "story, story to use, use story, suggested story, my story, stories, project, story title, story name, "
        "suggested stories, use, best fit",
        "pt": "história, histórias, projeto",
        "es": "historia, historias, proyecto",
        "fr": "histoire, histoires, projet",
        "de": "geschichte, geschichten, projekt",
        "zh": "故事, 案例, 專案, 项目",
    },
    "title": {
        "en": "title, name, headline",
        "pt": "título",
        "es": "título",
        "fr": "titre",
        "de": "titel",
        "zh": "標題, 标题, 名稱",
    },
    "tags": {
        "en": "tag, tags, kind, kinds, themes, theme",
        "pt": "etiquetas",
        "es": "etiquetas",
        "fr": "étiquettes",
        "de": "schlagwörter",
        "zh": "標籤, 标签",
    },
    "metrics": {"en": "metrics, key metrics, numbers, key numbers", "pt": "métricas", "es": "métricas"},
}
"""Role -> language -> the words for it; a word of two roles counts for the first one listed."""

_LETTERS = {"s": "situation", "t": "task", "a": "action", "r": "result"}


@dataclass(frozen=True, slots=True)
class Label:
    """A label met at the start of a line: its role, "" where the word is not known, its words and what follows.

    ``roles`` holds more than one for "Situation/Task"; ``number`` is that of "Action 2", "" where there is none.
    """

    role: str
    words: str
    rest: str
    roles: tuple[str, ...] = ()
    number: str = ""
    language: str = ""


@cache
def _table() -> dict[str, tuple[str, str]]:
    """Word -> its role and its language, "" for a word of several languages."""
    table: dict[str, tuple[str, str]] = {}
    for role, languages in _WORDS.items():
        for language, listed in languages.items():
            for word in (piece.strip() for piece in listed.split(",")):
                known = table.get(word)
                table[word] = (known[0], "") if known else (role, language)
    return table


_JUNK = re.compile(r"^[^\w(\[\"'“‘¿¡<_]+|[\s:：.*_`]+$")
_NUMBERING = re.compile(r"^(?:step\s+)?\d+(?:\.\d+)*[.)、:\]]?\s+(?=\S)|^\(?[a-z\d]\)\s+", re.I)
_SPLIT_LETTER = re.compile(r"(?:\*\*|__)(\w)(?:\*\*|__)(?=\w)|[(\[](\w)[)\]](?=\w)")
_PARENTHESES = re.compile(r"(.*?)\s*[(\[（【](.+?)[)\]）】]\s*")
_COUNTED = re.compile(r"(.+?)\s*#?\s*(\d{1,3})")
_JOINED = re.compile(r"\s*(?:/|&|\+|\band\b|\be\b|\by\b|\bund\b|\bet\b)\s*")
_DASHED = re.compile(r"\s*[-–—=]\s*")


def plain(text: str) -> str:
    """Words without markup, numbering, signs and a closing colon."""
    text = _SPLIT_LETTER.sub(lambda found: found[1] or found[2], text)
    text = re.sub(r"\*\*|__|(?<!\w)[*_`]|[*_`](?!\w)", "", text).strip()
    text = _JUNK.sub("", text)
    text = _NUMBERING.sub("", text)
    return _JUNK.sub("", text).strip()


def roles_of(words: str) -> tuple[tuple[str, ...], str, str]:
    """The roles that words stand for, their number and their language; () when they are no label."""
    clean = plain(words).casefold()
    if not clean or len(clean) > 60:
        return (), "", ""
    if found := _known(clean):
        return (found[0],), "", found[1]
    if (inside := _PARENTHESES.fullmatch(clean)) and (found_roles := _parenthesised(inside[1], inside[2])):
        return found_roles
    if counted := _COUNTED.fullmatch(clean):
        if (found := _known(counted[1])) and counted[1] not in ("a", "r", "s", "t"):
            return (found[0],), counted[2], found[1]
        if counted[1] in ("q", "a"):
            return ({"q": "question", "a": "answer"}[counted[1]],), counted[2], ""
    return _compound(clean)


def _known(word: str) -> tuple[str, str] | None:
    return _table().get(word)


def _parenthesised(outside: str, inside: str) -> tuple[tuple[str, ...], str, str] | None:
    for words in (inside, outside):
        roles, number, language = roles_of(words)
        if roles and (outside in _LETTERS or words == outside or len(outside) <= 3):
            return roles, number, language
    if outside in _LETTERS:
        return None
    return roles_of(outside) if not _PARENTHESES.fullmatch(outside) and roles_of(outside)[0] else None


def _compound(clean: str) -> tuple[tuple[str, ...], str, str]:
    for pattern in (_JOINED, _DASHED):
        pieces = [piece for piece in pattern.split(clean) if piece]
        if len(pieces) > 1:
            found = [_star(piece) for piece in pieces]
            if all(found):
                roles = tuple(dict.fromkeys(role for role, _ in filter(None, found)))
                language = next((language for item in found if item and (language := item[1])), "")
                return roles, "", language
    return (), "", ""


def _star(word: str) -> tuple[str, str] | None:
    if word in _LETTERS:
        return _LETTERS[word], ""
    found = _known(word)
    return found if found and found[0] in (*STAR, "challenge", "impact", "lesson") else None


_BOLD = re.compile(r"\s*(?:\*\*|__)(?=\S)(.+?)(?<=\S)(?:\*\*|__)[ \t]*(?:([:：]|[-–—](?=\s))[ \t]*)?(.*)", re.S)
_SLANTED = re.compile(r"\s*(?:[*_`])(?=[^\s*_`])([^*_`\n]+?)(?:[*_`])[ \t]*(?:([:：]|[-–—](?=\s))[ \t]*)?(.*)", re.S)
_BRACKETED = re.compile(r"\s*[【〔［「\[]([^】〕］」\]\n]{1,24})[】〕］」\]](?!\()[ \t]*(?:([:：])[ \t]*)?(.*)", re.S)
_COLON = re.compile(r"\s*([^:：\n]{1,60}?)[ \t]*([:：])(?!//)[ \t]*(.*)", re.S)
_DASH = re.compile(r"\s*([^-–—:\n]{1,40}?)[ \t]+([-–—])[ \t]+(.*)", re.S)


def label(text: str) -> Label | None:
    """The label a text begins with; for a bold start with a colon also one whose words are not known."""
    text = _SPLIT_LETTER.sub(lambda found: found[1] or found[2], text) if _SPLIT_LETTER.match(text.lstrip()) else text
    for pattern in (_BOLD, _SLANTED, _BRACKETED, _COLON, _DASH):
        found = pattern.match(text)
        if not found:
            continue
        roles, number, language = _of_line(found[1], found[2] or "", pattern)
        if roles:
            rest = re.sub(r"^\*\*\s*", "", found[3]) if pattern is _COLON and found[1].count("**") % 2 else found[3]
            return _unfolded(Label(roles[0], found[1], rest, roles, number, language))
        if pattern is _BOLD:
            if found[2] in (":", "：") or found[1].rstrip().endswith((":", "：")):
                return Label("", found[1], found[3])
            return None
    roles, number, language = roles_of(text) if "\n" not in text else ((), "", "")
    return Label(roles[0], text, "", roles, number, language) if roles else None


def _of_line(words: str, sign: str, pattern: re.Pattern[str]) -> tuple[tuple[str, ...], str, str]:
    letter = plain(words).casefold()
    if letter in _LETTERS and (sign or words.rstrip().endswith((":", "："))):
        return (_LETTERS[letter],), "", ""
    found = roles_of(words)
    if pattern is _DASH and found[0] and not set(found[0]) & {*STAR, "question", "answer", "lesson"}:
        return (), "", ""
    return found


def _unfolded(found: Label) -> Label:
    """The label of "S - Situation: text", whose letter is followed by the word it stands for."""
    if plain(found.words).casefold() not in _LETTERS:
        return found
    inner = label(found.rest)
    return inner if inner and inner.role == found.role else found


_INNER = re.compile(r"(?<!^)(?<=\s)(?=(?:\*\*|__)[^*_\n]{1,40}?(?:[:：](?:\*\*|__)|(?:\*\*|__)\s*[:：]))")


def split_labels(text: str) -> list[str]:
    """One line cut before each bold STAR label in it, when it holds two or more of them."""
    pieces = _INNER.split(text)
    known = [piece for piece in pieces if (found := label(piece)) and found.role in STAR]
    if len(known) < 2:
        return [text]
    joined: list[str] = []
    for piece in pieces:
        found = label(piece)
        if joined and not (found and found.role):
            joined[-1] += piece
        else:
            joined.append(piece)
    return joined
