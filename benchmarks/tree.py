"""The positioned tree: beside markdown-it-py's own tree, which has no inline positions."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from markdown_it import MarkdownIt
from markdown_it.tree import SyntaxTreeNode

from benchmarks.measure import Ratio, ratio
from benchmarks.posts import generated_posts
from newsdoc import markdown

if TYPE_CHECKING:
    from collections.abc import Iterator

    from benchmarks.posts import Post


def measure(samples: dict[str, list[Post]]) -> Iterator[Ratio]:
    """Parse bodies; then show that time grows with the text and not faster."""
    plain = MarkdownIt("commonmark").enable(["table", "strikethrough"])
    for size, posts in samples.items():
        bodies = [post.text.partition("\n---\n")[2] for post in posts]
        yield ratio(
            (f"markdown.parse, {size}", lambda b=bodies: [markdown.parse(text) for text in b]),
            (
                "SyntaxTreeNode(md.parse())",
                lambda b=bodies: [SyntaxTreeNode(plain.parse(text)) for text in b],
            ),
            goal=1.3,
        )
    yield from _growth()


def _growth() -> Iterator[Ratio]:
    """Compare the time per character of a large text with that of a small one."""
    small = generated_posts(64_000, 1)[0].text
    for factor in (4, 16):
        large = small * factor
        yield ratio(
            (f"markdown.parse, {len(large.encode()) // 1000} KB", lambda t=large: _parse(t, 1)),
            (f"{factor} × 64 KB", lambda n=factor: _parse(small, n)),
            goal=1.3,
            rounds=3,
        )


def _parse(text: str, times: int) -> float:
    for _ in range(times):
        markdown.parse(text)
    return time.perf_counter()
