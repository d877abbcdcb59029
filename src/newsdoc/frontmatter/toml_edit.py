"""Edits of TOML: spans of the text replaced, tables and everything else left as they are.

TOML's tables are lines that follow a header, wherever it stands; so a mapping is edited by the
rows (headers and pairs) whose paths begin with its own. It is one editor, so one module.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING, TypeAlias

from newsdoc.errors import EditError
from newsdoc.frontmatter.emit_dates import looks_like_moment
from newsdoc.frontmatter.emit_toml import TomlWriter
from newsdoc.frontmatter.emit_yaml import Like
from newsdoc.frontmatter.flow_edit import Flow, edit_at, runs
from newsdoc.frontmatter.nodes import FrozenMapping, MappingNode, ScalarNode, SequenceNode
from newsdoc.frontmatter.yaml_style import indentation, line_start
from newsdoc.spans import Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from newsdoc.frontmatter.document import FrontMatter
    from newsdoc.frontmatter.edit_place import Place
    from newsdoc.frontmatter.flow_edit import Step
    from newsdoc.frontmatter.nodes import Entry, Node, Value
    from newsdoc.source import Edit

__all__ = ["TomlEditor", "toml_writer"]

_Path: TypeAlias = tuple["str | int", ...]

_LINE_END = re.compile(r"\r\n|\n|\r|\Z")
_KEY = re.compile(r"""[ \t]*("(?:[^"\\]|\\.)*"|'[^']*'|[A-Za-z0-9_-]+)[ \t]*\.?""")
_KEYS = 200


@dataclass(frozen=True, slots=True)
class _Row:
    """A header or a pair.

    Attributes:
        path: What it defines; an index follows the name of an array of tables.
        start: Offset of its first character: the bracket or the key.
        end: Offset of the line after it.
        section: The path of the header that it stands under; its own for a header.
        header: It is a header.
    """

    path: _Path
    start: int
    end: int
    section: _Path
    header: bool


def toml_writer(front_matter: FrontMatter) -> TomlWriter:
    """Return a writer that writes as a front matter is written."""
    text, root = front_matter.source.text, front_matter.root
    newline = front_matter.source.newline
    if root is None or not root.entries:
        return TomlWriter(newline)
    leaves = list(islice(_leaves(root), _KEYS))
    styles = Counter(e.value.style for e in leaves if isinstance(e.value, ScalarNode))
    gaps = (text[e.key.end : e.value.start] for e in leaves)
    equals = next((gap for gap in gaps if not gap.strip(" \t=")), " = ")
    moments = (text[e.value.start : min(e.value.end, e.value.start + 48)] for e in leaves)
    moment = next((m for m in moments if looks_like_moment(m)), None)
    return TomlWriter(newline, styles["literal-string"] > styles["basic"], equals, moment)


def _leaves(root: MappingNode) -> Iterator[Entry]:
    for entry in root.entries:
        if isinstance(entry.value, MappingNode) and not entry.value.flow:
            yield from _leaves(entry.value)
        elif isinstance(entry.value, ScalarNode):
            yield entry


