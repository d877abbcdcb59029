"""Reading metadata: newsdoc beside python-frontmatter with libyaml, and large front matter."""

from __future__ import annotations

from typing import TYPE_CHECKING

import frontmatter

import newsdoc
from benchmarks.measure import Ratio, growth, ratio

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from benchmarks.posts import Post

LARGE: dict[str, tuple[int, Callable[[int], str]]] = {
    "100,000 keys": (100_000, lambda count: "".join(f"k{n}: v{n}\n" for n in range(count))),
    # Hugo refuses more than 10,000 lists.
    "5 MB of front matter": (
        9_000,
        lambda count: "".join(f"k{n}: [甲, '{'乙' * 90}', {'丙' * 90}]\n" for n in range(count)),
    ),
    "a scalar of 1 MB": (350_000, lambda count: f"summary: {'字' * count}\n"),
    "a block of 1 MB": (8_000, lambda count: "summary: |\n" + f"  {'字' * 40}\n" * count),
}


def measure(samples: dict[str, list[Post]]) -> Iterator[Ratio]:
    """Load posts and touch their typed metadata."""
    for size, posts in samples.items():
        # What python-frontmatter finds nothing in (TOML without its parser, Hexo's front matter
        # without an opening fence) is no work to compare with.
        read = [post for post in posts if frontmatter.loads(post.text).metadata]
        yield ratio(
            (f"loads, {size}", lambda posts=read: _newsdoc(posts)),
            ("frontmatter.loads", lambda posts=read: _python_frontmatter(posts)),
            goal=1.0,
        )
    for name, (count, lines) in LARGE.items():
        yield growth(f"loads, {name}", lambda size, lines=lines: _loading(lines(size)), count)


def _newsdoc(posts: list[Post]) -> None:
    for post in posts:
        article = newsdoc.loads(post.text, schema=post.schema, timezone="Asia/Shanghai")
        assert article.metadata is not None


def _python_frontmatter(posts: list[Post]) -> None:
    for post in posts:
        frontmatter.loads(post.text)


def _loading(lines: str) -> Callable[[], object]:
    text = f"---\ntitle: 標題\n{lines}---\n內文\n"
    return lambda: newsdoc.loads(text, schema="hugo").title
