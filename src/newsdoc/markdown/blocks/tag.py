"""Tags that stand alone on their lines: shortcodes, template tags, dividers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from newsdoc.markdown.blocks.drafts import FlowTagDraft

if TYPE_CHECKING:
    from newsdoc.markdown.blocks.state import BlockState

__all__ = ["flow_tag"]


def flow_tag(state: BlockState, line: int, end: int, silent: bool) -> bool:
    """Read a tag that has its lines to itself.

    What a tag covers is masked, line ends too, so it takes up one line here. Only a tag that
    says so ends a paragraph: to generators most tags are text.
    """
    tag = state.tags.get(state.first + state.shift)
    if tag is None or state.src[tag.end - state.shift : state.end].strip(" \t"):
        return False
    if silent:
        return tag.interrupts
    if tag.in_code and not tag.interrupts:
        state.tag_line = state.line
    state.add_draft(FlowTagDraft(tag, state.col + state.indent))
    state.advance()
    return True
