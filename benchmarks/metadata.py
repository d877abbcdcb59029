"""Reading metadata: newsdoc beside python-frontmatter with libyaml."""

from __future__ import annotations

from typing import TYPE_CHECKING

import frontmatter

import newsdoc
from benchmarks.measure import Ratio, ratio

if TYPE_CHECKING:
    from collections.abc import Iterator

    from benchmarks.posts import Post


def measure(samples: dict[str, list[Post]]) -> Iterator[Ratio]:
    """Load posts and touch their typed metadata."""
    for size, posts in samples.items():
        yield ratio(
            (f"loads, {size}", lambda posts=posts: _newsdoc(posts)),
            ("frontmatter.loads", lambda posts=posts: _python_frontmatter(posts)),
            goal=1.0,
        )


def _newsdoc(posts: list[Post]) -> None:
    for post in posts:
        assert newsdoc.loads(post.text, schema=post.schema, timezone="Asia/Shanghai").title


def _python_frontmatter(posts: list[Post]) -> None:
    for post in posts:
        frontmatter.loads(post.text)
