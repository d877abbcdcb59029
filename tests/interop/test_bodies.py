"""What both generators count and name in bodies: words, minutes, heading ids, excerpts."""

from __future__ import annotations

import html
import re
from dataclasses import replace

import pytest

from newsdoc import Article
from newsdoc.schemas.contract import Context
from newsdoc.schemas.hexo import Hexo
from newsdoc.schemas.hugo import Hugo
from newsdoc.source import SourceText
from tests.interop.agreement import Difference, summary
from tests.interop.hexo import HexoSettings, ask_hexo
from tests.interop.hugo import HugoSettings, ask_hugo
from tests.interop.posts import Post
from tests.strategies import Writer, batch

pytestmark = pytest.mark.timeout(900)


def _posts(folder: str) -> list[Post]:
    # A mark or a wide blank at the very start: see the compliance notes.
    bodies = [body.lstrip("\ufeff\u3000") for body in batch(Writer.body, 300, number=9)]
    front = "---\ntitle: 題\ndate: 2024-05-06 07:08:09\n---\n"
    return [
        Post(f"{folder}/n{at:04}/a.md", (front + body).encode()) for at, body in enumerate(bodies)
    ]


def _differences(pairs: dict[str, tuple[object, object]]) -> list[Difference]:
    return [Difference(name, one, two) for name, (one, two) in pairs.items() if one != two]


@pytest.mark.parametrize("cjk", [True, False], ids=["cjk", "plain"])
@pytest.mark.usefixtures("real_hugo")
def test_hugo_counts_and_names(cjk: bool) -> None:
    posts = _posts("posts")
    settings = replace(HugoSettings(render=True), options={"hasCJKLanguage": cjk})
    adapter = Hugo(has_cjk_language=cjk)
    compared = []
    for post, answer in zip(posts, ask_hugo(posts, settings), strict=True):
        article = Article(SourceText.decode(post.data), adapter, Context(path=post.path))
        found = answer.fields
        headings = [(one["level"], one["id"]) for one in found["Headings"]]  # type: ignore[attr-defined]  # JSON
        pairs: dict[str, tuple[object, object]] = {
            "WordCount": (article.word_count, found["WordCount"]),
            "ReadingTime": (article.reading_time, found["ReadingTime"]),
            "Headings": (
                [(one.depth, one.id) for one in article.body.outline() if one.id],
                headings,
            ),
        }
        compared.append((post, _differences(pairs)))
    assert not summary(compared)


_HEADING = re.compile(r'<h([1-6]) id="([^"]*)"')
_GUTTER = re.compile('<td class="gutter">.*?</td>', re.DOTALL)
_TAGS = re.compile(r"<[^>]*>")


@pytest.mark.usefixtures("real_node")
def test_hexo_names_headings() -> None:
    posts = _posts("_posts")
    adapter = Hexo()
    compared = []
    for post, answer in zip(posts, ask_hexo(posts, HexoSettings(render=True)), strict=True):
        if answer.html is None:
            continue
        article = Article(SourceText.decode(post.data), adapter, Context(path=post.path))
        theirs = [
            (int(level), html.unescape(name)) for level, name in _HEADING.findall(answer.html)
        ]
        ours = [(one.depth, one.id) for one in article.body.outline()]
        compared.append((post, _differences({"headings": (ours, theirs)})))
    assert len(compared) > 150
    assert not summary(compared)


@pytest.mark.usefixtures("real_node")
def test_hexo_cuts_excerpts() -> None:
    posts = _posts("_posts")
    compared = []
    for post, answer in zip(posts, ask_hexo(posts, HexoSettings(render=True)), strict=True):
        if answer.excerpt is None:
            continue
        article = Article(SourceText.decode(post.data), Hexo(), Context(path=post.path))
        code = _GUTTER.sub("", answer.excerpt)
        theirs = "".join(html.unescape(_TAGS.sub("", code)).split())
        found = article.body.find_excerpt()
        ours = "".join(found.text.split()) if theirs else ""
        compared.append((post, _differences({"excerpt": (ours, theirs)})))
    assert not summary(compared)
