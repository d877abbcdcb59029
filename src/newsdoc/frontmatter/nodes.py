"""What a reader of front matter returns: values with the places they came from.

Every format (YAML, TOML, JSON, org keywords) gives the same few nodes, so that whatever is
built on them (schemas, edits, error messages) knows no format.
"""

from __future__ import annotations

from collections.abc import ItemsView, Iterator, KeysView, Mapping, ValuesView
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import TypeAlias, TypeVar, Union, overload

from newsdoc.spans import Span

__all__ = [
    "Entry",
    "FrozenMapping",
    "MappingNode",
    "Node",
    "Scalar",
    "ScalarNode",
    "SequenceNode",
    "Style",
    "Value",
    "folded",
    "item_index",
]

V_co = TypeVar("V_co", covariant=True)
T = TypeVar("T")

Scalar: TypeAlias = bool | int | float | str | bytes | datetime | date | time | None
"""A value that holds no others. A `datetime` is aware if and only if its zone is written."""

Value: TypeAlias = Union[Scalar, tuple["Value", ...], "FrozenMapping[Value]"]
"""A front matter value: scalars, tuples and `FrozenMapping`."""


class FrozenMapping(Mapping[str, V_co]):
    """An immutable, hashable mapping with string keys that keeps their order.

    >>> FrozenMapping({"b": 1, "a": 2})
    FrozenMapping({'b': 1, 'a': 2})
    """

    __slots__ = ("_items",)

    _items: dict[str, V_co]

    def __init__(self, items: Mapping[str, V_co] | None = None) -> None:
        _set_items(self, dict(items or {}))

    def __setattr__(self, name: str, value: object) -> None:
        raise AttributeError("a FrozenMapping cannot be changed")

    def __getitem__(self, key: str) -> V_co:
        return self._items[key]

    def __iter__(self) -> Iterator[str]:
        return iter(self._items)

    def __len__(self) -> int:
        return len(self._items)

    def __contains__(self, key: object) -> bool:
        return key in self._items

    # The mixins of `Mapping` look every key up again, and `get` raises and catches an error for
    # each that is not there; these are the dict's own.

    @overload
    def get(self, key: str, /) -> V_co | None: ...
    @overload
    def get(self, key: str, default: T, /) -> V_co | T: ...

    def get(self, key: str, default: T | None = None, /) -> V_co | T | None:
        """Return the value of a key, or `default` where it has none.

        Args:
            key: The key, as it is written.
            default: What to give where it has none.
        """
        return self._items.get(key, default)

    def keys(self) -> KeysView[str]:
        """Return a view of the keys, in order."""
        return self._items.keys()

    def items(self) -> ItemsView[str, V_co]:
        """Return a view of keys and values, in order."""
        return self._items.items()

    def values(self) -> ValuesView[V_co]:
        """Return a view of the values, in the order of their keys."""
        return self._items.values()

    def __hash__(self) -> int:
        return hash(frozenset(self._items.items()))

    def __reduce__(self) -> tuple[object, ...]:
        return FrozenMapping, (self._items,)

    def __repr__(self) -> str:
        return f"FrozenMapping({self._items!r})"


_set_items = FrozenMapping.__dict__["_items"].__set__


def folded(value: Value) -> Value:
    """Return a value with its keys in lower case, but for mappings in lists, as Hugo does.

    >>> folded(FrozenMapping({"A": ({"B": 1},)}))
    FrozenMapping({'a': ({'B': 1},)})
    """
    if isinstance(value, FrozenMapping):
        return FrozenMapping({key.lower(): folded(inner) for key, inner in value.items()})
    return value


Style: TypeAlias = str
"""How a scalar is written.

YAML: `plain`, `single`, `double`, `literal`, `folded`. TOML: `plain` (numbers, dates, booleans),
`basic`, `literal-string`, `multiline-basic`, `multiline-literal`. JSON: `plain`, `double`.
"""


