"""Blocks replaced, inserted, taken out and wrapped."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from newsdoc.errors import NewsdocError
from newsdoc.markdown import nodes as n
from newsdoc.markdown.edit_check import (
    Event,
    edit_error,
    events,
    first_that_holds,
    hole,
    source_of,
)
from newsdoc.markdown.edit_place import (
    blank_lines,
    line_before_is_blank,
    line_prefix,
    marker_width,
    next_line_is_blank,
    with_prefix,
)
from newsdoc.source import Edit
from newsdoc.spans import Span

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["insert_block", "quote_block", "remove_block", "replace_block"]

_NUMBER = re.compile(r"(\d{1,9})([.)])")
_MARKER = re.compile(r"[-+*]|\d{1,9}[.)]")
_LINE_END = re.compile(r"\r\n|\n|\r")


def replace_block(root: n.Root, node: n.Node, markdown: str) -> tuple[Edit, ...]:
    """Put markdown in place of a block."""
    if isinstance(node, n.TableRow | n.TableCell):
        raise edit_error(root, node, f"a {node.type} is replaced by setting its text")
    text = _block_text(root, node, markdown)
    # What stands close above or below may need an empty line before the new block.
    tail = "" if next_line_is_blank(root, node) else _empty_line(root, node)
    candidates = [[_edit(root, node.span, text)], [_edit(root, node.span, text + tail)]]
    if not line_before_is_blank(root, node):
        span = Span(_before_blanks(root, node), node.end)
        head = _next_line(root, node)
        candidates += [[_edit(root, span, head + text + end)] for end in ("", tail)]
    return first_that_holds(root, node, candidates, {id(node): [_hole(root, node, markdown)]})


def _hole(root: n.Root, node: n.Node, markdown: str) -> Event:
    """Return a hole for what some markdown is by itself: an item, or its blocks."""
    if isinstance(node, n.ListItem):
        return hole("listItem")
    from newsdoc import markdown as parser  # noqa: PLC0415  the parser is needed only to edit

    try:
        made = parser.parse(markdown, dialect=root.dialect)
    except NewsdocError as error:
        raise edit_error(root, node, f"the new markdown cannot be read: {error.message}") from None
    return hole(*(child.type for child in made.children))


def _block_text(root: n.Root, node: n.Node, markdown: str) -> str:
    markdown = markdown.strip("\r\n")
    if isinstance(node, n.ListItem):
        return _item(root, node, markdown, 0)
    return with_prefix(root, node, markdown)


def _item(root: n.Root, node: n.ListItem, markdown: str, step: int) -> str:
    """Return a list item with the marker of another, its number changed by `step`."""
    source = source_of(root)
    found = _MARKER.match(source.text, node.start)
    marker = found[0] if found else "-"
    number = _NUMBER.fullmatch(marker)
    if number:
        marker = f"{max(int(number[1]) + step, 0)}{number[2]}"
    width = max(marker_width(source, node), len(marker) + 1)
    indent = line_prefix(root, node) + " " * width
    lines = _LINE_END.split(markdown)
    rest = (indent + line if line else indent.rstrip() for line in lines[1:])
    return source.newline.join((marker.ljust(width) + lines[0], *rest))


def insert_block(root: n.Root, node: n.Node, markdown: str, *, after: bool) -> tuple[Edit, ...]:
    """Put markdown before or behind a block; beside a list item it becomes an item."""
    if isinstance(node, n.TableRow):
        return _insert_row(root, node, markdown, after=after)
    if isinstance(node, n.TableCell):
        raise edit_error(root, node, "a cell cannot be inserted: a table has its columns")
    markdown = markdown.strip("\r\n")
    own = events((node,))
    new = _hole(root, node, markdown)
    if after:
        edit = _insertion(node.end, _behind(root, node, markdown))
        expected = [*own, new]
    else:
        edit = _ahead(root, node, markdown)
        expected = [new, *own]
    return first_that_holds(root, node, [[edit]], {id(node): expected})


def _behind(root: n.Root, node: n.Node, markdown: str) -> str:
    if isinstance(node, n.ListItem):
        return _item_gap(root, node) + _item(root, node, markdown, 1)
    tail = "" if next_line_is_blank(root, node) else _empty_line(root, node)
    return blank_lines(root, node) + with_prefix(root, node, markdown) + tail


def _ahead(root: n.Root, node: n.Node, markdown: str) -> Edit:
    if isinstance(node, n.ListItem):
        text = _item(root, node, markdown, 0) + _item_gap(root, node)
        return _insertion(node.start, text)
    text = with_prefix(root, node, markdown) + blank_lines(root, node)
    if line_before_is_blank(root, node):
        return _insertion(node.start, text)
    span = Span(_before_blanks(root, node), node.start)
    return _edit(root, span, _next_line(root, node) + text)


def _item_gap(root: n.Root, node: n.ListItem) -> str:
    loose = isinstance(parent := root.parent_of(node), n.List) and parent.spread
    return blank_lines(root, node) if loose else _next_line(root, node)


def _before_blanks(root: n.Root, node: n.Node) -> int:
    """The offset before the blanks that a block is indented by, so that none stay behind."""
    text, at = source_of(root).text, node.start
    while at > root.start and text[at - 1] in " \t":
        at -= 1
    return at


def _next_line(root: n.Root, node: n.Node) -> str:
    return source_of(root).newline + line_prefix(root, node)


def _empty_line(root: n.Root, node: n.Node) -> str:
    return source_of(root).newline + line_prefix(root, node).rstrip()


def _insert_row(root: n.Root, node: n.TableRow, markdown: str, *, after: bool) -> tuple[Edit, ...]:
    if root.index_of(node) == 0:
        raise edit_error(root, node, "no row can stand beside the head of a table")
    line = markdown.strip()
    if _LINE_END.search(line):
        raise edit_error(root, node, "a row of a table is one line")
    gap = _next_line(root, node)
    at = node.end if after else node.start
    own = events((node,))
    expected = [*own, hole("tableRow")] if after else [hole("tableRow"), *own]
    edit = _insertion(at, gap + line if after else line + gap)
    return first_that_holds(root, node, [[edit]], {id(node): expected})


def remove_block(root: n.Root, node: n.Node) -> tuple[Edit, ...]:
    """Take a block out with the empty lines that it leaves; containers that become empty go too."""
    target: n.Node = node
    while (
        (parent := root.parent_of(target)) is not None
        and len(parent.children) == 1
        and not isinstance(parent, n.Root | n.TagNode)
    ):
        target = parent
    if isinstance(target, n.TableCell) or (
        isinstance(target, n.TableRow) and root.index_of(target) == 0
    ):
        raise edit_error(root, node, "a table must keep its head and its columns")
    spans = _removals(root, target)
    candidates = [[_edit(root, span, "")] for span in spans]
    return first_that_holds(root, target, candidates, {id(target): []})


def _removals(root: n.Root, node: n.Node) -> list[Span]:
    """Ways to cut a block out: up to the next one, or back to the one before it."""
    spans: list[Span] = []
    following, previous = root.next_of(node), root.previous_of(node)
    if following is not None:
        spans.append(Span(node.start, following.start))
        if isinstance(node, n.ListItem) and node.children and following.children:
            # The next item takes over the marker: a list keeps the number it begins with.
            spans.append(Span(node.children[0].start, following.children[0].start))
    if previous is not None:
        spans.append(Span(previous.end, node.end))
    source = source_of(root)
    line = source.point(node.start).line
    above = source.line_span(line - 1).end if line > 1 else -1
    if above >= root.start:
        # The line itself, where neither neighbour is next to it (rows of a table).
        spans.append(Span(above, node.end))
    return [*spans, node.span]


def quote_block(root: n.Root, node: n.Node) -> tuple[Edit, ...]:
    """Put a block into a block quote of its own."""
    source = source_of(root)
    prefix = line_prefix(root, node)
    first = source.point(node.start).line
    last = source.point(max(node.end - 1, node.start)).line
    edits = [_insertion(node.start, "> ")]
    for line in range(first + 1, last + 1):
        start = source.line_starts[line - 1]
        shared = _shared(source.text, start, prefix)
        # An empty line may have less of the prefix than the quote mark needs before it.
        empty = start + shared == source.line_span(line).end
        missing = prefix[shared:] if empty else ""
        edits.append(_insertion(start + shared, f"{missing}> "))
    inside = events((node,))
    quote: Sequence[Event] = [
        ("enter", ("blockquote", ())),
        *inside,
        ("exit", "blockquote"),
    ]
    return first_that_holds(root, node, [edits], {id(node): quote})


def _shared(text: str, start: int, prefix: str) -> int:
    """How much of the prefix a line has; an empty line may have less of it."""
    count = 0
    while count < len(prefix) and text[start + count : start + count + 1] == prefix[count]:
        count += 1
    return count


def _edit(root: n.Root, span: Span, text: str) -> Edit:
    return Edit(span, text, source_of(root).slice(span))


def _insertion(at: int, text: str) -> Edit:
    return Edit(Span(at, at), text, "")
