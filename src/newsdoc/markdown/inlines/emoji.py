"""Emoji by name, `:smile:`."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from newsdoc.markdown.nodes import Emoji

if TYPE_CHECKING:
    from newsdoc.markdown.inlines.state import InlineState

__all__ = ["emoji"]

_NAME = re.compile(r":([A-Za-z0-9_+-]++):")


def emoji(state: InlineState, silent: bool) -> bool:
    """Read an emoji by its name (goldmark's extension for emoji)."""
    found = _NAME.match(state.src, state.pos)
    value = _value(found[1]) if found else ""
    if not found or not value:
        return False
    state.pos = found.end()
    state.add_node(
        Emoji(
            value,
            found[1],
            start=state.offset(found.start()),
            end=state.end_offset(found.end()),
            source=state.source,
        )
    )
    return True


def _value(name: str) -> str:
    from newsdoc.markdown.emoji_table import EMOJI  # noqa: PLC0415  large, and seldom needed

    return EMOJI.get(name, "")
