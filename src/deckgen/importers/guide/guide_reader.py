"""The outline of a guide read as drafts: walked once, from the root down."""

from dataclasses import replace

from deckgen.importers.drafts import Excerpt, FileDrafts, PrincipleDraft
from deckgen.importers.guide import framework_drafts, question_drafts
from deckgen.importers.guide.context import Context, context_below, own_title, without
from deckgen.importers.guide.guide_tables import read_guide_table
from deckgen.importers.guide.line_reasons import give_reasons
from deckgen.importers.guide.pocket_lines import is_pocket, read_bullets, read_pocket
from deckgen.importers.guide.principle_drafts import principle_in, read_picks, read_text_after, split_claimed
from deckgen.importers.guide.story_drafts import read_story
from deckgen.importers.guide.story_templates import is_explanation, is_template, leave_out_template
from deckgen.importers.outline.nesting import outline
from deckgen.importers.outline.node import LEAF, Node
from deckgen.importers.outline.node_text import flat_children, full_text
from deckgen.importers.outline.star_blocks import StarBlock, blocks_in, star_blocks
from deckgen.importers.page.markdown_page import Page
from deckgen.importers.page.rewriting import markdown_page
from deckgen.importers.words.decoration import bare, caption
from deckgen.importers.words.known_principles import KnownPrinciples
from deckgen.importers.words.sections import is_for_story_above, section_of
from deckgen.importers.words.titles import story_title

_Blocks = list[tuple[StarBlock, Node]]
"""STAR blocks, each with the node right above its parts."""


def read_guide(file: str, text: str, principles: KnownPrinciples) -> FileDrafts:
    """Read a guide; every line ends up used, or with the reason why not. The texts are Markdown."""
    page = markdown_page(text)
    drafts = FileDrafts(file)
    root = outline(page)
    reader = _GuideReader(page, drafts, principles)
    if star_blocks(root):
        reader.read(root, Context())
    else:
        reader.read_below(root, Context())
    heading = next((node for node in root.subtree() if node.kind == "heading" and node.level == 1), None)
    drafts.title = bare(heading.text) if heading else ""
    drafts.questions.sort(key=lambda question: question.place.line)
    give_reasons(drafts, root, text, page)
    return drafts


