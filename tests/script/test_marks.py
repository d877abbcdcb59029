"""Words of a glossary beside marks of emphasis: what changes the tree is told."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

import newsdoc
from newsdoc.schemas import Hugo

if TYPE_CHECKING:
    from newsdoc.markdown.nodes import Node

WORDS = ("川普", "川普。", "（川普）", "「川普」", "川普!", " 川普 ", "~川普", "川普a")
TEXTS = (
    "甲**特朗普**乙",
    "甲 **特朗普** 乙",
    "**特朗普**",
    "甲*特朗普*乙",
    "甲 _特朗普_ 乙",
    "甲~~特朗普~~乙",
    "**第一。**特朗普",
    "特朗普**（二）**甲",
    "> **特朗普**乙",
    "甲\\**特朗普**乙",
    "甲\\***特朗普**乙",
    "## 甲**特朗普**乙",
    "| 甲 | 乙 |\n|-|-|\n|**特朗普**|丙|",
    "<div>**特朗普**乙</div>",
)


def shape(node: Node) -> tuple[object, ...]:
    return (node.type, *map(shape, node.children))


def shape_below(article: newsdoc.Article) -> tuple[object, ...]:
    """The shape without what stands for itself."""
    return tuple(shape(node) for node in article.body.walk() if node.type in MARKED)


MARKED = {"strong", "emphasis", "delete"}


@pytest.mark.parametrize("friendly", [False, True])
@pytest.mark.parametrize("text", TEXTS)
@pytest.mark.parametrize("word", WORDS)
def test_a_word_that_makes_or_undoes_emphasis_is_told(text: str, word: str, friendly: bool) -> None:
    dialect = replace(Hugo().body, cjk_friendly=friendly)
    article = newsdoc.loads(f"{text}\n", schema=Hugo(markup=dialect))
    made = article.convert("zh-TW", source="zh-CN", glossary={"特朗普": word})
    told = [one for one in made.diagnostics if one.code == "script-emphasis"]
    assert bool(told) == (shape_below(made) != shape_below(article))
    assert all(one.span is not None and one.span in article.body_span for one in told)


def test_quotation_marks_never_do() -> None:
    texts = ["**“甲乙”**丙", "甲“**发**”丙", "甲 **“发** 丙", "甲**‘发’**丙", "*“发”*"]
    for text in texts:
        article = newsdoc.loads(text, schema="hugo")
        made = article.convert("zh-TW", source="zh-CN")
        assert "「" in made.body_text or "『" in made.body_text
        assert shape_below(made) == shape_below(article)
