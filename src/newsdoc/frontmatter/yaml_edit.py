"""Edits of YAML: spans of the text replaced, everything else left as it is.

Block collections are edited by whole lines, flow collections by `flow_edit`. A value keeps its
quotes where the new one allows it, a comment at the end of a line stays on it.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from newsdoc.errors import EditError
from newsdoc.frontmatter.emit_yaml import Like, YamlWriter
from newsdoc.frontmatter.flow_edit import Flow, edit_at, runs
from newsdoc.frontmatter.nodes import FrozenMapping, MappingNode, ScalarNode, SequenceNode
from newsdoc.frontmatter.yaml_style import indentation, line_start, yaml_style
from newsdoc.spans import Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from newsdoc.frontmatter.document import FrontMatter
    from newsdoc.frontmatter.edit_place import Place
    from newsdoc.frontmatter.flow_edit import Step
    from newsdoc.frontmatter.nodes import Entry, Node, Value
    from newsdoc.source import Edit

__all__ = ["YamlEditor"]

_LINE_END = re.compile(r"\r\n|\n|\r|\Z")
_GAP = re.compile(r"(?:[ \t]|\r\n|\n|\r|#[^\r\n]*)*")
_BLANK_LINES = re.compile(r"(?:[ \t]*(?:\r\n|\n|\r))*")
_REST = re.compile(r"([ \t]*)(#[^\r\n]*)?")
# The first line of a block scalar that is not blank.
_BLOCK_INDENT = re.compile(r"[^\r\n]*(?:(?:\r\n|\n|\r)[ \t]*(?=[\r\n]))*(?:\r\n|\n|\r)([ ]+)")
_COMMENT_OF_HEADER = re.compile(r"[|>][^\s#]*([ \t]+#[^\r\n]*)?")


class YamlEditor:
    """Edits one YAML front matter; an `Editor`.

    Args:
        front_matter: What was read.
    """

    def __init__(self, front_matter: FrontMatter) -> None:
        self.source = front_matter.source
        self.text = front_matter.source.text
        self.path = front_matter.path
        self.newline = front_matter.source.newline
        style = yaml_style(self.text, front_matter.root, self.newline)
        self.writer = YamlWriter(front_matter.dialect, style)

    # Where things stand.

    def _next_line(self, place: int) -> int:
        found = _LINE_END.search(self.text, place)
        return found.end() if found else len(self.text)

    def _line_end(self, place: int) -> int:
        found = _LINE_END.search(self.text, place)
        return found.start() if found else len(self.text)

    def _line(self, place: int) -> int:
        return line_start(self.text, place)

    def _skip(self, place: int) -> int:
        found = _GAP.match(self.text, place)
        return found.end() if found else place

    def _colon(self, entry: Entry) -> int:
        """Return the offset after the colon of a key, or the key's end where there is none."""
        place = self._skip(entry.key.end)
        return place + 1 if self.text.startswith(":", place) else entry.key.end

    def _end(self, entry: Entry) -> int:
        return max(entry.value.end, self._colon(entry))

    def _start(self, node: Node, lower: int) -> int:
        """Return where a value begins, its tag and anchor included.

        Args:
            node: The value.
            lower: Where to look from: after the colon, dash or bracket.
        """
        if node.tag is None and node.anchor is None:
            return node.start
        return min(self._skip(lower), node.start)

    def _after(self, end: int, node: Node) -> int:
        """Return where the line after a value begins, past blank lines that belong to it."""
        place = self._next_line(end)
        while not isinstance(node, ScalarNode):
            last = _last(node)
            if last is None:
                return place
            node = last
        if node.style in {"literal", "folded"} and self._keeps(node):
            found = _BLANK_LINES.match(self.text, place)
            return found.end() if found else place
        return place

    def _keeps(self, node: ScalarNode) -> bool:
        return "+" in self.text[node.start : node.start + 3]

    def _after_entry(self, entry: Entry) -> int:
        return self._after(self._end(entry), entry.value)

    def _begins_line(self, place: int) -> bool:
        return not self.text[self._line(place) : place].strip(" \t")

    def _dashes(self, sequence: SequenceNode) -> list[int]:
        """Return the offsets of the dashes of a block list."""
        dashes = [sequence.start]
        for item in sequence.items[:-1]:
            dashes.append(self._skip(max(item.end, dashes[-1] + 1)))
        if not all(self.text.startswith("-", dash) for dash in dashes):
            raise self._refuse("this list is written in a way that cannot be edited", sequence)
        return dashes

    def _refuse(self, message: str, node: Node) -> EditError:
        return self.source.error(EditError, message, node.span, path=self.path)

    # Replacing a value.

    def replace(self, place: Place, value: Value) -> list[Edit]:
        """Write another value in the place of what stands there."""
        parent = place.parent
        if parent is None:
            raise self._refuse("the front matter itself cannot be replaced", place.node)
        holder = parent.node
        if isinstance(holder, MappingNode) and place.entry is not None:
            lower = self._colon(place.entry)
            if holder.flow:
                return self._replace_flow(place.node, lower, value)
            prefix = indentation(self.text, place.entry.key.start)
            new = self.writer.after_key(value, prefix, self._like(place.node))
            return self._replace_block(place.node, lower, new)
        if isinstance(holder, SequenceNode):
            if holder.flow:
                before = holder.items[place.index - 1].end if place.index else holder.start + 1
                return self._replace_flow(place.node, before, value)
            dash = self._dashes(holder)[place.index]
            new = self.writer.item(value, indentation(self.text, dash), self._like(place.node))
            return self._replace_block(place.node, dash + 1, " " + new)
        raise AssertionError

    def _like(self, node: Node) -> Like:
        if not isinstance(node, ScalarNode) or node.alias is not None or node.start == node.end:
            return Like()
        # No date is longer; the text of a long scalar need not be copied.
        short = node.end - node.start <= 48
        moment = self.text[node.start : node.end].strip("\"'") if short else None
        indent = None
        if node.style in {"literal", "folded"}:
            found = _BLOCK_INDENT.match(self.text, node.start, node.end)
            indent = found[1] if found else None
        return Like(node.style if isinstance(node.value, str) else None, moment, indent)

    def _replace_flow(self, node: Node, lower: int, value: Value) -> list[Edit]:
        if isinstance(value, tuple | FrozenMapping):
            new = self.writer.flow(value)
        else:
            new = self.writer.scalar(value, self._like(node), flow=True)
        if node.anchor:
            new = f"&{node.anchor} {new}"
        if node.start == node.end and not node.anchor and not node.tag:
            return [self._insert_after(lower, new)]
        start = self._start(node, lower)
        if self.text[start - 1] == ":":
            # `{"a":1}` is a key only for its quotes; other values need the blank.
            new = " " + new
        return [edit_at(self.text, start, node.end, new)]

    def _insert_after(self, lower: int, new: str) -> Edit:
        """Write a value where none stood, after a colon or dash and the blank that follows."""
        blank = self.text.startswith(" ", lower) and self.text[lower + 1 : lower + 2] in {
            "\r",
            "\n",
            "",
        }
        place = lower + 1 if blank else lower
        return edit_at(self.text, place, place, new if blank else " " + new)

    def _replace_block(self, node: Node, lower: int, new: str) -> list[Edit]:
        """Replace a value of a block collection.

        Args:
            node: The value that stands there.
            lower: The offset after the colon or dash.
            new: What is to follow the colon or dash, blank or line end first.
        """
        if node.anchor:
            new = f" &{node.anchor}{new}"
        head, _, lines = _first_line(new)
        end = max(node.end, lower)
        if not isinstance(node, ScalarNode) and not node.flow and node.alias is None:
            return self._replace_lines(node, lower, head, lines)
        start = (
            self._start(node, lower) if node.start < node.end or node.anchor or node.tag else lower
        )
        if isinstance(node, ScalarNode) and node.style in {"literal", "folded"}:
            found = _COMMENT_OF_HEADER.match(self.text, node.start)
            comment = (found and found[1]) or ""
            return [edit_at(self.text, start, end, head.lstrip(" ") + comment + lines)]
        return self._replace_inline(start, end, lower, head, lines)

    def _replace_inline(
        self, start: int, end: int, lower: int, head: str, lines: str
    ) -> list[Edit]:
        """Replace a value that begins on the line of its key or dash (or is not there)."""
        rest = _REST.match(self.text, end)
        blanks, comment = rest.groups() if rest else ("", None)
        if not lines:
            if start == end:
                return [self._insert_after(lower, head.lstrip(" "))]
            if self.text[start - 1] in ":-":
                head = " " + head.lstrip(" ")
                return [edit_at(self.text, start, end, head)]
            return [edit_at(self.text, start, end, head.lstrip(" "))]
        if comment is None:
            return [edit_at(self.text, lower, end + len(blanks), head + lines)]
        line = end + len(blanks) + len(comment)
        edits = [edit_at(self.text, lower, end + len(blanks), f"{head} ")]
        edits.append(edit_at(self.text, line, line, lines))
        return edits

    def _replace_lines(self, node: Node, lower: int, head: str, lines: str) -> list[Edit]:
        """Replace a block collection, which may begin on the lines after its key or dash."""
        end = self._line_end(max(node.end, lower))
        start = self._start(node, lower)
        if self._line(start) <= lower:
            # `- a: 1`: nothing stands between.
            return [edit_at(self.text, lower, end, head + lines)]
        line = self._line_end(lower)
        rest = self.text[lower:line]
        if not rest.strip(" \t") or node.anchor or node.tag:
            return [edit_at(self.text, lower, end, head + lines)]
        edits = [edit_at(self.text, lower, lower, head)] if head else []
        edits.append(edit_at(self.text, line, end, lines))
        return edits

    # Mappings.

    def add(
        self, place: Place, mapping: MappingNode, pairs: Sequence[tuple[str, Value]]
    ) -> list[Edit]:
        """Add keys after the last one of a mapping."""
        if mapping.flow:
            return self._add_flow(place, mapping, pairs)
        last = mapping.entries[-1]
        prefix = self._prefix(mapping)
        at = self._after_entry(last)
        lines = [
            prefix + self.writer.pair(name, value, prefix) + self.newline for name, value in pairs
        ]
        if at == self._line_end(self._end(last)):
            # The last line of the file has no end; the new one needs none either.
            return [
                edit_at(self.text, at, at, self.newline + "".join(lines).removesuffix(self.newline))
            ]
        return [edit_at(self.text, at, at, "".join(lines))]

    def _prefix(self, mapping: MappingNode) -> str:
        """Return the indentation of the keys of a block mapping."""
        entry = next(
            (e for e in reversed(mapping.entries) if self._begins_line(e.key.start)),
            mapping.entries[-1],
        )
        return indentation(self.text, entry.key.start)

    def _add_flow(
        self, place: Place, mapping: MappingNode, pairs: Sequence[tuple[str, Value]]
    ) -> list[Edit]:
        if not self.text.startswith("{", mapping.start):
            raise self._refuse("a pair without braces can take no second key", mapping)
        if not mapping.entries and place.parent is None:
            prefix = indentation(self.text, mapping.start)
            lines = (self.writer.pair(name, value, prefix) for name, value in pairs)
            return [
                edit_at(self.text, mapping.start, mapping.end, (self.newline + prefix).join(lines))
            ]
        new = [self.writer.flow_pair(name, value) for name, value in pairs]
        count = len(mapping.entries)
        flow = self._flow(mapping, self._pair_spans(mapping))
        return flow.apply([("insert", count, count, 0, len(new))], new)

    def _pair_spans(self, mapping: MappingNode) -> Iterator[Span]:
        for entry in mapping.entries:
            yield Span(entry.key.start, self._end(entry))

    def _flow(self, node: Node, spans: Iterator[Span]) -> Flow:
        return Flow(self.text, node.start + 1, node.end - 1, tuple(spans), newline=self.newline)

    def remove(self, place: Place, mapping: MappingNode, entries: Sequence[Entry]) -> list[Edit]:
        """Take keys out of a mapping of which others stay."""
        gone = {id(entry) for entry in entries}
        if mapping.flow:
            if not self.text.startswith("{", mapping.start):
                raise self._refuse("a pair without braces cannot lose its key", mapping)
            flow = self._flow(mapping, self._pair_spans(mapping))
            return flow.apply(runs([id(e) in gone for e in mapping.entries]), ())
        edits = []
        for at, entry in enumerate(mapping.entries):
            if id(entry) in gone:
                edits.append(self._remove_entry(mapping, at, gone))
        return edits

    def _remove_entry(self, mapping: MappingNode, at: int, gone: set[int]) -> Edit:
        entry = mapping.entries[at]
        start, end = entry.key.start, self._after_entry(entry)
        head = self.text[self._line(start) : start].strip(" \t")
        if head in {"", "?"}:
            return edit_at(self.text, self._line(start), end, "")
        if at + 1 == len(mapping.entries):
            raise self._refuse("this key shares its line with what stays", entry.key)
        following = mapping.entries[at + 1]
        if (
            id(following) in gone
            or self._skip(self._end(entry)) != following.key.start
            or "#" in self.text[self._end(entry) : following.key.start]
        ):
            # What stays begins on a later line, which YAML allows after a dash.
            return edit_at(self.text, start, self._end(entry), "")
        return edit_at(self.text, start, following.key.start, "")

    def clear(self, place: Place, mapping: MappingNode) -> list[Edit]:
        """Take all keys out of a mapping: `{}` stays, or at the top nothing."""
        if place.parent is not None:
            return self.replace(place, FrozenMapping())
        if mapping.flow:
            return [edit_at(self.text, mapping.start, mapping.end, "{}")]
        return self.remove(place, mapping, mapping.entries)

    def rename(self, place: Place, new: str) -> list[Edit]:
        """Write another key in the place of that of an entry."""
        entry, parent = place.entry, place.parent
        if entry is None or parent is None or not isinstance(parent.node, MappingNode):
            raise self._refuse("an item of a list has no key", place.node)
        if entry.key.alias is not None:
            raise self._refuse("the key is an alias", entry.key)
        flow = parent.node.flow
        text = self.writer.key(new, flow=flow, style=entry.key.style)
        return [edit_at(self.text, entry.key.start, entry.key.end, text)]

    # Lists.

    def items(
        self, place: Place, sequence: SequenceNode, steps: list[Step], values: Sequence[Value]
    ) -> list[Edit]:
        """Take items out of a list and put others in."""
        like = self._like_items(sequence)
        if sequence.flow:
            return self._flow_items(sequence, steps, values, like)
        dashes = self._dashes(sequence)
        edits: list[Edit] = []
        for kind, i, j, k, m in steps:
            if kind == "delete":
                edits += self._remove_items(sequence, dashes, i, j)
            elif kind == "insert":
                edits.append(self._insert_items(sequence, dashes, i, values[k:m], like))
        return edits

    def _like_items(self, sequence: SequenceNode) -> Like:
        styles = {self._like(item).style for item in sequence.items} - {None}
        return Like(styles.pop()) if len(styles) == 1 and styles <= {"single", "double"} else Like()

    def _flow_items(
        self, sequence: SequenceNode, steps: list[Step], values: Sequence[Value], like: Like
    ) -> list[Edit]:
        new = [
            self.writer.flow(value)
            if isinstance(value, tuple | FrozenMapping)
            else self.writer.scalar(value, like, flow=True)
            for value in values
        ]
        return self._flow(sequence, self._item_spans(sequence)).apply(steps, new)

    def _item_spans(self, sequence: SequenceNode) -> Iterator[Span]:
        lower = sequence.start + 1
        for item in sequence.items:
            start = self._start(item, self._skip_comma(lower))
            yield Span(start, max(start, item.end))
            lower = item.end

    def _skip_comma(self, place: int) -> int:
        place = self._skip(place)
        return place + 1 if self.text.startswith(",", place) else place

    def _remove_items(
        self, sequence: SequenceNode, dashes: list[int], i: int, j: int
    ) -> Iterator[Edit]:
        for at in range(i, j):
            start = dashes[at]
            if self._begins_line(start):
                end = self._after(max(sequence.items[at].end, start + 1), sequence.items[at])
                yield edit_at(self.text, self._line(start), end, "")
            elif j < len(dashes):
                # `- - a`: the next item that stays moves up to the outer dash.
                yield edit_at(self.text, start, dashes[j], "")
                return
            else:
                raise self._refuse("this item shares its line with what stays", sequence.items[at])

    def _insert_items(
        self,
        sequence: SequenceNode,
        dashes: list[int],
        at: int,
        values: Sequence[Value],
        like: Like,
    ) -> Edit:
        prefix = indentation(self.text, dashes[0])
        texts = [f"- {self.writer.item(value, prefix, like)}" for value in values]
        if at == 0:
            joined = "".join(text + self.newline + prefix for text in texts)
            return edit_at(self.text, dashes[0], dashes[0], joined)
        before = sequence.items[at - 1]
        end = max(before.end, dashes[at - 1] + 1)
        place = self._after(end, before)
        lines = "".join(prefix + text + self.newline for text in texts)
        if place == self._line_end(end):
            lines = self.newline + lines.removesuffix(self.newline)
        return edit_at(self.text, place, place, lines)


def _last(node: SequenceNode | MappingNode) -> Node | None:
    if node.alias is not None or node.flow:
        return None
    if isinstance(node, SequenceNode):
        return node.items[-1] if node.items else None
    return node.entries[-1].value if node.entries else None


def _first_line(text: str) -> tuple[str, str, str]:
    """Split what follows a colon into the rest of its line and the lines below."""
    found = _LINE_END.search(text)
    at = found.start() if found else len(text)
    return text[:at], "", text[at:]
