"""Trees as mdast JSON, the form in which JavaScript's unified exchanges them.

The shape is that of `mdast-util-from-markdown` with `mdast-util-gfm`: the same fields in the same
cases, `position` with `start` and `end`, each with `line`, `column` and `offset`.
"""

from __future__ import annotations

import itertools
import re
from bisect import bisect_right
from dataclasses import fields
from typing import TYPE_CHECKING, Literal, TypeAlias, Union, cast

from newsdoc.markdown import nodes
from newsdoc.markdown.nodes import Node, Parent
from newsdoc.spans import Span

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from newsdoc.source import SourceText

__all__ = ["NAMES", "Json", "MdastNode", "to_mdast"]

Json: TypeAlias = Union[bool, int, float, str, "list[Json]", "dict[str, Json]", None]
"""A value of JSON."""

MdastNode: TypeAlias = "dict[str, Json]"
"""A node as JSON."""

NAMES = {
    "first_number": "start",
    "reference_type": "referenceType",
    "self_closing": "selfClosing",
}
"""Fields that mdast calls otherwise, by our names."""

# The marker of an item, and the white space behind it where something follows on the line.
_MARKER = re.compile(r"([*+-]|[0-9]{1,9}[.)])(?:([ \t]++)(?![\r\n]|\Z))?")
# What underlines the lines before it, were there any.
_UNDERLINE = re.compile(r"(?:=+|-+)[ \t]*[\r\n]")
_INNER = frozenset({"placed", "diagnostics"})
# Fields that are ours are left out where they say nothing.
_OPTIONAL = frozenset({"attributes", "value", "closing", "inner", "opening"})


def to_mdast(
    node: Node,
    *,
    origin: Literal["file", "body"] = "file",
    units: Literal["codepoint", "utf16"] = "codepoint",
) -> MdastNode:
    """Return a node with all below it as mdast JSON.

    Args:
        node: The node; `origin="body"` needs the root, whose start is the body's.
        origin: Whether lines, columns and offsets count from the beginning of the file's text or
            of the body.
        units: What columns and offsets count: code points, or UTF-16 units as JavaScript does.
            Both hold for the places of arguments, attributes and tags as well.

    Returns:
        Plain dictionaries and lists. Generated nodes have no `position`, and neither have the
        nodes that mdast gives none.
    """
    places = _Places(node, origin, units) if node.source is not None else None
    made: dict[int, MdastNode] = {}
    order = list(node.walk())
    for current in reversed(order):
        made[id(current)] = _one(current, places, made)
    root = made[id(node)]
    if places:
        _mend_tasks(order, made, places)
        _mend_headings(order, made, places)
        _mend_items(order, made, places)
    return root


def _one(node: Node, places: _Places | None, made: Mapping[int, MdastNode]) -> MdastNode:
    out: MdastNode = {"type": node.type}
    for name in node.own_fields:
        value = getattr(node, name)
        if name in _INNER or (value is None and name in _OPTIONAL):
            continue
        out[NAMES.get(name, name)] = _json(value, places)
    if isinstance(node, Parent):
        out["children"] = [made[id(child)] for child in node.children]
    if places and not node.generated and getattr(node, "placed", True):
        out["position"] = places.position(node.start, node.end)
    return out


def _json(value: object, places: _Places | None) -> Json:
    if value is None or isinstance(value, bool | int | float | str):
        return value
    if isinstance(value, tuple | list):
        return [_json(item, places) for item in value]
    if isinstance(value, Span):
        return [_offset(value.start, places), _offset(value.end, places)]
    named = cast("Callable[[object], tuple[object, ...]]", fields)(value)
    made = {field.name: _json(getattr(value, field.name), places) for field in named}  # type: ignore[attr-defined]  # dataclass fields
    if isinstance(value, nodes.Attributes):
        made |= {name: _offset(getattr(value, name), places) for name in ("start", "end")}
    return made


def _offset(offset: int, places: _Places | None) -> int:
    return places.offset(offset) if places else offset


class _Places:
    """Computes positions; keeps what a text needs once."""

    __slots__ = ("_bom", "_column", "_line", "_offset", "_starts", "_wide")

    def __init__(self, node: Node, origin: str, units: str) -> None:
        source = cast("SourceText", node.source)
        text = source.text
        self._starts = source.line_starts
        # A mark that is part of the text is an offset, but no column.
        self._bom = 1 if text.startswith("\ufeff") else 0
        self._wide = (
            [at for at, char in enumerate(text) if char > "\uffff"] if units == "utf16" else []
        )
        self._line = self._column = self._offset = 0
        if origin == "body" and node.start > 0:
            start = node.start
            self._line = bisect_right(self._starts, start) - 1
            self._column = self._units(start) - self._units(self._starts[self._line])
            self._offset = self._units(start)
            self._bom = 0

    def _units(self, offset: int) -> int:
        if not self._wide:
            return offset
        return offset + bisect_right(self._wide, offset - 1)

    def point(self, offset: int) -> MdastNode:
        line = bisect_right(self._starts, offset)
        column = self._units(offset) - self._units(self._starts[line - 1])
        line -= self._line
        if line == 1:
            column -= self._column + (self._bom if offset else 0)
        return {"line": line, "column": column + 1, "offset": self.offset(offset)}

    def offset(self, offset: int) -> int:
        return self._units(offset) - self._offset

    def lines_between(self, start: int, end: int) -> int:
        return bisect_right(self._starts, end) - bisect_right(self._starts, start)

    def position(self, start: int, end: int) -> MdastNode:
        return {"start": self.point(start), "end": self.point(end)}


