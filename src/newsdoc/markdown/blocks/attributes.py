"""Attributes behind headings and below blocks, `{#id .class key=value}`, as goldmark reads them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from newsdoc.markdown.nodes import Attributes, BlockAttributes

if TYPE_CHECKING:
    from newsdoc.markdown.blocks.state import BlockState
    from newsdoc.markdown.content import Content

__all__ = ["block_attributes", "split_attributes"]

_WORD = r"(?:[^\s!-,/;-@\[-^`{-~]|[_:.\-])++"
# A string, a number or a word, which begins with a small letter.
_VALUE = r"""(?:"(?:[^"\\]|\\.)*+"|-?[0-9][0-9.eE+\-]*+|[a-z][A-Za-z0-9_:.\-]*+)"""
_ESCAPE = re.compile(r"\\(.)", re.DOTALL)
_ONE = rf"(?:#({_WORD})|\.({_WORD})|([A-Za-z_:][\w:.\-]*+)=({_VALUE}))"
_ALL = re.compile(rf"\{{[ \t,]*+(?:{_ONE}[ \t,]*+)*+\}}[ \t]*+$")
_EACH = re.compile(_ONE)
_BLOCK = re.compile(rf"\{{[\s,]*+(?:{_ONE}[\s,]*+)*+\}}")
_OPENING = re.compile(r"\\.|(\{)", re.DOTALL)
# Only the last line counts, and no attribute list needs to be longer.
_LIMIT = 1000


def split_attributes(content: Content) -> tuple[Content, Attributes | None]:
    """Take the attributes off the end of a heading's text.

    Args:
        content: The text of the heading.

    Returns:
        The text before them, and the attributes, or None where there are none.
    """
    text = content.text
    if not text.endswith("}"):
        return content, None
    begin = max(text.rfind("\n"), text.rfind("\r"), len(text) - _LIMIT) + 1
    opening = -1
    for found in _OPENING.finditer(text, begin):
        if found[1]:
            opening = found.start()
    if opening < 0 or not _ALL.match(text, opening):
        return content, None
    kept = len(text[:opening].rstrip(" \t"))
    return content.cut(kept), _read(content, opening)


def block_attributes(state: BlockState, line: int, end: int, silent: bool) -> bool:
    """Read attributes that stand below a block, on lines of their own.

    goldmark drops what follows them on the line. They reach over lines at the top only.
    """
    stop = state.end if state.containers else min(state.first + _LIMIT, len(state.src))
    found = _BLOCK.match(state.src, state.first, stop)
    if not found:
        return False
    if silent:
        return True
    content = state.content_of(*found.span())
    state.add(
        BlockAttributes(
            _read(content, 0),
            start=state.first + state.shift,
            end=found.end() + state.shift,
            source=state.source,
        )
    )
    while state.end < found.end():
        state.advance()
    state.advance()
    return True


def _read(content: Content, opening: int) -> Attributes:
    name: str | None = None
    classes: list[str] = []
    others: list[tuple[str, str]] = []
    for found in _EACH.finditer(content.raw, opening + 1):
        key, value = _pair(found)
        if key == "id":
            # The last one counts, however it is written.
            name = value
        elif key == "class":
            classes += value.split()
        else:
            others.append((key, value))
    return Attributes(
        name,
        tuple(classes),
        tuple(others),
        content.offset(opening),
        content.end_offset(len(content.text)),
    )


def _pair(found: re.Match[str]) -> tuple[str, str]:
    if found[1]:
        return "id", found[1]
    if found[2]:
        return "class", found[2]
    value = found[4]
    return found[3], _ESCAPE.sub(r"\1", value[1:-1]) if value[0] == '"' else value
