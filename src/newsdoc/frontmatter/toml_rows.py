"""The rows of TOML front matter: its headers and pairs, with the paths that they define."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, TypeAlias

from newsdoc.frontmatter.nodes import MappingNode, SequenceNode
from newsdoc.frontmatter.yaml_style import line_start
from newsdoc.spans import Span

if TYPE_CHECKING:
    from newsdoc.frontmatter.nodes import Node

__all__ = ["TomlPath", "TomlRow", "TomlRows", "key_spans", "names_in", "next_line", "previous_line"]

TomlPath: TypeAlias = tuple["str | int", ...]

_LINE_END = re.compile(r"\r\n|\n|\r|\Z")
_KEY = re.compile(r"""[ \t]*("(?:[^"\\]|\\.)*"|'[^']*'|[A-Za-z0-9_-]+)[ \t]*\.?""")


@dataclass(frozen=True, slots=True)
class TomlRow:
    """A header or a pair.

    Attributes:
        path: What it defines; an index follows the name of an array of tables.
        start: Offset of its first character: the bracket or the key.
        value: Offset after its value, or after the last key of a header.
        end: Offset of the line after it.
        section: The path of the header that it stands under; its own for a header.
        header: It is a header.
        at: How many rows stand before it.
    """

    path: TomlPath
    start: int
    value: int
    end: int
    section: TomlPath
    header: bool
    at: int


def next_line(text: str, place: int) -> int:
    """Return where the line after a place begins."""
    found = _LINE_END.search(text, place)
    return found.end() if found else len(text)


def previous_line(text: str, place: int) -> int:
    """Return where the line before the one that begins at a place begins."""
    end = place - (2 if text[max(0, place - 2) : place] == "\r\n" else 1)
    return line_start(text, end)


def names_in(path: TomlPath) -> int:
    """Return how many keys a path has, indexes left out."""
    return sum(isinstance(part, str) for part in path)


def key_spans(text: str, at: int) -> list[Span]:
    """Return the places of the parts of the key of a row that begins at an offset."""
    while text.startswith("[", at):
        at += 1
    spans: list[Span] = []
    while found := _KEY.match(text, at):
        spans.append(Span(*found.span(1)))
        at = found.end()
        if text[at - 1] != ".":
            break
    return spans


class TomlRows:
    """Finds the rows of one TOML front matter, when they are first asked for.

    Args:
        text: The file's text.
        root: The top mapping, or None where there is no key.
        lower: Where the front matter begins, which may be on the line of its opening fence.
    """

    def __init__(self, text: str, root: MappingNode | None, lower: int) -> None:
        self._text = text
        self._lower = lower
        self._root = root

    def at(self, path: TomlPath) -> list[TomlRow]:
        """Return the rows whose paths begin with a path, found for all paths in one go."""
        return self._known.get(path, [])

    @cached_property
    def _known(self) -> dict[TomlPath, list[TomlRow]]:
        known: dict[TomlPath, list[TomlRow]] = {}
        for row in self.all:
            for end in range(len(row.path) + 1):
                known.setdefault(row.path[:end], []).append(row)
        return known

    @cached_property
    def all(self) -> list[TomlRow]:
        """All rows, in order."""
        pairs: dict[int, tuple[TomlPath, int]] = {}
        headers: dict[int, TomlPath] = {}
        if self._root is not None:
            self._collect(self._root, (), pairs, headers)
        rows: list[TomlRow] = []
        section: TomlPath = ()
        for start in sorted({*pairs, *headers}):
            path, end = pairs.get(start) or (headers[start], start)
            header = start not in pairs
            section = path if header else section
            end = key_spans(self._text, start)[-1].end if header else end
            below = next_line(self._text, end)
            rows.append(TomlRow(path, start, end, below, section, header, len(rows)))
        return rows

    def _collect(
        self,
        node: MappingNode,
        path: TomlPath,
        pairs: dict[int, tuple[TomlPath, int]],
        headers: dict[int, TomlPath],
    ) -> None:
        for entry in node.entries:
            inner = (*path, str(entry.key.value))
            value = entry.value
            if isinstance(value, MappingNode) and not value.flow:
                self._add_header(value, inner, headers)
                self._collect(value, inner, pairs, headers)
            elif isinstance(value, SequenceNode) and not value.flow:
                for at, item in enumerate(value.items):
                    if isinstance(item, MappingNode):
                        self._add_header(item, (*inner, at), headers)
                        self._collect(item, (*inner, at), pairs, headers)
            else:
                pairs[self._row_start(entry.key.start)] = inner, value.end

    def _row_start(self, key: int) -> int:
        """Return where a pair begins, its dotted key's first part."""
        line = max(self._lower, line_start(self._text, key))
        return key - len(self._text[line:key].lstrip(" \t"))

    def _add_header(self, node: Node, path: TomlPath, headers: dict[int, TomlPath]) -> None:
        # A table that only a longer header implies has that header's place; the longer path wins.
        if self._text.startswith("[", node.start) and len(headers.get(node.start, ())) < len(path):
            headers[node.start] = path
