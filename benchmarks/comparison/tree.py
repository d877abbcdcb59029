"""Reading and writing bodies."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import TYPE_CHECKING

from markdown_it import MarkdownIt

import newsdoc
from benchmarks.comparison.cells import Cell, changed_lines
from benchmarks.peers import TREES, WenmodeTree
from tests.interop.mdast import ask_mdast
from tests.interop.node import run_script

if TYPE_CHECKING:
    from collections.abc import Callable

    from benchmarks.peers import Json, TreeTool

__all__ = ["QUESTIONS"]


def _nodes(tree: Json, kind: str) -> list[dict[str, Json]]:
    found = []
    stack = [tree]
    while stack:
        node = stack.pop()
        if isinstance(node, dict):
            found += [node] if node.get("type") == kind else []
            stack += node.get("children", [])
    return found


def _place(tool: TreeTool) -> Cell:
    strong = _nodes(tool.parse("😀**強**\n"), "strong")
    place = strong[0].get("position") if strong else None
    if not isinstance(place, dict):
        return Cell(False, "lines of blocks only")
    start, end = place["start"]["offset"], place["end"]["offset"]
    unit = {(1, 6): "code points", (2, 7): "UTF-16 units"}.get((start, end), f"{start} to {end}")
    return Cell(True, unit)


def _cjk(tool: TreeTool) -> Cell:
    text = "**「重要」**的事\n"
    if tool is TREES["newsdoc"]:
        dialect = replace(newsdoc.markdown.HUGO, cjk_friendly=True)
        tree = newsdoc.markdown.parse(text, dialect=dialect)
        return Cell(any(tree.find_all(newsdoc.Strong)), "by option")
    tree = tool.parse(text)
    if tree is None:
        return Cell("<strong>" in MarkdownIt().render(text))
    return Cell(bool(_nodes(tree, "strong")), "by plugin" if _nodes(tree, "strong") else "")


TAG = '{{< figure src="a_b_c.jpg" title="*x*" >}}'


def _tag(tool: TreeTool) -> Cell:
    tree = tool.parse(TAG)
    if tree is None:
        return Cell(False, "emphasis in it" if "<em>" in MarkdownIt().render(TAG) else "text")
    if _nodes(tree, "shortcode"):
        return Cell(True, "a node")
    return Cell(False, "emphasis in it" if _nodes(tree, "emphasis") else "text")


BODY = """---
title: 標題
---

重點
====

* 一
* 見[連結](https://example.org/a_b)與 *強調*

| 項目 | 數量 |
|--|--:|
| 甲 | 1 |

1. 二
1. 三

{{< figure src="a_b_c.jpg" title="*x*" >}}
"""


def _link(tool: TreeTool) -> Cell:
    written = tool.write(BODY, "https://example.org/new")
    if written is None:
        return Cell(False, "writes HTML only")
    changed = changed_lines(BODY, written)
    return Cell(changed == 1, f"{changed} of {BODY.count(chr(10))}")


def _specification(tool: TreeTool) -> Cell:
    texts = json.loads(run_script("commonmark_examples.mjs", ""))
    trees = ask_mdast(texts, gfm=True)
    if tool.parse("a") is None:
        return Cell(False, "other tree")
    if tool is TREES["remark"]:
        return Cell(True, "it is made of it")
    if tool is TREES["newsdoc"]:
        ours = [newsdoc.markdown.parse(text).to_mdast() for text in texts]
    else:
        ours = [WenmodeTree(cjk=False).parse(text) for text in texts]
    equal = sum(_bare(one) == _bare(two) for one, two in zip(ours, trees, strict=True))
    shape = sum(
        _bare(one, positions=False) == _bare(two, positions=False)
        for one, two in zip(ours, trees, strict=True)
    )
    shown = f"{equal} of {len(texts)}"
    return Cell(
        equal == len(texts), shown if equal == shape else f"{shown}; {shape} without places"
    )


def _bare(node: Json, *, positions: bool = True) -> Json:
    """Take off fields that are null or empty, which some write and some leave out."""
    if isinstance(node, list):
        return [_bare(one, positions=positions) for one in node]
    if not isinstance(node, dict):
        return node
    kept = {
        key: _bare(value, positions=positions)
        for key, value in node.items()
        if value not in (None, {}) and key != "data" and (positions or key != "position")
    }
    if node.get("type") == "root":
        kept.pop("position", None)
    return kept


QUESTIONS: dict[str, Callable[[TreeTool], Cell]] = {
    "place of a word inside a line, counted in": _place,
    "examples of CommonMark whose tree, places included, is mdast's": _specification,
    "`**「重要」**的事` is emphasis": _cjk,
    f"`{TAG}` is one thing": _tag,
    "a new address of one link changes one line": _link,
}
