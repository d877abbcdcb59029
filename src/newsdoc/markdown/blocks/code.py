"""Indented code."""

from __future__ import annotations

from typing import TYPE_CHECKING

from newsdoc.markdown.nodes import Code

if TYPE_CHECKING:
    from newsdoc.markdown.blocks.state import BlockState

__all__ = ["indented_code"]


def indented_code(state: BlockState, line: int, end: int, silent: bool) -> bool:
    """Read code indented by four columns (CommonMark 0.31, indented code blocks)."""
    if state.indent < 4:
        return False
    if silent:
        return True
    parts: list[str] = []
    blanks: list[str] = []
    state.take_columns(4)
    # The place is that of the indentation, which belongs to the code.
    start = _start(state, line)
    stop = state.end
    while True:
        rest = state.rest()
        if state.first < state.end:
            parts += [*blanks, rest]
            blanks.clear()
            stop = state.end
        else:
            blanks.append(rest)
        blanks.append(state.src[state.end : state.bMarks[state.line + 1]])
        if not state.advance() or not state.continued:
            break
        state.interrupting = True
        if state.indent < 4 and state.first < state.end:
            break
        state.take_columns(4)
    state.add(Code("".join(parts), start=start, end=stop, source=state.source))
    return True
