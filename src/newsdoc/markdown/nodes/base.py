"""What all nodes of a tree share: places, walking, equality, pickling.

Nothing here recurses, so a tree of any depth can be walked, compared and pickled.
"""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING, ClassVar, Literal, TypeVar, cast, dataclass_transform, overload

from newsdoc.spans import Point, Position, Span

if TYPE_CHECKING:
    import builtins
    from collections.abc import Callable, Iterator

    from newsdoc.markdown.mdast import MdastNode
    from newsdoc.source import SourceText

__all__ = ["LiteralNode", "Node", "Parent", "node"]

T = TypeVar("T")
N = TypeVar("N", bound="Node")
M = TypeVar("M", bound="Node")

_PLACE = frozenset({"start", "end", "source", "children", "tags"})
_BOM = "\ufeff"


@dataclass_transform(frozen_default=True, eq_default=False)
def node(cls: type[T]) -> type[T]:
    """Make a class a kind of node: a frozen, slotted dataclass that compares as `Node` does."""
    made = dataclasses.dataclass(frozen=True, slots=True, eq=False, repr=False)(cls)
    names = tuple(
        field.name
        for field in dataclasses.fields(cast("type[Node]", made))
        if field.name not in _PLACE and field.compare
    )
    cast("type[Node]", made).own_fields = names
    return made


@dataclasses.dataclass(frozen=True, slots=True, eq=False, repr=False, kw_only=True)
class Node:
    """One node of the tree.

    Equal nodes have the same type, fields, offsets and children; the text they come from takes
    no part.

    Attributes:
        start: Offset of the first character in `source.text`, or -1 for a node that was built and
            not read (unist calls it generated).
        end: Offset after the last character, or -1.
        source: The text that the offsets count in, or None.
    """

    type: ClassVar[str] = ""
    """The node's type as mdast names it."""
    child_field: ClassVar[str] = "children"
    """The field that `children` is, in nodes that can hold any."""
    own_fields: ClassVar[tuple[str, ...]] = ()
    """Names of the fields that are neither place nor children."""

    start: int = -1
    end: int = -1
    source: SourceText | None = dataclasses.field(default=None, compare=False)

    @property
    def children(self) -> tuple[Node, ...]:
        """The nodes inside; empty for a node that cannot hold any."""
        return ()

    @property
    def generated(self) -> bool:
        """True for a node that was built, so that it has no place in a text."""
        return self.start < 0

    @property
    def span(self) -> Span:
        """The node's place in the file's text.

        Raises:
            ValueError: The node is generated.
        """
        if self.start < 0:
            raise ValueError(f"a generated {self.type} has no place in a text")
        return Span(self.start, self.end)

    @property
    def position(self) -> Position:
        """The node's place as unist writes it, lines and columns from one, in code points.

        A byte order mark that is part of the text counts as an offset but not as a column.

        Raises:
            ValueError: The node is generated, or does not know its text.
        """
        span = self.span
        if self.source is None:
            raise ValueError(f"this {self.type} does not know the text it was read from")
        return Position(_point(self.source, span.start), _point(self.source, span.end))

    @property
    def raw(self) -> str:
        """The text between the node's offsets, as written.

        Raises:
            ValueError: The node is generated, or does not know its text.
        """
        span = self.span
        if self.source is None:
            raise ValueError(f"this {self.type} does not know the text it was read from")
        return self.source.slice(span)

    def walk(self) -> Iterator[Node]:
        """Give this node and all nodes below it, in the order of the text."""
        stack: list[Node] = [self]
        while stack:
            current = stack.pop()
            yield current
            stack.extend(reversed(current.children))

    @overload
    def find_all(self, kind: builtins.type[N], /) -> Iterator[N]: ...
    @overload
    def find_all(self, kind: builtins.type[N], other: builtins.type[M], /) -> Iterator[N | M]: ...
    @overload
    def find_all(self, *kinds: builtins.type[Node]) -> Iterator[Node]: ...
    def find_all(self, *kinds: builtins.type[Node]) -> Iterator[Node]:
        """Give the nodes of some kinds, this one included, in the order of the text.

        Args:
            kinds: Classes; a base such as `Parent` finds what is derived from it.
        """
        return (found for found in self.walk() if isinstance(found, kinds))

    def text(self) -> str:
        """Return the plain text: values and alternative texts below this node, joined.

        The same as mdast-util-to-string.
        """
        return "".join(found.own_text() for found in self.walk())

    def to_mdast(
        self,
        *,
        origin: Literal["file", "body"] = "file",
        units: Literal["codepoint", "utf16"] = "codepoint",
    ) -> MdastNode:
        """Return this node and all below it as mdast JSON.

        Args:
            origin: Whether places count from the beginning of the file's text or, for a root, of
                the body.
            units: What columns and offsets count: code points, or UTF-16 units as JavaScript.
        """
        from newsdoc.markdown.mdast import to_mdast  # noqa: PLC0415  imports this module

        return to_mdast(self, origin=origin, units=units)

    def own_text(self) -> str:
        """Return what this node by itself adds to `text()`."""
        return ""

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Node):
            return NotImplemented
        pairs: list[tuple[Node, Node]] = [(self, other)]
        while pairs:
            left, right = pairs.pop()
            if left is right:
                continue
            if not _alike(left, right):
                return False
            pairs.extend(zip(left.children, right.children, strict=True))
        return True

    def __hash__(self) -> int:
        return hash((type(self), self.start, self.end))

    def __repr__(self) -> str:
        parts = [f"{name}={getattr(self, name)!r}" for name in self.own_fields]
        if self.children:
            parts.append(f"children={len(self.children)}")
        place = "" if self.start < 0 else f"{self.start}:{self.end}"
        return f"<{' '.join((type(self).__name__, place, *parts)).replace('  ', ' ')}>"

    def __reduce__(self) -> tuple[object, ...]:
        # Flat, children before their parent: pickle's own way recurses with the depth.
        flat: list[tuple[builtins.type[Node], int, dict[str, object]]] = []
        stack: list[Node] = [self]
        while stack:
            current = stack.pop()
            values = {name: getattr(current, name) for name in current.own_fields}
            values |= {"start": current.start, "end": current.end}
            flat.append((type(current), len(current.children), values))
            stack.extend(reversed(current.children))
        flat.reverse()
        return _rebuild, (self.source, flat)


