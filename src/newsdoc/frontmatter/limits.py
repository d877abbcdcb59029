"""What stops a reader: the generator's refusal, and newsdoc's own limits."""

from __future__ import annotations

from typing import TYPE_CHECKING

from newsdoc.frontmatter.nodes import MappingNode, ScalarNode, SequenceNode
from newsdoc.limits import MAX_ALIAS_NODES

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
    """Counts what aliases add, so that a few lines cannot stand for millions of values."""

    def __init__(self) -> None:
        self._total = 0
        # The nodes are kept so that no identity is used twice.
        self._weights: dict[int, tuple[Node, int]] = {}

    def add(self, target: Node, offset: int) -> None:
        """Count one alias of `target`.

        Raises:
            LimitPassedError: All aliases together add more than `MAX_ALIAS_NODES` nodes.
        """
        self._total += self._weigh(target)
        if self._total > MAX_ALIAS_NODES:
            message = f"the aliases of this front matter add more than {MAX_ALIAS_NODES} values"
            raise LimitPassedError(message, offset)

    def _weigh(self, node: Node) -> int:
        if isinstance(node, ScalarNode):
            return 1
        known = self._weights.get(id(node))
        if known:
            return known[1]
        weight = 1 + sum(self._weigh(child) for child in _children(node))
        self._weights[id(node)] = (node, weight)
        return weight


def _children(node: SequenceNode | MappingNode) -> tuple[Node, ...]:
    if isinstance(node, MappingNode):
        return tuple(entry.value for entry in node.entries)
    return node.items
