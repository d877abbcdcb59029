"""Edits of TOML: spans of the text replaced, tables and everything else left as they are.

TOML's tables are lines that follow a header, wherever it stands; so a mapping is edited by the
rows (headers and pairs) whose paths begin with its own.
Setting, adding and deleting look at the same rows, so the module is a little long.
"""

from __future__ import annotations

from collections import Counter
from itertools import islice, pairwise
from typing import TYPE_CHECKING

from newsdoc.errors import EditError
from newsdoc.frontmatter.emit_dates import looks_like_moment
from newsdoc.frontmatter.emit_toml import TomlWriter
from newsdoc.frontmatter.emit_yaml import Like
from newsdoc.frontmatter.flow_edit import Flow, edit_at, runs
from newsdoc.frontmatter.nodes import FrozenMapping, MappingNode, ScalarNode, SequenceNode
from newsdoc.frontmatter.toml_rows import TomlRows, key_spans, names_in, next_line, previous_line
from newsdoc.frontmatter.yaml_style import indentation, line_start
from newsdoc.spans import Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from newsdoc.frontmatter.document import FrontMatter
    from newsdoc.frontmatter.edit_place import Place
    from newsdoc.frontmatter.flow_edit import Step
    from newsdoc.frontmatter.nodes import Entry, Node, Value
    from newsdoc.frontmatter.toml_rows import TomlPath, TomlRow
    from newsdoc.source import Edit

__all__ = ["TomlEditor", "toml_writer"]

