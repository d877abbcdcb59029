"""Where the parts of a YAML text stand that no node names: colons, dashes, lines, comments."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from newsdoc.frontmatter.nodes import ScalarNode, SequenceNode
from newsdoc.frontmatter.yaml_style import line_start
from newsdoc.spans import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from newsdoc.frontmatter.nodes import Entry, MappingNode, Node

__all__ = ["YamlLayout"]

_LINE_END = re.compile(r"\r\n|\n|\r|\Z")
_GAP = re.compile(r"(?:[ \t]|\r\n|\n|\r|#[^\r\n]*)*")
_BLANK_LINES = re.compile(r"(?:[ \t]*(?:\r\n|\n|\r))*")
_COMMENT = re.compile(r"[ \t]*(#[^\r\n]*)?")
_COMMENT_LINE = re.compile(r"(?:[ \t]*(?:\r\n|\n|\r))*([ \t]*)#[^\r\n]*(?:\r\n|\n|\r)")
_PROPERTIES = re.compile(r"(?:[&!][^ \t\r\n]*[ \t]*)*(?<![ \t])")
_HEADER_COMMENT = re.compile(r"[|>][^\s#]*([ \t]+#[^\r\n]*)?")
# The first line of a block scalar that is not blank.
_BLOCK_INDENT = re.compile(r"[^\r\n]*(?:(?:\r\n|\n|\r)[ \t]*(?=[\r\n]))*(?:\r\n|\n|\r)([ ]+)")


class YamlLayout:
    """Finds places in one text.

    Args:
        text: The file's text.
    """

    def __init__(self, text: str) -> None:
        self.text = text

    # Lines.

    def next_line(self, place: int) -> int:
        """Return where the line after a place begins."""
        found = _LINE_END.search(self.text, place)
        return found.end() if found else len(self.text)

    def line_end(self, place: int) -> int:
        """Return where the line of a place ends, its line end not included."""
        found = _LINE_END.search(self.text, place)
        return found.start() if found else len(self.text)

    def begins_line(self, place: int) -> bool:
        """Say whether only blanks stand before a place on its line."""
        return not self.text[line_start(self.text, place) : place].strip(" \t")

    def comment(self, place: int) -> tuple[int, int]:
        """Return the span of the comment that follows a place on its line.

        Without a comment, both are where the blanks after the place end.
        """
        found = _COMMENT.match(self.text, place)
        end = found.end() if found else place
        return (found.start(1) if found and found[1] else end), end

    def skip(self, place: int) -> int:
        """Pass blanks, line ends and comments."""
        found = _GAP.match(self.text, place)
        return found.end() if found else place

    # Nodes.

    def colon(self, entry: Entry) -> int:
        """Return the offset after the colon of a key, or the key's end where there is none."""
        place = self.skip(entry.key.end)
        return place + 1 if self.text.startswith(":", place) else entry.key.end

    def end(self, entry: Entry) -> int:
        """Return the end of a key's value, or of its colon where no value stands."""
        return max(entry.value.end, self.colon(entry))

    def value_span(self, node: Node, lower: int) -> Span:
        """Return the span of a value with its tag and anchor.

        Args:
            node: The value.
            lower: Where to look from: after the colon, dash, bracket or comma.
        """
        if node.tag is None and node.anchor is None:
            start = lower if node.start == node.end else node.start
            return Span(start, max(start, node.end))
        start = self.skip(lower)
        found = _PROPERTIES.match(self.text, start)
        return Span(start, max(found.end() if found else start, node.end))

    def after(self, end: int, node: Node) -> int:
        """Return where the line after a value begins, past blank lines that belong to it.

        Args:
            end: Where the value ends.
            node: The value.
        """
        place = self.next_line(end)
        last = _last_leaf(node)
        if last is not None and "+" in self.text[last.start : last.start + 3]:
            found = _BLANK_LINES.match(self.text, place)
            return found.end() if found else place
        return place

    def after_entry(self, entry: Entry) -> int:
        """Return where the line after a key's value begins."""
        return self.after(self.end(entry), entry.value)

    def past_comments(self, place: int, column: int) -> int:
        """Return the end of the comment lines at a place that are indented beyond a column.

        They belong to the value above: without it, a block scalar before it would swallow them.
        """
        while found := _COMMENT_LINE.match(self.text, place):
            if len(found[1]) <= column:
                break
            place = found.end()
        return place

    def dashes(self, sequence: SequenceNode) -> list[int] | None:
        """Return the offsets of the dashes of a block list, or None where they are not found."""
        dashes = [sequence.start]
        for item in sequence.items[:-1]:
            place = self.value_span(item, dashes[-1] + 1).end
            dashes.append(self.skip(max(place, dashes[-1] + 1)))
        return dashes if all(self.text.startswith("-", dash) for dash in dashes) else None

    def item_spans(self, sequence: SequenceNode) -> Iterator[Span]:
        """Give the spans of the items of a flow list, tags and anchors included."""
        lower = sequence.start + 1
        for item in sequence.items:
            place = self.skip(lower)
            if self.text.startswith(",", place):
                place = self.skip(place + 1)
            span = self.value_span(item, place)
            yield span
            lower = span.end

    def pair_spans(self, mapping: MappingNode) -> Iterator[Span]:
        """Give the spans of the pairs of a flow mapping."""
        for entry in mapping.entries:
            yield Span(entry.key.start, self.end(entry))

    # Block scalars.

    def block_indent(self, node: ScalarNode) -> str | None:
        """Return the indentation of the lines of a block scalar, or None where it has none."""
        if node.style not in {"literal", "folded"}:
            return None
        found = _BLOCK_INDENT.match(self.text, node.start, node.end)
        return found[1] if found else None

    def header_comment(self, node: ScalarNode) -> str:
        """Return the comment after the `|` or `>` of a block scalar, the blanks before it too."""
        found = _HEADER_COMMENT.match(self.text, node.start)
        return (found and found[1]) or ""


def _last_leaf(node: Node) -> ScalarNode | None:
    """Return the block scalar that a block value ends with, or None."""
    while not isinstance(node, ScalarNode):
        if node.alias is not None or node.flow:
            return None
        node = node.items[-1] if isinstance(node, SequenceNode) else node.entries[-1].value
    return node if node.style in {"literal", "folded"} and node.alias is None else None
