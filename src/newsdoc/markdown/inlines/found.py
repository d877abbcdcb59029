"""Literal autolinks found in finished text.

mdast-util-gfm-autolink-literal looks through text nodes once more, for what its tokenizer leaves
out: after an open bracket, or beside characters that it takes for part of a word. Nodes made
there have no position in mdast; here they know their place and have `placed` false.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from typing import TYPE_CHECKING

from newsdoc.markdown.chars import is_punctuation, is_space
from newsdoc.markdown.nodes import Link, Text

if TYPE_CHECKING:
    from collections.abc import Callable

    from newsdoc.markdown.inlines.state import InlineState, Piece
    from newsdoc.markdown.nodes import Node

__all__ = ["find_links"]

_URL = re.compile(
    r"(?<![0-9a-z])(https?://|www(?=\.))([\w-]*+\.[\w\-.]*+)", re.IGNORECASE | re.ASCII
)
_XMPP = re.compile(
    r"(?<![\w+\-.@])xmpp:([\w+\-.]+)@([\w-]+(?:\.[\w-]+)+)(/(?:[\w\-/]|\.(?=[0-9A-Za-z]))*)?",
    re.ASCII,
)
_MAILTO = re.compile(r"(?<![\w+\-.@])mailto:([\w+\-.]+)@([\w-]+(?:\.[\w-]+)+)", re.ASCII)
_EMAIL = re.compile(r"(?<![\w+\-.])([\w+\-.]+)@([\w-]+(?:\.[\w-]+)+)", re.ASCII)
_EMAIL_PREFIX = re.compile(r"(?:^|[^0-9@A-Za-z])(?:mailto|xmpp):$", re.ASCII)
_BAD_LABEL = re.compile(r"[0-9\-_]$")
_PATH = re.compile(r"[^\t\n\r ]*+")
_TRAIL = "!\"&'),.:;<>?]}"

# What a match comes to: the text of the link and its URL, or none, and where to go on.
_Found = tuple[str, str, int]


def find_links(state: InlineState, pieces: list[Piece]) -> list[Node]:
    """Make the nodes of a text: one, or more where it holds literal autolinks."""
    value = "".join([part[0] for part in pieces])
    if not value:
        return []
    spans: list[tuple[int, int, str]] = []
    dialect = state.body.dialect
    searched = dialect.linkify != "goldmark"
    if searched and "." in value and ("@" in value or "://" in value or "www" in value.lower()):
        spans = _all(value)
        if spans and not dialect.escaped_autolinks:
            spans = _as_written(pieces, spans)
    if not spans:
        start, end = state.offset(pieces[0][1]), state.end_offset(pieces[-1][2])
        return [Text(value, start=start, end=end, source=state.source)]
    return _nodes(state, pieces, value, spans)


def _all(value: str) -> list[tuple[int, int, str]]:
    """Return start, end and URL of every link in a text.

    Each kind is looked for in what the kinds before it have left as text.
    """
    found: list[tuple[int, int, str]] = []
    for pattern, check in _KINDS:
        at = 0
        more: list[tuple[int, int, str]] = []
        for start, end, _ in [*found, (len(value), len(value), "")]:
            more += _some(value[at:start], at, pattern, check)
            at = end
        found = sorted([*found, *more])
    return found


def _as_written(
    pieces: list[Piece], spans: list[tuple[int, int, str]]
) -> list[tuple[int, int, str]]:
    """Leave out the links that hold an escape or a character reference."""
    hidden: list[int] = []
    at = 0
    for text, _, _, plain in pieces:
        if not plain:
            hidden.append(at)
        at += len(text)
    return [span for span in spans if bisect_left(hidden, span[0]) == bisect_left(hidden, span[1])]


def _some(
    text: str, base: int, pattern: re.Pattern[str], check: Callable[[re.Match[str]], _Found]
) -> list[tuple[int, int, str]]:
    made: list[tuple[int, int, str]] = []
    match = pattern.search(text)
    while match:
        shown, url, after = check(match)
        if shown:
            begin = base + match.start()
            made.append((begin, begin + len(shown), url))
        match = pattern.search(text, after)
    return made


def _none(match: re.Match[str]) -> _Found:
    return "", "", match.start() + 1


def _url(match: re.Match[str]) -> _Found:
    protocol, domain = match[1], match[2]
    text = match.string
    before = text[match.start() - 1] if match.start() else ""
    if before and not (is_space(before) or is_punctuation(before)):
        return _none(match)
    prefix = ""
    if protocol[0] in "wW":
        domain, protocol, prefix = protocol + domain, "", "http://"
    if domain and is_punctuation(domain[0]):
        return _none(match)
    if not _is_domain(domain):
        # Only its last two parts count, so what begins before them is no domain either.
        tail = ".".join(domain.split(".")[-2:])
        return "", "", max(match.start() + 1, match.end() - len(tail) - 1)
    path = _PATH.match(text, match.end())
    end = path.end() if path else match.end()
    shown = protocol + _without_trail(domain + text[match.end() : end])
    return shown, prefix + shown, end


def _is_domain(domain: str) -> bool:
    parts = domain.split(".")
    return len(parts) > 1 and all(
        not part or ("_" not in part and re.search("[0-9A-Za-z]", part)) for part in parts[-2:]
    )


def _without_trail(url: str) -> str:
    kept = url.rstrip(_TRAIL)
    trail = url[len(kept) :]
    opened = kept.count("(") - kept.count(")")
    at = 0
    while opened > 0 and (close := trail.find(")", at)) >= 0:
        at = close + 1
        opened -= 1
    return kept + trail[:at]


def _email(match: re.Match[str]) -> _Found:
    if _BAD_LABEL.search(match[2], len(match[2]) - 1) or _EMAIL_PREFIX.search(
        match.string, max(0, match.start() - 8), match.start()
    ):
        return _none(match)
    return match[0], f"mailto:{match[0]}", match.end()


def _mailto(match: re.Match[str]) -> _Found:
    if _BAD_LABEL.search(match[2], len(match[2]) - 1):
        return _none(match)
    return match[0], match[0], match.end()


def _xmpp(match: re.Match[str]) -> _Found:
    resource = match[3]
    if _BAD_LABEL.search(match[2], len(match[2]) - 1):
        return _none(match)
    if resource and (
        not (resource[-1].isascii() and resource[-1].isalpha())
        or match.string.startswith("@", match.end())
    ):
        return _none(match)
    return match[0], match[0], match.end()


_KINDS: tuple[tuple[re.Pattern[str], Callable[[re.Match[str]], _Found]], ...] = (
    (_URL, _url),
    (_XMPP, _xmpp),
    (_MAILTO, _mailto),
    (_EMAIL, _email),
)


def _nodes(
    state: InlineState, pieces: list[Piece], value: str, spans: list[tuple[int, int, str]]
) -> list[Node]:
    cuts = _Cuts(state, pieces)
    source = state.source
    nodes: list[Node] = []

    def text(start: int, end: int) -> Text:
        return Text(
            value[start:end], False, start=cuts.start(start), end=cuts.end(end), source=source
        )

    at = 0
    for start, end, url in spans:
        if start > at:
            nodes.append(text(at, start))
        child = text(start, end)
        nodes.append(
            Link((child,), None, url, False, start=child.start, end=child.end, source=source)
        )
        at = end
    if at < len(value):
        nodes.append(text(at, len(value)))
    return nodes


class _Cuts:
    """Finds where a place in a text's value is written."""

    __slots__ = ("_bounds", "_pieces", "_state")

    def __init__(self, state: InlineState, pieces: list[Piece]) -> None:
        self._state = state
        self._pieces = list(pieces)
        self._bounds: list[int] = []
        at = 0
        for piece in pieces:
            self._bounds.append(at)
            at += len(piece[0])

    def _place(self, at: int, *, end: bool) -> int:
        # An end belongs to the piece before it, a start to the one behind.
        look = bisect_left if end else bisect_right
        found = max(0, look(self._bounds, at) - 1)
        _, first, last, plain = self._pieces[found]
        inside = at - self._bounds[found]
        if end:
            return self._state.end_offset(first + inside if plain else last)
        return self._state.offset(first + inside if plain else first)

    def start(self, at: int) -> int:
        """Return the offset of the character at a place."""
        return self._place(at, end=False)

    def end(self, at: int) -> int:
        """Return the offset after the character before a place."""
        return self._place(at, end=True)
