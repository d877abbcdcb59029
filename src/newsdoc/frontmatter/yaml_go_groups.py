"""How goccy/go-yaml 1.19 groups tokens before it parses them.

Literals take their text, anchors and tags the scalar on their line, a colon makes a key of the
token before it, and a key takes the scalar after it on the same line. What cannot be grouped is
refused here, wherever it stands.
"""

from __future__ import annotations

import enum
from dataclasses import dataclass
from typing import TYPE_CHECKING, NoReturn, TypeAlias

from newsdoc.frontmatter.limits import RefusedError
from newsdoc.frontmatter.yaml_go_tokens import SCALARS, Kind

if TYPE_CHECKING:
    from newsdoc.frontmatter.yaml_go_tokens import Token

__all__ = [
    "Group",
    "Item",
    "Shape",
    "group_tokens",
    "is_group",
    "kind_of",
    "leaf",
    "split_documents",
]


class Shape(enum.Enum):
    """What a group stands for."""

    ANCHOR = enum.auto()
    ANCHOR_NAME = enum.auto()
    ALIAS = enum.auto()
    LITERAL = enum.auto()
    SCALAR_TAG = enum.auto()
    KEY = enum.auto()
    PAIR = enum.auto()


@dataclass(slots=True)
class Group:
    """Tokens that belong together.

    Attributes:
        shape: What they are together.
        items: The tokens and groups.
        first: The first token of all.
    """

    shape: Shape
    items: list[Item]
    first: Token


Item: TypeAlias = "Token | Group"
"""A token or a group of them."""

_NO_KEYS = frozenset(
    {
        Kind.DIRECTIVE,
        Kind.DOCUMENT_START,
        Kind.DOCUMENT_END,
        Kind.COMMA,
        Kind.MAPPING_START,
        Kind.COLON,
        Kind.MAPPING_END,
        Kind.SEQUENCE_START,
        Kind.ITEM,
        Kind.SEQUENCE_END,
    }
)
_FLOW = frozenset({Kind.MAPPING_START, Kind.MAPPING_END, Kind.SEQUENCE_START, Kind.ITEM})
_SCALAR_TAGS = frozenset(
    {"!!int", "!!float", "!!str", "!!binary", "!!timestamp", "!!bool", "!!null"}
)


def leaf(item: Item) -> Token:
    """Return the first token of an item."""
    return item.first if isinstance(item, Group) else item


def kind_of(item: Item | None) -> Kind | None:
    """Return the kind of an item's first token."""
    return None if item is None else leaf(item).kind


def is_group(item: Item | None, *shapes: Shape) -> bool:
    """Say whether an item is a group of one of these shapes."""
    return isinstance(item, Group) and item.shape in shapes


def _is_scalar(item: Item) -> bool:
    return not is_group(item, Shape.KEY, Shape.PAIR) and leaf(item).kind in SCALARS


def _group(shape: Shape, *items: Item) -> Group:
    return Group(shape, list(items), leaf(items[0]))


def _fail(message: str, item: Item) -> NoReturn:
    raise RefusedError(message, leaf(item).start)


def group_tokens(tokens: list[Token]) -> list[Item]:
    """Return the tokens in groups.

    Raises:
        RefusedError: A token stands where it cannot be grouped.
    """
    items = _literals(tokens)
    items = _names(items)
    items = _tags(items)
    items = _tagged_anchors(items)
    items = _keys(_explicit_keys(items))
    items = _pairs(items)
    _check_directives(items)
    return items


def _literals(tokens: list[Token]) -> list[Item]:
    found: list[Item] = []
    at = 0
    while at < len(tokens):
        token = tokens[at]
        if token.kind in {Kind.LITERAL, Kind.FOLDED}:
            found.append(_group(Shape.LITERAL, *tokens[at : at + 2]))
            at += 2
        else:
            found.append(token)
            at += 1
    return found


def _names(items: list[Item]) -> list[Item]:
    found: list[Item] = []
    at = 0
    while at < len(items):
        item = items[at]
        kind = None if isinstance(item, Group) else item.kind
        if kind is Kind.ANCHOR:
            at += _anchor(items, at, found)
        elif kind is Kind.ALIAS:
            if at + 1 == len(items):
                _fail("an alias needs a name", item)
            found.append(_group(Shape.ALIAS, item, items[at + 1]))
            at += 2
        else:
            found.append(item)
            at += 1
    return found


def _anchor(items: list[Item], at: int, found: list[Item]) -> int:
    """Group an anchor with its name, and with a scalar on its line; return how many it takes."""
    sign = items[at]
    if at + 1 >= len(items):
        _fail("undefined anchor name", sign)
    if at + 2 >= len(items):
        _fail("undefined anchor value", sign)
    name = _group(Shape.ANCHOR_NAME, sign, items[at + 1])
    value = items[at + 2]
    if leaf(sign).line == leaf(value).line:
        if leaf(value).kind is Kind.ITEM:
            _fail("sequence entries are not allowed after anchor on the same line", value)
        if _is_scalar(value):
            found.append(_group(Shape.ANCHOR, name, value))
            return 3
    found.append(name)
    return 2


