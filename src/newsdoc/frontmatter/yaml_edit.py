"""Edits of YAML: spans of the text replaced, everything else left as it is.

Block collections are edited by whole lines, flow collections by `flow_edit`. A value keeps its
quotes where the new one allows it, a comment at the end of a line stays on it.
Setting, adding and deleting look at the same lines, so the module is a little long.
"""

from __future__ import annotations

import re
from itertools import takewhile
from typing import TYPE_CHECKING

from newsdoc.errors import EditError
from newsdoc.frontmatter.emit_yaml import Like, YamlWriter
from newsdoc.frontmatter.flow_edit import Flow, edit_at, runs
from newsdoc.frontmatter.nodes import FrozenMapping, MappingNode, ScalarNode, SequenceNode
from newsdoc.frontmatter.yaml_layout import YamlLayout
from newsdoc.frontmatter.yaml_style import FoundStyle, indentation, line_start

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from newsdoc.frontmatter.document import FrontMatter
    from newsdoc.frontmatter.edit_place import Place
    from newsdoc.frontmatter.flow_edit import Step
    from newsdoc.frontmatter.nodes import Entry, Node, Value
    from newsdoc.source import Edit
    from newsdoc.spans import Span

__all__ = ["YamlEditor"]

_QUESTION = re.compile(r"\?[ \t]+\Z")
_BLANKS_BEFORE = re.compile(r"[ \t]+\Z")
_FIRST_LINE = re.compile(r"[^\r\n]*")
# No date is longer; the text of a long scalar need not be copied.
_LONGEST_MOMENT = 48