class TomlEditor:
    """Edits one TOML front matter; an `Editor`.

    Args:
        front_matter: What was read.
    """

    def __init__(self, front_matter: FrontMatter) -> None:
        self.front_matter = front_matter
        self.text = front_matter.source.text
        self.writer = toml_writer(front_matter)
        self._known: list[_Row] | None = None
        self._known_under: dict[_Path, list[_Row]] = {}

    def _refuse(self, message: str, node: Node) -> EditError:
        source = self.front_matter.source
        return source.error(EditError, message, node.span, path=self.front_matter.path)

    # Rows.

    @property
    def _rows(self) -> list[_Row]:
        if self._known is None:
            self._known = self._find_rows()
        return self._known

    def _rows_at(self, path: _Path) -> list[_Row]:
        """Return the rows whose paths begin with a path, found for all paths in one go."""
        if not self._known_under:
            for row in self._rows:
                for end in range(len(row.path) + 1):
                    self._known_under.setdefault(row.path[:end], []).append(row)
        return self._known_under.get(path, [])

    def _find_rows(self) -> list[_Row]:
        pairs: dict[int, tuple[_Path, int]] = {}
        headers: dict[int, _Path] = {}
        if self.front_matter.root is not None:
            self._collect(self.front_matter.root, (), pairs, headers)
        rows: list[_Row] = []
        section: _Path = ()
        for start in sorted({*pairs, *headers}):
            path, end = pairs.get(start) or (headers[start], start)
            header = start not in pairs
            section = path if header else section
            rows.append(_Row(path, start, self._next_line(end), section, header))
        return rows

    def _collect(
        self,
        node: MappingNode,
        path: _Path,
        pairs: dict[int, tuple[_Path, int]],
        headers: dict[int, _Path],
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
        line = line_start(self.text, key)
        return key - len(self.text[line:key].lstrip(" \t"))

    def _add_header(self, node: Node, path: _Path, headers: dict[int, _Path]) -> None:
        # A table that only a longer header implies has that header's place; the longer path wins.
        if self.text.startswith("[", node.start) and len(headers.get(node.start, ())) < len(path):
            headers[node.start] = path

    def _next_line(self, place: int) -> int:
        found = _LINE_END.search(self.text, place)
        return found.end() if found else len(self.text)

    def _path(self, place: Place) -> _Path:
        parts: list[str | int] = []
        step: Place | None = place
        while step is not None and step.parent is not None:
            parts.append(str(step.entry.key.value) if step.entry else step.index)
            step = step.parent
        return tuple(reversed(parts))

    def _under(self, path: _Path) -> list[_Row]:
        rows = self._rows_at(path)
        if not rows:
            message = "dotted keys in braces cannot be edited"
            raise EditError(message, path=self.front_matter.path)
        return rows

    def _remove_row(self, row: _Row) -> Edit:
        return edit_at(self.text, line_start(self.text, row.start), row.end, "")

    # The work.

    def replace(self, place: Place, value: Value) -> list[Edit]:
        """Write another value in the place of what stands there."""
        node = place.node
        if isinstance(node, ScalarNode) or node.flow:
            inline = place.parent is None or not _is_block(place.parent.node)
            new = self.writer.value(value, self._like(node), inline=inline)
            return [edit_at(self.text, node.start, node.end, new)]
        path = self._path(place)
        if isinstance(value, FrozenMapping) and value and self._header(path):
            rows = self._under(path)[1:]
            return [*map(self._remove_row, rows), self._after_header(path, value)]
        parent = place.parent
        if parent is None or place.entry is None or not isinstance(parent.node, MappingNode):
            raise self._refuse("this table cannot be replaced as a whole", node)
        rows = self._under(path)
        if not rows[0].header and len(rows[0].section) < len(path):
            return [self._rewrite(rows[0], path, value), *map(self._remove_row, rows[1:])]
        edits = [self._remove_row(row) for row in rows]
        return edits + self.add(parent, parent.node, [(str(place.entry.key.value), value)])

    def _rewrite(self, row: _Row, path: _Path, value: Value) -> Edit:
        """Write a pair in the place of a row that defines part of what it replaces."""
        names = tuple(part for part in path[len(row.section) :] if isinstance(part, str))
        text = self.writer.pair(names, value) + self.writer.newline
        return edit_at(self.text, row.start, row.end, text)

    def _header(self, path: _Path) -> _Row | None:
        return next((row for row in self._rows_at(path) if row.header and row.path == path), None)

    def _after_header(self, path: _Path, values: FrozenMapping[Value]) -> Edit:
        header = self._header(path)
        at = header.end if header else 0
        lines = (self.writer.pair((name,), v) + self.writer.newline for name, v in values.items())
        return self._insert_lines(at, "".join(lines))

    def _like(self, node: Node) -> Like:
        if not isinstance(node, ScalarNode):
            return Like()
        short = node.end - node.start <= 48
        moment = self.text[node.start : node.end].strip("\"'") if short else None
        return Like(node.style if isinstance(node.value, str) else None, moment)

    def add(
        self, place: Place, mapping: MappingNode, pairs: Sequence[tuple[str, Value]]
    ) -> list[Edit]:
        """Add keys to a mapping."""
        if mapping.flow:
            return self._add_inline(mapping, pairs)
        path = self._path(place)
        tables = {n: v for n, v in pairs if isinstance(v, FrozenMapping) and v} if not path else {}
        plain = [(name, value) for name, value in pairs if name not in tables]
        edits = [self._add_rows(path, plain)] if plain else []
        return edits + ([self._add_tables(tables)] if tables else [])

    def _add_inline(self, mapping: MappingNode, pairs: Sequence[tuple[str, Value]]) -> list[Edit]:
        new = [f"{self.writer.key(n)} = {self.writer.value(v, inline=True)}" for n, v in pairs]
        flow = self._flow(mapping)
        if not mapping.entries:
            new = [f" {', '.join(new)} "]
        count = len(mapping.entries)
        return flow.apply([("insert", count, count, 0, len(new))], new)

    def _flow(self, node: MappingNode | SequenceNode) -> Flow:
        if isinstance(node, SequenceNode):
            spans = tuple(item.span for item in node.items)
        else:
            spans = tuple(self._inline_pairs(node))
        return Flow(self.text, node.start + 1, node.end - 1, spans, newline=self.writer.newline)

    def _inline_pairs(self, node: MappingNode) -> Iterator[Span]:
        for entry in node.entries:
            if isinstance(entry.value, MappingNode) and not entry.value.flow:
                raise self._refuse("dotted keys in braces cannot be edited", entry.key)
            yield Span(entry.key.start, entry.value.end)

    def _add_rows(self, path: _Path, pairs: Sequence[tuple[str, Value]]) -> Edit:
        row, section = self._last_row(path)
        names = tuple(part for part in path[len(section) :] if isinstance(part, str))
        lines = [self.writer.pair((*names, name), value) for name, value in pairs]
        if row is None:
            return self._first_row(path, lines)
        at = row.end
        prefix = indentation(self.text, row.start)
        text = "".join(prefix + line + self.writer.newline for line in lines)
        return self._insert_lines(at, text)

    def _insert_lines(self, at: int, text: str) -> Edit:
        if at and self.text[at - 1] not in "\r\n":
            text = self.writer.newline + text.removesuffix(self.writer.newline)
        return edit_at(self.text, at, at, text)

    def _last_row(self, path: _Path) -> tuple[_Row | None, _Path]:
        """Return the row after which a key of a table goes, and the section it stands in."""
        found: _Row | None = None
        for row in self._rows_at(path):
            if row.section == path:
                found = row
        if found is None and path:
            found = next(
                (
                    row
                    for row in reversed(self._rows_at(path))
                    if not row.header and len(row.section) < len(path)
                ),
                None,
            )
        return found, (found.section if found else path)

    def _first_row(self, path: _Path, lines: list[str]) -> Edit:
        newline = self.writer.newline
        text = "".join(line + newline for line in lines)
        start = self.front_matter.envelope.data.start
        if not path:
            at = start if not start or self.text[start - 1] in "\r\n" else self._next_line(start)
            gap = newline if self._rows and self._rows[0].start == at else ""
            return edit_at(self.text, at, at, text + gap)
        following = next(iter(self._rows_at(path)), None)
        if following is None:
            raise EditError("this table has no place of its own", path=self.front_matter.path)
        at = line_start(self.text, following.start)
        names = ".".join(self.writer.key(part) for part in path if isinstance(part, str))
        return edit_at(self.text, at, at, f"[{names}]{newline}{text}{newline}")

    def _add_tables(self, tables: Mapping[str, Value]) -> Edit:
        newline = self.writer.newline
        at = self.front_matter.envelope.data.end
        before = self.text[self.front_matter.envelope.data.start : at]
        text = self.writer.document(tables)
        gap = newline if before.strip() and not before.endswith(newline * 2) else ""
        return self._insert_lines(at, gap + text)

    def remove(self, place: Place, mapping: MappingNode, entries: Sequence[Entry]) -> list[Edit]:
        """Take keys out of a mapping."""
        if mapping.flow:
            gone = {id(entry) for entry in entries}
            return self._flow(mapping).apply(runs([id(e) in gone for e in mapping.entries]), ())
        path = self._path(place)
        names = {str(entry.key.value) for entry in entries}
        rows = (row for row in self._under(path) if row.path[len(path) : len(path) + 1])
        return [self._remove_row(row) for row in rows if row.path[len(path)] in names]

    def clear(self, place: Place, mapping: MappingNode) -> list[Edit]:
        """Take all keys out of a mapping, which keeps its header."""
        path = self._path(place)
        if mapping.flow or (path and not self._header(path)):
            return self.replace(place, FrozenMapping())
        return [self._remove_row(row) for row in self._under(path) if row.path != path]

    def items(
        self, place: Place, sequence: SequenceNode, steps: list[Step], values: Sequence[Value]
    ) -> list[Edit]:
        """Take items out of a list and put others in."""
        if sequence.flow:
            like = self._like_items(sequence)
            new = [self.writer.value(value, like, inline=True) for value in values]
            return self._flow(sequence).apply(steps, new)
        path = self._path(place)
        edits: list[Edit] = []
        for kind, i, j, k, m in steps:
            if kind == "delete":
                for at in range(i, j):
                    edits += [self._remove_row(row) for row in self._under((*path, at))]
            elif kind == "insert":
                edits.append(self._insert_tables(sequence, path, i, values[k:m]))
        return edits

    def _like_items(self, sequence: SequenceNode) -> Like:
        styles = {self._like(item).style for item in sequence.items} - {None}
        return Like(styles.pop()) if len(styles) == 1 else Like()

    def _insert_tables(
        self, sequence: SequenceNode, path: _Path, at: int, values: Sequence[Value]
    ) -> Edit:
        newline = self.writer.newline
        names = ".".join(self.writer.key(part) for part in path if isinstance(part, str))
        blocks = []
        for value in values:
            if not isinstance(value, FrozenMapping):
                raise self._refuse("an array of tables holds only tables", sequence)
            pairs = "".join(self.writer.pair((n,), v) + newline for n, v in value.items())
            blocks.append(f"[[{names}]]{newline}{pairs}")
        if at < len(sequence.items):
            start = line_start(self.text, self._under((*path, at))[0].start)
            return edit_at(self.text, start, start, "".join(b + newline for b in blocks))
        end = self._under((*path, at - 1))[-1].end
        return self._insert_lines(end, "".join(newline + block for block in blocks))

    def rename(self, place: Place, new: str) -> list[Edit]:
        """Write another key wherever that of an entry is written."""
        if place.entry is None or place.parent is None:
            raise self._refuse("an item of a list has no key", place.node)
        if not _is_block(place.parent.node):
            key = place.entry.key
            return [edit_at(self.text, key.start, key.end, self.writer.key(new))]
        path = self._path(place)
        edits = []
        for row in self._under(path):
            spans = self._key_spans(row)
            over = 0 if row.header else _names(row.section)
            at = _names(path) - 1 - over
            if at >= 0:
                span = spans[at]
                edits.append(edit_at(self.text, span.start, span.end, self.writer.key(new)))
        return edits

    def rename_headers(self, place: Place, names: tuple[str, ...]) -> list[Edit]:
        """Give a table, or an array of tables, another place by its headers alone.

        Args:
            place: Where it stands.
            names: Its new keys from the top.

        Returns:
            The edits; none where pairs before its header are part of it too.
        """
        path = self._path(place)
        rows = self._under(path)
        if any(len(row.section) < len(path) for row in rows):
            return []
        new = ".".join(map(self.writer.key, names))
        edits = []
        for row in rows:
            if row.header:
                spans = self._key_spans(row)[: _names(path)]
                edits.append(edit_at(self.text, spans[0].start, spans[-1].end, new))
        return edits

    def _key_spans(self, row: _Row) -> list[Span]:
        """Return the places of the parts of the key of a row."""
        at = row.start
        while self.text.startswith("[", at):
            at += 1
        spans: list[Span] = []
        while found := _KEY.match(self.text, at):
            spans.append(Span(*found.span(1)))
            at = found.end()
            if self.text[at - 1] != ".":
                break
        return spans


def _is_block(node: Node) -> bool:
    return isinstance(node, MappingNode) and not node.flow


def _names(path: _Path) -> int:
    return sum(isinstance(part, str) for part in path)
