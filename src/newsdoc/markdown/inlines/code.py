"""Code in running text."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from newsdoc.markdown.nodes import InlineCode

if TYPE_CHECKING:
    from newsdoc.markdown.inlines.state import InlineState

__all__ = ["code_span", "padding_off"]

_RUN = re.compile(r"`+")
_PADDING = (" ", "\n", "\r")
_ESCAPED_BAR = re.compile(r"\\([\\|])")


def code_span(state: InlineState, silent: bool) -> bool:
    """Read code between runs of backticks (CommonMark 0.31, code spans)."""
    start = state.pos
    found = _RUN.match(state.src, start)
    begin = found.end() if found else start + 1
    close = state.closing_run(_RUN, begin, begin - start)
    if close < 0:
        state.looked = len(state.src)
        state.add_text(start, begin)
        state.pos = begin
        return True
    value = padding_off(state.raw[begin:close], state.content.unsplit(begin, close))
    if state.cell:
        # In a cell a bar must be escaped, in code too (GFM 0.29, example 200).
        value = _ESCAPED_BAR.sub(lambda bar: "|" if bar[1] == "|" else bar[0], value)
    state.pos = close + begin - start
    state.add_node(
        InlineCode(
            value, start=state.offset(start), end=state.end_offset(state.pos), source=state.source
        )
    )
    return True


def padding_off(value: str, written: str | None = None) -> str:
    """Take one space or line end off both ends, where both have one and more stands between.

    Args:
        value: The text between the marks.
        written: The same with a tab for each space of a split tab, which is more to micromark.
    """
    looked = value if written is None else written
    if looked[:1] not in _PADDING or looked[-1:] not in _PADDING or not looked.strip(" \r\n"):
        return value
    return value[2 if value.startswith("\r\n") else 1 : -2 if value.endswith("\r\n") else -1]
