"""Literal autolinks as goldmark's `linkify` finds them, which Hugo has on.

An address begins where a line or a construct before it ends, or behind white space, one of `*_~(`
or a mark that the typographer replaces, and holds ASCII only: Chinese right behind it is text.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from newsdoc.markdown.inlines.autolink import add_autolink
from newsdoc.markdown.typography import ends_in_mark

if TYPE_CHECKING:
    from newsdoc.markdown.inlines.state import InlineState

__all__ = ["CANDIDATE", "linkify"]

_HOST = r"[-a-zA-Z0-9@:%._+~#=]{1,256}\.[a-z]+"
_URL = re.compile(
    rf"(?:https?|ftp)://{_HOST}(?::\d+)?(?:[/#?][-a-zA-Z0-9@:%_+.~#$!?&/=();,'\">^{{}}\[\]`]*)?",
    re.ASCII,
)
_WWW = re.compile(rf"www\.{_HOST}(?:[/#?][-a-zA-Z0-9@:%_+.~#!?&/=();,'\">^{{}}\[\]`]*)?", re.ASCII)
_LABEL = r"[a-zA-Z0-9](?:[a-zA-Z0-9-]{0,61}[a-zA-Z0-9])?"
_LOCAL = r"[a-zA-Z0-9.!#$%&'*+/=?^_`{|}~-]"
_LINE_ENDS = frozenset({"\n", "\r\n", "\r"})
_EMAIL = re.compile(rf"(?=[a-zA-Z0-9]){_LOCAL}++@({_LABEL}(?:\.{_LABEL})*)")
_ENTITY_END = re.compile(r"&[a-zA-Z0-9]+;$")
_TRAIL = "?!.,:*_~"

# Nobody's name is longer, and nothing further on need be looked at.
CANDIDATE = (
    r"(?=https?://|ftp://|www\.)"
    rf"|(?<![a-zA-Z0-9.!#$%&'+/=?^{{|}}-])(?=[a-zA-Z0-9]{_LOCAL}{{0,256}}+@)"
)
"""Where an address may begin; it matches nothing itself."""


def linkify(state: InlineState, silent: bool) -> bool:
    """Read an address where one may begin."""
    if state.open_brackets or not _may_begin(state):
        return False
    src, start = state.src, state.pos
    found = _URL.match(src, start) or _WWW.match(src, start)
    if found:
        end, prefix = start + len(_without_trail(found[0])), "https://" if src[start] == "w" else ""
    else:
        end, prefix = _email_end(src, start), "mailto:"
    if end < 0:
        return False
    add_autolink(state, prefix + src[start:end], start, end, 0)
    return True


def _may_begin(state: InlineState) -> bool:
    """Tell whether goldmark looks for an address here."""
    before = state.src[state.pos - 1] if state.pos else "\n"
    last = state.items[-1] if state.items else None
    if before in "\r\n" or not isinstance(last, tuple):
        # A line begins, or what came before was no text: to goldmark that is the same.
        return True
    plain = last[3]
    if last[0] in _LINE_ENDS:
        # Blanks at the start of a line are gone.
        return True
    if not plain or before in " \t*_~(":
        return plain
    # What the typographer has replaced is no text either.
    typographic = state.body.dialect.typographer == "goldmark"
    return typographic and ends_in_mark(state.src, last[1], state.pos)


def _without_trail(url: str) -> str:
    """Take off what ends a sentence, a bracket that opened before, or an entity."""
    bare = url.rstrip(_TRAIL)
    if bare.endswith(")"):
        surplus = bare.count(")") - bare.count("(")
        return bare[: len(bare) - surplus].rstrip(_TRAIL) if surplus > 0 else bare
    entity = _ENTITY_END.search(bare)
    return bare[: entity.start()].rstrip(_TRAIL) if entity else bare


def _email_end(src: str, start: int) -> int:
    found = _EMAIL.match(src, start)
    if found is None or "." not in found[1]:
        return -1
    if src.startswith(("-", "_"), found.end()):
        return -1
    return start + len(found[0].rstrip(_TRAIL))
