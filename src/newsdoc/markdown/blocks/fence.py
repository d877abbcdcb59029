"""Fenced code, and fenced mathematics, which follows the same rules."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from newsdoc.markdown.blocks.marks import SWALLOWED
from newsdoc.markdown.chars import decode
from newsdoc.markdown.nodes import Code, Math

if TYPE_CHECKING:
    from newsdoc.markdown.blocks.state import BlockState

__all__ = ["fence", "math_fence", "read_fenced"]

_OPEN = re.compile(r"(`{3,}+)[ \t]*([^`\r\n]*)|(~{3,}+)[ \t]*([^\r\n]*)")
_OPEN_MATH = re.compile(r"(\${2,}+)[ \t]*([^$\r\n]*)")
_WORD = re.compile(r"[ \t]+")


def fence(state: BlockState, line: int, end: int, silent: bool) -> bool:
    """Read code between fences (CommonMark 0.31, fenced code blocks)."""
    found = _OPEN.fullmatch(state.src, state.first, state.end)
    if not found:
        return False
    if silent:
        return True
    sequence = found[1] or found[3]
    info = state.raw[slice(*found.span(2 if found[1] else 4))]
    start = state.first
    value, stop = read_fenced(state, sequence)
    lang, *meta = _WORD.split(info, maxsplit=1)
    state.add(
        Code(
            value,
            decode(lang) if lang else None,
            decode(meta[0]) if meta and meta[0] else None,
            start=start,
            end=stop,
            source=state.source,
        )
    )
    return True


def math_fence(state: BlockState, line: int, end: int, silent: bool) -> bool:
    """Read TeX between lines of `$$` (as micromark-extension-math reads it)."""
    found = _OPEN_MATH.fullmatch(state.src, state.first, state.end)
    if not found:
        return False
    if silent:
        return True
    start = state.first
    value, stop = read_fenced(state, found[1])
    meta = decode(found[2]) if found[2] else None
    state.add(Math(value, meta, start=start, end=stop, source=state.source))
    return True


def read_fenced(state: BlockState, sequence: str) -> tuple[str, int]:
    """Read on to the closing fence, or to where the containers end.

    Args:
        state: The state, at the line of the opening fence.
        sequence: The characters of the opening fence.

    Returns:
        The lines between, and the offset at which the block ends.
    """
    indent = state.indent
    closing = re.compile(rf"{re.escape(sequence[0])}{{{len(sequence)},}}+[ \t]*")
    parts: list[str] = []
    src = state.src
    while state.advance():
        if state.lazy:
            return _value(parts), _lazy_end(state)
        if state.restarted:
            break
        if state.indent < 4 and closing.fullmatch(src, state.first, state.end):
            stop = state.end
            state.advance()
            return _value(parts), stop
        # A blank line in a fence is code, not a gap before the end of a container.
        state.marks[state.line] = 0
        if indent:
            state.take_columns(indent)
        parts += (state.rest(), src[state.end : state.bMarks[state.line + 1]])
    state.marks[state.line - 1] = SWALLOWED
    return _value(parts), state.bMarks[state.line]


def _lazy_end(state: BlockState) -> int:
    # Where a container begins on the line, micromark ends the block after its line end; where
    # the line merely lies outside, before it.
    if state.opens_container():
        state.marks[state.line - 1] = SWALLOWED
        return state.bMarks[state.line]
    return state.eMarks[state.line - 1]


def _value(parts: list[str]) -> str:
    return "".join(parts[:-1]) if parts else ""
