"""The positioned tree: beside markdown-it-py's own tree, which has no inline positions."""

from __future__ import annotations

import gc
import time
import tracemalloc
from typing import TYPE_CHECKING, TypeVar

from markdown_it import MarkdownIt
from markdown_it.tree import SyntaxTreeNode

from benchmarks.measure import Ratio, ratio
from benchmarks.posts import generated_posts
from newsdoc import markdown

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from benchmarks.posts import Post

T = TypeVar("T")


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
        yield _memory(size, "\n\n".join(bodies), plain)
    yield from _growth()


def _memory(size: str, body: str, plain: MarkdownIt) -> Ratio:
    """Compare what a node costs, the text that the tree keeps included."""
    ours, nodes = _kept(lambda: markdown.parse(body), lambda root: sum(1 for _ in root.walk()))
    theirs, others = _kept(
        lambda: SyntaxTreeNode(plain.parse(body)), lambda root: sum(1 for _ in root.walk())
    )
    value = (ours / nodes) / (theirs / others)
    name = f"memory a node, {size}"
    return Ratio(name, "SyntaxTreeNode", value, value, value, ours / nodes, goal=1.0, unit="B")


def _kept(make: Callable[[], T], count: Callable[[T], int]) -> tuple[int, int]:
    """Return how many bytes a tree keeps, and how many nodes it has."""
    make()  # what is made once for all texts is not the tree's
    gc.collect()
    tracemalloc.start()
    try:
        tree = make()
        gc.collect()
        return tracemalloc.get_traced_memory()[0], count(tree)
    finally:
        tracemalloc.stop()


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
