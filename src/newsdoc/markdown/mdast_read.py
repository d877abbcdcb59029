"""Trees read from mdast JSON, as newsdoc or JavaScript's unified wrote it."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import fields
from typing import TYPE_CHECKING, Literal, cast, get_args

from newsdoc.markdown import nodes
from newsdoc.markdown.mdast import NAMES
from newsdoc.markdown.nodes import Node, Parent
from newsdoc.spans import Span

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from newsdoc.markdown.mdast import Json
    from newsdoc.source import SourceText

__all__ = ["from_mdast"]

_KINDS: dict[str, type[Node]] = {
    kind.type: kind
    for kind in vars(nodes).values()
    if isinstance(kind, type) and issubclass(kind, Node) and kind.type
}
_KINDS["tag"] = nodes.Tag
_ALIGNS = (None, "left", "right", "center")


def _is_text(value: object) -> bool:
    return isinstance(value, str)


def _is_number(value: object) -> bool:
    return isinstance(value, int) and not isinstance(value, bool)


def _are(value: object, fits: Callable[[object], bool]) -> bool:
    return isinstance(value, list) and all(map(fits, value))


def _is_span(value: object) -> bool:
    return _are(value, _is_number) and len(cast("list[int]", value)) == 2


def _is_pair(value: object) -> bool:
    return _are(value, _is_text) and len(cast("list[str]", value)) == 2


def _may_be(value: object, fits: Callable[[object], bool]) -> bool:
    return value is None or fits(value)


def _is_argument(value: object) -> bool:
    return (
        isinstance(value, dict)
        and _is_text(value.get("value"))
        and all(_is_span(value.get(name)) for name in ("span", "value_span"))
        and _may_be(value.get("name_span"), _is_span)
        and all(_may_be(value.get(name), _is_text) for name in ("name", "quote"))
    )


def _are_attributes(value: object) -> bool:
    return (
        isinstance(value, dict)
        and _may_be(value.get("id"), _is_text)
        and _are(value.get("classes", []), _is_text)
        and _are(value.get("pairs", []), _is_pair)
        and all(_is_number(value.get(name)) for name in ("start", "end"))
    )


_FITS: dict[str, Callable[[object], bool]] = {
    "str": _is_text,
    "int": _is_number,
    "bool": lambda value: isinstance(value, bool),
    "Span": _is_span,
    "Attributes": _are_attributes,
    "ReferenceType": lambda value: value in get_args(nodes.ReferenceType),
    "tuple[Align, ...]": lambda value: _are(value, _ALIGNS.__contains__),
    "tuple[Argument, ...]": lambda value: _are(value, _is_argument),
}
"""What JSON must hold for a field, by its type without `| None`."""


def _checks(kind: type[Node]) -> dict[str, Callable[[object], bool]]:
    types = {field.name: str(field.type).removesuffix(" | None") for field in fields(kind)}
    return {name: _FITS[types[name]] for name in kind.own_fields}


_CHECKS = {name: _checks(kind) for name, kind in _KINDS.items()}


def from_mdast(
    tree: Mapping[str, Json],
    source: SourceText | None = None,
    *,
    origin: Literal["file", "body"] = "file",
    units: Literal["codepoint", "utf16"] = "codepoint",
    span: Span | None = None,
) -> Node:
    """Build a node from mdast JSON.

    Args:
        tree: The JSON.
        source: The text that its offsets count in; None makes generated nodes.
        origin: Whether offsets count from the beginning of the text or of the body in it.
        units: What offsets count: code points, or UTF-16 units as JavaScript does.
        span: Where the body lies in the text, as `article.body_span` says; None for a text that
            is all body.

    Returns:
        The node, a `Root` for a whole tree.

    Raises:
        ValueError: A type is unknown, or a field has a value of the wrong kind.
    """
    start = span.start if span is not None and origin == "body" else 0
    reader = _Reader(source, units, start)
    order: list[Mapping[str, Json]] = []
    stack = [tree]
    while stack:
        current = stack.pop()
        order.append(current)
        stack += reversed(_children(current))
    made: dict[int, Node] = {}
    for current in reversed(order):
        made[id(current)] = reader.node(current, made)
    return made[id(tree)]


def _children(tree: Mapping[str, Json]) -> list[Mapping[str, Json]]:
    children = tree.get("children", [])
    if not isinstance(children, list) or not all(isinstance(child, dict) for child in children):
        raise ValueError("children must be a list of nodes")
    return cast("list[Mapping[str, Json]]", children)


class _Reader:
    """Makes nodes; keeps what turns their offsets into those of the text."""

    __slots__ = ("_base", "_source", "_wide")

    def __init__(self, source: SourceText | None, units: str, start: int) -> None:
        self._source = source
        text = source.text if source is not None else ""
        wide = [at for at, char in enumerate(text) if char > "\uffff"] if units == "utf16" else []
        # UTF-16 offsets of the characters that take two units.
        self._wide = [at + before for before, at in enumerate(wide)]
        self._base = start + bisect_left(wide, start)

    def node(self, tree: Mapping[str, Json], made: Mapping[int, Node]) -> Node:
        kind = _KINDS.get(str(tree.get("type")))
        if kind is None:
            raise ValueError(f"{tree.get('type')!r} is no type of node")
        try:
            values: dict[str, object] = {}
            for name, fits in _CHECKS[str(tree["type"])].items():
                value = tree.get(NAMES.get(name, name))
                if value is None:
                    continue
                if not fits(value):
                    raise ValueError(f"not a {kind.type}: {name} is {value!r}")
                values[name] = self._field(name, value)
            if issubclass(kind, Parent):
                values["children"] = tuple(made[id(child)] for child in _children(tree))
            if self._source is not None:
                start, end = self._position(tree)
                values |= {"start": start, "end": end, "source": self._source}
            return cast("Callable[..., Node]", kind)(**values)
        except (KeyError, TypeError) as error:
            raise ValueError(f"not a {kind.type}: {error}") from None

    def _offset(self, offset: int) -> int:
        if self._source is None:
            return offset
        offset += self._base
        return offset - bisect_left(self._wide, offset)

    def _position(self, tree: Mapping[str, Json]) -> tuple[int, int]:
        position = tree.get("position")
        if not isinstance(position, dict):
            return -1, -1
        try:
            start, end = (
                cast("dict[str, int]", position[edge])["offset"] for edge in ("start", "end")
            )
        except (KeyError, TypeError):
            return -1, -1
        return self._offset(start), self._offset(end)

    def _span(self, value: Json) -> Span:
        start, end = cast("list[int]", value)
        return Span(self._offset(start), self._offset(end))

    def _field(self, name: str, value: Json) -> object:
        if name == "arguments":
            return tuple(map(self._argument, cast("list[dict[str, Json]]", value)))
        if name == "attributes":
            return self._attributes(cast("dict[str, Json]", value))
        if name in {"opening", "closing", "inner"}:
            return self._span(value)
        return tuple(value) if isinstance(value, list) else value

    def _attributes(self, value: Mapping[str, Json]) -> nodes.Attributes:
        pairs = cast("list[list[str]]", value.get("pairs", []))
        return nodes.Attributes(
            cast("str | None", value.get("id")),
            tuple(cast("list[str]", value.get("classes", []))),
            tuple(cast("list[tuple[str, str]]", [tuple(pair) for pair in pairs])),
            self._offset(cast("int", value["start"])),
            self._offset(cast("int", value["end"])),
        )

    def _argument(self, value: Mapping[str, Json]) -> nodes.Argument:
        name_span = value.get("name_span")
        return nodes.Argument(
            str(value["value"]),
            self._span(value["span"]),
            self._span(value["value_span"]),
            cast("str | None", value.get("name")),
            self._span(name_span) if name_span else None,
            str(value.get("quote") or ""),
        )
