"""Edits of JSON: spans of the text replaced, indentation and everything else left as it is."""

from __future__ import annotations

from itertools import islice, pairwise
from typing import TYPE_CHECKING

from newsdoc.frontmatter.emit_dates import looks_like_moment
from newsdoc.frontmatter.emit_json import JsonStyle, JsonWriter
from newsdoc.frontmatter.flow_edit import Flow, edit_at, runs
from newsdoc.frontmatter.nodes import FrozenMapping, MappingNode, ScalarNode, SequenceNode
from newsdoc.frontmatter.yaml_style import line_start
from newsdoc.spans import Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from newsdoc.frontmatter.document import FrontMatter
    from newsdoc.frontmatter.edit_place import Place
    from newsdoc.frontmatter.flow_edit import Step
    from newsdoc.frontmatter.nodes import Entry, Node, Value
    from newsdoc.source import Edit

__all__ = ["JsonEditor", "json_style"]

_KEYS = 200


def json_style(front_matter: FrontMatter) -> JsonStyle:
    """Find out how a JSON front matter is written."""
    text, root = front_matter.source.text, front_matter.root
    strict = front_matter.dialect.script == "go"
    newline = front_matter.source.newline
    if root is None or not root.entries:
        return JsonStyle(newline=newline, strict=strict)
    first = root.entries[0]
    data = text[front_matter.envelope.data.start : front_matter.envelope.data.end]
    lines = "\n" in data or "\r" in data
    between = text[first.key.end : first.value.start]
    lists = [e.value for e in islice(root.entries, _KEYS) if isinstance(e.value, SequenceNode)]
    spread = [any(c in "\r\n" for c in text[n.start : n.end]) for n in lists if n.items]
    return JsonStyle(
        lines=lines,
        list_lines=sum(spread) * 2 > len(spread),
        indent=_indent(text, root, bare=front_matter.envelope.bare_json),
        colon=between if not between.strip(" :") else ": ",
        comma=_comma(text, root),
        ascii=data.isascii() and "\\u" in data,
        newline=newline,
        moment=_moment(text, root.entries),
        strict=strict,
    )


def _indent(text: str, root: MappingNode, *, bare: bool) -> str:
    for entry in islice(root.entries, _KEYS):
        key = entry.key.start
        if bare and isinstance(entry.value, MappingNode) and entry.value.entries:
            key = entry.value.entries[0].key.start
        before = text[line_start(text, key) : key]
        if before and not before.strip(" \t"):
            return before
    return "  "


def _comma(text: str, root: MappingNode) -> str:
    for one, two in pairwise(islice(root.entries, _KEYS)):
        if not (between := text[one.value.end : two.key.start]).strip(" ,"):
            return between
    return ", "


def _moment(text: str, entries: Sequence[Entry]) -> str | None:
    for entry in islice(entries, _KEYS):
        written = text[entry.value.start + 1 : min(entry.value.end - 1, entry.value.start + 48)]
        if isinstance(entry.value, ScalarNode) and looks_like_moment(written):
            return written
    return None


class JsonEditor:
    """Edits one JSON front matter; an `Editor`.

    Args:
        front_matter: What was read.
    """

    def __init__(self, front_matter: FrontMatter) -> None:
        self.front_matter = front_matter
        self.text = front_matter.source.text
        self.style = json_style(front_matter)
        self.writer = JsonWriter(self.style)

    def replace(self, place: Place, value: Value) -> list[Edit]:
        """Write another value in the place of what stands there."""
        node = place.node
        # The line may be as long as the file; only what takes several lines needs to know.
        nested = isinstance(value, tuple | FrozenMapping)
        prefix = self._line_indent(node.start) if nested else ""
        moment = self.text[node.start : node.end].strip('"') if node.end - node.start < 48 else None
        new = self.writer.value(value, prefix, moment)
        return [edit_at(self.text, node.start, node.end, new)]

    def _line_indent(self, offset: int) -> str:
        line = self.text[line_start(self.text, offset) : offset]
        return line[: len(line) - len(line.lstrip(" \t"))]

    def _flow(self, place: Place, spans: Iterable[Span]) -> Flow:
        node, envelope = place.node, self.front_matter.envelope
        start, end = node.start + 1, node.end - 1
        bare = place.parent is None and envelope.bare_json
        if bare:
            start, end = envelope.data.start, envelope.data.end
        return Flow(
            self.text,
            start,
            end,
            tuple(spans),
            comments=False,
            newline=self.style.newline,
            indent=self.style.indent,
            lines=bare,
            comma=self.style.comma,
        )

    def _pairs(self, mapping: MappingNode) -> Iterable[Span]:
        return (Span(entry.key.start, entry.value.end) for entry in mapping.entries)

    def _prefix(self, place: Place, nodes: Sequence[Node]) -> str:
        """Return the indentation of the items of a collection."""
        if nodes:
            return self._line_indent(nodes[-1].start)
        return self._line_indent(place.node.start) + self.style.indent

    def add(
        self, place: Place, mapping: MappingNode, pairs: Sequence[tuple[str, Value]]
    ) -> list[Edit]:
        """Add keys after the last one of a mapping."""
        prefix = self._prefix(place, [entry.key for entry in mapping.entries])
        new = [self.writer.pair(name, value, prefix) for name, value in pairs]
        count = len(mapping.entries)
        flow = self._flow(place, self._pairs(mapping))
        return flow.apply([("insert", count, count, 0, len(new))], new)

    def remove(self, place: Place, mapping: MappingNode, entries: Sequence[Entry]) -> list[Edit]:
        """Take keys out of a mapping."""
        gone = {id(entry) for entry in entries}
        steps = runs([id(entry) in gone for entry in mapping.entries])
        return self._flow(place, self._pairs(mapping)).apply(steps, ())

    def clear(self, place: Place, mapping: MappingNode) -> list[Edit]:
        """Take all keys out of a mapping."""
        return self.remove(place, mapping, mapping.entries)

    def items(
        self, place: Place, sequence: SequenceNode, steps: list[Step], values: Sequence[Value]
    ) -> list[Edit]:
        """Take items out of a list and put others in."""
        prefix = self._prefix(place, sequence.items)
        new = [self.writer.value(value, prefix) for value in values]
        spans = (item.span for item in sequence.items)
        return self._flow(place, spans).apply(steps, new)

    def rename(self, place: Place, entry: Entry, new: str) -> list[Edit]:
        """Write another key in the place of that of an entry, which stands at the place."""
        return [edit_at(self.text, entry.key.start, entry.key.end, self.writer.string(new))]
