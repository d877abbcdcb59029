"""Marks of footnotes, `[^label]`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from newsdoc.markdown.blocks.footnote import FOOTNOTE_LABEL
from newsdoc.markdown.chars import decode, normalise_label
from newsdoc.markdown.nodes import FootnoteReference
from newsdoc.markdown.parts import LABEL_LIMIT

if TYPE_CHECKING:
    from newsdoc.markdown.inlines.state import InlineState

__all__ = ["add_footnote", "footnote_reference"]


def footnote_reference(state: InlineState, silent: bool) -> bool:
    """Read the mark of a footnote that is defined (GitHub's, as micromark reads it)."""
    start = state.pos
    if not state.src.startswith("[^", start):
        return False
    found = FOOTNOTE_LABEL.match(state.src, start, start + 2 * LABEL_LIMIT)
    if not found or len(found[1]) > LABEL_LIMIT:
        return False
    if normalise_label(found[1]) not in state.body.footnotes:
        return False
    state.pos = found.end()
    add_footnote(state, start, state.pos)
    return True


def add_footnote(state: InlineState, start: int, end: int) -> None:
    """Add the mark that stands from `[` to after `]`."""
    label = state.raw[start + 2 : end - 1]
    if state.raw[start + 1] == "\t":
        # To mdast the label begins inside the tab: its other columns are spaces.
        label = " " * (3 - state.column(start + 1) % 4) + label
    state.barrier = len(state.items)
    state.add_node(
        FootnoteReference(
            normalise_label(label),
            decode(label),
            start=state.offset(start),
            end=state.end_offset(end),
            source=state.source,
        )
    )
