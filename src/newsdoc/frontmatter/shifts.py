"""Offsets of nodes that were read from a part of a file, or from a text made from it."""

from __future__ import annotations

import bisect
import re
from dataclasses import replace
from typing import TYPE_CHECKING

from newsdoc.frontmatter.nodes import Entry, MappingNode, ScalarNode, SequenceNode
from newsdoc.frontmatter.yaml_go_values import fold_key

if TYPE_CHECKING:
    from collections.abc import Callable

    from newsdoc.frontmatter.nodes import Node

__all__ = ["expand_tabs", "fold_names", "shift_offsets"]

_LEADING_TABS = re.compile(r"\n(\t+)")


def shift_offsets(node: Node, move: Callable[[int], int]) -> Node:
    """Return a node with every offset moved; what aliases share stays shared.

    Args:
        node: The node.
        move: Gives the new offset of an old one.
    """
    return _Shift(move).node(node)


class _Shift:
    def __init__(self, move: Callable[[int], int]) -> None:
        self._move = move
        self._items: dict[int, tuple[Node, ...]] = {}
        self._entries: dict[int, tuple[Entry, ...]] = {}

    def node(self, node: Node) -> Node:
        start, end = self._move(node.start), self._move(node.end)
        if isinstance(node, ScalarNode):
            return replace(node, start=start, end=end)
        if isinstance(node, SequenceNode):
            items = self._items.get(id(node.items))
            if items is None:
                items = tuple(self.node(item) for item in node.items)
                self._items[id(node.items)] = items
            return replace(node, items=items, start=start, end=end)
        return replace(node, entries=self._moved(node), start=start, end=end)

    def _moved(self, node: MappingNode) -> tuple[Entry, ...]:
        entries = self._entries.get(id(node.entries))
        if entries is None:
            entries = tuple(self._entry(entry) for entry in node.entries)
            self._entries[id(node.entries)] = entries
        return entries

    def _entry(self, entry: Entry) -> Entry:
        return replace(entry, key=self._key(entry.key), value=self.node(entry.value))

    def _key(self, key: ScalarNode) -> ScalarNode:
        return replace(key, start=self._move(key.start), end=self._move(key.end))


def fold_names(node: Node) -> Node:
    """Return a node with the names of its keys in lower case; the keys stay as written.

    As in Hugo, mappings that stand in a list keep the case of their keys.
    """
    if not isinstance(node, MappingNode):
        return node
    entries = tuple(
        Entry(entry.key, fold_names(entry.value), fold_key(entry.name), entry.merge)
        for entry in node.entries
    )
    return replace(node, entries=entries)


def expand_tabs(text: str) -> tuple[str, Callable[[int], int]]:
    r"""Make two blanks of every tab at the start of a line, as hexo-front-matter does.

    Returns:
        The text, and a function from its offsets to those of the text given.

    >>> text, back = expand_tabs("a:\n\tb: 1\n")
    >>> text, back(text.index("b"))
    ('a:\n  b: 1\n', 4)
    """
    parts: list[str] = []
    new_at: list[int] = [0]
    old_at: list[int] = [0]
    at = length = 0
    for found in _LEADING_TABS.finditer(text):
        tabs = found.end() - found.start(1)
        parts += text[at : found.start(1)], "  " * tabs
        length += found.start(1) - at + 2 * tabs
        at = found.end()
        new_at.append(length)
        old_at.append(at)
    parts.append(text[at:])

    def back(offset: int) -> int:
        index = bisect.bisect_right(new_at, offset) - 1
        here = old_at[index] + offset - new_at[index]
        # Inside expanded tabs nothing begins; the next text is as near as any.
        return min(here, old_at[index + 1]) if index + 1 < len(old_at) else here

    return "".join(parts), back
