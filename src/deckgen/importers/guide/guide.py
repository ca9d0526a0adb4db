"""A Markdown guide becomes drafts: the outline is walked once, and what each node is decides where it goes."""

import re
from dataclasses import replace

from deckgen.importers.drafts import Found, PrincipleDraft, Said, StoryDraft
from deckgen.importers.guide import frameworks, questions
from deckgen.importers.guide.accounts import settle
from deckgen.importers.guide.context import Context, below, fallback, without
from deckgen.importers.guide.principle_parts import claimed_in, has_seconds, has_steps, is_own, picked_for, said_of
from deckgen.importers.guide.stories import story
from deckgen.importers.guide.templates import explains, is_template
from deckgen.importers.outline.nesting import outline
from deckgen.importers.outline.node import Node
from deckgen.importers.outline.tellings import Telling, tellings
from deckgen.importers.outline.wording import fields, said
from deckgen.importers.page.page import Page, page
from deckgen.importers.tables import upright
from deckgen.importers.tables.columns import read_table
from deckgen.importers.tables.rows import Row, Table
from deckgen.importers.words.asking import answers_them, asks, bare, section_of, unnumbered
from deckgen.importers.words.labels import STAR, plain
from deckgen.importers.words.references import Principles, is_placeholder
from deckgen.importers.words.titles import titled


def read_guide(file: str, text: str, principles: Principles) -> Found:
    """Read a guide; every line ends up used, or with the reason why not."""
    made = page(text)
    found = Found(file)
    root = outline(made)
    reader = _Reader(made, found, principles)
    if tellings(root):
        reader.container(root, Context())
    else:
        reader.inside(root, Context())
    heading = next((node for node in root.below() if node.kind == "heading" and node.level == 1), None)
    found.title = bare(heading.text) if heading else ""
    settle(found, root, text, made)
    return found


