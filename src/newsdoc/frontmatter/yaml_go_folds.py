"""Names of keys in lower case, where Hugo makes them so and aliases share what they stand for.

Hugo folds the maps that it comes to from the top through maps alone, in place. An alias is the
very map that its anchor named: one that is folded for its place in a map is folded in every list
too. What a merge key takes in is read anew, and shares nothing.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from newsdoc.frontmatter.merging import merged_mappings
from newsdoc.frontmatter.nodes import Entry, MappingNode, ScalarNode, SequenceNode
from newsdoc.frontmatter.yaml_go_values import fold_key

if TYPE_CHECKING:
    from collections.abc import Mapping

    from newsdoc.frontmatter.nodes import Node

__all__ = ["fold_shared"]


def fold_shared(node: Node, targets: Mapping[int, int]) -> Node:
    """Return a node with names as Hugo has them; the keys stay as written.

    Args:
        node: The top.
        targets: Where each alias begins, and where what it stands for does.
    """
    return _Folds(node, targets).node(node, folds=True)


class _Folds:
    """Which mappings Hugo folds, by their beginnings."""

    def __init__(self, top: Node, targets: Mapping[int, int]) -> None:
        self._targets = targets
        self._folded: set[int] = set()
        self._find(top)

    def _find(self, top: Node) -> None:
        anew: set[int] = set()
        waiting = [(top, True)]
        while waiting:
            node, shared = waiting.pop()
            known = self._folded if shared else anew
            if not isinstance(node, MappingNode) or self._begin(node) in known:
                continue
            known.add(self._begin(node))
            for entry in node.entries:
                if entry.merge:
                    waiting += [(mapping, False) for mapping in merged_mappings(entry.value)]
                else:
                    waiting.append((entry.value, shared or entry.value.alias is not None))

    def _begin(self, node: MappingNode) -> int:
        return node.start if node.alias is None else self._targets.get(node.start, node.start)

    def node(self, node: Node, *, folds: bool, anew: bool = False) -> Node:
        """Return a node with its names as they are to be.

        Args:
            node: The node.
            folds: It stands in a mapping that is folded.
            anew: It is read anew for a merge key, so that its own anchor counts for nothing.
        """
        if isinstance(node, SequenceNode):
            return replace(node, items=tuple(self._inner(item, False, anew) for item in node.items))
        if isinstance(node, ScalarNode):
            return node
        folds = folds or (not anew and self._begin(node) in self._folded)
        return replace(node, entries=tuple(self._entry(one, folds, anew) for one in node.entries))

    def _inner(self, node: Node, folds: bool, anew: bool) -> Node:
        return self.node(node, folds=folds, anew=anew and node.alias is None)

    def _entry(self, entry: Entry, folds: bool, anew: bool) -> Entry:
        written = str(entry.key.value)
        value = entry.value
        if not entry.merge:
            value = self._inner(value, folds, anew)
        elif isinstance(value, SequenceNode):
            items = tuple(self.node(item, folds=folds, anew=True) for item in value.items)
            value = replace(value, items=items)
        else:
            value = self.node(value, folds=folds, anew=True)
        return Entry(entry.key, value, fold_key(written) if folds else written, entry.merge)
