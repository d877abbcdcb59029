"""Converting a whole post: beside its parse and one raw OpenCC call on its text."""

from __future__ import annotations

from typing import TYPE_CHECKING

import opencc

import newsdoc
from benchmarks.measure import Ratio, ratio

if TYPE_CHECKING:
    from collections.abc import Iterator

    from benchmarks.posts import Post

TARGETS = {"hugo": ("zh-CN", "tw2sp"), "hexo": ("zh-TW", "s2twp")}


def measure(samples: dict[str, list[Post]]) -> Iterator[Ratio]:
    """Convert posts with regional vocabulary and give the new text."""
    converters = {schema: opencc.OpenCC(config) for schema, (_, config) in TARGETS.items()}

    def raw(posts: list[Post]) -> None:
        for post in posts:
            assert newsdoc.loads(post.text, schema=post.schema).body.children
            converters[post.schema].convert(post.text)

    for size, posts in samples.items():
        yield ratio(
            (f"convert, {size}", lambda posts=posts: _convert(posts)),
            ("parse + raw OpenCC", lambda posts=posts: raw(posts)),
            goal=1.5,
        )


def _convert(posts: list[Post]) -> None:
    for post in posts:
        article = newsdoc.loads(post.text, schema=post.schema)
        newsdoc.dumps(article.convert(TARGETS[post.schema][0]))
