"""What stops a reader: the generator's refusal, and newsdoc's own limits."""

from __future__ import annotations

from typing import TYPE_CHECKING

from newsdoc.frontmatter.nodes import MappingNode, ScalarNode, SequenceNode
from newsdoc.limits import MAX_ALIAS_NODES, MAX_DEPTH

if TYPE_CHECKING:
    from newsdoc.frontmatter.nodes import Node

__all__ = ["AliasCounter", "LimitPassedError", "RefusedError"]


class RefusedError(Exception):
    """The generator refuses the text; for use inside this package.

    Attributes:
        message: What is wrong.
        offset: Where, in the text that was read.
    """

    def __init__(self, message: str, offset: int) -> None:
        super().__init__(message)
        self.message = message
        self.offset = offset


class LimitPassedError(RefusedError):
    """One of newsdoc's own limits is passed."""


class AliasCounter:
    """Counts what aliases add: a few lines can stand for millions of values, and for any depth."""

    def __init__(self) -> None:
        self._total = 0
        # The nodes are kept so that no identity is used twice.
        self._sizes: dict[int, tuple[Node, int, int]] = {}

    def add(self, target: Node, offset: int, depth: int) -> None:
        """Count one alias of `target`.

        Args:
            target: What the alias stands for.
            offset: Where the alias stands.
            depth: In how many lists and mappings it stands.

        Raises:
            LimitPassedError: All aliases together add more than `MAX_ALIAS_NODES` nodes, or what
                this one stands for is nested deeper than `MAX_DEPTH` here.
        """
        weight, height = self._size(target)
        if depth + height > MAX_DEPTH:
            raise LimitPassedError(f"more than {MAX_DEPTH} levels of nesting", offset)
        self._total += weight
        if self._total > MAX_ALIAS_NODES:
            message = f"the aliases of this front matter add more than {MAX_ALIAS_NODES} values"
            raise LimitPassedError(message, offset)

    def _size(self, node: Node) -> tuple[int, int]:
        """Return how many nodes there are in one, and how many levels."""
        if isinstance(node, ScalarNode):
            return 1, 1
        known = self._sizes.get(id(node))
        if known:
            return known[1:]
        weight = height = 1
        for child in _children(node):
            inner, levels = self._size(child)
            weight += inner
            height = max(height, levels + 1)
        self._sizes[id(node)] = (node, weight, height)
        return weight, height


def _children(node: SequenceNode | MappingNode) -> tuple[Node, ...]:
    if isinstance(node, MappingNode):
        return tuple(entry.value for entry in node.entries)
    return node.items