def _point(source: SourceText, offset: int) -> Point:
    point = source.point(offset)
    if point.line == 1 and offset and source.text[0] == _BOM:
        return Point(1, point.column - 1, offset)
    return point


def _alike(left: Node, right: Node) -> bool:
    """Tell whether two nodes are equal, children aside."""
    return (
        type(left) is type(right)
        and left.start == right.start
        and left.end == right.end
        and len(left.children) == len(right.children)
        and all(getattr(left, name) == getattr(right, name) for name in left.own_fields)
    )


def _rebuild(
    source: SourceText | None, flat: list[tuple[type[Node], int, dict[str, object]]]
) -> Node:
    done: list[Node] = []
    for kind, count, values in flat:
        make = cast("Callable[..., Node]", kind)
        if count:
            # The first child was laid down last, so it is popped first.
            values = values | {kind.child_field: tuple(done.pop() for _ in range(count))}  # noqa: PLW2901  their own from here
        done.append(make(**values, source=source))
    return done[0]


@node
class Parent(Node):
    """A node that holds others.

    Attributes:
        children: The nodes inside, in the order of the text.
    """

    # A field in place of the property of nodes that hold none.
    children: tuple[Node, ...] = ()


@node
class LiteralNode(Node):
    """A node that holds text.

    Attributes:
        value: The text, decoded as mdast does.
    """

    value: str = ""

    def own_text(self) -> str:
        """Return the value."""
        return self.value
