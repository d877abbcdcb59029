"""Backslash escapes and character references."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from newsdoc.markdown.chars import ASCII_PUNCTUATION, reference_value

if TYPE_CHECKING:
    from newsdoc.markdown.inlines.state import InlineState

__all__ = ["character_escape", "character_reference"]

_REFERENCE = re.compile(r"&(#(?:[0-9]{1,7}|[xX][0-9a-fA-F]{1,6})|[0-9a-zA-Z]{1,31});")


def character_escape(state: InlineState, silent: bool) -> bool:
    """Read an escaped character (CommonMark 0.31, backslash escapes)."""
    start = state.pos
    char = state.src[start + 1 : start + 2]
    if char not in ASCII_PUNCTUATION:
        return False
    state.add_value(char, start, start + 2)
    state.pos = start + 2
    return True


def character_reference(state: InlineState, silent: bool) -> bool:
    """Read `&name;` and `&#1;` (CommonMark 0.31, entity and numeric references)."""
    found = _REFERENCE.match(state.src, state.pos)
    value = reference_value(found[1]) if found else ""
    if not found or not value:
        return False
    state.add_value(value, found.start(), found.end())
    state.pos = found.end()
    return True
