"""Footnote definitions, `[^label]: x`."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from newsdoc.markdown.blocks.containers import FootnoteContainer, too_deep
from newsdoc.markdown.chars import normalise_label
from newsdoc.markdown.parts import LABEL_LIMIT

if TYPE_CHECKING:
    from newsdoc.markdown.blocks.state import BlockState

__all__ = ["FOOTNOTE_LABEL", "footnote_definition"]

FOOTNOTE_LABEL = re.compile(r"\[\^((?:[^\[\]\\ \t\r\n]|\\[\[\]\\]?)++)\]")
"""A footnote's label: no white space and no bracket that is not escaped."""


def footnote_definition(state: BlockState, line: int, end: int, silent: bool) -> bool:
    """Open a footnote definition (GitHub's, as micromark-extension-gfm-footnote reads it)."""
    if not state.src.startswith("[^", state.first):
        return False
    found = FOOTNOTE_LABEL.match(state.src, state.first, state.end)
    if not found or len(found[1]) > LABEL_LIMIT or state.src[found.end() : found.end() + 1] != ":":
        return False
    if silent:
        return True
    if too_deep(state):
        return False
    state.footnotes.add(normalise_label(found[1]))
    container = FootnoteContainer(state.first, found[1])
    state.take_marker(found.end() + 1 - state.first)
    state.take_columns(state.indent)
    state.add_container(container, container.draft)
    return True
