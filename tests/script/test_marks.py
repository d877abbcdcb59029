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


ADDRESSES = (
    "https://example.com/x",
    "Http://example.com",
    "www.example.com",
    "me@example.com",
    "ftp://example.com",
    "mailto:me@example.com",
    "//example.com",
    "@example.com",
)
PLACES = (
    "请看官网。\n\n[官网](x) ![官网](y.png) me官网 https:官网\n\n<b>官网</b>\n\n|甲|\n|-|\n|官网|\n"
)


@pytest.mark.parametrize("schema", ["hugo", "hexo"])
@pytest.mark.parametrize("word", ADDRESSES)
def test_a_word_that_is_an_address_makes_no_link(word: str, schema: str) -> None:
    article = newsdoc.loads(PLACES, schema=schema)
    made = article.convert("zh-TW", source="zh-CN", glossary={"官网": word})
    assert [node.type for node in made.body.walk()] == [node.type for node in article.body.walk()]
    assert next(made.body.find_all(newsdoc.Paragraph)).text() == f"請看{word}。"
    assert not made.diagnostics


def test_a_name_with_an_at_sign_is_no_address() -> None:
    made = newsdoc.loads("关注官网").convert("zh-TW", source="zh-CN", glossary={"官网": "@官方"})
    assert made.body_text == "關注@官方"


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("官网https://example.com/a 吧", "see"),
        ("www官网", ".example.com"),
        ("www.官网", "example.com"),
        ("me@官网", "example.com"),
    ],
)
def test_a_word_that_makes_or_undoes_an_address_beside_it_is_told(text: str, word: str) -> None:
    article = newsdoc.loads(text, schema="hexo")
    made = article.convert("zh-TW", source="zh-CN", glossary={"官网": word})
    told = {one.code for one in made.diagnostics if one.severity is newsdoc.Severity.WARNING}
    assert told == {"script-link"}
    links = [[link.url for link in one.body.links()] for one in (article, made)]
    assert links[0] != links[1]


def test_links_to_headings_that_follow_them_are_not_told() -> None:
    text = "## 特朗普的软件\n\n[看](#特朗普的软件) **特朗普**乙\n"
    made = newsdoc.loads(text, schema="hugo").convert("zh-TW", glossary={"特朗普": "Trump"})
    assert "(#trump的軟體)" in made.body_text
    assert not [one for one in made.diagnostics if one.code == "script-link"]


@pytest.mark.parametrize("schema", ["hugo", "hexo"])
@pytest.mark.parametrize("word", ["- a", "+ a", "-", "1. a", "12)", "===", "---", "> a", "# a"])
def test_a_word_begins_no_block(word: str, schema: str) -> None:
    text = "软件\n\n头发\n软件\n\n- 软件\n\n> 软件\n\n## 软件\n\n|软件|\n|-|\n|软件|\n"
    article = newsdoc.loads(text, schema=schema)
    made = article.convert("zh-TW", source="zh-CN", glossary={"软件": word})
    assert [node.type for node in made.body.walk()] == [node.type for node in article.body.walk()]
    assert next(made.body.find_all(newsdoc.Paragraph)).text() == word


def test_a_backtick_of_a_word_closes_no_code() -> None:
    article = newsdoc.loads("甲`乙软件，软件`丙` 软件\n", schema="hugo")
    made = article.convert("zh-TW", source="zh-CN", glossary={"软件": "`c`"})
    assert [node.type for node in made.body.walk()] == [node.type for node in article.body.walk()]
    assert next(made.body.find_all(newsdoc.Paragraph)).text().endswith(" `c`")
