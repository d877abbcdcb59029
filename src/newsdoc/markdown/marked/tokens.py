"""The blocks that marked finds in a body."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal, TypeAlias

__all__ = ["Block", "Kind"]

Kind: TypeAlias = Literal[
    "space",
    "code",
    "heading",
    "rule",
    "quote",
    "list",
    "item",
    "html",
    "table",
    "paragraph",
    "text",
]


@dataclass(slots=True)
class Block:
    """One block.

    Attributes:
        kind: What it is.
        raw: The text that it was read from, without the marks of the blocks around it.
        text: Its own text: running text, code or HTML.
        line: The line that it begins on.
        depth: The depth of a heading.
        children: The blocks of a quotation or an item, the items of a list.
        loose: Whether a list or an item has paragraphs.
        ordered: Whether a list is numbered.
        start: The number of a list's first item.
        checked: Whether the box of a task is ticked; None where it is no task.
        rows: The cells of a table, its head first.
    """

    kind: Kind
    raw: str
    text: str = ""
    line: int = 0
    depth: int = 0
    children: list[Block] = field(default_factory=list)
    loose: bool = False
    ordered: bool = False
    start: int = 1
    checked: bool | None = None
    rows: tuple[tuple[str, ...], ...] = ()
