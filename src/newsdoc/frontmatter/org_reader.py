"""Org keywords (`#+TITLE: …`) as Hugo reads them (go-org 1.9 and Hugo's metadecoders)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from newsdoc.frontmatter.nodes import Entry, MappingNode, ScalarNode, SequenceNode

if TYPE_CHECKING:
    from collections.abc import Iterator

    from newsdoc.frontmatter.nodes import Node

__all__ = ["ORG_BLANK", "OrgLine", "org_lines", "read_org"]

_LINE = re.compile(r"[^\n]*\n?")
_KEYWORD = re.compile(r"[ \t]*#\+([^:\n]+):(?:[ \t\r\f\v]+([^\n]*)|(?=\r?\n?\Z))")
_ORG_DATE = re.compile(r"[<\[](\d{4}-\d{2}-\d{2}) .*[>\]]")
_DATE_KEYS = frozenset({"date", "lastmod", "publishdate", "expirydate"})
# What Go's unicode.IsSpace takes for a blank; Python's own idea has U+001C to U+001F as well.
ORG_BLANK = (
    " \t\r\n\f\v\x85\xa0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a"
    "\u2028\u2029\u202f\u205f\u3000"
)
_WORD = re.compile(f"[^{ORG_BLANK}]+")


@dataclass(frozen=True, slots=True)
class OrgLine:
    """A line with a keyword.

    Attributes:
        start: Where the line begins.
        end: Where the next one begins.
        key: The keyword, without `#+` and colon.
        value: What follows, without the blanks around it.
    """

    start: int
    end: int
    key: ScalarNode
    value: ScalarNode

    @property
    def name(self) -> str:
        """The keyword as org sees it, without case."""
        return str(self.key.value).upper()


def org_lines(text: str, start: int, end: int) -> Iterator[OrgLine]:
    """Give the lines between two offsets that hold a keyword."""
    for line in _LINE.finditer(text, start, end):
        keyword = _KEYWORD.match(line[0])
        if keyword:
            yield OrgLine(line.start(), line.end(), *_pair(keyword, line.start()))


def read_org(text: str, start: int, end: int) -> MappingNode:
    """Read org keywords.

    Keys have no case; a key that stands on several lines is a list, `KEY[]` is a list of words,
    `FILETAGS` is split at colons, and dates in angle brackets lose them.

    Args:
        text: The file's text.
        start: Where the keywords begin in it.
        end: Where they end.
    """
    found: dict[str, list[tuple[ScalarNode, ScalarNode]]] = {}
    for line in org_lines(text, start, end):
        found.setdefault(line.name, []).append((line.key, line.value))
    entries = tuple(_entry(name.lower(), pairs) for name, pairs in found.items())
    return MappingNode(entries, start, end)


def _pair(keyword: re.Match[str], offset: int) -> tuple[ScalarNode, ScalarNode]:
    key = ScalarNode(keyword[1], offset + keyword.start(1), offset + keyword.end(1))
    written = keyword[2] or ""
    value = written.strip(ORG_BLANK)
    if value:
        at = offset + keyword.start(2) + len(written) - len(written.lstrip(ORG_BLANK))
    else:
        # Behind the colon and its blanks, before the line end.
        after = keyword.string[keyword.end(1) + 1 :]
        at = key.end + 1 + len(after) - len(after.lstrip(" \t"))
    return key, ScalarNode(value, at, at + len(value))


def _entry(name: str, pairs: list[tuple[ScalarNode, ScalarNode]]) -> Entry:
    key, first = pairs[0]
    values = tuple(value for _, value in pairs)
    if name.endswith("[]"):
        name = name.removesuffix("[]")
        node: Node = _sequence(tuple(item for value in values for item in _words(value)), first)
    elif len(values) > 1:
        node = _sequence(values, first)
    elif name == "filetags":
        node = _file_tags(first)
    elif name in _DATE_KEYS:
        node = _date(first)
    else:
        node = first
    return Entry(ScalarNode(key.value, key.start, key.end), node, name)


def _sequence(items: tuple[ScalarNode, ...], first: ScalarNode) -> SequenceNode:
    end = items[-1].end if items else first.end
    return SequenceNode(items, first.start, end, flow=False)


def _words(value: ScalarNode) -> tuple[ScalarNode, ...]:
    return tuple(
        ScalarNode(word[0], value.start + word.start(), value.start + word.end())
        for word in _WORD.finditer(str(value.value))
    )


def _file_tags(value: ScalarNode) -> SequenceNode:
    text = str(value.value)
    start = value.start + text.startswith(":")
    items = []
    for tag in text.removeprefix(":").removesuffix(":").split(":"):
        items.append(ScalarNode(tag, start, start + len(tag)))
        start += len(tag) + 1
    return SequenceNode(tuple(items), value.start, value.end)


def _date(value: ScalarNode) -> ScalarNode:
    found = _ORG_DATE.search(str(value.value))
    return ScalarNode(found[1], value.start, value.end) if found else value
