"""Text made to exhaust memory, the stack or patience is refused at once."""

import re
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

from deckgen.bank import yamltree
from deckgen.bank.load import load_sources
from deckgen.bank.nodes import Items, Mapping, Node
from deckgen.bank.reporting import Report
from deckgen.bank.yamltree import documents
from deckgen.source import Source, Text


def read(text: str) -> tuple[list[Node], list[str]]:
    report = Report()
    roots = list(documents(Source("f", text), report))
    return roots, [f"{d.span.line}:{d.span.column} {d.code} {d.message}" for d in report.diagnostics]


def laughs(levels: int) -> str:
    lines = ["a0: &a0 [ha, ha, ha, ha, ha, ha, ha, ha, ha]"]
    lines += [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]" for n in range(1, levels)]
    return "\n".join([*lines, f"last: *a{levels - 1}"])


@pytest.mark.parametrize("levels", [4, 10, 300])
def test_a_billion_laughs_are_refused_unread(levels: int) -> None:
    roots, found = read(laughs(levels))

    assert roots == []
    assert found == ["1:1 Y104 YAML aliases make this document grow without bound"]


@pytest.mark.parametrize("text", ["a: &a [*a]", "&a {b: [*a]}", "- &a [x, [y, *a]]"])
def test_an_alias_inside_itself_is_refused(text: str) -> None:
    roots, found = read(text)

    assert roots == []
    assert found == ["1:1 Y104 YAML aliases make this document grow without bound"]


def test_an_honest_alias_is_read_as_if_it_were_written_out() -> None:
    roots, found = read("a: &steps [one, two]\nb: *steps\n")
    (root,) = roots
    assert isinstance(root, Mapping)
    second = root.pairs[1][1]
    assert isinstance(second, Items)

    assert found == []
    assert second.items == ("one", "two")


def test_an_anchor_ends_with_its_document() -> None:
    _, found = read("a: &x one\nb: *x\n---\nc: *x\n")

    assert found == ["4:4 Y101 '*x' is an alias, and there is no '&x'"]


@pytest.mark.parametrize("opening", ["[", "{a: ", "- ", "? ", "[{a: "])
def test_deep_nesting_is_a_finding_and_crashes_nothing(opening: str) -> None:
    code = (
        "from deckgen.bank.load import load_sources; from deckgen.source import Source; import sys; "
        f"print([d.code for d in load_sources([Source('f', {opening!r} * 100_000)]).diagnostics])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False, timeout=60)

    assert (done.returncode, done.stdout) == (0, "['Y101']\n")


def test_nesting_to_fifty_levels_is_read() -> None:
    assert read("[" * 50 + "]" * 50)[1] == []
    assert read("[" * 51 + "]" * 51)[1] == ["1:51 Y101 more than 50 lists or mappings inside each other"]


def test_the_library_without_its_c_part_finds_the_same_bank_and_faults(monkeypatch: pytest.MonkeyPatch) -> None:
    text = (
        "bank: b\n---\nstory: s\ntitle: 'a ''b'' 😀'\naction: |\n  one\n\n  two\nlesson: >\n  x\n  y\n"
        "pocket: [a, \"b \\u00e9\"]\nevent: &e no\nfoo: *e\n---\nstory: [\n"
    )  # fmt: skip
    fast = load_sources([Source("f", text)])
    monkeypatch.setattr(yamltree, "_Loader", yaml.BaseLoader)
    slow = load_sources([Source("f", text)])

    assert slow.bank == fast.bank
    assert [(d.span, d.code) for d in slow.diagnostics] == [(d.span, d.code) for d in fast.diagnostics]
    assert [(d.span.line, d.code) for d in fast.diagnostics] == [(16, "Y101"), (14, "E202")]


@pytest.mark.parametrize("page", ["docs/bank.md", "stories", "src/deckgen/bank/shipped", "src/deckgen/starter"])
def test_what_ships_is_read_alike_without_the_librarys_c_part(monkeypatch: pytest.MonkeyPatch, page: str) -> None:
    place = Path(__file__).parent.parent / page
    texts = (
        re.findall(r"^```yaml\n(.*?)^```$", place.read_text("utf-8"), re.MULTILINE | re.DOTALL)
        if place.is_file()
        else [path.read_text("utf-8") for path in sorted(place.glob("*.yaml"))]
    )
    fast = [[written(node) for node in read(text)[0]] for text in texts]
    monkeypatch.setattr(yamltree, "_Loader", yaml.BaseLoader)
    slow = [read(text) for text in texts]

    assert len(texts) > 1
    assert [found for _, found in slow] == [[] for _ in texts]
    assert [[written(node) for node in roots] for roots, _ in slow] == fast


def written(node: Node) -> object:
    """A node as plain values, each text with its place."""
    if isinstance(node, Text):
        return (str(node), node.span)
    if isinstance(node, Items):
        return [written(item) for item in node.items]
    assert isinstance(node, Mapping)
    return [(key, key.span, written(value)) for key, value in node.pairs]


def test_text_in_memory_with_a_forbidden_character_is_a_finding() -> None:
    roots, found = read("a: \x00")

    assert roots == []
    assert [line.split()[1] for line in found] == ["F006"]


def test_nodes_know_where_they_stand() -> None:
    (root,) = read("a: &x\n  - !!str b\nc: *x\n")[0]
    assert isinstance(root, Mapping)
    items = root.pairs[0][1]
    assert isinstance(items, Items)
    text = items.items[0]
    assert isinstance(text, Text)

    assert (root.span.line, root.span.column) == (1, 1)
    assert (text.span.line, text.span.column) == (2, 11)
