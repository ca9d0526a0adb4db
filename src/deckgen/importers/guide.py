"""A Markdown guide becomes drafts: the outline is walked once, and what each node is decides where it goes."""

import re
from dataclasses import dataclass, replace

from deckgen.importers import frameworks, questions
from deckgen.importers.asking import asks, bare, probes, section_of, unnumbered
from deckgen.importers.columns import Row, Table, read_table
from deckgen.importers.drafts import Found, PrincipleDraft, RowDraft, Said, StoryDraft
from deckgen.importers.labels import STAR, Label
from deckgen.importers.nesting import outline
from deckgen.importers.outline import Node
from deckgen.importers.page import Page, page
from deckgen.importers.references import Principles, is_placeholder
from deckgen.importers.stories import Telling, explains, fields, is_part_word, story, tellings, titled
from deckgen.importers.wording import said


@dataclass(frozen=True, slots=True)
class Context:
    """Where in the guide a node stands: its section, the principle above it, the titles above it."""

    section: str = ""
    principle: Said | None = None
    titles: tuple[str, ...] = ()
    values: bool = False
    mapping: bool = False


def read_guide(file: str, text: str, principles: Principles) -> Found:
    """Read a guide; every line ends up used, or with the reason why not."""
    made = page(text)
    found = Found(file)
    root = outline(made)
    reader = _Reader(made, found, principles)
    reader.inside(root, Context())
    heading = next((node for node in root.below() if node.kind == "heading" and node.level == 1), None)
    found.title = bare(heading.text) if heading else ""
    for number, line in enumerate(text.split("\n"), start=1):
        if line.strip() and not made.lines[number - 1].strip():
            found.used.discard(number)
            found.reasons[number] = made.reasons.get(number, "HTML tag")
    for node in root.below():
        found.because(_reason(node), replace(node, end=node.last, children=[]))
    return found


_LINKS = re.compile(r"(?:[^\w\[]*(?:!?\[[^\]]*\]\([^)]*\)|<?https?://\S+>?)[^\w\[]*)+")


def _reason(node: Node) -> str:
    if node.kind in ("heading", "code", "rule", "table"):
        return node.kind
    return "link" if _LINKS.fullmatch(node.text) else "prose"


_VALUES = re.compile(
    r"principles|values\b|competenc(?:y|ies)|princípios|valores|principios|principes|valeurs|\bwerte\b|prinzipien|kompetenzen"
    r"|原則|原则|準則|准则|價值|价值",
    re.I,
)
_MAPPING = re.compile(r"matrix|mapping|\bmap\b|coverage|matriz|matrice|zuordnung|對照|对照|矩陣|矩阵", re.I)
_SHORT = 80


