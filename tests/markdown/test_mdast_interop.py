"""The tree against mdast-util-from-markdown itself: every node, field and position."""

from __future__ import annotations

import json
import random
import re
from dataclasses import replace
from typing import TYPE_CHECKING, cast

import pytest

from newsdoc.markdown import COMMONMARK, GFM, parse
from newsdoc.markdown.mdast import to_mdast
from tests.interop.mdast import ask_mdast
from tests.interop.node import run_script
from tests.interop.specs import gfm_examples, mistune_examples
from tests.markdown.documents import (
    BLOCK_PARTS,
    CJK_PARTS,
    CONSTRUCTS,
    FORMS,
    INLINE_PARTS,
    LINK_PARTS,
    SAMPLES,
    random_texts,
)
from tests.markdown.grammar import random_documents

if TYPE_CHECKING:
    from collections.abc import Sequence

    from newsdoc.markdown import BodyDialect

pytestmark = [pytest.mark.timeout(600)]


def compare(
    texts: Sequence[str],
    dialect: BodyDialect = GFM,
    *,
    gfm: bool = True,
    math: bool = False,
    cjk: bool = False,
) -> None:
    """Hold the trees of some texts to mdast's, and name the first that differ."""
    trees = ask_mdast(texts, gfm=gfm, math=math, cjk=cjk)
    assert len(trees) == len(texts)
    wrong = []
    for text, tree in zip(texts, trees, strict=True):
        assert "error" not in tree, tree["error"]
        ours = to_mdast(parse(text, dialect=dialect))
        theirs = _clean(tree, bom=text.startswith("\ufeff"))
        if ours != theirs:
            wrong.append((text, ours, theirs))
    shown = "\n".join(
        f"{text!r}\n  ours  {json.dumps(ours)}\n  mdast {json.dumps(theirs)}"
        for text, ours, theirs in wrong[:3]
    )
    assert not wrong, f"{len(wrong)} of {len(texts)} differ:\n{shown}"


def _clean(tree: dict[str, object], *, bom: bool) -> dict[str, object]:
    """Take off what mdast-util-math adds for HTML, and count no column for the mark."""
    stack = [tree]
    while stack:
        node = stack.pop()
        node.pop("data", None)
        position = cast("dict[str, dict[str, int]] | None", node.get("position"))
        for point in position.values() if bom and position else ():
            if point["line"] == 1:
                point["column"] -= 1
        stack += cast("list[dict[str, object]]", node.get("children", []))
    return tree


@pytest.fixture(scope="module")
def examples(real_node: str) -> list[str]:
    """The 652 examples of CommonMark 0.31.2."""
    assert real_node
    found: list[str] = json.loads(run_script("commonmark_examples.mjs", ""))
    assert len(found) == 652
    return found


@pytest.mark.parametrize("form", FORMS)
def test_every_commonmark_example(examples: list[str], form: str) -> None:
    compare([FORMS[form](text) for text in examples], COMMONMARK, gfm=False)


@pytest.mark.parametrize("form", FORMS)
def test_every_commonmark_example_read_with_gfm(examples: list[str], form: str) -> None:
    compare([FORMS[form](text) for text in examples])


@pytest.mark.usefixtures("real_node")
@pytest.mark.parametrize("form", FORMS)
def test_every_example_of_github(form: str) -> None:
    examples = gfm_examples()
    assert len(examples) == 672
    compare([FORMS[form](text) for text in examples])


@pytest.mark.parametrize("form", FORMS)
def test_every_commonmark_example_without_its_last_line_end(examples: list[str], form: str) -> None:
    # So mdast-util-from-markdown reads them in its own tests.
    texts = [FORMS[form](text.removesuffix("\n")) for text in examples]
    compare(texts, COMMONMARK, gfm=False)
    compare(texts)


@pytest.mark.parametrize(("first", "rest"), [("> ", "> "), ("- ", "  "), ("[^n]: ", "    ")])
def test_every_commonmark_example_inside_a_container(
    examples: list[str], first: str, rest: str
) -> None:
    inside = [first + text.removesuffix("\n").replace("\n", f"\n{rest}") for text in examples]
    compare(inside)
    # Lines that lack the prefix are lazy, or end the container.
    compare([first + text for text in examples])


@pytest.mark.usefixtures("real_node")
@pytest.mark.parametrize("form", FORMS)
def test_every_fixture_of_another_parser(form: str) -> None:
    examples = mistune_examples()
    assert len(examples) > 200
    compare([FORMS[form](text) for text in examples])


@pytest.mark.usefixtures("real_node")
@pytest.mark.parametrize("form", FORMS)
def test_every_construct_alone(form: str) -> None:
    compare([FORMS[form](text) for text in CONSTRUCTS])
    compare([FORMS[form](text) for text in CONSTRUCTS], COMMONMARK, gfm=False)


@pytest.mark.usefixtures("real_node")
@pytest.mark.parametrize("form", FORMS)
def test_every_construct(form: str) -> None:
    compare([FORMS[form](text) for text in SAMPLES.values()])


@pytest.mark.usefixtures("real_node")
@pytest.mark.parametrize("parts", [BLOCK_PARTS, INLINE_PARTS, BLOCK_PARTS + INLINE_PARTS])
def test_random_documents(parts: tuple[str, ...]) -> None:
    compare(random_texts(parts, 800, seed=20240506))


@pytest.mark.usefixtures("real_node")
@pytest.mark.parametrize("form", FORMS)
def test_random_constructs_inside_each_other(form: str) -> None:
    texts = random_documents(400, seed=sum(form.encode()))
    compare([FORMS[form](text) for text in texts])
    compare(texts[:100], replace(GFM, cjk_friendly=True), cjk=True)


@pytest.mark.usefixtures("real_node")
def test_random_constructs_with_every_kind_of_line_end() -> None:
    source = random.Random(41)  # noqa: S311  not for secrets
    texts = random_documents(400, seed=41)
    ends = ("\n", "\r\n", "\r")
    compare([re.sub("\n", lambda _: source.choice(ends), text) for text in texts])


@pytest.mark.usefixtures("real_node")
def test_random_documents_in_a_quotation_and_a_list() -> None:
    texts = random_texts(INLINE_PARTS, 500, seed=7)
    quoted = ["> " + text.replace("\n", "\n> ") for text in texts]
    listed = ["1. > " + text.replace("\n", "\n   > ") + "\n\n[a]: x" for text in texts]
    compare(quoted + listed)


@pytest.mark.usefixtures("real_node")
def test_random_literal_autolinks() -> None:
    compare(random_texts(LINK_PARTS, 1000, seed=11, longest=9))


@pytest.mark.usefixtures("real_node")
def test_cjk_friendly_emphasis() -> None:
    texts = random_texts(CJK_PARTS, 1000, seed=5, longest=12)
    compare(texts, replace(GFM, cjk_friendly=True), cjk=True)
    compare(texts)


@pytest.mark.usefixtures("real_node")
def test_mathematics() -> None:
    parts = ("$", "$$", "$$$", "a", "b", " ", "\n", "\\", "`", "*", "$$\n", "\n$$\n", "> ", "- ")
    compare(random_texts(parts, 800, seed=3, longest=12), replace(GFM, math=True), math=True)
