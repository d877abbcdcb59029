"""What stands in the source around and behind the value of a text node."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from newsdoc.markdown.chars import decode

if TYPE_CHECKING:
    from collections.abc import Sequence

    from newsdoc.markdown.nodes import Node, Text

__all__ = [
    "escaped_offsets",
    "source_offsets",
    "text_around",
    "with_references",
    "written_characters",
]

_NEAR = 6
_LINE = re.compile(r"[^\r\n]*")
_REFERENCE = re.compile(r"&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});")
_ASCII_PUNCTUATION = frozenset("!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~")


def text_around(node: Node, limit: int = -1) -> tuple[str, str]:
    """Return the character before a node, and a few after it on its line.

    Args:
        node: The node.
        limit: Where the content ends that it stands in, or -1 for the end of its line: a table
            cell, a heading with closing marks.
    """
    if node.source is None or node.generated:
        return "\n", ""
    text = node.source.text
    before = text[node.start - 1] if node.start else "\n"
    end = node.end + _NEAR
    found = _LINE.match(text, node.end, min(end, limit) if limit >= 0 else end)
    return before, found[0] if found else ""


def written_characters(node: Text) -> Sequence[str]:
    """Return how each character of the value is written; empty where all are as they read."""
    if node.source is None or node.generated:
        return ()
    text = node.source.text
    raw = text[node.start : node.end]
    if "\\" not in raw and "&" not in raw:
        return ()
    places = source_offsets(node)
    if len(places) < len(node.value):
        return ()  # what cannot be found in the source is taken as it reads
    return [text[start : start + length] for start, length in places]


def escaped_offsets(node: Text) -> frozenset[int]:
    """Return the offsets in the value of characters behind a backslash."""
    if node.source is None or node.generated:
        return frozenset()
    text = node.source.text
    if text.find("\\", node.start, node.end) < 0:
        return frozenset()
    places = enumerate(source_offsets(node))
    return frozenset(at for at, (start, length) in places if length == 2 and text[start] == "\\")


def with_references(node: Text, *, numeric: bool = False) -> tuple[str, frozenset[int]]:
    """Return the value with character references as they are written, and its escapes.

    Args:
        node: The text.
        numeric: Take only references by number.

    Returns:
        The text, and the offsets in it of characters behind a backslash.
    """
    escaped = escaped_offsets(node)
    if node.source is None or node.generated or "&" not in node.source.slice(node.span):
        return node.value, escaped
    text = node.source.text
    parts: list[str] = []
    size = 0
    moved: set[int] = set()
    for at, (start, length) in enumerate(source_offsets(node)):
        char = node.value[at]
        if length > 1 and text.startswith("&#" if numeric else "&", start):
            char = text[start : start + length]
        elif at in escaped:
            moved.add(size)
        parts.append(char)
        size += len(char)
    return "".join(parts), frozenset(moved)


def source_offsets(node: Text) -> list[tuple[int, int]]:
    """Return for each character of the value its place in the source: offset and length.

    Escapes and entities take up more than one character there; what begins a line in a quote or
    a list belongs to no character of the value.
    """
    if node.source is None or node.generated:
        return []
    text, at, end = node.source.text, node.start, node.end
    value = node.value
    if text[at:end] == value:
        # In a literal address backslashes and ampersands are themselves.
        return [(place, 1) for place in range(at, end)]
    places: list[tuple[int, int]] = []
    while len(places) < len(value) and at < end:
        length, made = _written(text, at, end, value[len(places) : len(places) + 2])
        places += [(at, length)] * made
        at += length
    return places


def _written(text: str, at: int, end: int, wanted: str) -> tuple[int, int]:
    """Return how many characters stand for the next ones of the value, and for how many."""
    char = text[at]
    if char == "\\" and at + 1 < end and text[at + 1] in _ASCII_PUNCTUATION:
        if text[at + 1] == wanted[0]:
            return 2, 1
    elif char == "&" and (found := _REFERENCE.match(text, at, end)):
        decoded = decode(found[0])
        if decoded != found[0] and wanted.startswith(decoded[:2]):
            return len(found[0]), len(decoded)
    elif wanted[0] == "\n" and text.startswith("\r\n", at):
        return 2, 1
    elif (wanted[0] == "\n" and char == "\r") or (wanted[0] == "\ufffd" and char == "\0"):
        return 1, 1
    return 1, int(char == wanted[0])