class _GuideReader:
    """Walks the outline of one guide."""

    def __init__(self, page: Page, drafts: FileDrafts, principles: KnownPrinciples) -> None:
        self._page = page
        self._drafts = drafts
        self._principles = principles

    def read_below(self, node: Node, context: Context) -> None:
        """Read everything below a node."""
        taken = framework_drafts.read_checklist(node, own_title(node, context), self._page, self._drafts)
        taken += read_picks(context.principle, node, self._drafts)
        if question_drafts.is_question_list(node) and not context.section:
            context = replace(context, section="questions")
        for child in flat_children(node):
            if not any(child is each for each in taken):
                self._read_child(child, context)

    def _read_child(self, node: Node, context: Context) -> None:
        if node.kind == "table":
            read_guide_table(node, context, self._principles, self._page, self._drafts)
        elif node.kind in ("rule", "code"):
            self._drafts.skip(node.kind, node)
        elif context.section == "to interviewer" and node.kind != "heading":
            self._drafts.skip("a question for the interviewer", node)
        elif context.section == "links" and node.kind != "heading":
            self._drafts.skip("link", node)
        else:
            self.read(node, context)

    def read(self, node: Node, context: Context) -> None:
        """Read a node and everything below it."""
        blocks = blocks_in(node)
        ask = question_drafts.question_in(node, context)
        has_unknown_label = bool(node.label and not node.label.role)
        if blocks and not ask and all(is_explanation(block, self._page, node.text) for block, _ in blocks):
            self._read_explanation(node, blocks, context)
        elif has_unknown_label and not blocks and self._read_principle(node, context):
            pass
        elif ask:
            self._read_question(node, ask, blocks, context)
        elif any(holder is node for _, holder in blocks):
            self._read_stories(node, blocks, context)
        elif not self._read_principle(node, context):
            self._read_section(node, context)

    def _read_explanation(self, node: Node, blocks: _Blocks, context: Context) -> None:
        """Read instructions on how to tell a story as a framework; a template is left out."""
        block, holder = blocks[0]
        title = own_title(node, context) or "STAR"
        is_blank = context.principle is not None or context.section == "questions" or is_template(block, self._page)
        if is_blank or not framework_drafts.read_framework(holder, title, self._page, self._drafts):
            for each, _ in blocks:
                leave_out_template(each, self._page, self._drafts)
        elif holder is not node:
            self._drafts.use(node)
        parts = [part for each, _ in blocks for part in each.parts]
        self.read_below(without(node, parts), context_below(node, context))

    def _read_question(self, node: Node, ask: str, blocks: _Blocks, context: Context) -> None:
        """Read a question, the stories that answer it, and the sections and tables below it."""
        blocks = [(block, holder) for block, holder in blocks if not is_explanation(block, self._page)]
        holders = [holder for _, holder in blocks if holder is not node]
        if blocks:
            answers = [child for child in flat_children(node) if child.role == "answer"]
            holders += [answer for answer in answers if not full_text(answer, self._page)]
            self._drafts.use(*holders)
        apart = [child for child in flat_children(node) if child.kind in ("table", "rule")]
        labelled = [part for block, _ in blocks for part in block.labelled]
        rest = without(node, [*labelled, *holders, *apart])
        sections = [child for child in rest.children if child.kind == "heading" and not child.role]
        questions = question_drafts.read_questions(
            without(rest, sections), ask, context.principle, self._page, self._drafts, has_story=bool(blocks)
        )
        first = questions[0]
        for index, (block, holder) in enumerate(blocks):
            title = story_title(holder.text)[0] if holder is not node and holder.kind == "heading" else ""
            if not title and index == 0:
                title = (context.question_name if node.kind != "heading" else "") or first.ask
            story = read_story(block, title, [], context, self._page, self._drafts)
            if story and index == 0:
                for question in questions:
                    question.story = story
            if not story and not first.gaps:
                texts = [text for part in block.parts if (text := full_text(part, self._page))]
                first.gaps += texts[:1]
            self._drafts.use(holder)
        before = len(self._drafts.stories)
        for child in [*sections, *apart]:
            self._read_child(child, context_below(node, context))
        if first.story is None and first.primary is None and len(self._drafts.stories) > before:
            first.story = self._drafts.stories[before]

    def _read_stories(self, node: Node, blocks: _Blocks, context: Context) -> None:
        """Read the stories below a heading, and the questions that its sections say they answer."""
        words, claimed = split_claimed(node, self._principles, self._drafts)
        title, also = story_title(words)
        first_story, first_question = len(self._drafts.stories), len(self._drafts.questions)
        if title and self._principles.named(title):
            context, also = replace(context, principle=Excerpt(title, self._drafts.place_of(node))), []
            self._drafts.use(node)
        has_title = title or context.titles or context.principle
        any_story = False
        for index, (block, _) in enumerate(blocks):
            if is_pocket(block, context):
                lines = block.parts + [field for field in block.fields if field.role == "lesson"]
                read_pocket(lines, title, also, context, self._page, self._drafts)
                any_story, also = True, []
                continue
            names = (title if has_title else caption(node.text), also) if index == 0 else ("", [])
            any_story = read_story(block, *names, context, self._page, self._drafts) is not None or any_story
        if any_story:
            self._drafts.use(node)
        else:
            self._drafts.skip("a story still to be written", replace(node, end=node.last))
        for story in self._drafts.stories[first_story : first_story + 1]:
            story.principles += claimed
        labelled = [part for block, _ in blocks for part in block.labelled]
        self.read_below(without(node, labelled), context_below(node, context))
        if any_story:
            sections = [child for child in node.children if child.level < LEAF and is_for_story_above(child.text)]
            new_questions = self._drafts.questions[first_question:]
            question_drafts.answer_with(self._drafts.stories[first_story], new_questions, sections)

    def _read_principle(self, node: Node, context: Context) -> bool:
        """Read a heading or an item that names a principle, and what it says about it; whether it named one."""
        named = principle_in(node, context, self._principles, self._drafts)
        if named is None:
            return False
        if named.rest.strip():
            if not read_text_after(named, node, context, self._page, self._drafts):
                self.read_below(node, replace(context, principle=named.name))
            return True
        if named.own:
            self._drafts.principles.append(PrincipleDraft(named.name, own=True))
            self._drafts.use(named.line)
        before = len(self._drafts.questions) + len(self._drafts.stories)
        self.read_below(node, replace(context_below(node, context), principle=named.name, question_name=""))
        if len(self._drafts.questions) + len(self._drafts.stories) > before:
            self._drafts.use(named.line)
        return True

    def _read_section(self, node: Node, context: Context) -> None:
        """Read a node as a framework, as pocket lines, or else as a section."""
        title = node.text
        is_heading = node.kind == "heading" or (node.level < LEAF and not node.role)
        names_method = section_of(title) == "method" or framework_drafts.has_seconds(node)
        may_be_framework = is_heading and names_method and context.section not in ("to interviewer", "tips")
        has_steps = may_be_framework and framework_drafts.has_steps(node, self._principles)
        if has_steps and framework_drafts.read_framework(node, caption(title), self._page, self._drafts):
            return
        inner = context_below(node, context)
        if inner.section == "pocket" and is_heading and read_bullets(node, self._page, self._drafts):
            return
        self.read_below(node, inner)
