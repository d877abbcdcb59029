"""Headings that begin with `#`."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from newsdoc.markdown.blocks.drafts import HeadingDraft

if TYPE_CHECKING:
    from newsdoc.markdown.blocks.state import BlockState

__all__ = ["heading"]

_OPEN = re.compile(r"(#{1,6})(?=[ \t]|$)[ \t]*")


def heading(state: BlockState, line: int, end: int, silent: bool) -> bool:
    """Read a heading (CommonMark 0.31, ATX headings)."""
    rest = state.src[state.first : state.end]
    found = _OPEN.match(rest)
    if not found:
        return False
    if silent:
        return True
    text = rest[found.end() :].rstrip(" \t")
    opened = text.rstrip("#")
    if opened != text and (not opened or opened[-1] in " \t"):
        text = opened.rstrip(" \t")
    start = state.first + found.end()
    content = state.content_of(start, start + len(text)) if text else None
    state.add_draft(HeadingDraft(state.first, state.end, content, len(found[1])))
    state.advance()
    return True
