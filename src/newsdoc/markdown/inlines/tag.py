"""Tags in running text: shortcodes, template tags, dividers."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from newsdoc.markdown.inlines.state import InlineState

__all__ = ["inline_tag"]


def inline_tag(state: InlineState, silent: bool) -> bool:
    """Read a tag; what it covers is masked, so nothing else can begin here."""
    tag = state.tags.get(state.offset(state.pos))
    if tag is None:
        return False
    children = state.body.inline_children(tag)
    state.add_node(tag.build(tag, children, state.source, flow=False))
    state.pos += tag.end - tag.start
    return True
