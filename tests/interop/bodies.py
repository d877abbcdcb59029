"""Compares what newsdoc counts and names in bodies with what the generators do."""

from __future__ import annotations

import html
import re
from random import Random
from typing import TYPE_CHECKING

from newsdoc import Article
from newsdoc.schemas.contract import Context
from newsdoc.schemas.hexo import Hexo
from newsdoc.source import SourceText
from tests.interop.agreement import Difference
from tests.interop.messy import messy_bodies
from tests.interop.posts import Post
from tests.strategies import Writer, batch

if TYPE_CHECKING:
    from newsdoc.schemas.contract import Schema
    from tests.interop.hexo import HexoAnswer
    from tests.interop.hugo import HugoAnswer

__all__ = [
    "body_posts",
    "compare_hexo_headings",
    "compare_hexo_texts",
    "compare_hugo_body",
    "messy_posts",
    "site_posts",
]

# What the renderer writes; raw HTML may have headings of its own.
_HEADING = re.compile(r'<h([1-6]) id="([^"]*)"><a href="#[^"]*" class="headerlink"')


def body_posts(folder: str, count: int = 300, number: int = 9) -> list[Post]:
    """Make posts with bodies of every kind; the same ones for the same number."""
    # A mark or a wide blank at the very start: see the compliance notes.
    bodies = [body.lstrip("\ufeff\u3000") for body in batch(Writer.body, count, number=number)]
    front = "---\ntitle: 題\ndate: 2024-05-06 07:08:09\n---\n"
    return [
        Post(f"{folder}/n{at:04}/a.md", (front + body).encode()) for at, body in enumerate(bodies)
    ]


def messy_posts(count: int, number: int = 0) -> list[Post]:
    """Make posts for Hexo whose bodies are written as people write them."""
    front = "---\ntitle: 題\ndate: 2024-05-06 07:08:09\n---\n"
    bodies = messy_bodies(count, number)
    return [Post(f"_posts/m{at:04}.md", (front + body).encode()) for at, body in enumerate(bodies)]


_PIECES = (
    "河燈", "夜", "spring", "A1", " ", " ", "，", "。", "\n", "\n", "（", "“", "**", "**", "*", "_",
    "`x y`", "[燈](/a)", "![燈](/b.png)", '"', "'", "夜--1", "...", "==", "++", "^", "~", "~~", "$",
    "$$", "\\(", "\\)", ":heart:", "<b>", "[^1]", "  \n", "\\*", "&amp;", "{.c}",
    " https://a.cn/x ",
)  # fmt: skip
_STARTS = (
    "", "", "", "# ", "## ", "- ", "- ", "1. ", "> ", "| a |\n|-|\n| ", "甲\n: ", "![燈](/c.png)",
    "$$\n",
)  # fmt: skip
_ENDS = ("", "", "", "\n$$", "\n{.c #d}", "<!--more-->", "\n===", " {#e}", "\n- 乙")


def site_posts(folder: str, count: int = 250) -> list[Post]:
    """Make posts with what the options of goldmark are about; the same ones each time."""
    posts: list[Post] = []
    for at in range(count):
        random = Random(f"site/{at}")  # noqa: S311  a seed
        blocks = [
            random.choice(_STARTS)
            + "".join(random.choices(_PIECES, k=random.randint(1, 12)))
            + random.choice(_ENDS)
            for _ in range(random.randint(1, 6))
        ]
        body = "\n\n".join((*blocks, "[^1]: 注\n"))
        posts.append(Post(f"{folder}/s{at:04}.md", f"---\ntitle: 題\n---\n{body}".encode()))
    return posts


def compare_hugo_body(post: Post, answer: HugoAnswer, adapter: Schema) -> list[Difference]:
    """Return the counts and the headings on which newsdoc and Hugo differ."""
    article = Article(SourceText.decode(post.data), adapter, Context(path=post.path))
    found = answer.fields
    headings = [(one["level"], one["id"]) for one in found["Headings"]]  # type: ignore[attr-defined]  # JSON
    return _differences(
        {
            "WordCount": (article.word_count, found["WordCount"]),
            "ReadingTime": (article.reading_time, found["ReadingTime"]),
            "Headings": (
                [(one.depth, one.id) for one in article.body.outline() if one.id],
                headings,
            ),
        }
    )


def compare_hexo_headings(
    post: Post, rendered: str, adapter: Schema | None = None
) -> list[Difference]:
    """Return whether newsdoc and Hexo name the headings of a post otherwise."""
    article = Article(SourceText.decode(post.data), adapter or Hexo(), Context(path=post.path))
    theirs = [(int(level), html.unescape(name)) for level, name in _HEADING.findall(rendered)]
    ours = [(one.depth, one.id) for one in article.body.outline()]
    return _differences({"headings": (ours, theirs)})


def compare_hexo_texts(
    post: Post, answer: HexoAnswer, adapter: Schema | None = None
) -> list[Difference]:
    """Return whether newsdoc and Hexo show another text or excerpt; blanks do not count."""
    body = Article(SourceText.decode(post.data), adapter or Hexo(), Context(path=post.path)).body
    cut = _bare(answer.cut)
    pairs: dict[str, tuple[object, object]] = {
        "text": ("".join(body.text().split()), _bare(answer.text)),
        "excerpt": ("".join(body.find_excerpt().text.split()) if cut else "", cut),
    }
    return _differences(pairs)


def _bare(text: str) -> str:
    return "".join(html.unescape(text).split())


def _differences(pairs: dict[str, tuple[object, object]]) -> list[Difference]:
    return [Difference(name, one, two) for name, (one, two) in pairs.items() if one != two]
