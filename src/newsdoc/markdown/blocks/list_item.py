"""Lists, `- x` and `1. x`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from newsdoc.markdown.blocks.containers import (
    ListContainer,
    read_marker,
    take_item_marker,
    too_deep,
)

if TYPE_CHECKING:
    from newsdoc.markdown.blocks.state import BlockState

__all__ = ["list_item"]


def list_item(state: BlockState, line: int, end: int, silent: bool) -> bool:
    """Open a list where the cursor stands before a marker (CommonMark 0.31, list items)."""
    marker = read_marker(state, interrupting=state.interrupting)
    if marker is None:
        return False
    if silent:
        return True
    if too_deep(state):
        return False
    start = state.first
    container = ListContainer(start, marker[2], marker[1])
    take_item_marker(state, container, marker)
    state.add_container(container, container.draft)
    container.open_item(state, start)
    return True
