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
_PART = rf"{_NAME}(?:{_S}*+(?:={_S}*+(?:{_VALUE}|[\"'][^\"']*+|[^ \t\r\n\"'<=>`]*+)?+)?+)?+"
_BEGINNING = re.compile(
    rf"</[A-Za-z][A-Za-z0-9-]*+{_S}*+|<[A-Za-z][A-Za-z0-9-]*+(?:{_S}++(?:{_PART})?+)*+"
)
_INDENT = re.compile(r"(\r\n|\n|\r)[ \t]+")
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
        value = _INDENT.sub(_unindented, value)
    state.pos = end
    state.add_node(
        Html(value, start=state.offset(start), end=state.end_offset(end), source=state.source)
    )
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


def _unindented(found: re.Match[str]) -> str:
    """Take up to three columns off the indentation of a line inside HTML, as micromark does."""
    end = found[1]
    space = found[0][len(end) :]
    columns = 0
    for at, char in enumerate(space):
        width = 4 - columns % 4 if char == "\t" else 1
        if columns + width > 3:
            return end + " " * (columns + width - 3) * (char == "\t") + space[at + (char == "\t") :]
        columns += width
    return end
