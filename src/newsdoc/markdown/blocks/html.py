"""Blocks of HTML."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from newsdoc.markdown.blocks.fence import lazy_end, unclosed_end
from newsdoc.markdown.blocks.marks import SWALLOWED
from newsdoc.markdown.blocks.tag import flow_tag
from newsdoc.markdown.nodes import Html

if TYPE_CHECKING:
    from collections.abc import Callable

    from newsdoc.markdown.blocks.state import BlockState

__all__ = ["html_block"]

# Names of CommonMark 0.31, HTML blocks, start condition 6.
_BLOCK_NAMES = frozenset(
    [
        "address",
        "article",
        "aside",
        "base",
        "basefont",
        "blockquote",
        "body",
        "caption",
        "center",
        "col",
        "colgroup",
        "dd",
        "details",
        "dialog",
        "dir",
        "div",
        "dl",
        "dt",
        "fieldset",
        "figcaption",
        "figure",
        "footer",
        "form",
        "frame",
        "frameset",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "head",
        "header",
        "hr",
        "html",
        "iframe",
        "legend",
        "li",
        "link",
        "main",
        "menu",
        "menuitem",
        "nav",
        "noframes",
        "ol",
        "optgroup",
        "option",
        "p",
        "param",
        "search",
        "section",
        "summary",
        "table",
        "tbody",
        "td",
        "tfoot",
        "th",
        "thead",
        "title",
        "tr",
        "track",
        "ul",
    ]
)
_RAW_NAMES = frozenset({"pre", "script", "style", "textarea"})
_TAG = re.compile(r"<(/?)([A-Za-z][A-Za-z0-9-]*+)(?=([ \t/>]|$))")
_RAW_END = re.compile(r"</(?:pre|script|style|textarea)>", re.IGNORECASE | re.ASCII)

_NAME = r"[A-Za-z:_][A-Za-z0-9_.:-]*+"
# To mdast a bare value ends before `=`, and another value may follow that.
_BARE = r"(?![<=>`\"' \t])[^\"'/<=>` \t]*+"
_VALUE = rf"""(?:{_BARE}[ \t]*+=[ \t]*+)*+(?:"[^"]*+"(?=[ \t/>])|'[^']*+'(?=[ \t/>])|{_BARE})"""
_COMPLETE = re.compile(
    rf"<[A-Za-z][A-Za-z0-9-]*+(?:[ \t]*+{_NAME}(?:[ \t]*+=[ \t]*+{_VALUE})?+)*+[ \t]*+/?>[ \t]*+"
)
_COMPLETE_END = re.compile(r"</[A-Za-z][A-Za-z0-9-]*+[ \t]*+>[ \t]*+")


def html_block(state: BlockState, line: int, end: int, silent: bool) -> bool:
    """Read a block of HTML (CommonMark 0.31, HTML blocks; seven kinds)."""
    rest = state.src[state.first : state.end]
    kind = _kind(rest)
    interrupts = state.in_paragraph and not state.lazy
    if not kind or (kind == 7 and (interrupts or state.behind_tag)):
        return False
    if silent:
        # Only such a line needs a look at the next one, so to mdast it belongs to the containers.
        state.suspended = kind == 7 and state.end < state.bMarks[state.line + 1]
        return True
    _piece(state, kind)
    if kind not in _ENDS:
        _after_dividers(state, kind)
    return True


def _piece(state: BlockState, kind: int) -> None:
    """Read HTML from the line on."""
    # The indentation belongs to the HTML.
    start = state.pos
    parts = [" " * state.spare, state.raw[start : state.first]]
    stop = _read(state, parts, state.src[state.first : state.end], kind)
    shift = state.shift
    start, stop = start + shift, stop + shift
    tags = state.tags_in_html(start, stop)
    state.add(Html("".join(parts), tags=tags, start=start, end=stop, source=state.source))


def _after_dividers(state: BlockState, kind: int) -> None:
    """Go on with HTML behind a divider of Hexo, which is a comment in it."""
    while _goes_on(state) and _is_parted(state):
        tag = state.tags[state.first + state.shift]
        if tag.parts or not flow_tag(state, state.line, state.lineMax, False):
            return
        if _goes_on(state):
            _piece(state, kind)


def _goes_on(state: BlockState) -> bool:
    """Tell whether there is a line that belongs to the open containers and holds anything."""
    return state.line < state.lineMax and state.continued and state.first < state.end


def _kind(rest: str) -> int:
    if rest.startswith("<!--"):
        return 2
    if rest.startswith("<?"):
        return 3
    if rest.startswith("<![CDATA["):
        return 5
    if rest.startswith("<!"):
        return 4 if rest[2:3].isascii() and rest[2:3].isalpha() else 0
    return _tag_kind(rest)


def _tag_kind(rest: str) -> int:
    found = _TAG.match(rest)
    if not found:
        return 0
    closing, name, after = found[1], found[2].lower(), found[3]
    if name in _RAW_NAMES and not closing and after != "/":
        return 1
    if name in _BLOCK_NAMES:
        return 6 if after != "/" or rest[found.end() + 1 : found.end() + 2] == ">" else 0
    complete = _COMPLETE_END if closing else _COMPLETE
    return 7 if complete.fullmatch(rest) else 0


def _ends_cdata(text: str) -> bool:
    at = text.find("]]")
    while at >= 0:
        if text.startswith(">", at + 2):
            return True
        at = text.find("]]", at + 2)
    return False


_ENDS: dict[int, Callable[[str], bool]] = {
    1: lambda text: _RAW_END.search(text) is not None,
    2: lambda text: "-->" in text,
    3: lambda text: "?>" in text,
    4: lambda text: ">" in text,
    5: _ends_cdata,
}
# Where the end may stand on the first line: `<!-->` ends where it begins, `<?>` too.
_SKIPPED = {2: 2, 3: 1, 4: 2, 5: 9}


def _is_parted(state: BlockState) -> bool:
    """Tell whether the line begins with Hugo's divider, or is one of Hexo's and nothing else."""
    tag = state.tags.get(state.first + state.shift)
    return tag is not None and (tag.parts or flow_tag(state, state.line, state.lineMax, True))


def _read(state: BlockState, parts: list[str], rest: str, kind: int) -> int:
    """Read the lines of the block, and return its end."""
    src = state.src
    ends = _ENDS.get(kind)
    looked = rest[_SKIPPED.get(kind, 0) :]
    parts.append(state.raw[state.first : state.end])
    while True:
        stop = state.end
        if ends and ends(looked):
            state.advance()
            return stop
        state.marks[state.line] = SWALLOWED if ends else 0
        before = src[state.end : state.bMarks[state.line + 1]]
        if not state.advance() or state.restarted:
            break
        if state.lazy:
            if ends and lazy_end(state) > stop:
                break
            return stop
        if not ends and (state.first >= state.end or _is_parted(state)):
            return stop
        parts += (before, state.rest())
        looked = src[state.pos : state.end]
    if ends:
        after = unclosed_end(state)
        if after > stop:
            parts.append(before)
        return after
    return stop
