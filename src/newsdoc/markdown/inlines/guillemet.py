"""Two angle brackets beside each other, which goldmark's typographer makes a guillemet."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from newsdoc.markdown.inlines.state import InlineState

__all__ = ["guillemet"]


def guillemet(state: InlineState, silent: bool) -> bool:
    """Take `<<` as text, so that its second half begins no HTML and no address."""
    start = state.pos
    if not state.src.startswith("<<", start):
        return False
    state.add_text(start, start + 2)
    state.pos = start + 2
    return True
