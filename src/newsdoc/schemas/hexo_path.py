"""What Hexo reads from a file's path: slug, date and more by `new_post_name`, and drafts."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from newsdoc.frontmatter.nodes import FrozenMapping
from newsdoc.markdown.slugs import hexo_slugize

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = ["is_draft", "name_parts", "post_path"]

_PARAM = re.compile(r":(\w*[^_\W])", re.ASCII)
_SEGMENTS = {
    "year": r"([0-9]{4})",
    "month": r"([0-9]{2})",
    "day": r"([0-9]{2})",
    "i_month": r"([0-9]{1,2})",
    "i_day": r"([0-9]{1,2})",
    "hash": r"([0-9a-f]{12})",
}
_FOLDER = re.compile(r"(?:^|/)_(?:posts|drafts)/")


def _slashes(path: str) -> str:
    return path.replace("\\", "/")


def is_draft(path: str | None) -> bool:
    """Tell whether a post lies in a folder `_drafts`."""
    if path is None:
        return False
    parts = _slashes(path).split("/")[:-1]
    folders = [part for part in parts if part in {"_drafts", "_posts"}]
    return bool(folders) and folders[0] == "_drafts"


def post_path(path: str) -> str:
    """Return a post's path below `_posts` or `_drafts`, else the file's own name.

    >>> post_path("source/_posts/a/b.md"), post_path("x/b.md")
    ('a/b.md', 'b.md')
    """
    whole = _slashes(path)
    found = _FOLDER.search(whole)
    return whole[found.end() :] if found else whole.rpartition("/")[2]


def _without_extension(path: str) -> str:
    """Cut the extension as Node's `path.extname` finds it: none in `.name`."""
    name = path.rpartition("/")[2]
    dot = name.rfind(".")
    return path[: len(path) - (len(name) - dot)] if dot > 0 else path


@lru_cache(maxsize=64)
def _pattern(rule: str) -> tuple[re.Pattern[str], tuple[str, ...]]:
    """Compile `new_post_name` as hexo-util's Permalink does."""
    names: list[str] = []
    parts: list[str] = []
    at = 0
    for found in _PARAM.finditer(rule):
        names.append(found[1])
        parts += re.escape(rule[at : found.start()]), _SEGMENTS.get(found[1], r"([^\n\r]+?)")
        at = found.end()
    parts.append(re.escape(rule[at:]))
    return re.compile(f"{''.join(parts)}\\Z"), tuple(names)


@lru_cache(maxsize=64)
def name_parts(path: str | None, new_post_name: str) -> Mapping[str, str]:
    """Return what a post's name says by the site's `new_post_name`; the slug is `title`.

    >>> name_parts("source/_posts/2020-05-06-hi.md", ":year-:month-:day-:title.md")
    FrozenMapping({'year': '2020', 'month': '05', 'day': '06', 'title': 'hi'})
    >>> name_parts("source/_posts/A b.md", ":year-:title.md")
    FrozenMapping({'title': 'A-b'})
    """
    if path is None:
        return FrozenMapping()
    stem = _without_extension(post_path(path))
    pattern, names = _pattern(_without_extension(new_post_name))
    found = pattern.match(stem)
    parts = dict(zip(names, found.groups(), strict=True)) if found else {}
    if "title" not in parts:
        parts["title"] = hexo_slugize(stem)
    # One post is asked several times when it is read or edited, so its answer is kept.
    return FrozenMapping(parts)