class YamlEditor:
    """Edits one YAML front matter; an `Editor`.

    Args:
        front_matter: What was read.
        cautious: Write strings in the one way that reads the same in every YAML.
    """

    def __init__(self, front_matter: FrontMatter, *, cautious: bool = False) -> None:
        self.front_matter = front_matter
        self.text = front_matter.source.text
        self.newline = front_matter.source.newline
        self.layout = YamlLayout(self.text)
        self._cautious = cautious
        # Where the items of a list stand is asked once for each item that changes.
        self._known_dashes: dict[int, list[int]] = {}
        self._known_spans: dict[int, list[Span]] = {}
        style = FoundStyle(front_matter, cautious=cautious)
        self.writer = YamlWriter(front_matter.dialect, style)

    def _indentation(self, offset: int) -> str:
        # After Hugo's opening dashes, columns are counted from the end of the dashes.
        data = self.front_matter.envelope.data
        return indentation(self.text, offset, data.start)

    def _refuse(self, message: str, node: Node) -> EditError:
        source = self.front_matter.source
        return source.error(EditError, message, node.span, path=self.front_matter.path)

    def _dashes(self, sequence: SequenceNode) -> list[int]:
        dashes = self._known_dashes.get(id(sequence)) or self.layout.dashes(sequence)
        if dashes is None:
            raise self._refuse("this list is written in a way that cannot be edited", sequence)
        self._known_dashes[id(sequence)] = dashes
        return dashes

    def _item_spans(self, sequence: SequenceNode) -> list[Span]:
        spans = self._known_spans.get(id(sequence)) or list(self.layout.item_spans(sequence))
        self._known_spans[id(sequence)] = spans
        return spans

    # Replacing a value.

    def replace(self, place: Place, value: Value) -> list[Edit]:
        """Write another value in the place of what stands there."""
        node, holder = place.node, place.parent.node if place.parent else None
        like = self._like(node)
        if isinstance(holder, MappingNode) and place.entry is not None:
            lower = self.layout.colon(place.entry)
            if holder.flow:
                return self._replace_flow(node, lower, value, like)
            prefix = self._indentation(place.entry.key.start)
            return self._replace_block(node, lower, self.writer.after_key(value, prefix, like))
        if isinstance(holder, SequenceNode) and holder.flow:
            span = self._item_spans(holder)[place.index]
            return self._replace_flow(node, span.start, value, like)
        if isinstance(holder, SequenceNode):
            dash = self._dashes(holder)[place.index]
            text = self.writer.item(value, self._indentation(dash), like)
            return self._replace_block(node, dash + 1, f" {text}")
        raise self._refuse("the front matter itself cannot be replaced", node)

    def _like(self, node: Node) -> Like:
        if not isinstance(node, ScalarNode) or node.alias is not None or node.start == node.end:
            return Like()
        short = node.end - node.start <= _LONGEST_MOMENT
        moment = self.text[node.start : node.end].strip("\"'") if short else None
        style = node.style if isinstance(node.value, str) else None
        return Like(style, moment, self.layout.block_indent(node))

    def _anchor(self, node: Node) -> str:
        """Return the anchor to write again before a value, if something refers to it."""
        if node.anchor is None or f"*{node.anchor}" not in self.text:
            return ""
        return f"&{node.anchor}"

    def _replace_flow(self, node: Node, lower: int, value: Value, like: Like) -> list[Edit]:
        if isinstance(value, tuple | FrozenMapping):
            new = self.writer.flow(value)
        else:
            new = self.writer.scalar(value, like, flow=True)
        new = f"{self._anchor(node)} {new}".lstrip(" ")
        span = self.layout.value_span(node, lower)
        if not len(span):
            # `{a, b}`: a key may stand without its colon.
            colon = "" if self.text[span.start - 1] in ":,[" else ":"
            return [self._insert(span.start, f"{colon} {new}" if colon else new)]
        if self.text[span.start - 1] == ":":
            # `{"a":1}` is a key only for its quotes; other values need the blank.
            new = f" {new}"
        return [edit_at(self.text, span.start, span.end, new)]

    def _insert(self, lower: int, new: str) -> Edit:
        """Write a value where none stood, after a colon or dash and the blank that follows."""
        blank = self.text[lower : lower + 2] in {" \r", " \n", " "}
        place = lower + 1 if blank else lower
        return edit_at(self.text, place, place, new if blank or new[0] == ":" else f" {new}")

    def _replace_block(self, node: Node, lower: int, new: str) -> list[Edit]:
        """Replace a value of a block collection.

        Args:
            node: The value that stands there.
            lower: The offset after the colon or dash.
            new: What is to follow the colon or dash, blank or line end first.
        """
        if anchor := self._anchor(node):
            new = f" {anchor}{new}"
        found = _FIRST_LINE.match(new)
        head = found[0] if found else ""
        lines = new[len(head) :]
        if not isinstance(node, ScalarNode) and not node.flow and node.alias is None:
            return self._replace_lines(node, lower, head, lines)
        span = self.layout.value_span(node, lower)
        if isinstance(node, ScalarNode) and node.style in {"literal", "folded"}:
            comment = self.layout.header_comment(node)
            first = (head + comment).lstrip(" ")
            start = span.start if first else lower
            # One without lines ends before its comment.
            end = max(span.end, self.layout.line_end(lower)) if comment else span.end
            return [edit_at(self.text, start, end, first + lines)]
        if lines:
            return self._replace_by_lines(span, lower, head, lines)
        if not len(span):
            return [self._insert(lower, head.lstrip(" "))]
        if span.start > lower:
            head = head.lstrip(" ")
        return [edit_at(self.text, span.start, span.end, head)]

    def _replace_by_lines(self, span: Span, lower: int, head: str, lines: str) -> list[Edit]:
        """Replace a value on the line of its key by one that goes on below; a comment stays."""
        line = self.layout.line_end(lower)
        if self.layout.comment(lower)[0] < line < span.start:
            # The comment stands beside the key, the value below it.
            first = [edit_at(self.text, lower, lower, head)] if head else []
            return [*first, edit_at(self.text, line, span.end, lines)]
        comment, end = self.layout.comment(span.end)
        if comment == end:
            return [edit_at(self.text, lower, end, head + lines)]
        return [
            edit_at(self.text, lower, comment, f"{head} "),
            edit_at(self.text, end, end, lines),
        ]

    def _replace_lines(
        self, node: MappingNode | SequenceNode, lower: int, head: str, lines: str
    ) -> list[Edit]:
        """Replace a block collection, which may begin on the lines after its key or dash."""
        end = self.layout.line_end(max(node.end, lower))
        line = self.layout.line_end(lower)
        comment, _ = self.layout.comment(lower)
        below = line <= self.layout.value_span(node, lower).start
        if below and not lines and not self._cautious:
            # Comments between what goes stay, below the one line that comes.
            edits = self._remove_children(node)
            return [edit_at(self.text, lower, lower if comment < line else line, head), *edits]
        if not below or comment == line:
            return [edit_at(self.text, lower, end, head + lines)]
        edits = [edit_at(self.text, lower, lower, head)] if head else []
        return [*edits, edit_at(self.text, line, end, lines)]

    def _remove_children(self, node: MappingNode | SequenceNode) -> list[Edit]:
        """Take all out of a block collection that begins on a line of its own.

        What goes ends before a line end, where something may be added.
        """
        if isinstance(node, MappingNode):
            edits = [self._remove_lines(entry) for entry in node.entries]
        else:
            edits = list(self._remove_items(node, self._dashes(node), 0, len(node.items)))
        return [self._up_to_line_end(edit.span) for edit in edits]

    def _up_to_line_end(self, lines: Span) -> Edit:
        """Take lines out with the line end before them, not with their own."""
        start, end = (at - len(self._line_end(at)) for at in (lines.start, lines.end))
        return edit_at(self.text, start, end, "")

    # Mappings.

    def add(
        self, place: Place, mapping: MappingNode, pairs: Sequence[tuple[str, Value]]
    ) -> list[Edit]:
        """Add keys after the last one of a mapping."""
        if mapping.flow:
            return self._add_flow(place, mapping, pairs)
        prefix = self._prefix(mapping)
        lines = [prefix + self.writer.pair(name, value, prefix) for name, value in pairs]
        last = mapping.entries[-1]
        if self._takes_key_below(last.value, prefix):
            start = last.key.start
            text = "".join(line.removeprefix(prefix) + self.newline + prefix for line in lines)
            return [edit_at(self.text, start, start, text)]
        at = self.layout.after_entry(last)
        if place.parent is None and at > self.layout.line_end(self.layout.end(last)):
            # Keys of the top go after the line end, those of what is nested in it before, so that
            # the edits of both may be applied together in any order.
            return [edit_at(self.text, at, at, "".join(line + self.newline for line in lines))]
        return [self._add_lines(at, lines)]

    def _takes_key_below(self, node: Node, prefix: str) -> bool:
        """Say whether a list ends with an empty dash, to which goccy counts the keys below it."""
        if self.front_matter.dialect.yaml != "goccy" or not isinstance(node, SequenceNode):
            return False
        if node.flow or node.alias is not None or not node.items:
            return False
        last = node.items[-1]
        bare = last.start == last.end
        below = isinstance(last, MappingNode) and self._indentation(last.start) == prefix
        return (bare or below) and self._indentation(node.start) == prefix

    def _add_lines(self, at: int, lines: Sequence[str]) -> Edit:
        """Write lines after one, before its line end.

        Args:
            at: Where the line after it begins.
            lines: The new lines, without their ends.
        """
        place = at - len(self._line_end(at))
        return edit_at(self.text, place, place, "".join(self.newline + line for line in lines))

    def _line_end(self, at: int) -> str:
        """Return the line end before an offset."""
        before = self.text[max(0, at - 2) : at]
        return before if before == "\r\n" else before[-1:] if before[-1:] in "\r\n" else ""

    def _prefix(self, mapping: MappingNode) -> str:
        """Return the indentation of the keys of a block mapping."""
        starts = [entry.key.start for entry in (*mapping.entries[:2], mapping.entries[-1])]
        lined = list(filter(self.layout.begins_line, starts)) or starts[-1:]
        # A key may stand deeper, on the line below its `?`.
        return min(map(self._indentation, lined), key=len)

    def _add_flow(
        self, place: Place, mapping: MappingNode, pairs: Sequence[tuple[str, Value]]
    ) -> list[Edit]:
        if not mapping.entries and place.parent is None:
            # The empty braces of a whole front matter are no style to keep.
            prefix = self._indentation(mapping.start)
            lines = (self.writer.pair(name, value, prefix) for name, value in pairs)
            text = (self.newline + prefix).join(lines)
            return [edit_at(self.text, mapping.start, mapping.end, text)]
        new = [self.writer.flow_pair(name, value) for name, value in pairs]
        count = len(mapping.entries)
        return self._pairs(mapping).apply([("insert", count, count, 0, len(new))], new)

    def _pairs(self, mapping: MappingNode) -> Flow:
        if not self.text.startswith("{", mapping.start):
            raise self._refuse("a pair without braces cannot gain or lose a key", mapping)
        return self._flow(mapping, self.layout.pair_spans(mapping))

    def _flow(self, node: Node, spans: Iterable[Span]) -> Flow:
        return Flow(self.text, node.start + 1, node.end - 1, tuple(spans), newline=self.newline)

    def remove(self, place: Place, mapping: MappingNode, entries: Sequence[Entry]) -> list[Edit]:
        """Take keys out of a mapping of which others stay."""
        gone = {id(entry) for entry in entries}
        if mapping.flow:
            steps = runs([id(entry) in gone for entry in mapping.entries])
            return self._pairs(mapping).apply(steps, ())
        leaving = [entry for entry in mapping.entries if id(entry) in gone]
        if leaving[0] is mapping.entries[0] and not self._begins_line(leaving[0]):
            return self._remove_head(mapping, leaving)
        return [self._remove_lines(entry) for entry in leaving]

    def _key_start(self, entry: Entry) -> int:
        """Return where a key begins, with the `?` that may stand before it."""
        start = entry.key.start
        found = _QUESTION.search(self.text, line_start(self.text, start), start)
        return found.start() if found else start

    def _begins_line(self, entry: Entry) -> bool:
        return self.layout.begins_line(self._key_start(entry))

    def _lines_end(self, entry: Entry) -> int:
        """Return where the line after an entry begins, past the comments that are part of it."""
        start = entry.key.start
        column = start - line_start(self.text, start)
        return self.layout.past_comments(self.layout.after_entry(entry), column)

    def _remove_lines(self, entry: Entry) -> Edit:
        line = line_start(self.text, entry.key.start)
        return edit_at(self.text, line, self._lines_end(entry), "")

    def _remove_head(self, mapping: MappingNode, leaving: Sequence[Entry]) -> list[Edit]:
        """Take out keys of which the first one shares its line with a dash or the opening fence."""
        pairs = zip(leaving, mapping.entries, strict=False)
        run = sum(1 for _ in takewhile(lambda pair: pair[0] is pair[1], pairs))
        head, following = self._key_start(leaving[0]), mapping.entries[1 : run + 1]
        starts = [self._key_start(entry) for entry in following]
        rest = [self._remove_lines(entry) for entry in leaving[run:]]
        gaps = zip(map(self._lines_end, leaving), starts, strict=False)
        if run == len(mapping.entries):
            first = edit_at(self.text, head, self.layout.end(leaving[0]), "")
        elif not any(self.text[end:start].strip() for end, start in gaps):
            return [edit_at(self.text, head, starts[-1], ""), *rest]
        else:
            first = self._empty_line(head, self._lines_end(leaving[0]))
        return [first, *map(self._remove_lines, leaving[1:run]), *rest]

    def clear(self, place: Place, mapping: MappingNode) -> list[Edit]:
        """Take all keys out of a mapping: `{}` stays, or at the top nothing."""
        if place.parent is None and mapping.flow:
            return [edit_at(self.text, mapping.start, mapping.end, "{}")]
        if place.parent is None or self.text.startswith("{", mapping.start):
            return self.remove(place, mapping, mapping.entries)
        return self.replace(place, FrozenMapping())

    def rename(self, place: Place, entry: Entry, new: str) -> list[Edit]:
        """Write another key in the place of that of an entry, which stands at the place."""
        if entry.key.alias is not None:
            raise self._refuse("the key is an alias", entry.key)
        holder = place.parent.node if place.parent else None
        flow = isinstance(holder, MappingNode) and holder.flow
        text = self.writer.key(new, flow=flow, style=entry.key.style)
        return [edit_at(self.text, entry.key.start, entry.key.end, text)]

    # Lists.

    def items(
        self, place: Place, sequence: SequenceNode, steps: list[Step], values: Sequence[Value]
    ) -> list[Edit]:
        """Take items out of a list and put others in."""
        like = self._like_items(sequence)
        if sequence.flow:
            new = [self._flow_item(value, like) for value in values]
            return self._flow(sequence, self._item_spans(sequence)).apply(steps, new)
        dashes = self._dashes(sequence)
        edits: list[Edit] = []
        for kind, i, j, k, m in steps:
            if kind == "delete":
                edits += self._remove_items(sequence, dashes, i, j)
            else:
                edits.append(self._insert_items(sequence, dashes, i, values[k:m], like))
        return edits

    def _like_items(self, sequence: SequenceNode) -> Like:
        styles = {self._like(item).style for item in sequence.items} - {None}
        return Like(styles.pop()) if len(styles) == 1 and styles <= {"single", "double"} else Like()

    def _flow_item(self, value: Value, like: Like) -> str:
        if isinstance(value, tuple | FrozenMapping):
            return self.writer.flow(value)
        return self.writer.scalar(value, like, flow=True)

    def _remove_items(
        self, sequence: SequenceNode, dashes: list[int], i: int, j: int
    ) -> Iterator[Edit]:
        for at in range(i, j):
            if self.layout.begins_line(dashes[at]):
                start = line_start(self.text, dashes[at])
                yield edit_at(self.text, start, self._item_end(sequence, dashes, at), "")
            else:
                yield from self._remove_first_items(sequence, dashes, j)
                return

    def _remove_first_items(
        self, sequence: SequenceNode, dashes: list[int], stays: int
    ) -> Iterator[Edit]:
        """Take out items of which the first shares its line with an outer dash: `- - a`."""
        ends = [self._item_end(sequence, dashes, at) for at in range(stays)]
        if not any("#" in self.text[end : dashes[at + 1]] for at, end in enumerate(ends)):
            # The next item that stays moves up to the outer dash.
            yield edit_at(self.text, dashes[0], dashes[stays], "")
            return
        yield self._empty_line(dashes[0], ends[0])
        for at in range(1, stays):
            yield edit_at(self.text, line_start(self.text, dashes[at]), ends[at], "")

    def _item_end(self, sequence: SequenceNode, dashes: list[int], at: int) -> int:
        """Return where the line after an item begins, past the comments that are part of it."""
        dash, item = dashes[at], sequence.items[at]
        end = self.layout.after(self.layout.value_span(item, dash + 1).end, item)
        return self.layout.past_comments(end, dash - line_start(self.text, dash))

    def _empty_line(self, start: int, end: int) -> Edit:
        """Take out what begins behind a dash and ends where a line begins; the dash stays."""
        # What stays begins below comments, which YAML allows after a dash.
        blanks = _BLANKS_BEFORE.search(self.text, line_start(self.text, start), start)
        start = blanks.start() if blanks else start
        return edit_at(self.text, start, end - len(self._line_end(end)), "")

    def _insert_items(
        self,
        sequence: SequenceNode,
        dashes: list[int],
        at: int,
        values: Sequence[Value],
        like: Like,
    ) -> Edit:
        prefix = self._indentation(dashes[0])
        lines = [f"{prefix}- {self.writer.item(value, prefix, like)}" for value in values]
        if at == 0:
            text = "".join(line[len(prefix) :] + self.newline + prefix for line in lines)
            return edit_at(self.text, dashes[0], dashes[0], text)
        before = sequence.items[at - 1]
        end = self.layout.value_span(before, dashes[at - 1] + 1).end
        return self._add_lines(self.layout.after(end, before), lines)
