"""Line ends in running text, soft and hard."""

from __future__ import annotations

from typing import TYPE_CHECKING

from newsdoc.markdown.nodes import Break

if TYPE_CHECKING:
    from newsdoc.markdown.inlines.state import InlineState

__all__ = ["line_end", "trim_end"]


def line_end(state: InlineState, silent: bool) -> bool:
    """Read a line end with the white space around it (CommonMark 0.31, line breaks)."""
    start = state.pos
    src = state.src
    stop = start + 2 if src.startswith("\r\n", start) else start + 1
    state.end_line(stop)
    taken = trim_end(state)
    if len(taken) > 1 and "\t" not in taken:
        _break(state, start - len(taken), stop)
    else:
        state.add_value(src[start:stop], start, stop)
    state.pos = _skip(src, stop)
    return True


def escaped_line_end(state: InlineState, silent: bool) -> bool:
    r"""Read a hard break written as `\` before a line end."""
    start = state.pos
    src = state.src
    if src[start + 1 : start + 2] not in ("\n", "\r"):
        return False
    stop = start + 3 if src.startswith("\r\n", start + 1) else start + 2
    state.end_line(stop)
    _break(state, start, stop)
    state.pos = _skip(src, stop)
    return True


def _break(state: InlineState, start: int, stop: int) -> None:
    state.add_node(
        Break(start=state.offset(start), end=state.end_offset(stop), source=state.source)
    )


def _skip(src: str, at: int) -> int:
    end = len(src)
    while at < end and src[at] in " \t":
        at += 1
    return at


def trim_end(state: InlineState) -> str:
    """Take spaces and tabs off the end of the text before the cursor, and return them."""
    items = state.items
    if not items or not isinstance(items[-1], tuple):
        return ""
    value, start, _, plain = items[-1]
    kept = value.rstrip(" \t") if plain else value
    if len(kept) == len(value):
        return ""
    if kept:
        items[-1] = (kept, start, start + len(kept), True)
    else:
        items.pop()
    return value[len(kept) :]