@dataclass(frozen=True, slots=True, init=False)
class ScalarNode:
    """A scalar and its place.

    Attributes:
        value: The value as the generator's dialect reads it.
        start: Offset of the first character, quote or block indicator included; tag and anchor
            are not.
        end: Offset after the last character; for block scalars the end of their last line's text.
        style: How it is written.
        tag: The tag as written (`!!str`), or None.
        anchor: The anchor's name without `&`, or None.
        alias: The name of the alias (`*name`) that stands here instead of a value, or None.
        timestamp: The dialect reads this as a timestamp (js-yaml and TOML do). Where no calendar
            has that day or hour (`2020-02-30`, `24:00:00`, year 0), `value` is the text as
            written; `newsdoc.frontmatter.timestamps.read_timestamp` takes it to pieces.
    """

    value: Scalar
    start: int
    end: int
    style: Style = "plain"
    tag: str | None = None
    anchor: str | None = None
    alias: str | None = None
    timestamp: bool = False

    def __init__(
        self,
        value: Scalar,
        start: int,
        end: int,
        style: Style = "plain",
        tag: str | None = None,
        anchor: str | None = None,
        alias: str | None = None,
        timestamp: bool = False,
    ) -> None:
        # Most of the time of reading plain front matter went into the frozen class's own
        # `__init__`; the slots' setters do the same in half of it.
        _set_value(self, value)
        _set_start(self, start)
        _set_end(self, end)
        _set_style(self, style)
        _set_tag(self, tag)
        _set_anchor(self, anchor)
        _set_alias(self, alias)
        _set_timestamp(self, timestamp)

    @property
    def span(self) -> Span:
        """The node's place in the file's text."""
        return Span(self.start, self.end)


_set_value = ScalarNode.__dict__["value"].__set__
_set_start = ScalarNode.__dict__["start"].__set__
_set_end = ScalarNode.__dict__["end"].__set__
_set_style = ScalarNode.__dict__["style"].__set__
_set_tag = ScalarNode.__dict__["tag"].__set__
_set_anchor = ScalarNode.__dict__["anchor"].__set__
_set_alias = ScalarNode.__dict__["alias"].__set__
_set_timestamp = ScalarNode.__dict__["timestamp"].__set__


@dataclass(frozen=True, slots=True)
class SequenceNode:
    """A list and its place.

    Attributes:
        items: The nodes in it.
        start: Offset of the first character: the bracket, or the first `-`.
        end: Offset after the last character: the bracket, or the last item's end.
        flow: True for `[a, b]`, false for one item a line.
        tag: The tag as written, or None.
        anchor: The anchor's name, or None.
        alias: The name of the alias that stands here instead of a list, or None.
    """

    items: tuple[Node, ...]
    start: int
    end: int
    flow: bool = True
    tag: str | None = None
    anchor: str | None = None
    alias: str | None = None

    @property
    def span(self) -> Span:
        """The node's place in the file's text."""
        return Span(self.start, self.end)


@dataclass(frozen=True, slots=True)
class Entry:
    """One key of a mapping with its value.

    Attributes:
        key: The key as written; its value is always a string.
        value: The value's node.
        name: The key as the dialect sees it (Hugo folds the case).
        merge: It is a YAML merge key (`<<`): the keys of its value count as this mapping's own.
    """

    key: ScalarNode
    value: Node
    name: str
    merge: bool = False


@dataclass(frozen=True, slots=True)
class MappingNode:
    """A mapping and its place.

    Attributes:
        entries: Keys and values in the order they are written; a key that is given twice (or,
            where the dialect folds case, in two cases) stands here twice.
        start: Offset of the first character: the brace, or the first key.
        end: Offset after the last character: the brace, or the last value's end.
        flow: True for `{a: b}`, false for one key a line.
        tag: The tag as written, or None.
        anchor: The anchor's name, or None.
        alias: The name of the alias that stands here instead of a mapping, or None.
    """

    entries: tuple[Entry, ...]
    start: int
    end: int
    flow: bool = False
    tag: str | None = None
    anchor: str | None = None
    alias: str | None = None

    @property
    def span(self) -> Span:
        """The node's place in the file's text."""
        return Span(self.start, self.end)


Node: TypeAlias = ScalarNode | SequenceNode | MappingNode
"""A value of the front matter with its place."""


def item_index(part: str | int) -> int | None:
    """Return a part of a path as the index of a list's item, or None where it is none.

    >>> item_index("2"), item_index(2), item_index("-1"), item_index("a")
    (2, 2, None, None)
    """
    if isinstance(part, int):
        return part if part >= 0 else None
    # No list is that long, and Python makes no number of 4,301 digits.
    return int(part) if len(part) <= 18 and part.isascii() and part.isdigit() else None