_SHORT = 80
_FOR_SURE = re.compile(r"^\W*[\"“「«]|\b(?:time|example|situation)\b|一次|一個|一个|例子|經驗|经验|經歷|经历", re.I)


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
        taken += picked_for(where.principle, node, self._found)
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
            self.container(node, where)

    def container(self, node: Node, where: Context) -> None:
        """A node and everything below it."""
        told = self._told(node)
        ask = self._asked(node, where)
        if told and not ask and all(explains(telling, self._made, node.text) for telling, _ in told):
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

    def _asked(self, node: Node, where: Context) -> str:
        """What a node asks; where advice is given, only what is quoted or asks for a time or an example."""
        ask = questions.asked(node, weakly=where.section in ("questions", "stories") or where.principle is not None)
        told_to_ask = not node.role or (node.label is not None and plain(node.label.words).casefold() == "ask")
        advice = where.section in ("tips", "method") and node.kind == "item" and told_to_ask
        return "" if ask and advice and not _FOR_SURE.search(ask) else ask

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
        template = where.principle is not None or where.section == "questions" or is_template(told[0][0], self._made)
        if template or not frameworks.framework(holder, title, self._made, self._found):
            for telling, _ in told:
                self._found.because("a template, not a story", *telling.star, *telling.extra)
                blanks = [one for one in telling.star if is_template(telling, self._made) and said(one, self._made)]
                texts = [Said(said(one, self._made), self._found.at(one)) for one in blanks]
                self._found.placeholders += [text for text in texts if text not in self._found.placeholders]
        elif holder is not node:
            self._found.use(node)
        self.inside(without(node, [one for telling, _ in told for one in telling.star]), below(node, where))

    def _question(self, node: Node, ask: str, told: list[tuple[Telling, Node]], where: Context) -> None:
        principle = where.principle
        told = [pair for pair in told if not explains(pair[0], self._made)]
        taken = [one for telling, _ in told for one in (*telling.star, *telling.extra)]
        holders = [holder for _, holder in told if holder is not node]
        if told:
            holders += [one for one in fields(node) if one.role == "answer" and not said(one, self._made)]
            self._found.use(*holders)
        rest = without(node, [*taken, *holders, *(one for one in fields(node) if one.kind in ("table", "rule"))])
        subsections = [one for one in rest.children if one.kind == "heading" and not one.role]
        rest = without(rest, subsections)
        drafts = questions.questions(rest, ask, principle, self._made, self._found, told=bool(told))
        for index, (telling, holder) in enumerate(told):
            title = titled(holder.text)[0] if holder is not node and holder.kind == "heading" else ""
            title = title or ((where.named if node.kind != "heading" else "") or drafts[0].ask if not index else "")
            draft = self._story(telling, title, [], where)
            if draft and index == 0:
                for question in drafts:
                    question.told = draft
            if not draft and not drafts[0].gaps:
                drafts[0].gaps += [said(one, self._made) for one in telling.star if said(one, self._made)][:1]
            self._found.use(holder)
        inner, before = below(node, where), len(self._found.stories)
        for one in [*subsections, *(one for one in fields(node) if one.kind in ("table", "rule"))]:
            self._child(one, inner)
        if drafts[0].told is None and drafts[0].primary is None and len(self._found.stories) > before:
            drafts[0].told = self._found.stories[before]

    def _stories(self, node: Node, told: list[tuple[Telling, Node]], where: Context) -> None:
        words, claimed = claimed_in(node, self._principles, self._found)
        title, also = titled(words)
        first, asked_before = len(self._found.stories), len(self._found.questions)
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
            shown = title or ("" if where.titles or where.principle else unnumbered(node.text).rstrip(":："))
            draft = self._story(telling, shown if not index else "", also if not index else [], where)
            made_any = made_any or draft is not None
        if made_any:
            self._found.use(node)
        else:
            self._found.because("a story still to be written", replace(node, end=node.last))
        for draft in self._found.stories[first : first + 1]:
            draft.principles += claimed
        taken = [one for telling, _ in told for one in (*telling.star, *telling.extra)]
        self.inside(without(node, taken), below(node, where))
        meant_for_it = [one for one in node.children if one.level < 9 and answers_them(one.text)]
        for question in self._found.questions[asked_before:]:
            its = any(one.first <= question.place.line <= one.end for one in meant_for_it)
            if its and made_any and question.told is None and question.primary is None:
                question.told = self._found.stories[first]

    def _is_pocket(self, telling: Telling, where: Context) -> bool:
        return where.section == "pocket" or sum(bool(one.label and one.label.number) for one in telling.star) > 1

    def _pocket(self, nodes: list[Node], title: str, also: list[str], where: Context) -> None:
        nodes = sorted(nodes, key=lambda one: (one.first, one.end))
        lines = [text for one in nodes if (text := said(one, self._made)) and not is_placeholder(text)]
        draft = StoryDraft(title or fallback(where), self._found.at(nodes[0]), also=also, pocket=lines)
        self._found.use_all(*nodes)
        self._found.stories.append(draft)

    def _story(self, telling: Telling, title: str, also: list[str], where: Context) -> StoryDraft | None:
        draft = story(telling, title, also, self._made, self._found)
        self._found.because("a field that a bank has no place for", *(one for one in telling.unknown if one.label))
        if not draft.parts:
            self._found.unuse("a story still to be written", *telling.extra)
            return None
        draft.title = draft.title or fallback(where)
        if where.principle:
            draft.principles.append(where.principle)
        self._found.stories.append(draft)
        return draft

    def _principle(self, node: Node, where: Context) -> bool:
        """Read a heading or an item that names a principle, and what it says about it."""
        label = node.label if node.label and not node.label.role else None
        words = label.words if label else node.own[0][1] if node.own else ""
        if len(words) > _SHORT or node.role in STAR or (label and re.search(r"\w\s+[-–—]\s", words)):
            return False
        known = (
            self._principles.one(words) if node.kind == "heading" or label or node.level < 9 or node.children else None
        )
        if known is None and node.kind == "item":
            known = self._principles.one(words) if re.match(r"\*\*|__", node.text) else None
        own = known is None and where.values and is_own(node, label)
        if known is None and not own:
            return False
        name = Said(unnumbered(words).rstrip(":："), self._found.at(node))
        line = node if label or len(node.own) < 2 else replace(node, last=node.own[0][0])
        if label and label.rest.strip():
            if not said_of(name, node, label, own, where, self._made, self._found):
                self.inside(node, replace(where, principle=name))
            return True
        if own:
            self._found.principles.append(PrincipleDraft(name, own=True))
            self._found.use(line)
        before = len(self._found.questions) + len(self._found.stories)
        self.inside(node, replace(below(node, where), principle=name, named=""))
        if len(self._found.questions) + len(self._found.stories) > before:
            self._found.use(line)
        return True

    def _section(self, node: Node, where: Context) -> None:
        title = node.text
        heading = node.kind == "heading" or (node.level < 9 and not node.role)
        method = section_of(title) == "method" or has_seconds(node)
        if heading and method and where.section not in ("theirs", "tips") and has_steps(node, self._principles):
            named = frameworks.framework(node, frameworks.method_title(title), self._made, self._found)
        else:
            named = False
        if named:
            return
        inner = below(node, where)
        if inner.section == "pocket" and heading and self._bullets(node):
            return
        self.inside(node, inner)

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

    def _table(self, node: Node, where: Context) -> None:
        if not node.rows:
            return
        rows = [Row(first, last, cells) for first, last, cells in node.rows]
        title = where.titles[-1] if where.titles else ""
        if named := upright.parts_of(rows):
            self._upright(rows, named, title, where)
            self._found.used.update(range(node.first, node.last + 1))
            return
        table = Table(rows[0], rows[1:], title, where.principle)
        if read_table(table, self._principles, self._found) and node.info != "html":
            self._found.used.add(node.first + 1)

    def _upright(self, rows: list[Row], named: list[Row], title: str, where: Context) -> None:
        columns = upright.columns_of(named)
        for column in columns:
            telling = upright.telling_in(rows, named, column, self._found)
            if explains(telling, self._made):
                first = named[0].first
                holder = Node("heading", first, first, own=((first, title),), children=telling.star)
                frameworks.framework(holder, title or "STAR", self._made, self._found)
                upright.leave_out(rows, columns[1:], self._found)
                return
            alone = len(columns) == 1
            self._story(telling, upright.title_in(rows, column, title, alone=alone), [], where)
