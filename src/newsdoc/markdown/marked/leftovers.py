"""What Nunjucks runs when marked is done: whatever still looks like a tag outside of code."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["code_apart", "without_left"]

_CODE = re.compile(r"<code[^<>]*>")
_OPENING = re.compile(r"<!--|\{[{%#]")
_CLOSING = {"<!--": "-->", "{{": "}}", "{%": "%}", "{#": "#}"}


def code_apart(html: str) -> Iterator[tuple[bool, str]]:
    """Cut HTML at its inline code and its code blocks.

    Yields:
        Whether a piece is code, and the piece.
    """
    at = 0
    while found := _CODE.search(html, at):
        end = html.find("</code>", found.end() + 1)
        if end < 0:
            break
        yield False, html[at : found.start()]
        at = end + len("</code>")
        yield True, html[found.start() : at]
    yield False, html[at:]


def without_left(html: str) -> str:
    """Return HTML without expressions, comments and tags outside of code: they print nothing."""
    if "{" not in html:
        return html
    return "".join(part if code else _without(part) for code, part in code_apart(html))


def _without(html: str) -> str:
    parts: list[str] = []
    at = 0
    never: set[str] = set()
    while found := _OPENING.search(html, at):
        closing = _CLOSING[found[0]]
        end = -1 if closing in never else html.find(closing, found.end())
        if end < 0:
            never.add(closing)
            parts.append(html[at : found.end()])
            at = found.end()
            continue
        end += len(closing)
        # HTML comments were set aside before Nunjucks came.
        parts.append(html[at : end if found[0] == "<!--" else found.start()])
        at = end
    parts.append(html[at:])
    return "".join(parts)
