"""Fenced code, and fenced mathematics, which follows the same rules."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from newsdoc.markdown.blocks.marks import SWALLOWED
from newsdoc.markdown.chars import decode
from newsdoc.markdown.nodes import Code, Math

if TYPE_CHECKING:
    from newsdoc.markdown.blocks.state import BlockState

__all__ = ["fence", "lazy_end", "math_fence", "read_fenced", "unclosed_end", "without_line_end"]

_OPEN = re.compile(r"(`{3,}+)[ \t]*([^`\r\n]*)|(~{3,}+)[ \t]*([^\r\n]*)")
_OPEN_MATH = re.compile(r"(\${2,}+)[ \t]*([^$\r\n]*)")
_WORD = re.compile(r"[ \t]+")
_FIRST_LINE_END = re.compile(r"\A(?:\r?\n|\r)")


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
            start=start + state.shift,
            end=stop + state.shift,
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
    shift = state.shift
    state.add(Math(value, meta, start=start + shift, end=stop + shift, source=state.source))
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
    src = state.src
    # The line end of the opening fence is put before the lines, as mdast does it.
    parts = [src[state.end : state.bMarks[state.line + 1]]]
    # Until the block turns out to end before it, its last line end belongs to it.
    state.marks[state.line] = SWALLOWED
    while state.advance():
        if state.lazy:
            stop = lazy_end(state)
            return _value(parts, whole=stop == state.bMarks[state.line]), stop
        if state.restarted:
            break
        if state.indent < 4 and closing.fullmatch(src, state.first, state.end):
            stop = state.end
            state.advance()
            return _value(parts), stop
        state.marks[state.line] = SWALLOWED
        if indent:
            state.take_columns(indent)
        parts += (state.rest(), src[state.end : state.bMarks[state.line + 1]])
    stop = unclosed_end(state)
    return _value(parts, whole=stop == state.bMarks[state.line]), stop


def unclosed_end(state: BlockState) -> int:
    """Return where a block ends that nothing has closed when its container or the text ends.

    The last line end belongs to it; but to mdast the end of the text is one more line, which
    does not belong to a quotation.
    """
    last = state.line - 1
    if state.line < state.lineMax:
        return state.bMarks[state.line]
    if state.eMarks[last] == state.bMarks[last + 1]:
        # On a last line that is but the containers' indentation the block takes up nothing.
        inside = state.entered < state.eMarks[last] or state.entered_spare or not state.containers
        return state.eMarks[last] if inside else state.bMarks[last]
    if not any(found.quotes for found in state.containers):
        return state.bMarks[last + 1]
    state.marks[last] = 0
    return state.eMarks[last]


def lazy_end(state: BlockState) -> int:
    """Return where a block ends that the line at the cursor does not belong to.

    Where a container begins on the line, micromark ends the block after its last line end; where
    the line merely lies outside, before it.
    """
    if state.opens_container():
        return state.bMarks[state.line]
    state.marks[state.line - 1] = 0
    return state.eMarks[state.line - 1]


def _value(parts: list[str], *, whole: bool = True) -> str:
    """Join lines and line ends, and take off one line end at the beginning and one at the end.

    A CR and an LF that come to stand beside each other, as containers' marks stood between them,
    are one line end to mdast.

    Args:
        parts: The opening fence's line end, then lines and line ends in turn.
        whole: False where the last line end is not part of the block.
    """
    text = _FIRST_LINE_END.sub("", "".join(parts if whole else parts[:-1]))
    return without_line_end(text)


def without_line_end(text: str) -> str:
    """Return a text without the line end that it ends with."""
    if text.endswith("\r\n"):
        return text[:-2]
    return text[:-1] if text.endswith(("\n", "\r")) else text