_KEYS = 200


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
        self._rows = TomlRows(self.text, front_matter.root, front_matter.envelope.data.start)

    def _refuse(self, message: str, node: Node) -> EditError:
        source = self.front_matter.source
        return source.error(EditError, message, node.span, path=self.front_matter.path)

    # Rows.

    def _path(self, place: Place) -> TomlPath:
        parts: list[str | int] = []
        step: Place | None = place
        while step is not None and step.parent is not None:
            parts.append(str(step.entry.key.value) if step.entry else step.index)
            step = step.parent
        return tuple(reversed(parts))

    def _under(self, path: TomlPath) -> list[TomlRow]:
        rows = self._rows.at(path)
        if not rows:
            message = "dotted keys in braces cannot be edited"
            raise EditError(message, path=self.front_matter.path)
        return rows

    def _remove_row(self, row: TomlRow) -> Edit:
        start = line_start(self.text, row.start)
        if self.text[start : row.start].strip(" \t"):
            # The opening fence stands before it.
            return edit_at(self.text, row.start, row.value, "")
        return edit_at(self.text, start, row.end, "")

    def _remove_rows(self, rows: Sequence[TomlRow]) -> list[Edit]:
        """Take rows out; what stands between a header and the rows of its table goes with them."""
        edits: list[Edit] = []
        before: TomlRow | None = None
        for row in rows:
            edit, inside = self._remove_row(row), before is not None and row.at == before.at + 1
            if inside:
                edit = edit_at(self.text, edits.pop().span.start, row.end, "")
            edits.append(edit)
            before = row if row.header or inside else None
        headers = {line_start(self.text, row.start) for row in rows if row.header}
        return [self._close_gap(e) if e.span.start in headers else e for e in edits]

    def _make_room(self, rows: Sequence[TomlRow], places: Sequence[int]) -> list[Edit]:
        """Take out rows for what is written at some places; comments between them stay."""
        edits = [self._remove_row(row) for row in rows]
        if any("#" in self.text[one.end : two.start] for one, two in pairwise(rows)):
            return edits
        tables = self._remove_rows(rows)
        within = any(e.span.start < at < e.span.end for e in tables for at in places)
        return edits if within else tables

    def _close_gap(self, table: Edit) -> Edit:
        """Take the blank lines above a table with it, where a blank line or the end follows."""
        start, end, data = table.span.start, table.span.end, self.front_matter.envelope.data
        if self.text[end : min(next_line(self.text, end), data.end)].strip():
            return table
        while start > data.start:
            above = previous_line(self.text, start)
            if above < data.start or self.text[above:start].strip():
                break
            start = above
        return edit_at(self.text, start, end, "")

    # The work.

    def replace(self, place: Place, value: Value) -> list[Edit]:
        """Write another value in the place of what stands there."""
        node = place.node
        if isinstance(node, ScalarNode) or node.flow:
            inline = place.parent is None or not _is_block(place.parent.node)
            new = self.writer.value(value, self._like(node), inline=inline)
            return [edit_at(self.text, node.start, node.end, new)]
        path, parent = self._path(place), place.parent
        item = parent is not None and isinstance(parent.node, SequenceNode)
        header = self._header(path)
        if header and isinstance(value, FrozenMapping):
            rows = [row for row in self._under(path) if row is not header]
            return [*map(self._remove_row, rows), *self._after_header(path, value)]
        if item and parent is not None:
            return self._as_array(parent, place.index, place.index + 1, (value,))
        if parent is None or place.entry is None or not isinstance(parent.node, MappingNode):
            raise self._refuse("this table cannot be replaced as a whole", node)
        self._hold_comments(path, value, node)
        rows = self._under(path)
        if not rows[0].header and len(rows[0].section) < len(path):
            return [self._rewrite(rows[0], path, value), *map(self._remove_row, rows[1:])]
        comes = self.add(parent, parent.node, [(str(place.entry.key.value), value)])
        return [*self._make_room(rows, [edit.span.start for edit in comes]), *comes]

    def _as_array(self, place: Place, start: int, stop: int, values: Sequence[Value]) -> list[Edit]:
        """Write an array of tables as a value, as one of its items is to be no table.

        Args:
            place: Where the array stands.
            start: The first item that others take the place of.
            stop: The item after the last of these.
            values: What takes their place.
        """
        items = self.front_matter.get(self._path(place))
        before = items if isinstance(items, tuple) else ()
        return self.replace(place, (*before[:start], *values, *before[stop:]))

    def _hold_comments(self, path: TomlPath, value: Value, node: Node) -> None:
        """Refuse to write an array of tables as a value if tables that stay hold comments."""
        items = self.front_matter.get(path)
        if not isinstance(items, tuple) or not isinstance(value, tuple):
            return
        kept = set(map(repr, value))
        stays = [repr(item) in kept for item in items]
        rows = self._under(path)
        if any(self._has_comment(row) and stays[int(row.path[len(path)])] for row in rows):
            message = "an array of tables becomes one value here, and comments in it would be lost"
            raise self._refuse(message, node)

    def _has_comment(self, row: TomlRow) -> bool:
        # Comments may stand between the items of an array, which goes on over lines.
        start = row.start if next_line(self.text, row.start) < row.end else row.value
        return "#" in self.text[start : row.end]

    def _rewrite(self, row: TomlRow, path: TomlPath, value: Value) -> Edit:
        """Write a pair in the place of a row that defines part of what it replaces."""
        names = tuple(part for part in path[len(row.section) :] if isinstance(part, str))
        text = self.writer.pair(names, value) + self.writer.newline
        return edit_at(self.text, row.start, row.end, text)

    def _header(self, path: TomlPath) -> TomlRow | None:
        return next((row for row in self._rows.at(path) if row.header and row.path == path), None)

    def _after_header(self, path: TomlPath, values: FrozenMapping[Value]) -> list[Edit]:
        header = self._header(path)
        at = header.end if header else 0
        lines = [self.writer.pair((name,), v) + self.writer.newline for name, v in values.items()]
        return [self._insert_lines(at, "".join(lines))] if lines else []

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

    def _add_rows(self, path: TomlPath, pairs: Sequence[tuple[str, Value]]) -> Edit:
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

    def _last_row(self, path: TomlPath) -> tuple[TomlRow | None, TomlPath]:
        """Return the row after which a key of a table goes, and the section it stands in."""
        found: TomlRow | None = None
        for row in self._rows.at(path):
            if row.section == path:
                found = row
        if found is None and path:
            found = next(
                (
                    row
                    for row in reversed(self._rows.at(path))
                    if not row.header and len(row.section) < len(path)
                ),
                None,
            )
        return found, (found.section if found else path)

    def _first_row(self, path: TomlPath, lines: list[str]) -> Edit:
        newline = self.writer.newline
        text = "".join(line + newline for line in lines)
        start = self.front_matter.envelope.data.start
        if not path:
            at = (
                start
                if not start or self.text[start - 1] in "\r\n"
                else next_line(self.text, start)
            )
            gap = newline if self._rows.all and self._rows.all[0].start == at else ""
            return edit_at(self.text, at, at, text + gap)
        following = next(iter(self._rows.at(path)), None)
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
        return self._remove_rows([row for row in rows if row.path[len(path)] in names])

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
        tables = [value for value in values if isinstance(value, FrozenMapping)]
        if len(tables) < len(values):
            # Only `set` at one index comes here; a whole list that is no longer tables is replaced.
            _, i, j, k, m = steps[0]
            return self._as_array(place, i, j, values[k:m])
        edits: list[Edit] = []
        for kind, i, j, k, m in steps:
            if kind == "delete":
                for at in range(i, j):
                    edits += self._remove_rows(self._under((*path, at)))
            else:
                edits.append(self._insert_tables(sequence, path, i, tables[k:m]))
        return edits

    def _like_items(self, sequence: SequenceNode) -> Like:
        styles = {self._like(item).style for item in sequence.items} - {None}
        return Like(styles.pop()) if len(styles) == 1 else Like()

    def _insert_tables(
        self,
        sequence: SequenceNode,
        path: TomlPath,
        at: int,
        tables: Sequence[FrozenMapping[Value]],
    ) -> Edit:
        newline = self.writer.newline
        names = ".".join(self.writer.key(part) for part in path if isinstance(part, str))
        blocks = []
        for table in tables:
            pairs = "".join(self.writer.pair((n,), v) + newline for n, v in table.items())
            blocks.append(f"[[{names}]]{newline}{pairs}")
        if at < len(sequence.items):
            start = line_start(self.text, self._under((*path, at))[0].start)
            return edit_at(self.text, start, start, "".join(b + newline for b in blocks))
        end = self._under((*path, at - 1))[-1].end
        return self._insert_lines(end, "".join(newline + block for block in blocks))

    def rename(self, place: Place, entry: Entry, new: str) -> list[Edit]:
        """Write another key wherever that of an entry, which stands at the place, is written."""
        if place.parent is not None and not _is_block(place.parent.node):
            return [edit_at(self.text, entry.key.start, entry.key.end, self.writer.key(new))]
        path = self._path(place)
        edits = []
        for row in self._under(path):
            spans = key_spans(self.text, row.start)
            over = 0 if row.header else names_in(row.section)
            at = names_in(path) - 1 - over
            if at >= 0:
                span = spans[at]
                edits.append(edit_at(self.text, span.start, span.end, self.writer.key(new)))
        return edits

    def rename_headers(self, place: Place, names: tuple[str, ...], *, item: bool) -> list[Edit]:
        """Give a table, or an array of tables, another place by its headers alone.

        Args:
            place: Where it stands.
            names: Its new keys from the top.
            item: It becomes an item of the array of tables that has these keys.

        Returns:
            The edits; none where pairs before its header are part of it too.
        """
        path = self._path(place)
        rows = self._under(path)
        if any(len(row.section) < len(path) for row in rows):
            return []
        new = ".".join(map(self.writer.key, names))
        edits = self._left_empty(place)
        for row in rows:
            if row.header:
                spans = key_spans(self.text, row.start)
                start, end = spans[0].start, spans[names_in(path) - 1].end
                if row.path == path:
                    edits.append(self._rewrite_header(row, f"[[{new}]]" if item else f"[{new}]"))
                else:
                    edits.append(edit_at(self.text, start, end, new))
        return edits

    def _rewrite_header(self, row: TomlRow, new: str) -> Edit:
        end = self.text.index("]", row.value) + 1
        while self.text.startswith("]", end):
            end += 1
        return edit_at(self.text, row.start, end, new)

    def _left_empty(self, place: Place) -> list[Edit]:
        """Return the edits that keep what holds a table, where nothing else is in it."""
        holder = place.parent
        if holder is None or holder.parent is None or holder.entry is None:
            return []
        node, outer = holder.node, holder.parent.node
        children = node.items if isinstance(node, SequenceNode) else _entries(node)
        if len(children) > 1 or self._header(self._path(holder)) or not _is_block(outer):
            return []
        empty: Value = () if isinstance(node, SequenceNode) else FrozenMapping()
        return [self._add_rows(self._path(holder.parent), [(str(holder.entry.key.value), empty)])]


def _is_block(node: Node) -> bool:
    return isinstance(node, MappingNode) and not node.flow


def _entries(node: Node) -> tuple[Entry, ...]:
    return node.entries if isinstance(node, MappingNode) else ()
