"""Thematic breaks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from newsdoc.markdown.blocks.containers import is_thematic_break
from newsdoc.markdown.nodes import ThematicBreak

if TYPE_CHECKING:
    from newsdoc.markdown.blocks.state import BlockState

__all__ = ["thematic_break"]


def thematic_break(state: BlockState, line: int, end: int, silent: bool) -> bool:
    """Read `***`, `---` or `___` (CommonMark 0.31, thematic breaks)."""
    if not is_thematic_break(state.src, state.first, state.end):
        return False
    if not silent:
        start, end = state.first + state.shift, state.end + state.shift
        state.add(ThematicBreak(start=start, end=end, source=state.source))
        state.advance()
    return True
