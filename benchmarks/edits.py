"""Editing: beside reading the same file, and how the time of many changes grows.

Every edit is the first of its article, as a program that opens a post and changes it makes it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import newsdoc
from benchmarks.measure import Ratio, growth, prepared_ratio
from newsdoc.frontmatter import DELETE, change_values

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from benchmarks.posts import Post

TITLE, TAGS = "另一個標題", ["甲", "乙", "丙丁"]
EDITS: dict[str, tuple[Callable[[newsdoc.Article], object], float]] = {
    "set a title": (lambda article: article.front_matter.set("title", TITLE), 0.5),
    "set a new key": (lambda article: article.front_matter.set("subtitle", TITLE), 0.5),
    "set all tags": (lambda article: article.front_matter.set("tags", TAGS), 0.5),
    "delete the title": (lambda article: article.front_matter.delete("title"), 0.5),
    "rename the title": (lambda article: article.front_matter.rename("title", "headline"), 0.5),
    "replace(title)": (lambda article: article.replace(title=TITLE).title, 1.5),
    "replace(tags)": (lambda article: article.replace(tags=TAGS).title, 1.5),
}
CHANGES: dict[str, Callable[[int], dict[tuple[str | int, ...], object]]] = {
    "change 4,000 keys": lambda count: {(f"k{n}",): f"w{n}" for n in range(count)},
    "delete 4,000 keys": lambda count: {(f"k{n}",): DELETE for n in range(count - 1)},
    "add 4,000 keys": lambda count: {(f"n{n}",): f"w{n}" for n in range(count)},
}
NOTATIONS: dict[str, Callable[[int], str]] = {
    "YAML": lambda n: f"---\n{''.join(f'k{i}: v{i}{chr(10)}' for i in range(n))}---\n",
    "TOML": lambda n: f"+++\n{''.join(f'k{i} = {i}{chr(10)}' for i in range(n))}+++\n",
    "JSON": lambda n: "{" + ",\n".join(f'"k{i}": {i}' for i in range(n)) + "}\n",
}


def measure(samples: dict[str, list[Post]]) -> Iterator[Ratio]:
    """Make one edit of each post; make thousands of one front matter."""
    for size, posts in samples.items():
        # A post that cannot hold the edit (keywords of org, a broken date) has none to measure.
        able = [post for post in posts if _can(post)]
        for name, (edit, goal) in EDITS.items():
            yield prepared_ratio(
                (f"{name}, {size}", lambda articles, edit=edit: [edit(one) for one in articles]),
                ("newsdoc.loads", lambda posts=able: [_load(post) for post in posts]),
                goal=goal,
            )
    for name, changes in CHANGES.items():
        for notation, text in NOTATIONS.items():
            job = f"{name}, {notation}"
            yield growth(job, lambda n, new=changes, text=text: _many(new(n), text(n)), 4_000)


def _load(post: Post) -> newsdoc.Article:
    return newsdoc.loads(post.text, schema=post.schema)


def _can(post: Post) -> bool:
    try:
        article = _load(post)
        for edit, _ in EDITS.values():
            edit(article)
    except newsdoc.NewsdocError:
        return False
    return True


def _many(changes: dict[tuple[str | int, ...], object], text: str) -> Callable[[], object]:
    front_matter = newsdoc.loads(text, schema="hugo").front_matter
    return lambda: change_values(front_matter, changes)
