"""Headings that begin with `#`."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from newsdoc.markdown.blocks.attributes import split_attributes
from newsdoc.markdown.blocks.drafts import HeadingDraft

if TYPE_CHECKING:
    from newsdoc.markdown.blocks.state import BlockState
    from newsdoc.markdown.content import Content
    from newsdoc.markdown.nodes import Attributes

__all__ = ["heading"]

_OPEN = re.compile(r"(#{1,6})(?=[ \t]|$)[ \t]*")
# marked takes any white space of JavaScript, the wide blank of Chinese typing above all.
_WIDE_SPACE = r" \t\x0b\x0c\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000\ufeff"
_WIDE_OPEN = re.compile(rf"(#{{1,6}})(?=[{_WIDE_SPACE}]|$)[{_WIDE_SPACE}]*")


def heading(state: BlockState, line: int, end: int, silent: bool) -> bool:
    """Read a heading (CommonMark 0.31, ATX headings)."""
    rest = state.src[state.first : state.end]
    found = (_WIDE_OPEN if state.dialect.wide_heading_space else _OPEN).match(rest)
    if not found:
        return False
    if silent:
        return True
    whole = rest[found.end() :].rstrip(" \t")
    text = whole[: _closed(whole)]
    start = state.first + found.end()
    content, attributes = None, None
    if text:
        content = state.content_of(start, start + len(text))
        if state.dialect.heading_attributes and whole.endswith("}"):
            content, attributes = _with_attributes(content)
    state.add_draft(HeadingDraft(state.first, state.end, content, len(found[1]), attributes))
    state.advance()
    return True


def _closed(text: str) -> int:
    """Return the length of a heading's text without the closing run of `#`."""
    opened = text.rstrip("#")
    if opened != text and (not opened or opened[-1] in " \t"):
        return len(opened.rstrip(" \t"))
    return len(text)


def _with_attributes(content: Content) -> tuple[Content, Attributes | None]:
    """Split a heading's text from its attributes; a closing run of `#` may stand before them."""
    kept, attributes = split_attributes(content)
    return (kept.cut(_closed(kept.text)), attributes) if attributes else (kept, None)
