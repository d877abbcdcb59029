"""Conversion commutes with protection: whatever a post is made of, its prose converts as prose does
by itself, and everything else stays, wherever both stand."""

from __future__ import annotations

from typing import TypeAlias

from hypothesis import given
from hypothesis import strategies as st

import newsdoc
from tests.support import validate

Parts: TypeAlias = tuple[tuple[str, bool], ...]
"""Stretches of source, and whether each is prose."""

# Marks stand around each sentence, so that no word goes on into what stands beside it.
PROSE = (
    "，软件里面的头发，",
    "，他说发现了，",
    "。干燥的面条；",
    "，皇后在后面，",
    "，𠮷野家的台风，",
    "， plain，",
)
KEPT = (
    " `软件` ", " ``头`发`` ", "<https://a.cn/软件>", " https://a.cn/?q=软件 ", "![](/软件.png)",
    "<i class='软件'></i>", "a<!-- 软件 -->", "<code>软件</code>", " $x_{软件}$ ", "&amp;", "\\*",
    "&#20013;", "<br>", "<kbd>软件</kbd>", " www.a.cn/软件 ", "[](/软件)", " me@软件.cn ",
)  # fmt: skip
BY_SCHEMA = {
    "hexo": ("{% x 软件 %}", "{{ 软件 }}", "{# 软件 #}", "{% raw %}软件{% endraw %}"),
    "hugo": ("{{< x 软件 >}}", '{{% x a="软件" %}}', "{{</* 软件 */>}}"),
}
BLOCKS = (
    "```\n软件\n```", "<div class='软件'>\n</div>", "<script>\n软件\n</script>",
    "$$\n软件_1\n$$", "---", "[软件]: /软件", "<!-- 软件 -->",
)  # fmt: skip


def prose(text: str) -> Parts:
    return ((text, True),)


def kept(text: str) -> Parts:
    return ((text, False),)


def inside(before: str, after: str, parts: Parts) -> Parts:
    return (*kept(before), *parts, *kept(after))


def joined(groups: list[Parts], by: str) -> Parts:
    return tuple(part for group in groups for part in (*group, *kept(by)))


@st.composite
def bodies(draw: st.DrawFn, schema: str) -> Parts:
    leaf = st.sampled_from(PROSE).map(prose) | st.sampled_from((*KEPT, *BY_SCHEMA[schema])).map(
        kept
    )
    marks = st.sampled_from([
        ("**", "**"), ("*", "*"), ("~~", "~~"), ("[", "](/软件)"), ("[", "](/软件 '')"),
        ("<b id='软件'>", "</b>"), ("<span title='", "'></span>"), ("![", "](/软件.png)"),
    ])  # fmt: skip
    wrapped = st.builds(
        lambda pair, text: inside(pair[0], pair[1], prose(text)), marks, st.sampled_from(PROSE)
    )
    line = st.lists(leaf | wrapped, min_size=1, max_size=5).map(lambda found: joined(found, ""))
    opened = st.sampled_from(["", "## ", "> ", "- ", "1. ", "> - ", "| a |\n| - |\n| "])
    block = st.builds(lambda mark, text: inside(mark, "", text), opened, line)
    blocks = st.lists(block | st.sampled_from(BLOCKS).map(kept), min_size=1, max_size=6)
    return joined(draw(blocks), "\n\n")


def converted(parts: Parts, times: int = 1) -> str:
    return "".join(_converted(text, times) if prose else text for text, prose in parts)


def _converted(text: str, times: int) -> str:
    for _ in range(times):
        text = newsdoc.convert(text, "zh-TW", source="zh-CN", punctuation=False)
    return text


def check(parts: Parts, schema: str) -> None:
    body = "".join(text for text, _ in parts)
    article = newsdoc.loads(f"---\ntitle: t\n---\n{body}", schema=schema, timezone="UTC")
    made = article.convert("zh-TW", source="zh-CN", punctuation=False)
    assert made.body_text == converted(parts)
    assert [node.type for node in made.body.walk()] == [node.type for node in article.body.walk()]
    again = made.convert("zh-TW", source="zh-CN", punctuation=False)
    assert again.body_text == converted(parts, times=2)
    validate(made)


@given(bodies("hexo"))
def test_posts_of_hexo(parts: Parts) -> None:
    check(parts, "hexo")


@given(bodies("hugo"))
def test_posts_of_hugo(parts: Parts) -> None:
    check(parts, "hugo")
