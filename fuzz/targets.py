"""What is promised of any bytes at all; one function for each target.

Each takes the bytes as the fuzzer gives them. The first says how they are read; what a target
needs beside the file stands in front of it, with its length. Only `NewsdocError` is an answer;
everything else is a defect, and so is a promise that does not hold.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

import newsdoc
from tests.invariants import hold_conversion, hold_replacement
from tests.support import validate, validate_front_matter, validate_source, validate_values

if TYPE_CHECKING:
    from collections.abc import Callable

    from newsdoc import Edit, Node
    from newsdoc.markdown import NodeEdits

__all__ = ["TARGETS", "convert", "edit", "load", "tree"]

SCHEMAS = ("hugo", "hexo", None)


def load(data: bytes) -> None:
    """Any bytes are read, and come back as they were, or are refused with a place."""
    try:
        article = newsdoc.loads(data[1:], schema=_schema(data), path="a.md")
    except newsdoc.NewsdocError as refusal:
        if not (refusal.path and refusal.line and refusal.column):
            raise AssertionError("an error without a place") from refusal
        return
    assert article.data == data[1:]
    validate_source(article)
    validate_front_matter(article)
    validate_values(article)
    _ = article.native


def tree(data: bytes) -> None:
    """Any text has a tree whose spans are right, and all that is derived from it."""
    article = _article(data)
    if article is None:
        return
    validate(article)
    assert article.data == _file(data)
    assert article.to_json(body=True)
    _ = article.excerpt, article.word_count, article.reading_time, article.script
    _ = article.body.outline(), article.body.links(), article.body.images(), article.body.text()


def convert(data: bytes) -> None:
    """A conversion changes prose and nothing else."""
    article = _article(data)
    if article is not None:
        hold_conversion(article)


def edit(data: bytes) -> None:
    """An edit does what it says and nothing else, or is refused; without one, nothing changes.

    The second byte is the length of a value, the third chooses what is edited, the fourth how.
    """
    length, where, how = data[1:4].ljust(3, b"\0")
    value = data[4 : 4 + length % 40].decode("utf-8", "replace")
    article = _article(data[:1] + data[4 + length % 40 :])
    if article is None:
        return
    number = how % (len(_FIELD_JOBS) + len(_NODE_JOBS))
    if number < len(_FIELD_JOBS):
        _FIELD_JOBS[number](article, where, value)
    else:
        _edit_a_node(article, where, value, _NODE_JOBS[number - len(_FIELD_JOBS)])


def _replace_a_field(article: newsdoc.Article, where: int, value: str) -> None:
    values: dict[str, object] = {"title": value, "tags": (value, "甲"), "summary": value}
    name = list(values)[where % len(values)]
    hold_replacement(article, **{name: values[name]})


def _set_a_key(article: newsdoc.Article, where: int, value: str) -> None:
    front = article.front_matter
    keys = (*front, "new")
    key = keys[where % len(keys)]
    changed = _applied(article, partial(front.set, (key,), value))
    if changed is not None:
        assert changed.front_matter[key] == value
        assert front.root is None or changed.body_text == article.body_text


def _remove_a_key(article: newsdoc.Article, where: int, _: str) -> None:
    keys = tuple(article.front_matter)
    key = keys[where % len(keys)] if keys else "none"
    changed = _applied(article, partial(article.front_matter.delete, (key,)))
    if changed is not None:
        assert key not in changed.front_matter
        assert changed.body_text == article.body_text


_FIELD_JOBS = (_replace_a_field, _set_a_key, _remove_a_key)
_NODE_JOBS: tuple[Callable[[NodeEdits, Node, str], tuple[Edit, ...]], ...] = (
    lambda edits, node, value: edits.replace(node, value),
    lambda edits, node, value: edits.insert_before(node, value),
    lambda edits, node, value: edits.insert_after(node, value),
    lambda edits, node, _: edits.remove(node),
    lambda edits, node, value: edits.set_text(node, value),
    lambda edits, node, value: edits.set_url(node, value),
    lambda edits, node, value: edits.set_title(node, value),
    lambda edits, node, value: edits.set_alt(node, value),
    lambda edits, node, _: edits.wrap(node, "strong"),
    lambda edits, node, _: edits.wrap(node, "blockquote"),
    lambda edits, node, value: edits.wrap(node, "link", url=value),
    lambda edits, node, value: edits.rename_shortcode(node, value),
    lambda edits, node, value: edits.set_argument(node, 0, value),
    lambda edits, node, value: edits.set_argument(node, value, None),
)


def _edit_a_node(
    article: newsdoc.Article,
    where: int,
    value: str,
    job: Callable[[NodeEdits, Node, str], tuple[Edit, ...]],
) -> None:
    nodes = list(article.body.walk())
    node = nodes[where % len(nodes)]
    changed = _applied(article, lambda: job(article.edit, node, value))
    if changed is not None:
        validate(changed)
        # As text, because the number that is none equals not even itself.
        assert repr(changed.front_matter.values) == repr(article.front_matter.values)


def _applied(
    article: newsdoc.Article, make: Callable[[], tuple[Edit, ...]]
) -> newsdoc.Article | None:
    try:
        return article.apply(make())
    except newsdoc.NewsdocError:
        return None


def _article(data: bytes) -> newsdoc.Article | None:
    try:
        return newsdoc.loads(_file(data), schema=_schema(data))
    except newsdoc.NewsdocError:
        return None


def _file(data: bytes) -> bytes:
    # What is no UTF-8 stops at the door; these targets are about what lies behind it.
    return data[1:].decode("utf-8", "ignore").encode()


def _schema(data: bytes) -> str | None:
    return SCHEMAS[data[0] % len(SCHEMAS)] if data else None


TARGETS: dict[str, Callable[[bytes], None]] = {
    "load": load,
    "tree": tree,
    "convert": convert,
    "edit": edit,
}
