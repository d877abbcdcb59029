"""Literal autolinks: `www.example.org`, `https://example.org` and `me@example.org` as text."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from newsdoc.markdown.chars import is_punctuation, is_space
from newsdoc.markdown.inlines.autolink import add_autolink

if TYPE_CHECKING:
    from newsdoc.markdown.inlines.state import InlineState

__all__ = ["literal_autolink"]

_EMAIL = re.compile(r"[A-Za-z0-9+\-._]++@")
_PROTOCOL = re.compile(r"https?://", re.IGNORECASE | re.ASCII)
_ENTITY = re.compile(r"&[A-Za-z]++;")
_TRAIL = frozenset("!\"'),.:;?_~*")
_PATH_MARKS = frozenset("!\"&'*,.:;<?]_~)")
_WORD = frozenset("-_0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ")


def literal_autolink(state: InlineState, silent: bool) -> bool:
    """Read a literal autolink where one may begin (as micromark-extension-gfm-autolink-literal)."""
    if state.open_brackets:
        return False
    src, start = state.src, state.pos
    # With emphasis for CJK text, `_` is looked at as a marker first.
    marker = src[start] == "_" and state.body.dialect.cjk_friendly
    if not marker and not _preceded_by_word(src, start):
        end = _email_end(src, start)
        if end > 0:
            add_autolink(state, f"mailto:{src[start:end]}", start, end, 0)
            return True
    if src[start] in "wW":
        end = _www_end(state, start)
        prefix = "http://"
    elif src[start] in "hH":
        end = _protocol_end(state, start)
        prefix = ""
    else:
        return False
    if end < 0:
        return False
    add_autolink(state, prefix + src[start:end], start, end, 0)
    return True


def _preceded_by_word(src: str, start: int) -> bool:
    before = src[start - 1 : start] if start else ""
    return before in _WORD or (before != "" and before in "+./")


def _email_end(src: str, start: int) -> int:
    """Return the end of an address, or -1."""
    found = _EMAIL.match(src, start)
    if not found:
        return -1
    at = begin = found.end()
    dot = False
    size = len(src)
    while at < size:
        char = src[at]
        if char == ".":
            after = src[at + 1 : at + 2]
            if not (after.isascii() and after.isalnum()):
                break
            dot = True
        elif char not in _WORD:
            break
        at += 1
    last = src[at - 1]
    ended = dot and at > begin and last.isascii() and last.isalpha()
    return at if ended else -1


def _www_end(state: InlineState, start: int) -> int:
    src = state.src
    before = src[start - 1 : start] if start else ""
    if before and before not in "(*_[]~ \t\r\n":
        return -1
    if src[start : start + 4].lower() != "www." or start + 4 >= len(src):
        return -1
    domain = _domain_end(state, start)
    return _path_end(state, domain) if domain > 0 else -1


def _protocol_end(state: InlineState, start: int) -> int:
    src = state.src
    before = src[start - 1 : start] if start else ""
    found = _PROTOCOL.match(src, start)
    if not found or (before.isascii() and before.isalpha()):
        return -1
    first = src[found.end() : found.end() + 1]
    if not first or first < " " or first == "\x7f" or is_space(first) or is_punctuation(first):
        return -1
    domain = _domain_end(state, found.end())
    return _path_end(state, domain) if domain > 0 else -1


def _domain_end(state: InlineState, start: int) -> int:
    """Return the end of a domain, or -1 where it is none.

    Only its last two parts decide. Where they are bad, so is every domain that begins before
    them, which keeps a run of beginnings linear.
    """
    if start <= state.no_domain:
        return -1
    src, at, size = state.src, start, len(state.src)
    seen = last = before_last = False
    dot = dot_before = -1
    while at < size:
        char = src[at]
        if char in "._":
            if _is_trail(state, at):
                break
            if char == "_":
                last = True
            else:
                last, before_last = False, last
                dot, dot_before = at, dot
        elif is_space(char) or (char != "-" and is_punctuation(char)):
            break
        else:
            seen = True
        at += 1
    if last or before_last:
        state.no_domain = dot_before
    return at if seen and not last and not before_last else -1


def _path_end(state: InlineState, start: int) -> int:
    """Return the end of what follows a domain: it stops at white space and trailing marks."""
    src, at, size = state.src, start, len(state.src)
    opened = closed = 0
    while at < size:
        char = src[at]
        if char == "(":
            opened += 1
        elif char == ")" and closed < opened:
            closed += 1
        elif char in _PATH_MARKS:
            if _is_trail(state, at):
                break
            closed += char == ")"
        elif is_space(char):
            break
        at += 1
    return at


def _is_trail(state: InlineState, start: int) -> bool:
    """Tell whether nothing but trailing marks stands from here to the end of the address.

    A place at which that failed is kept, so that a run of marks is walked over once.
    """
    if start < state.no_trail:
        return False
    src, at, size = state.src, start, len(state.src)
    while at < size:
        char = src[at]
        if char in _TRAIL:
            at += 1
        elif char == "&":
            found = _ENTITY.match(src, at)
            if not found:
                break
            at = found.end()
        elif char == "]":
            at += 1
            if at >= size or src[at] in "([" or is_space(src[at]):
                return True
        elif char == "<" or is_space(char):
            return True
        else:
            break
    if at >= size:
        return True
    state.no_trail = at
    return False
