"""Headings with their ids, and sections."""

from __future__ import annotations

from dataclasses import replace

import pytest

from newsdoc.markdown import parse
from newsdoc.markdown.dialect import BLACKFRIDAY, GITHUB_ASCII, HEXO, HUGO, BodyDialect
from tests.support import HEXO_POST, HUGO_POST

HUGO_IDS = {
    '# What\'s "new" -- in 2.0...': "whats-new--in-20",
    "# `code_x` and *em* **st** ~~del~~": "code_x-and-em-st-del",
    "# [link](http://a.b/c) ![图 alt](x.png)": "link-图-alt",
    r"# a &amp; b \* c &copy; \_x\_": "a--b--c--_x_",
    "# <b>bold</b> x": "bold-x",
    "# https://auto.link/x <http://x.y>": "heading",
    "# 见https://auto.link/x": "见httpsautolinkx",
    "# http://artifactory 无法访问": "httpartifactory-无法访问",
    "# note[^1] x\n\n[^1]: foot": "note-x",
    "Setext\nmulti\n===": "multi",
    "# 结语": "结语",
    "# 写信到 a@e.com 吧": "写信到--吧",
    "# ... 续": "-续",
    "# ''": "heading",
    "# ！": "heading",
    "#": "",
    "# 题 **甲 `乙` 丙** [丁 *戊*](/u) 己": "题-甲--丁--己",
    "# [What's new](/u) ![it's](i.png)": "what-it",
    "# **甲 -- 乙** *<b>丙</b>* ~~https://a.example 丁~~": "甲",
    '# **["甲" 乙](/u)** 丙': "-丙",
    "# **[丑 寅](/u) 卯** ##": "丑-寅",
    "# 词典{:}": "词典",
    "# 题 {#甲 乙}": "题-甲-乙",
    "# 题 {.大}": "题",
    "# 题 {.大} ##": "题-大",
    "# 题 {k=v}": "题",
    "# 题 &#65; &#x4e2d;": "题-65-x4e2d",
    "# 题 {id=甲}": "题-id甲",
    "# 题 {id=ding .大}": "ding",
    '# 题 {#ji id="geng xin"}': "geng xin",
    r'# 题 {id="a\"b"}': 'a"b',
    "# 题 {id='ren'}": "题-idren",
    "# 题 {class=da}": "题",
    r"# 甲 \-- 乙": "甲----乙",
    "# <<甲>> 乙": "甲-乙",
    '# "https://a.example/甲" 乙': "甲-乙",
    r"# 甲\--www.a.example": "甲--wwwaexample",
    "# 甲--www.a.example": "甲",
    "# [my_name](/u) **an_other** ~~x~y~~": "my_-an_-x",
    r"# [a\_b_c](/u) *x `y`*": "a_b_-x",
    "# ![a *b* c](i.png) ![d_e][r] ![f\\_g](i.png)\n\n[r]: j.png": "a--d_-f_g",
    "甲\\\n乙\n===": "乙",
    "甲  \n乙 *丙*\n===": "乙-丙",
}


@pytest.mark.parametrize("text", HUGO_IDS)
def test_hugo_ids(text: str) -> None:
    (entry,) = parse(text, dialect=HUGO).outline()
    assert entry.id == HUGO_IDS[text]


HEXO_IDS = {
    "##\u3000全角空格": "全角空格",
    r"# 1.&nbsp;甲 &copy; \* R&amp;D &lt;b&gt; &#65; A&B": "1-nbsp-甲-copy-R-D-65-A-B",
    "#\xa0nbsp 1.2": "nbsp-1-2",
    '# What\'s "new"?': "What’s-“new”",
    "# 一、C++ & C#": "一、C-C",
    "# `a < b` *c*": "a-b-c",
    "# [链接](/x) 说明": "链接-说明",
    "# <b>x</b> y": "x-y",
    "# ![图](/x.png)": "",
    "# <https://甲.example/a--b> 题": "https-甲-example-a-b-题",
    "# 题 https://a.example/b--c": "题-https-a-example-b-c",
    "甲  \n乙\n===": "甲乙",
    "# 甲 <!-- < b --> 乙": "甲-乙",
    "# <b title='< x'>甲</b>": "甲",
    "# <?x < y?> 甲": "",
}


@pytest.mark.parametrize("text", HEXO_IDS)
def test_hexo_ids(text: str) -> None:
    (entry,) = parse(text, dialect=HEXO).outline()
    assert entry.id == HEXO_IDS[text]


def ids(text: str, dialect: BodyDialect) -> list[str]:
    return [entry.id for entry in parse(text, dialect=dialect).outline()]


def test_other_styles_of_hugo() -> None:
    text = "# Müller 标题"
    assert ids(text, replace(HUGO, heading_ids=GITHUB_ASCII)) == ["muller-"]
    assert ids(text, replace(HUGO, heading_ids=BLACKFRIDAY)) == ["müller-标题"]


def test_equal_headings_are_numbered() -> None:
    text = "# 同\n\n## 同\n\n> # 同\n\n- # 同\n"
    assert ids(text, HUGO) == ["同", "同-1", "同-2", "同-3"]
    assert ids(text, HEXO) == ["同", "同-1", "同-2", "同-3"]


def test_entries_know_their_headings() -> None:
    source = HUGO_POST
    root = parse(source, dialect=HUGO)
    for entry in root.outline():
        assert entry.node.depth == entry.depth
        assert entry.text in entry.span.slice(source)


def test_sections_nest() -> None:
    text = "前言\n\n# 一\n\na\n\n## 一之一\n\nb\n\n### 深\n\n## 一之二\n\n# 二\n\nc\n"
    root = parse(text, dialect=HUGO)
    intro, first, second = root.sections()
    assert intro.heading is None
    assert [part.text() for part in intro.children] == ["前言"]
    assert first.heading is not None
    assert first.heading.text == "一"
    assert [part.heading.text for part in first.sections if part.heading] == ["一之一", "一之二"]
    assert [part.heading.id for part in first.sections[0].sections if part.heading] == ["深"]
    assert second.span.slice(text) == "# 二\n\nc"
    assert first.span.end < second.span.start


def test_sections_of_bodies_without_headings() -> None:
    assert parse("").sections() == ()
    (only,) = parse("a\n\nb").sections()
    assert len(only.children) == 2


def test_sections_cover_the_body_once() -> None:
    for post in (HUGO_POST, HEXO_POST):
        root = parse(post)
        covered = [child for section in root.sections() for child in section.children]
        assert covered == list(root.children)
