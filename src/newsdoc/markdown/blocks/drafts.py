"""What the block rules leave for later: blocks whose inline content is not parsed yet.

Inline content can be parsed only when all definitions of the body are known, so block rules
make a node where nothing is missing and a draft where something is. `Draft.node` is filled in
by `newsdoc.markdown.build`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from newsdoc.markdown.content import Content
    from newsdoc.markdown.nodes import Align, Attributes, Node
    from newsdoc.markdown.tagspan import TagSpan

__all__ = [
    "Child",
    "DefinitionListDraft",
    "DescriptionDraft",
    "Draft",
    "FlowTagDraft",
    "FootnoteDraft",
    "HeadingDraft",
    "ItemDraft",
    "LeafDraft",
    "ListDraft",
    "ParentDraft",
    "QuoteDraft",
    "TableDraft",
    "TermDraft",
]


class Draft:
    """A block under construction.

    Attributes:
        start: Offset of its first character.
        end: Offset after its last one.
        node: The node, once it is built.
    """

    __slots__ = ("end", "node", "start")

    def __init__(self, start: int, end: int = -1) -> None:
        self.start = start
        self.end = end
        self.node: Node | None = None


Child: TypeAlias = "Node | Draft"
"""What a container holds while it is built."""


class LeafDraft(Draft):
    """A paragraph, or a cell of a table.

    Attributes:
        content: Its text, or None for an empty cell.
        task: The item whose first content this is, so that `[ ]` in it is a task's box.
    """

    __slots__ = ("content", "task")

    def __init__(
        self, start: int, end: int, content: Content | None, task: ItemDraft | None = None
    ) -> None:
        super().__init__(start, end)
        self.content = content
        self.task = task


class HeadingDraft(LeafDraft):
    """A heading.

    Attributes:
        depth: 1 to 6.
        attributes: What stands in braces at its end, or None.
    """

    __slots__ = ("attributes", "depth")

    def __init__(
        self,
        start: int,
        end: int,
        content: Content | None,
        depth: int,
        attributes: Attributes | None = None,
    ) -> None:
        super().__init__(start, end, content)
        self.depth = depth
        self.attributes = attributes


class TermDraft(LeafDraft):
    """A term of a definition list."""

    __slots__ = ()


class TableDraft(Draft):
    """A table.

    Attributes:
        align: How each column is aligned.
        rows: Start, end and cells of each row.
    """

    __slots__ = ("align", "rows")

    def __init__(self, start: int, align: tuple[Align, ...]) -> None:
        super().__init__(start)
        self.align = align
        self.rows: list[tuple[int, int, list[LeafDraft]]] = []


class ParentDraft(Draft):
    """A block that holds blocks.

    Attributes:
        children: The blocks inside, so far.
    """

    __slots__ = ("children",)

    def __init__(self, start: int) -> None:
        super().__init__(start)
        self.children: list[Child] = []


class QuoteDraft(ParentDraft):
    """A quotation."""

    __slots__ = ()


class FootnoteDraft(ParentDraft):
    """A footnote definition.

    Attributes:
        label: Its label as written.
    """

    __slots__ = ("label",)

    def __init__(self, start: int, label: str) -> None:
        super().__init__(start)
        self.label = label


class DefinitionListDraft(ParentDraft):
    """A definition list."""

    __slots__ = ()


class DescriptionDraft(ParentDraft):
    """A description in a definition list.

    Attributes:
        spread: True where a blank line stands before it.
    """

    __slots__ = ("spread",)

    def __init__(self, start: int) -> None:
        super().__init__(start)
        self.spread = False


class ItemDraft(ParentDraft):
    """An item of a list.

    Attributes:
        checked: The state of its task box, or None.
        spread: True where it is known to be spread, whatever its children say.
    """

    __slots__ = ("checked", "spread")

    def __init__(self, start: int) -> None:
        super().__init__(start)
        self.checked: bool | None = None
        self.spread = False


class ListDraft(Draft):
    """A list.

    Attributes:
        ordered: True for `1.` and `1)`.
        first_number: The number of the first item, or None.
        spread: True where a blank line stands between items.
        items: Its items.
    """

    __slots__ = ("first_number", "items", "ordered", "spread")

    def __init__(self, start: int, first_number: int | None) -> None:
        super().__init__(start)
        self.ordered = first_number is not None
        self.first_number = first_number
        self.spread = False
        self.items: list[ItemDraft] = []


class FlowTagDraft(Draft):
    """A tag that has its lines to itself.

    Attributes:
        tag: The tag as it was found.
        indent: The column that it begins in, from 0.
    """

    __slots__ = ("indent", "tag")

    def __init__(self, tag: TagSpan, indent: int) -> None:
        super().__init__(-1)
        self.tag = tag
        self.indent = indent
