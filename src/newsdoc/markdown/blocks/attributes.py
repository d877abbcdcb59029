"""Attributes behind a heading, `# Title {#id .class key=value}`, as goldmark reads them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from newsdoc.markdown.nodes import Attributes

if TYPE_CHECKING:
    from newsdoc.markdown.content import Content

__all__ = ["split_attributes"]

_WORD = r"(?:[^\s!-,/;-@\[-^`{-~]|[_:.\-])++"
_VALUE = r"""(?:"(?:[^"\\]|\\.)*+"|[^\s"{},]++)"""
_ONE = rf"(?:#({_WORD})|\.({_WORD})|([A-Za-z_:][\w:.\-]*+)=({_VALUE}))"
_ALL = re.compile(rf"\{{[ \t,]*+(?:{_ONE}[ \t,]*+)*+\}}[ \t]*+$")
_EACH = re.compile(_ONE)
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


def _read(content: Content, opening: int) -> Attributes:
    found = list(_EACH.finditer(content.raw, opening + 1))
    ids = [match[1] for match in found if match[1]]
    return Attributes(
        ids[-1] if ids else None,
        tuple(match[2] for match in found if match[2]),
        tuple((match[3], match[4].strip('"')) for match in found if match[3]),
        content.offset(opening),
        content.end_offset(len(content.text)),
    )
