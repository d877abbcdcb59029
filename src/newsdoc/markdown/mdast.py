"""Trees as mdast JSON, the form in which JavaScript's unified exchanges them.

The shape is that of `mdast-util-from-markdown` with `mdast-util-gfm`: the same fields in the same
cases, `position` with `start` and `end`, each with `line`, `column` and `offset`.
"""

from __future__ import annotations

import itertools
import re
from bisect import bisect_left, bisect_right
from dataclasses import fields
from typing import TYPE_CHECKING, Literal, TypeAlias, Union, cast

from newsdoc.markdown import nodes
from newsdoc.markdown.nodes import Node, Parent
from newsdoc.spans import Span

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from newsdoc.source import SourceText

__all__ = ["Json", "MdastNode", "from_mdast", "to_mdast"]

Json: TypeAlias = Union[bool, int, float, str, "list[Json]", "dict[str, Json]", None]
"""A value of JSON."""

MdastNode: TypeAlias = "dict[str, Json]"
"""A node as JSON."""

_NAMES = {
    "first_number": "start",
    "reference_type": "referenceType",
    "self_closing": "selfClosing",
}
_FIELDS = {mdast: ours for ours, mdast in _NAMES.items()}
# The marker of an item, and the white space behind it where something follows on the line.
_MARKER = re.compile(r"([*+-]|[0-9]{1,9}[.)])(?:([ \t]++)(?![\r\n]|\Z))?")
# What underlines the lines before it, were there any.
_UNDERLINE = re.compile(r"(?:=+|-+)[ \t]*[\r\n]")
_INNER = frozenset({"placed", "diagnostics"})
# Fields that are ours are left out where they say nothing.
_OPTIONAL = frozenset({"attributes", "value", "closing", "inner", "opening"})
_KINDS: dict[str, type[Node]] = {
    kind.type: kind
    for kind in vars(nodes).values()
    if isinstance(kind, type) and issubclass(kind, Node) and kind.type
}
_KINDS["tag"] = nodes.Tag


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
        out[_NAMES.get(name, name)] = _json(value)
    if isinstance(node, Parent):
        out["children"] = [made[id(child)] for child in node.children]
    if places and not node.generated and getattr(node, "placed", True):
        out["position"] = places.position(node.start, node.end)
    return out


def _json(value: object) -> Json:
    if value is None or isinstance(value, bool | int | float | str):
        return value
    if isinstance(value, tuple | list):
        return [_json(item) for item in value]
    if isinstance(value, Span):
        return [value.start, value.end]
    named = cast("Callable[[object], tuple[object, ...]]", fields)(value)
    return {field.name: _json(getattr(value, field.name)) for field in named}  # type: ignore[attr-defined]  # dataclass fields


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
        return {"line": line, "column": column + 1, "offset": self._units(offset) - self._offset}

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
    for parent in order:
        run: list[Node] = []
        for child in parent.children:
            if run and places.lines_between(run[-1].end, child.start) != 1:
                run = []
            if isinstance(child, nodes.Definition):
                run.append(child)
            elif (
                run
                and isinstance(child, nodes.Heading)
                and not _stands_alone(child, run[0], parent)
            ):
                position = cast("MdastNode", made[id(child)]["position"])
                position["start"] = places.point(run[0].start)
                run = []
            else:
                run = []


def _stands_alone(heading: Node, definition: Node, parent: Node) -> bool:
    """Tell whether the definitions before a heading cannot have been lines of it."""
    if heading.raw.startswith("#"):
        return True
    edge = 0 if isinstance(parent, nodes.Root) else _column(definition)
    return _UNDERLINE.match(heading.raw) is not None and _column(heading) < edge + 4


def _column(node: Node) -> int:
    """Return the column that a node begins in, from 0, with tabs as wide as they are."""
    source = cast("SourceText", node.source)
    before = source.point(node.start).column - 1
    return len(source.text[node.start - before : node.start].expandtabs(4))


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
    line = source.point(start).column - 1
    before = source.text[start - line : found.end(1)].expandtabs(4)
    columns = len((before + found[2]).expandtabs(4)) - len(before)
    return found.end() if columns <= 4 else found.end(1) + 1


