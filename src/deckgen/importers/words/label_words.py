"""The words that guides use as labels, language by language."""

WORDS: dict[str, dict[str, str]] = {
    "situation": {
        "en": "situation, situations, context, background, scenario, setting, setup",
        "pt": "situação, contexto, cenário",
        "es": "situación, contexto, escenario",
        "fr": "situation, contexte",
        "de": "situation, ausgangslage, ausgangssituation, kontext, hintergrund",
        "it": "situazione, contesto",
        "zh": "情境, 情況, 情况, 情景, 背景, 情勢, 狀況, 状况",
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
        "pt": "ação, ações, acção, acções, o que eu fiz, o que fiz",
        "es": "acción, acciones, lo que hice, qué hice",
        "fr": "action, actions, démarche, ce que j'ai fait",
        "de": "aktion, aktionen, handlung, handlungen, vorgehen, maßnahme, maßnahmen",
        "it": "azione, azioni",
        "zh": "行動, 行动, 動作, 动作, 做法, 作法, 行為, 行为",
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
        "zh": "學習, 学习, 收穫, 收获, 學到的事, 我學到的, 学到的, 學到, 学到, 反思, 教訓, 教训, 心得",
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
        "zh": "對應準則, 對應原則, 对应准则, 对应原则, 相關準則, 相关准则, 體現原則, 体现原则, 展現的準則, "
        "對應領導力準則, 對應領導力原則, 对应领导力原则, 領導原則, 领导原则, "
        "領導力原則, 領導力準則, 领导力原则, 领导力准则, 準則, 准则, 原則, 原则",
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
        "en": "answer, a, good answer, sample answer, model answer, example answer, strong answer, my answer, "
        "response, sample response, example, example response, star answer, star example, star response, star story, "
        "sample star answer, answer example, suggested answer, great answer",
        "pt": "resposta, r, boa resposta, resposta modelo, exemplo de resposta, exemplo",
        "es": "respuesta, r, buena respuesta, respuesta modelo, ejemplo de respuesta, ejemplo",
        "fr": "réponse, r, bonne réponse, exemple de réponse, réponse type, exemple",
        "de": "antwort, gute antwort, musterantwort, beispielantwort, beispiel",
        "zh": "答案, 回答, 答, 範例回答, 参考答案, 參考答案, 示例, 範例",
    },
    "trap": {
        "en": "trap, traps, pitfall, pitfalls, avoid, red flag, red flags, what to avoid, bad answer, "
        "weak answer, common mistake, common mistakes, common pitfall, common pitfalls, mistake to avoid, "
        "mistakes to avoid, what not to say, what not to do",
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
"""Role -> language -> the words for it, separated by commas; a word listed for two roles has the first."""
