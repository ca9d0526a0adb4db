"""A Markdown guide becomes drafts: the outline is walked once, and what each node is decides where it goes."""

from dataclasses import replace

from deckgen.importers.drafts import Excerpt, FileDrafts, PrincipleDraft
from deckgen.importers.guide import framework_drafts, question_drafts
from deckgen.importers.guide.context import Context, below, own_title, without
from deckgen.importers.guide.guide_tables import table
from deckgen.importers.guide.line_reasons import settle
from deckgen.importers.guide.pocket_lines import bullets, is_pocket, pocket
from deckgen.importers.guide.principle_drafts import claimed_in, named_in, picked_for, said_of
from deckgen.importers.guide.story_drafts import story
from deckgen.importers.guide.story_templates import explains, is_template, leave_out
from deckgen.importers.outline.nesting import outline
from deckgen.importers.outline.node import HOLDS_NOTHING, Node
from deckgen.importers.outline.node_text import fields, said
from deckgen.importers.outline.star_blocks import StarBlock, tellings, told_in
from deckgen.importers.page.markdown_page import Page
from deckgen.importers.page.rewriting import page
from deckgen.importers.words.decoration import bare, caption
from deckgen.importers.words.known_principles import KnownPrinciples
from deckgen.importers.words.sections import answers_them, section_of
from deckgen.importers.words.titles import titled


def read_guide(file: str, text: str, principles: KnownPrinciples) -> FileDrafts:
    """Read a guide; every line ends up used, or with the reason why not."""
    made = page(text)
    found = FileDrafts(file)
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


