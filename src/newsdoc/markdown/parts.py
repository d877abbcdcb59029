"""Labels, destinations and titles, as links and definitions share them.

Each function takes the text and an index and returns the index after the part, or -1. All are
linear in what they look at.
"""

from __future__ import annotations

import re

__all__ = [
    "LABEL_LIMIT",
    "destination_end",
    "destination_value",
    "label_end",
    "label_limit",
    "skip_space",
    "title_end",
    "title_value",
]

LABEL_LIMIT = 999
"""Characters that a label may have (CommonMark 0.31, link label)."""

_SPACE = re.compile(r"[ \t\r\n]*")
_LABEL = re.compile(r"\[((?:[^\[\]\\]|\\[\[\]\\]?)*+)\]")
_LABEL_PART = re.compile(r"\[(?:[^\[\]\\]|\\[\[\]\\]?)*+")
_SEEN = re.compile(r"[^ \t\r\n]")
_ENCLOSED = re.compile(r"<((?:[^<>\\\r\n]|\\[<>\\]?)*+)>")
_RAW = re.compile(r"(?:[^\x00-\x20\x7f()\\]|\\[()\\]?)+")
_TITLES = {
    '"': re.compile(r'"((?:[^"\\]|\\["\\]?)*+)"'),
    "'": re.compile(r"'((?:[^'\\]|\\['\\]?)*+)'"),
    "(": re.compile(r"\(((?:[^)\\]|\\[)\\]?)*+)\)"),
}
_INDENT = re.compile(r"(\r\n|\n|\r)[ \t]+")


def skip_space(text: str, at: int) -> int:
    """Return the index after spaces, tabs and line ends."""
    found = _SPACE.match(text, at)
    return found.end() if found else at


def label_end(text: str, at: int) -> int:
    """Return the index after a label, `[x]`, or -1.

    A label holds something other than white space, no bracket that is not escaped, and at most
    `LABEL_LIMIT` characters.
    """
    # A label cannot be longer, so nothing further on need be looked at; line ends do not count.
    found = _LABEL.match(text, at, at + 4 * LABEL_LIMIT)
    if not found or not _SEEN.search(found[1]):
        return -1
    size = len(found[1])
    if size > LABEL_LIMIT:
        size -= found[1].count("\n") + found[1].count("\r")
    return found.end() if size <= LABEL_LIMIT else -1


def label_limit(text: str, at: int) -> int:
    """Return how far a label would be read from `[` on, whether it is one or not."""
    found = _LABEL_PART.match(text, at, at + 4 * LABEL_LIMIT)
    return found.end() if found else at


def destination_end(text: str, at: int, limit: int = -1) -> int:
    """Return the index after a destination, `<x>` or `x`, or -1.

    Args:
        text: The text.
        at: Where it begins.
        limit: How many parentheses may be open at once, or -1 for any number.
    """
    if text.startswith("<", at):
        found = _ENCLOSED.match(text, at)
        return found.end() if found else -1
    start, balance, end = at, 0, len(text)
    while at < end:
        found = _RAW.match(text, at)
        if found:
            at = found.end()
        char = text[at] if at < end else ""
        if char == "(" and (limit < 0 or balance < limit):
            balance += 1
        elif char == ")" and balance:
            balance -= 1
        else:
            break
        at += 1
    stop = text[at] if at < end else ""
    if balance or at == start or (stop and stop not in ") \t\r\n"):
        return -1
    return at


def destination_value(destination: str) -> str:
    """Return a destination without the `<>` around it."""
    return destination[1:-1] if destination.startswith("<") else destination


def title_end(text: str, at: int) -> int:
    """Return the index after a title, `"x"`, `'x'` or `(x)`, or -1."""
    pattern = _TITLES.get(text[at : at + 1])
    found = pattern.match(text, at) if pattern else None
    return found.end() if found else -1


def title_value(title: str) -> str | None:
    """Return what a title holds, indentation of its lines taken off; None for an empty one.

    Args:
        title: The title with its marks.
    """
    inside = title[1:-1]
    return _INDENT.sub(r"\1", inside) if inside else None