class _Reader:
    """Walks the outline of one guide."""

    def __init__(self, made: Page, found: Found, principles: Principles) -> None:
        self._made = made
        self._found = found
        self._principles = principles

    def inside(self, node: Node, where: Context) -> None:
        """Everything below a node."""
        taken = frameworks.checklist(node, self._own_title(node, where), self._made, self._found)
        several = questions.is_question_list(node)
        for child in fields(node):
            if not any(child is one for one in taken):
                self._child(child, replace(where, section="questions") if several and not where.section else where)

    def _own_title(self, node: Node, where: Context) -> str:
        return unnumbered(node.text).rstrip(":：") or (where.titles[-1] if where.titles else "")

    def _child(self, node: Node, where: Context) -> None:
        if node.kind == "table":
            self._table(node, where)
        elif node.kind in ("rule", "code"):
            self._found.because(node.kind, node)
        elif where.section in ("theirs", "links") and node.kind != "heading":
            self._found.because("a question for the interviewer" if where.section == "theirs" else "link", node)
        else:
            self._container(node, where)

    def _container(self, node: Node, where: Context) -> None:
        told = self._told(node)
        ask = questions.asked(node, weakly=self._expects_questions(node, where))
        if told and not ask and all(explains(telling, self._made) for telling, _ in told):
            self._explained(node, told, where)
        elif node.label and not node.label.role and not told and self._principle(node, where):
            pass
        elif ask:
            self._question(node, ask, told, where)
        elif told and any(holder is node for _, holder in told):
            self._stories(node, told, where)
        elif self._principle(node, where):
            pass
        else:
            self._section(node, where)

    def _expects_questions(self, node: Node, where: Context) -> bool:
        return where.section in ("questions", "stories") or where.principle is not None

    def _told(self, node: Node) -> list[tuple[Telling, Node]]:
        """The tellings of a node, each with the node that holds its parts: itself, or an answer below it."""
        told = [(telling, node) for telling in tellings(node)]
        if told or node.kind == "root":
            return told
        for one in fields(node):
            if one.kind != "table" and one.role in ("answer", "story", "") and (one.role or one.level > 6):
                told += [(telling, one) for telling in tellings(one)]
        return told

    def _explained(self, node: Node, told: list[tuple[Telling, Node]], where: Context) -> None:
        holder = told[0][1]
        title = unnumbered(node.text).rstrip(":：") or (where.titles[-1] if where.titles else "STAR")
        template = where.principle is not None or where.section == "questions"
        if template or not frameworks.framework(holder, title, self._made, self._found):
            for telling, _ in told:
                self._found.because("a template, not a story", *telling.star, *telling.extra)
        elif holder is not node:
            self._found.use(node)
        self.inside(_without(node, [one for telling, _ in told for one in telling.nodes]), self._below(node, where))

    def _question(self, node: Node, ask: str, told: list[tuple[Telling, Node]], where: Context) -> None:
        principle = where.principle
        told = [pair for pair in told if not explains(pair[0], self._made)]
        taken = [one for telling, _ in told for one in (*telling.star, *telling.extra)]
        holders = [holder for _, holder in told if holder is not node]
        rest = _without(node, [*taken, *holders, *(one for one in fields(node) if one.kind in ("table", "rule"))])
        subsections = [one for one in rest.children if one.kind == "heading" and not one.role]
        rest = _without(rest, subsections)
        drafts = questions.questions(rest, ask, principle, self._made, self._found)
        for index, (telling, holder) in enumerate(told):
            title = titled(holder.text)[0] if holder is not node and holder.kind == "heading" else ""
            draft = self._story(telling, title or (drafts[0].ask if not index else ""), [], where)
            if draft and index == 0:
                for question in drafts:
                    question.told = draft
            if not draft and not drafts[0].gaps:
                drafts[0].gaps += [said(one, self._made) for one in telling.star if said(one, self._made)][:1]
            self._found.use(holder)
        below = self._below(node, where)
        for one in [*subsections, *(one for one in fields(node) if one.kind in ("table", "rule"))]:
            self._child(one, below)

    def _stories(self, node: Node, told: list[tuple[Telling, Node]], where: Context) -> None:
        title, also = titled(node.text)
        if match := self._principles.one(title) if title else None:
            name = Said(title, self._found.at(node))
            where = replace(where, principle=name)
            self._found.use(node)
            also = [] if match else also
        made_any = False
        for index, (telling, _) in enumerate(told):
            if self._is_pocket(telling, where):
                self._pocket(telling.star + [one for one in telling.extra if one.role == "lesson"], title, also, where)
                made_any = True
                continue
            name = title or ("" if where.titles or where.principle else unnumbered(node.text).rstrip(":："))
            draft = self._story(telling, name if not index else "", also if not index else [], where)
            made_any = made_any or draft is not None
        if made_any:
            self._found.use(node)
        else:
            self._found.because("a story still to be written", replace(node, end=node.last))
        taken = [one for telling, _ in told for one in (*telling.star, *telling.extra)]
        self.inside(_without(node, taken), self._below(node, where))

    def _is_pocket(self, telling: Telling, where: Context) -> bool:
        return where.section == "pocket" or sum(bool(one.label and one.label.number) for one in telling.star) > 1

    def _pocket(self, nodes: list[Node], title: str, also: list[str], where: Context) -> None:
        nodes = sorted(nodes, key=lambda one: (one.first, one.end))
        lines = [text for one in nodes if (text := said(one, self._made)) and not is_placeholder(text)]
        draft = StoryDraft(title or _fallback(where), self._found.at(nodes[0]), also=also, pocket=lines)
        self._found.use_all(*nodes)
        self._found.stories.append(draft)

    def _story(self, telling: Telling, title: str, also: list[str], where: Context) -> StoryDraft | None:
        draft = story(telling, title, also, self._made, self._found)
        self._found.because("a field that a bank has no place for", *(one for one in telling.unknown if one.label))
        if not draft.parts:
            return None
        draft.title = draft.title or _fallback(where)
        if where.principle:
            draft.principles.append(where.principle)
        self._found.stories.append(draft)
        return draft

    def _principle(self, node: Node, where: Context) -> bool:
        """Read a heading or an item that names a principle, and what it says about it."""
        label = node.label if node.label and not node.label.role else None
        words = label.words if label else node.text
        if len(words) > _SHORT or node.role in STAR:
            return False
        known = (
            self._principles.one(words) if node.kind == "heading" or label or node.level < 9 or node.children else None
        )
        if known is None and node.kind == "item":
            known = self._principles.one(words) if re.match(r"\*\*|__", node.text) else None
        own = known is None and where.values and self._is_own(node, label)
        if known is None and not own:
            return False
        name = Said(unnumbered(words).rstrip(":："), self._found.at(node))
        if label and label.rest.strip():
            self._said_of(name, node, label, own, where)
            return True
        if own:
            self._found.principles.append(PrincipleDraft(name, own=True))
            self._found.use(node)
        before = len(self._found.questions) + len(self._found.stories)
        self.inside(node, replace(self._below(node, where), principle=name))
        if len(self._found.questions) + len(self._found.stories) > before:
            self._found.use(node)
        return True

    def _is_own(self, node: Node, label: Label | None) -> bool:
        if node.kind == "heading":
            holds = any(questions.asked(one, weakly=True) or tellings(one) for one in node.below())
            return holds and not section_of(node.text)
        return node.kind == "item" and label is not None and asks(label.rest, weakly=True)

    def _said_of(self, name: Said, node: Node, label: Label, own: bool, where: Context) -> None:
        text = said(node, self._made)
        below = replace(where, principle=name)
        if probes(text):
            self._found.principles.append(PrincipleDraft(name, probes=[text], own=own))
            self._found.use_all(node)
        elif asks(label.rest, weakly=True):
            self._found.principles += [PrincipleDraft(name, own=True)] if own else []
            questions.questions(node, label.rest, name, self._made, self._found)
        elif where.mapping and not node.children:
            self._found.rows.append(RowDraft(name, Said(text, self._found.at(node))))
            self._found.use(node)
        elif node.kind == "item" and len(text.split()) > 3:
            self._found.principles.append(PrincipleDraft(name, meaning=text, own=own))
            self._found.use_all(node)
        else:
            self.inside(node, below)

    def _section(self, node: Node, where: Context) -> None:
        title = node.text
        heading = node.kind == "heading" or (node.level < 9 and not node.role)
        method = section_of(title) == "method" or self._has_seconds(node)
        if heading and method and where.section not in ("theirs", "tips") and self._steps(node):
            if frameworks.framework(node, frameworks.method_title(title), self._made, self._found):
                return
        below = self._below(node, where)
        if below.section == "pocket" and heading and self._bullets(node):
            return
        self.inside(node, below)

    def _has_seconds(self, node: Node) -> bool:
        timed = [one for one in fields(node) if one.label and frameworks.seconds_in(one.label.rest)[0]]
        return len(timed) >= 2

    def _steps(self, node: Node) -> bool:
        steps = [one for one in fields(node) if one.label and one.kind == "item" and not one.box]
        return len(steps) >= 2 and not any(self._principles.one(one.label.words) for one in steps if one.label)

    def _bullets(self, node: Node) -> bool:
        """A pocket card of plain bullets below the name of its story."""
        items = [one for one in fields(node) if one.kind == "item" and not one.box]
        if not 3 <= len(items) <= 9 or any(one.children for one in items) or any(asks(one.text) for one in items):
            return False
        title, also = titled(node.text)
        if not title or section_of(title) == "pocket":
            return False
        self._pocket(items, title, also, Context())
        self._found.use(node)
        return True

    def _below(self, node: Node, where: Context) -> Context:
        if node.kind != "heading" and node.level > 7:
            return where
        title = node.text
        inherited = "" if node.level == 1 else section_of(title)
        kept = titled(title)[0]
        return Context(
            section=inherited or where.section,
            principle=where.principle if node.level > 1 else None,
            titles=(*where.titles, kept) if kept and node.level > 1 else where.titles,
            values=bool(_VALUES.search(title)) or (where.values and node.level > 2),
            mapping=bool(_MAPPING.search(title)) or where.mapping,
        )

    def _table(self, node: Node, where: Context) -> None:
        if not node.rows:
            return
        rows = [Row(number, number, cells) for number, cells in node.rows]
        title = where.titles[-1] if where.titles else ""
        if self._vertical(rows, title, where):
            self._found.used.update(range(node.first, node.last + 1))
            return
        table = Table(rows[0], rows[1:], title, where.principle)
        if read_table(table, self._principles, self._found):
            self._found.used.add(node.first + 1)

    def _vertical(self, rows: list[Row], title: str, where: Context) -> bool:
        """A table with one row a part, each further column a telling of its own or an explanation."""
        named = [row for row in rows if is_part_word(row.cell(0))]
        if len(named) < 3 or len(named) * 2 <= len(rows):
            return False
        columns = [
            column for column in range(1, max(len(row.cells) for row in rows)) if any(row.cell(column) for row in named)
        ]
        for column in columns:
            nodes = [self._cell_node(row, column) for row in named]
            telling = Telling(nodes)
            if explains(telling, self._made):
                holder = Node("heading", named[0].first, named[0].first, own=((named[0].first, title),), children=nodes)
                return frameworks.framework(holder, title or "STAR", self._made, self._found)
            header = rows[0].cell(column) if not is_part_word(rows[0].cell(0)) and len(columns) > 1 else title
            self._story(telling, titled(header)[0] or titled(title)[0], [], where)
        return True

    def _cell_node(self, row: Row, column: int) -> Node:
        from deckgen.importers.labels import roles_of

        roles, _, language = roles_of(row.cell(0))
        label = Label(roles[0], row.cell(0), row.cell(column), roles, "", language)
        return Node("item", row.first, row.last, own=((row.first, row.cell(column)),), label=label)


def _fallback(where: Context) -> str:
    if where.titles:
        return where.titles[-1]
    return where.principle.text if where.principle else ""


def _without(node: Node, taken: list[Node]) -> Node:
    """A node without some of what stands below it."""
    gone = {id(one) for one in taken}
    children = []
    for child in node.children:
        if id(child) in gone:
            continue
        if child.kind == "list":
            kept = [item for item in child.children if id(item) not in gone]
            if kept:
                children.append(child if len(kept) == len(child.children) else replace(child, children=kept))
        else:
            children.append(child)
    return replace(node, children=children)