class _Reader:
    """Walks the outline of one guide."""

    def __init__(self, made: Page, found: FileDrafts, principles: KnownPrinciples) -> None:
        self._made = made
        self._found = found
        self._principles = principles

    def inside(self, node: Node, where: Context) -> None:
        """Everything below a node."""
        taken = framework_drafts.checklist(node, own_title(node, where), self._made, self._found)
        several = question_drafts.is_question_list(node)
        taken += picked_for(where.principle, node, self._found)
        for child in fields(node):
            if not any(child is one for one in taken):
                self._child(child, replace(where, section="questions") if several and not where.section else where)

    def _child(self, node: Node, where: Context) -> None:
        if node.kind == "table":
            table(node, where, self._principles, self._made, self._found)
        elif node.kind in ("rule", "code"):
            self._found.because(node.kind, node)
        elif where.section in ("theirs", "links") and node.kind != "heading":
            self._found.because("a question for the interviewer" if where.section == "theirs" else "link", node)
        else:
            self.container(node, where)

    def container(self, node: Node, where: Context) -> None:
        """A node and everything below it."""
        told = told_in(node)
        ask = question_drafts.asked_in(node, where)
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

    def _explained(self, node: Node, told: list[tuple[StarBlock, Node]], where: Context) -> None:
        holder = told[0][1]
        title = own_title(node, where) or "STAR"
        template = where.principle is not None or where.section == "questions" or is_template(told[0][0], self._made)
        if template or not framework_drafts.framework(holder, title, self._made, self._found):
            for telling, _ in told:
                leave_out(telling, self._made, self._found)
        elif holder is not node:
            self._found.use(node)
        self.inside(without(node, [one for telling, _ in told for one in telling.star]), below(node, where))

    def _question(self, node: Node, ask: str, told: list[tuple[StarBlock, Node]], where: Context) -> None:
        principle = where.principle
        told = [pair for pair in told if not explains(pair[0], self._made)]
        taken = [one for telling, _ in told for one in (*telling.star, *telling.extra)]
        holders = [holder for _, holder in told if holder is not node]
        if told:
            holders += [one for one in fields(node) if one.role == "answer" and not said(one, self._made)]
            self._found.use(*holders)
        apart = [one for one in fields(node) if one.kind in ("table", "rule")]
        rest = without(node, [*taken, *holders, *apart])
        subsections = [one for one in rest.children if one.kind == "heading" and not one.role]
        rest = without(rest, subsections)
        drafts = question_drafts.questions(rest, ask, principle, self._made, self._found, told=bool(told))
        for index, (telling, holder) in enumerate(told):
            title = titled(holder.text)[0] if holder is not node and holder.kind == "heading" else ""
            title = title or ((where.named if node.kind != "heading" else "") or drafts[0].ask if not index else "")
            draft = story(telling, title, [], where, self._made, self._found)
            if draft and index == 0:
                for question in drafts:
                    question.told = draft
            if not draft and not drafts[0].gaps:
                drafts[0].gaps += [said(one, self._made) for one in telling.star if said(one, self._made)][:1]
            self._found.use(holder)
        inner, before = below(node, where), len(self._found.stories)
        for one in [*subsections, *apart]:
            self._child(one, inner)
        if drafts[0].told is None and drafts[0].primary is None and len(self._found.stories) > before:
            drafts[0].told = self._found.stories[before]

    def _stories(self, node: Node, told: list[tuple[StarBlock, Node]], where: Context) -> None:
        words, claimed = claimed_in(node, self._principles, self._found)
        title, also = titled(words)
        first, asked_before = len(self._found.stories), len(self._found.questions)
        if title and self._principles.one(title):
            where, also = replace(where, principle=Excerpt(title, self._found.at(node))), []
            self._found.use(node)
        made_any = False
        for index, (telling, _) in enumerate(told):
            if is_pocket(telling, where):
                lines = telling.star + [one for one in telling.extra if one.role == "lesson"]
                pocket(lines, title, also, where, self._made, self._found)
                made_any, also = True, []
                continue
            shown = title or ("" if where.titles or where.principle else caption(node.text))
            called = (shown, also) if not index else ("", [])
            draft = story(telling, *called, where, self._made, self._found)
            made_any = made_any or draft is not None
        if made_any:
            self._found.use(node)
        else:
            self._found.because("a story still to be written", replace(node, end=node.last))
        for draft in self._found.stories[first : first + 1]:
            draft.principles += claimed
        taken = [one for telling, _ in told for one in (*telling.star, *telling.extra)]
        self.inside(without(node, taken), below(node, where))
        meant_for_it = [one for one in node.children if one.level < HOLDS_NOTHING and answers_them(one.text)]
        for question in self._found.questions[asked_before:]:
            its = any(one.first <= question.place.line <= one.end for one in meant_for_it)
            if its and made_any and question.told is None and question.primary is None:
                question.told = self._found.stories[first]

    def _principle(self, node: Node, where: Context) -> bool:
        """Read a heading or an item that names a principle, and what it says about it."""
        named = named_in(node, where, self._principles, self._found)
        if named is None:
            return False
        if named.rest.strip():
            if not said_of(named, node, where, self._made, self._found):
                self.inside(node, replace(where, principle=named.name))
            return True
        if named.own:
            self._found.principles.append(PrincipleDraft(named.name, own=True))
            self._found.use(named.line)
        before = len(self._found.questions) + len(self._found.stories)
        self.inside(node, replace(below(node, where), principle=named.name, named=""))
        if len(self._found.questions) + len(self._found.stories) > before:
            self._found.use(named.line)
        return True

    def _section(self, node: Node, where: Context) -> None:
        title = node.text
        heading = node.kind == "heading" or (node.level < HOLDS_NOTHING and not node.role)
        method = section_of(title) == "method" or framework_drafts.has_seconds(node)
        expected = heading and method and where.section not in ("theirs", "tips")
        steps = expected and framework_drafts.has_steps(node, self._principles)
        if steps and framework_drafts.framework(node, caption(title), self._made, self._found):
            return
        inner = below(node, where)
        if inner.section == "pocket" and heading and bullets(node, self._made, self._found):
            return
        self.inside(node, inner)