def from_mdast(
    tree: Mapping[str, Json],
    source: SourceText | None = None,
    *,
    units: Literal["codepoint", "utf16"] = "codepoint",
) -> Node:
    """Build a node from mdast JSON.

    Args:
        tree: The JSON.
        source: The text that its offsets count in; None makes generated nodes.
        units: What offsets of nodes count: code points, or UTF-16 units as JavaScript does.

    Returns:
        The node, a `Root` for a whole tree.

    Raises:
        ValueError: A type is unknown, or a field has a value of the wrong kind.
    """
    order: list[Mapping[str, Json]] = []
    stack = [tree]
    while stack:
        current = stack.pop()
        order.append(current)
        stack += reversed(_children(current))
    wide = _wide_units(source) if source is not None and units == "utf16" else []
    made: dict[int, Node] = {}
    for current in reversed(order):
        made[id(current)] = _node(current, source, made, wide)
    return made[id(tree)]


def _wide_units(source: SourceText) -> list[int]:
    """Return the UTF-16 offsets of the characters that take two units."""
    wide = (at for at, char in enumerate(source.text) if char > "\uffff")
    return [at + before for before, at in enumerate(wide)]


def _children(tree: Mapping[str, Json]) -> list[Mapping[str, Json]]:
    children = tree.get("children", [])
    if not isinstance(children, list) or not all(isinstance(child, dict) for child in children):
        raise ValueError("children must be a list of nodes")
    return cast("list[Mapping[str, Json]]", children)


def _node(
    tree: Mapping[str, Json],
    source: SourceText | None,
    made: Mapping[int, Node],
    wide: list[int],
) -> Node:
    kind = _KINDS.get(str(tree.get("type")))
    if kind is None:
        raise ValueError(f"{tree.get('type')!r} is no type of node")
    values: dict[str, object] = {}
    for name in kind.own_fields:
        value = tree.get(_NAMES.get(name, name))
        if value is not None:
            values[name] = _field(name, value)
    if issubclass(kind, Parent):
        values["children"] = tuple(made[id(child)] for child in _children(tree))
    if source is not None:
        start, end = (offset - bisect_left(wide, offset) for offset in _span(tree))
        values |= {"start": start, "end": end, "source": source}
    try:
        return cast("Callable[..., Node]", kind)(**values)
    except TypeError as error:
        raise ValueError(f"not a {kind.type}: {error}") from None


def _field(name: str, value: Json) -> object:
    if name == "arguments" and isinstance(value, list):
        return tuple(_argument(cast("dict[str, Json]", item)) for item in value)
    if name == "attributes" and isinstance(value, dict):
        return nodes.Attributes(
            cast("str | None", value.get("id")),
            tuple(cast("list[str]", value.get("classes", []))),
            tuple(
                cast(
                    "list[tuple[str, str]]",
                    [tuple(pair) for pair in cast("list[list[str]]", value.get("pairs", []))],
                )
            ),
            cast("int", value["start"]),
            cast("int", value["end"]),
        )
    if name in {"opening", "closing", "inner"} and isinstance(value, list):
        return _as_span(value)
    return tuple(value) if isinstance(value, list) else value


def _as_span(value: Json) -> Span | None:
    if not isinstance(value, list):
        return None
    start, end = cast("list[int]", value)
    return Span(start, end)


def _argument(value: Mapping[str, Json]) -> nodes.Argument:
    span, inner = _as_span(value["span"]), _as_span(value["value_span"])
    if span is None or inner is None:
        raise ValueError("an argument needs its spans")
    return nodes.Argument(
        str(value["value"]),
        span,
        inner,
        cast("str | None", value.get("name")),
        _as_span(value.get("name_span")),
        str(value.get("quote", "")),
    )


def _span(tree: Mapping[str, Json]) -> tuple[int, int]:
    position = tree.get("position")
    if not isinstance(position, dict):
        return -1, -1
    try:
        start = cast("dict[str, int]", position["start"])["offset"]
        end = cast("dict[str, int]", position["end"])["offset"]
    except (KeyError, TypeError):
        return -1, -1
    return start, end
