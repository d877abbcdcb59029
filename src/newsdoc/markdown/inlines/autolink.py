"""Autolinks, `<https://example.org>` and `<me@example.org>`."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from newsdoc.markdown.nodes import Link, Text

if TYPE_CHECKING:
    from newsdoc.markdown.inlines.state import InlineState

__all__ = ["add_autolink", "autolink"]

_LABEL = r"[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?"
_URI = re.compile(r"<([A-Za-z][A-Za-z0-9+.\-]{1,31}:[^\x00-\x20\x7f<>]*+)>")
_EMAIL = re.compile(rf"<([#-'*+\-/-9=?A-Z^-~.]++@{_LABEL}(?:\.{_LABEL})*+)>")


def autolink(state: InlineState, silent: bool) -> bool:
    """Read an autolink (CommonMark 0.31, autolinks)."""
    found = _URI.match(state.src, state.pos)
    url = found[1] if found else ""
    if not found:
        found = _EMAIL.match(state.src, state.pos)
        url = f"mailto:{found[1]}" if found else ""
    if not found:
        return False
    add_autolink(state, url, found.start(), found.end(), 1)
    return True


def add_autolink(state: InlineState, url: str, start: int, end: int, mark: int) -> None:
    """Add a link whose text is its address, with `mark` characters around it."""
    text = Text(
        state.raw[start + mark : end - mark],
        start=state.offset(start + mark),
        end=state.end_offset(end - mark),
        source=state.source,
    )
    state.add_node(
        Link(
            (text,),
            None,
            url,
            start=state.offset(start),
            end=state.end_offset(end),
            source=state.source,
        )
    )
    state.pos = end
