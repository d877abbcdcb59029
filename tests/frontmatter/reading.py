"""Helpers for the tests of reading."""

from __future__ import annotations

import pytest

from newsdoc.errors import FrontMatterError, NewsdocError
from newsdoc.frontmatter import (
    HEXO,
    HUGO,
    FrontMatter,
    FrontMatterDialect,
    FrozenMapping,
    MappingNode,
    Node,
    ScalarNode,
    SequenceNode,
    Value,
    read,
)
from newsdoc.source import SourceText

__all__ = ["HEXO", "HUGO", "check", "plain", "read_text", "refused", "values"]


def read_text(text: str, dialect: FrontMatterDialect) -> FrontMatter:
    front_matter = read(SourceText.from_text(text), dialect, path="post.md")
    check(front_matter)
    return front_matter


def plain(value: Value) -> object:
    """Return a value with dicts and lists."""
    if isinstance(value, FrozenMapping):
        return {key: plain(item) for key, item in value.items()}
    if isinstance(value, tuple):
        return [plain(item) for item in value]
    return value


def values(text: str, dialect: FrontMatterDialect) -> object:
    """Return the values between two fences of `---`."""
    return plain(read_text(f"---\n{text}\n---\n正文\n", dialect).values)


def refused(
    text: str, dialect: FrontMatterDialect, kind: type[NewsdocError] = FrontMatterError
) -> tuple[int | None, int | None]:
    """Return line and column at which a file is refused."""
    with pytest.raises(kind) as caught:
        read(SourceText.from_text(text), dialect, path="post.md")
    assert caught.value.path == "post.md"
    assert caught.value.excerpt
    return caught.value.line, caught.value.column


def check(front_matter: FrontMatter) -> None:
    """Check what holds for all front matter: order, nesting, places of values."""
    envelope = front_matter.envelope
    text = front_matter.source.text
    places = (envelope.open, envelope.data, envelope.close, envelope.body)
    ends = [0, *(place.end for place in places)]
    assert all(start.start >= end for start, end in zip(places, ends, strict=False))
    assert envelope.body.end == len(text)
    root = front_matter.root
    if root is not None:
        _check_node(root, envelope.data.start, envelope.data.end, text)
        assert list(front_matter) == list(front_matter.values)
        for key in front_matter:
            entry = front_matter.entry((key,))
            assert entry is not None
            assert repr(front_matter.node((key,))) == repr(entry.value)
            assert repr(front_matter.get((key,))) == repr(front_matter[key])


def _check_node(node: Node, start: int, end: int, text: str) -> None:
    assert start <= node.start <= node.end <= end, (node, start, end)
    if node.alias is not None:
        return
    if isinstance(node, ScalarNode):
        written = text[node.start : node.end]
        quotes = {"single": "'", "double": '"', "basic": '"', "literal-string": "'"}
        if node.style in quotes:
            assert written[0] == written[-1] == quotes[node.style]
        assert not written.endswith("\n")
        assert not written.endswith(" ") or node.style != "plain"
    elif isinstance(node, SequenceNode):
        for item in node.items:
            _check_node(item, start, end, text)
    else:
        assert isinstance(node, MappingNode)
        for entry in node.entries:
            assert isinstance(entry.key.value, str)
            _check_node(entry.key, start, end, text)
            _check_node(entry.value, start, end, text)
