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
    if not found:
        return False
    begin = found.end()
    close = _close(state, begin, begin - start)
    if close < 0:
        state.add_text(start, begin)
        state.pos = begin
        return True
    value = padding_off(state.raw[begin:close])
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


def padding_off(value: str) -> str:
    """Take one space or line end off both ends, where both have one and more stands between."""
    if value[:1] not in _PADDING or value[-1:] not in _PADDING or not value.strip(" \r\n"):
        return value
    return value[2 if value.startswith("\r\n") else 1 : -2 if value.endswith("\r\n") else -1]


def _close(state: InlineState, at: int, size: int) -> int:
    """Return where the closing run begins, or -1.

    The runs of the whole text are looked up once; `backticks` has the places of each length.
    """
    if not state.backticksScanned:
        for found in _RUN.finditer(state.src):
            state.runs_of_backticks.setdefault(len(found[0]), []).append(found.start())
        for places in state.runs_of_backticks.values():
            places.reverse()
        state.backticksScanned = True
    places = state.runs_of_backticks.get(size, [])
    # The cursor only moves on, so what lies behind it is never asked for again.
    while places and places[-1] < at:
        places.pop()
    return places[-1] if places else -1
