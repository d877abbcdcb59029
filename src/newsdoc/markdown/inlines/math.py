r"""Mathematics in running text, `$x$`, `$$x$$`, `\(x\)` and `\[x\]`."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from newsdoc.markdown.inlines.code import padding_off
from newsdoc.markdown.nodes import InlineMath, Math

if TYPE_CHECKING:
    from newsdoc.markdown.goldmark import Delimiters
    from newsdoc.markdown.inlines.state import InlineState

__all__ = ["bracket_math", "dollar_math", "passthrough"]

_DOLLARS = re.compile(r"\$+")
_CLOSING = {"(": r"\)", "[": r"\]"}


def dollar_math(state: InlineState, silent: bool) -> bool:
    """Read TeX between runs of `$` of the same length (as micromark-extension-math reads it)."""
    start = state.pos
    found = _DOLLARS.match(state.src, start)
    begin = found.end() if found else start + 1
    size = begin - start
    close = state.closing_run(_DOLLARS, begin, size)
    if close < 0:
        state.looked = len(state.src)
        state.add_text(start, begin)
        state.pos = begin
        return True
    state.pos = close + size
    value = padding_off(state.raw[begin:close], state.content.unsplit(begin, close))
    state.add_node(
        InlineMath(
            value, start=state.offset(start), end=state.end_offset(state.pos), source=state.source
        )
    )
    return True


def bracket_math(state: InlineState, silent: bool) -> bool:
    r"""Read TeX between `\(` and `\)`, or displayed between `\[` and `\]`."""
    start = state.pos
    closing = _CLOSING.get(state.src[start + 1 : start + 2])
    if closing is None or closing in state.unclosed:
        return False
    close = state.src.find(closing, start + 2)
    if close < 0:
        # Looked for once: nothing further on can close it either.
        state.unclosed.add(closing)
        return False
    kind = InlineMath if closing == r"\)" else Math
    state.pos = close + 2
    state.add_node(
        kind(
            state.raw[start + 2 : close],
            start=state.offset(start),
            end=state.end_offset(state.pos),
            source=state.source,
        )
    )
    return True


def passthrough(state: InlineState, silent: bool) -> bool:
    """Read what stands between the delimiters of goldmark's extension `passthrough`.

    An opening delimiter that nothing closes is text; so is one that is closed at once, but what
    follows its first character may be another.
    """
    start = state.pos
    found = None if state.src[start - 1 : start] == "\\" else _delimiters_at(state)
    if found is None:
        return False
    kind, opening, closing = found
    begin = start + len(opening)
    close = -1 if closing in state.unclosed else state.src.find(closing, begin)
    if close == begin:
        return False
    if close < 0:
        state.unclosed.add(closing)
        if opening.startswith("\\"):
            # To the renderer it is an escape all the same.
            return False
        state.add_text(start, begin)
        state.pos = begin
        return True
    state.pos = close + len(closing)
    state.add_node(
        kind(
            state.raw[begin:close],
            start=state.offset(start),
            end=state.end_offset(state.pos),
            source=state.source,
        )
    )
    return True


def _delimiters_at(state: InlineState) -> tuple[type[InlineMath | Math], str, str] | None:
    options = state.body.dialect.goldmark
    kinds: tuple[tuple[type[InlineMath | Math], Delimiters], ...] = (
        (Math, options.math_blocks),
        (InlineMath, options.math_inlines),
    )
    for kind, pairs in kinds:
        for opening, closing in pairs:
            if state.src.startswith(opening, state.pos):
                return kind, opening, closing
    return None