def _tags(items: list[Item]) -> list[Item]:
    found: list[Item] = []
    at = 0
    while at < len(items):
        item = items[at]
        following = items[at + 1] if at + 1 < len(items) else None
        if not isinstance(item, Group) and item.kind is Kind.TAG and _joins(item, following):
            found.append(_group(Shape.SCALAR_TAG, item, items[at + 1]))
            at += 2
        else:
            found.append(item)
            at += 1
    return found


def _joins(tag: Token, following: Item | None) -> bool:
    """Say whether a tag takes what follows it."""
    if following is None or tag.line != leaf(following).line:
        return False
    if is_group(following, Shape.ANCHOR_NAME):
        return False
    if tag.value in _SCALAR_TAGS:
        return _is_scalar(following)
    if tag.value == "!!merge":
        if leaf(following).kind is not Kind.MERGE:
            _fail("could not find merge key", following)
        return True
    return not tag.value.startswith("!!") and leaf(following).kind not in _FLOW


def _tagged_anchors(items: list[Item]) -> list[Item]:
    found: list[Item] = []
    at = 0
    while at < len(items):
        item = items[at]
        if is_group(item, Shape.ANCHOR_NAME):
            # Every anchor has something after it, or `_anchor` would have refused it.
            value = items[at + 1]
            if leaf(item).line == leaf(value).line and is_group(value, Shape.SCALAR_TAG):
                found.append(_group(Shape.ANCHOR, item, value))
                at += 2
                continue
        found.append(item)
        at += 1
    return found


def _explicit_keys(items: list[Item]) -> list[Item]:
    found: list[Item] = []
    at = 0
    while at < len(items):
        item = items[at]
        if leaf(item).kind is Kind.EXPLICIT_KEY:
            if at + 1 >= len(items):
                _fail("undefined map key", item)
            found.append(_group(Shape.KEY, item, items[at + 1]))
            at += 2
        else:
            found.append(item)
            at += 1
    return found


def _keys(items: list[Item]) -> list[Item]:
    found: list[Item] = []
    for at, item in enumerate(items):
        if leaf(item).kind is not Kind.COLON:
            found.append(item)
            continue
        if at == 0:
            _fail("unexpected key name", item)
        if leaf(items[at - 1]).kind in _NO_KEYS:
            _fail("found an invalid key for this map", item)
        found[-1] = _group(Shape.KEY, found[-1], item)
    return found


def _pairs(items: list[Item]) -> list[Item]:
    found: list[Item] = []
    at = 0
    while at < len(items):
        item = items[at]
        value = items[at + 1] if at + 1 < len(items) else None
        if is_group(item, Shape.KEY) and value is not None and _is_value(item, value):
            found.append(_group(Shape.PAIR, item, value))
            at += 2
        else:
            found.append(item)
            at += 1
    return found


def _is_value(key: Item, value: Item) -> bool:
    """Say whether a key takes what follows it as its value at once."""
    if leaf(key).line != leaf(value).line or is_group(value, Shape.ANCHOR_NAME):
        return False
    if leaf(value).kind is Kind.TAG:
        return is_group(value, Shape.SCALAR_TAG)
    return _is_scalar(value)


def _check_directives(items: list[Item]) -> None:
    """Refuse directives: no document can start after one, as `---` closes the front matter."""
    for item in items:
        if leaf(item).kind is Kind.DIRECTIVE:
            _fail("unexpected directive value. document not started", item)


def split_documents(items: list[Item]) -> list[list[Item]]:
    """Return the items of each document, without the marks round them.

    Raises:
        RefusedError: A scalar follows `...`, or a mapping stands on the line of `---`.
    """
    documents: list[list[Item]] = [[]]
    for at, item in enumerate(items):
        kind = leaf(item).kind
        following = items[at + 1] if at + 1 < len(items) else None
        if kind is Kind.DOCUMENT_START:
            if following is not None:
                _check_start(item, following)
            documents.append([])
        elif kind is Kind.DOCUMENT_END:
            if following is not None and _is_scalar(following):
                _fail("unexpected end content", following)
            documents.append([])
        else:
            documents[-1].append(item)
    return [document for document in documents if document]


def _check_start(mark: Item, following: Item) -> None:
    same = leaf(mark).line == leaf(following).line
    keyed = is_group(following, Shape.KEY, Shape.PAIR)
    if same and (keyed or leaf(following).kind is Kind.ITEM):
        _fail("value cannot be placed after document separator", following)
