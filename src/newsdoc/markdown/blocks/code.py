"""Indented code."""

from __future__ import annotations

from typing import TYPE_CHECKING

from newsdoc.markdown.blocks.fence import without_line_end
from newsdoc.markdown.nodes import Code

if TYPE_CHECKING:
    from newsdoc.markdown.blocks.state import BlockState

__all__ = ["indented_code"]


def indented_code(state: BlockState, line: int, end: int, silent: bool) -> bool:
    """Read code indented by four columns (CommonMark 0.31, indented code blocks)."""
    if state.indent < 4 or state.behind_tag:
        return False
    parts: list[str] = []
    pending: list[str] = []
    # The indentation belongs to the code.
    start = state.pos
    stop = state.end
    # micromark looks at the line that ends, not at the one that follows.
    alone = state.was_lazy
    while True:
        if state.indent > 3:
            state.take_columns(4)
            parts += (*pending, state.rest())
            pending.clear()
            stop = state.end
            state.marks[state.line] = 0
        pending.append(state.src[state.end : state.bMarks[state.line + 1]])
        if not state.advance() or not state.continued or alone:
            break
        state.interrupting = True
        if state.indent < 4 and state.first < state.end:
            break
    value = without_line_end("".join(parts))
    shift = state.shift
    state.add(Code(value, start=start + shift, end=stop + shift, source=state.source))
    return True
