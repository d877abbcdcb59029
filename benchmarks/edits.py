"""Editing one key: beside reading the same file."""

from __future__ import annotations

from typing import TYPE_CHECKING

import newsdoc
from benchmarks.measure import Ratio, ratio

if TYPE_CHECKING:
    from collections.abc import Iterator

    from benchmarks.posts import Post


def measure(samples: dict[str, list[Post]]) -> Iterator[Ratio]:
    """Set a title: the edit alone, and the new article with its metadata."""
    for size, posts in samples.items():
        articles = [newsdoc.loads(post.text, schema=post.schema) for post in posts]
        yield ratio(
            (f"front_matter.set, {size}", lambda a=articles: _edit(a)),
            ("newsdoc.loads", lambda posts=posts: _load(posts)),
            goal=0.5,
        )
        yield ratio(
            (f"replace, {size}", lambda a=articles: _replace(a)),
            ("newsdoc.loads", lambda posts=posts: _load(posts)),
            goal=1.5,
        )


def _load(posts: list[Post]) -> None:
    for post in posts:
        assert newsdoc.loads(post.text, schema=post.schema).title


def _edit(articles: list[newsdoc.Article]) -> None:
    for article in articles:
        article.front_matter.set("title", "另一個標題")


def _replace(articles: list[newsdoc.Article]) -> None:
    for article in articles:
        assert article.replace(title="另一個標題").title
