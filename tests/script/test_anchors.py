"""Links to headings of the same post arrive after a conversion, whatever the headings hold."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

import newsdoc
from newsdoc import Article
from newsdoc.markdown.outline import heading_ids
from newsdoc.script.anchors import changed_leaves
from newsdoc.script.moves import Moves
from newsdoc.source import Edit
from newsdoc.spans import Span
from tests.support import validate

HEADINGS = [
    "## 里面的软件\n",
    "里面的软件\n====\n",
    "里面的\n软件\n----\n",
    "- ## 列表里的头发\n",
    "> ## 引文里的头发\n",
    "> 引文里的\n> 头发\n> ---\n",
    "1. > # 数字 *里*面 #\n",
    "## 头**发**与`软件`和[链接里](/里)\n",
    "## ![图里的*头*发](/a.png '头发') 尾里\n",
    "## ![图][里] [里] [里面][里]\n\n[里]: /x\n",
    "## 头&#21457; &amp; 软\\*件 <b title='里'>里</b>\n",
    '## "里" -- it\'s 里... 里\\"里\n',
    "## 里 <https://a.cn/里> https://a.cn/里 里\n",
    "## 里面 {#li}\n",
    "## 里面的软件 [^1]\n\n[^1]: 里\n",
    "##\n",
    "## Only English\n",
]
GLOSSARY = {"软件": "軟*體* <x>", "里面": "裡 & [面]"}


def post(text: str, schema: str) -> Article:
    return newsdoc.loads(f"---\ntitle: 里面\n---\n{text}", schema=schema, timezone="UTC")


def ids_without_parsing(article: Article, made: Article) -> list[str]:
    assert made.conversion is not None
    headings = list(article.body.find_all(newsdoc.Heading))
    leaves = changed_leaves(article.source_text, headings, made.conversion.edits)
    return list(heading_ids(article.body, instead=leaves).values())


@given(
    st.lists(st.sampled_from(HEADINGS), min_size=1, max_size=5),
    st.sampled_from(["hexo", "hugo"]),
    st.sampled_from(["\n", "\r\n", "\r"]),
    st.sampled_from([None, GLOSSARY]),
)
def test_the_ids_are_those_of_the_converted_post(
    headings: list[str], schema: str, newline: str, glossary: dict[str, str] | None
) -> None:
    article = post("\n".join(headings).replace("\n", newline), schema)
    made = article.convert("zh-TW", source="zh-CN", glossary=glossary)
    assert ids_without_parsing(article, made) == [entry.id for entry in made.body.outline()]


@pytest.mark.parametrize("schema", ["hexo", "hugo"])
@pytest.mark.parametrize("heading", [text for text in HEADINGS if "里" in text])
def test_links_arrive(heading: str, schema: str) -> None:
    ids = [entry.id for entry in post(heading, schema).body.outline()]
    article = post(f"{heading}\n[甲](#{ids[0]}) [乙][a]\n\n[a]: #{ids[0]} '里'\n", schema)
    made = article.convert("zh-TW", source="zh-CN")
    target = made.body.outline()[0].id
    links = made.body.find_all(newsdoc.Link, newsdoc.Definition)
    assert [link.url for link in links if link.url.startswith("#")] == [f"#{target}"] * 2
    validate(made)


def test_links_in_html_arrive() -> None:
    article = post('## 里面\n\n<a href="#里面" class="里">里</a> <a href=\'#别处\'>x</a>\n', "hexo")
    made = article.convert("zh-TW", source="zh-CN")
    assert made.body_text == (
        '## 裡面\n\n<a href="#裡面" class="里">裡</a> <a href=\'#别处\'>x</a>\n'
    )
    assert [change.before for change in made.changes if change.rule == "anchor"] == ["里面"]


def test_escaped_fragments_stay_escaped() -> None:
    article = post("## 里面\n\n[甲](#%E9%87%8C%E9%9D%A2)\n", "hugo")
    made = article.convert("zh-TW", source="zh-CN")
    assert made.body_text.endswith("[甲](#%E8%A3%A1%E9%9D%A2)\n")


def test_the_first_of_equal_headings_is_meant() -> None:
    article = post("## 发\n\n## 发\n\n[1](#发) [2](#发-1) [3](#发-2)\n", "hugo")
    made = article.convert("zh-TW", source="zh-CN")
    assert made.body_text.endswith("[1](#發) [2](#發-1) [3](#发-2)\n")


def test_no_heading_no_step() -> None:
    article = post("里面[甲](#里面)\n", "hexo")
    assert article.convert("zh-TW", source="zh-CN").body_text == "裡面[甲](#里面)\n"


def test_places_move_with_what_was_edited_before_them() -> None:
    edits = [Edit(Span(2, 3), "xyz", "c"), Edit(Span(5, 7), "", "fg")]
    moves = Moves(edits)
    assert [moves(at) for at in (0, 2, 3, 5, 7, 8)] == [0, 2, 5, 7, 7, 8]
    assert list(moves.inside(Span(3, 6))) == edits[1:]
    assert list(moves.inside(Span(3, 5))) == []
