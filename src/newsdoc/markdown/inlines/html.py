"""HTML in running text."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from newsdoc.markdown.nodes import Html

if TYPE_CHECKING:
    from newsdoc.markdown.inlines.state import InlineState

__all__ = ["html_inline"]

_S = r"[ \t\r\n]"
_NAME = r"[A-Za-z:_][A-Za-z0-9_.:-]*+"
_VALUE = (
    r"""(?:"[^"]*+"(?=[ \t\r\n/>])|'[^']*+'(?=[ \t\r\n/>])"""
    r"""|[^ \t\r\n"'<=>`][^ \t\r\n"'<=>`/]*+)"""
)
_TAG = re.compile(
    rf"<[A-Za-z][A-Za-z0-9-]*+(?:{_S}++(?:{_NAME}(?:{_S}*+={_S}*+{_VALUE})?+)?+)*+/?>"
    rf"|</[A-Za-z][A-Za-z0-9-]*+{_S}*+>"
    r"|<![A-Za-z][^>]*+>"
)
_DECLARATION = re.compile(r"<![A-Za-z]")
_OPEN_VALUE = r"""(?:"[^"]*+|'[^']*+|[^ \t\r\n"'<=>`]*+)"""
_PART = rf"{_NAME}(?:{_S}*+={_S}*+(?:{_VALUE}|{_OPEN_VALUE}))?+"
_BEGINNING = re.compile(
    rf"</[A-Za-z][A-Za-z0-9-]*+{_S}*+|<[A-Za-z][A-Za-z0-9-]*+(?:{_S}++(?:{_PART})?+)*+"
)
_INDENT = re.compile(r"(\r\n|\n|\r)([ \t]+)")
_PREFIX = 3
# What begins with the first ends with the second, where looking begins after so many characters.
_SPANS = (("<!--", "-->", 2), ("<?", "?>", 2), ("<![CDATA[", "]]>", 9))


def html_inline(state: InlineState, silent: bool) -> bool:
    """Read HTML (CommonMark 0.31, raw HTML)."""
    start = state.pos
    end = _end(state, start)
    if end < 0:
        if state.content.starts is not None:
            state.looked = max(state.looked, _looked(state.src, start))
        return False
    value = state.raw[start:end]
    if "\n" in value or "\r" in value:
        value = _INDENT.sub(
            lambda found: found[1] + _unindented(state, start + found.end(1), found[2]), value
        )
    state.pos = end
    first, last = state.offset(start), state.end_offset(end)
    tags = state.body.tags_in_html(first, last)
    state.add_node(Html(value, tags=tags, start=first, end=last, source=state.source))
    return True


def _end(state: InlineState, start: int) -> int:
    src = state.src
    for opening, closing, skip in _SPANS:
        if src.startswith(opening, start):
            # One look-up for the last end keeps a run of openings linear.
            if state.last_of(closing) < start + skip:
                return -1
            at = src.find(closing, start + skip)
            return at + len(closing) if at >= 0 else -1
    if src.startswith("<!", start) and state.last_of(">") < start:
        return -1
    found = _TAG.match(src, start)
    return found.end() if found else -1


def _looked(src: str, start: int) -> int:
    """Return how far micromark reads what turns out to be no HTML."""
    if src.startswith(("<!--", "<?", "<![CDATA["), start) or _DECLARATION.match(src, start):
        return len(src)
    found = _BEGINNING.match(src, start)
    return found.end() if found else start


def _unindented(state: InlineState, index: int, space: str) -> str:
    """Take up to three columns off the white space that a line inside HTML begins with.

    So does micromark; of a tab that is split there, the other columns stay as spaces.

    Args:
        state: The state.
        index: Where the line begins.
        space: The white space.
    """
    if "\t" not in space:
        return space[_PREFIX:]
    spare = state.content.spare(index)
    first = column = state.column(index) - spare
    for at, char in enumerate(space):
        if column - first >= _PREFIX:
            return space[at:]
        column += 4 - column % 4 if char == "\t" else 1
        if column - first > _PREFIX:
            return " " * (column - first - _PREFIX) + space[at + 1 :]
    return ""
