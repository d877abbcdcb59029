"""Block quotations, `> x`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from newsdoc.markdown.blocks.containers import QuoteContainer, take_quote_marker, too_deep

if TYPE_CHECKING:
    from newsdoc.markdown.blocks.state import BlockState

__all__ = ["blockquote"]


def blockquote(state: BlockState, line: int, end: int, silent: bool) -> bool:
    """Open a quotation where the cursor stands before `>` (CommonMark 0.31, block quotes)."""
    if silent:
        return True
    if too_deep(state):
        return False
    container = QuoteContainer(state.first)
    take_quote_marker(state)
    state.add_container(container, container.draft)
    state.quoted = True
    return True