def _mend_tasks(order: list[Node], made: Mapping[int, MdastNode], places: _Places) -> None:
    """Follow mdast where a task's text begins with a line end.

    mdast moves the start of the paragraph and its text over one character by adding one to the
    column, which is wrong for a line end.
    """
    for item in order:
        if not isinstance(item, nodes.ListItem) or item.checked is None or item.source is None:
            continue
        paragraph = next((child for child in item.children if child.type == "paragraph"), None)
        head = paragraph.children[0] if paragraph is not None and paragraph.children else None
        if paragraph is None or head is None or head.start != paragraph.start:
            continue
        if item.source.text[paragraph.start - 1] not in "\r\n":
            continue
        point = places.point(paragraph.start - 1)
        for name in ("column", "offset"):
            point[name] = cast("int", point[name]) + 1
        for node in (paragraph, head):
            position = made[id(node)].get("position")
            if isinstance(position, dict):
                position["start"] = dict(point)


def _mend_headings(order: list[Node], made: Mapping[int, MdastNode], places: _Places) -> None:
    """Follow mdast where definitions stand right before an underlined heading.

    mdast lets such a heading begin with the first of them, though they are not in it.
    """
    parents: dict[int, Node] = {}
    for parent in order:
        run: list[Node] = []
        for child in parent.children:
            if run and places.lines_between(run[-1].end, child.start) != 1:
                run = []
            if isinstance(child, nodes.Definition):
                run.append(child)
                continue
            if run and isinstance(child, nodes.Heading):
                parents = parents or {id(low): high for high in order for low in high.children}
                if not _alone(child, run[0], _inner_edge(parent, parents)):
                    position = cast("MdastNode", made[id(child)]["position"])
                    position["start"] = places.point(run[0].start)
            run = []


def _alone(heading: Node, definition: Node, edge: int) -> bool:
    """Tell whether the definitions before a heading cannot have been lines of it.

    A line of `=` or `-` would have underlined them, unless it is indented as code or lies
    outside the containers.

    Args:
        heading: The heading.
        definition: The first of the definitions.
        edge: The column in which the lines inside the container of both begin.
    """
    if "\n" not in heading.raw and "\r" not in heading.raw:
        return True  # it begins with `#`
    if not _UNDERLINE.match(heading.raw):
        return False
    quotes, column = _place_in_quotes(heading, heading.start)
    return quotes == _place_in_quotes(definition, definition.start)[0] and (
        edge <= column < edge + 4
    )


def _inner_edge(container: Node, parents: Mapping[int, Node]) -> int:
    """Return the column, counted from the last quote mark, in which the lines inside begin.

    The first line may have them elsewhere: the label of a footnote is longer than four columns.
    """
    if isinstance(container, nodes.FootnoteDefinition):
        around = parents.get(id(container))
        return 4 + (_inner_edge(around, parents) if around else 0)
    if not isinstance(container, nodes.ListItem):
        return 0
    column = _content_column(container)
    made_in = parents.get(id(container))
    around = parents.get(id(made_in)) if made_in else None
    source = cast("SourceText", container.source)
    if around is None or source.point(around.start).line != source.point(container.start).line:
        return column
    if isinstance(around, nodes.FootnoteDefinition):
        begins = _place_in_quotes(container, container.start)[1]
    elif isinstance(around, nodes.ListItem):
        begins = _content_column(around)
    else:
        return column
    return column - begins + _inner_edge(around, parents)


def _content_column(item: Node) -> int:
    """Return the column in which the content of an item begins, counted from the last quote."""
    source = cast("SourceText", item.source)
    end = _prefix_end(source, item.start)
    return _place_in_quotes(item, end)[1] + (source.text[end - 1] not in " \t")


def _place_in_quotes(node: Node, offset: int) -> tuple[int, int]:
    """Return how many quote marks stand before an offset of a line, and the columns after them."""
    source = cast("SourceText", node.source)
    before = _line_before(source, offset)
    head, mark, _ = before.rpartition(">")
    inside = len((head + mark).expandtabs(4))
    inside += mark != "" and before[len(head) + 1 :].startswith((" ", "\t"))
    return before.count(">"), len(before.expandtabs(4)) - inside


def _line_before(source: SourceText, offset: int) -> str:
    """Return what stands before an offset on its line; a byte order mark takes no column."""
    line = source.text[offset - source.point(offset).column + 1 : offset]
    return line.removeprefix("\ufeff")


def _mend_items(order: list[Node], made: Mapping[int, MdastNode], places: _Places) -> None:
    """Follow mdast where it finds no line end before the next item.

    Inside a footnote definition, and after a block that nothing has closed, mdast lets an item
    end behind the marker of the next one.
    """
    noted: set[int] = set()
    for node in order:
        if isinstance(node, nodes.FootnoteDefinition):
            noted |= {id(found) for found in node.find_all(nodes.List)}
        if not isinstance(node, nodes.List) or node.source is None:
            continue
        text = node.source.text
        for item, following in itertools.pairwise(node.children):
            if item.generated or following.generated:
                continue
            if id(node) in noted or text[item.end - 1] in "\r\n":
                position = cast("MdastNode", made[id(item)]["position"])
                position["end"] = places.point(_prefix_end(node.source, following.start))


def _prefix_end(source: SourceText, start: int) -> int:
    """Return where the marker of an item ends, white space that belongs to it included."""
    found = _MARKER.match(source.text, start)
    if not found or not found[2]:
        return found.end(1) if found else start
    before = (_line_before(source, start) + found[1]).expandtabs(4)
    columns = len((before + found[2]).expandtabs(4)) - len(before)
    return found.end() if columns <= 4 else found.end(1) + 1
