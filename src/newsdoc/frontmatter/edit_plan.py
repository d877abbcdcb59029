"""Changes made one after the other on paper: what they come to, so that it is written at once.

To write and read again for each of thousands of changes would take a time that grows with their
square. A plan knows what stands where after each change, without any text.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, time
from itertools import count as counter
from typing import TYPE_CHECKING, TypeAlias, cast

from newsdoc.errors import EditError
from newsdoc.frontmatter.delete import DELETE, Delete
from newsdoc.frontmatter.edit_place import written_entries
from newsdoc.frontmatter.emit import as_value, depth_of
from newsdoc.frontmatter.nodes import (
    FrozenMapping,
    MappingNode,
    ScalarNode,
    SequenceNode,
    item_index,
)
from newsdoc.limits import MAX_DEPTH

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from newsdoc.frontmatter.document import FrontMatter
    from newsdoc.frontmatter.edit_check import Tree
    from newsdoc.frontmatter.nodes import Node, Value

__all__ = ["Pair", "Parts", "PlanError", "plan", "wrapped"]

Parts: TypeAlias = tuple["str | int", ...]

Pair: TypeAlias = tuple[Parts, object]
"""A path and its new value, which may be `DELETE`."""

_State: TypeAlias = "Node | Value | Delete | _Keys | _Items"
"""What stands at a place: as it is written, new, gone, or a collection that was looked into."""


class PlanError(EditError):
    """A change that cannot be made, or only by itself."""


def wrapped(parts: Parts, value: Value) -> Value:
    """Return a value inside the mappings, or lists, that a path names."""
    for part in reversed(parts):
        value = (value,) if part == 0 else FrozenMapping({str(part): value})
    return value


def plan(front_matter: FrontMatter, pairs: Sequence[Pair]) -> Tree:
    """Return what changes come to, by the parts of their paths.

    Args:
        front_matter: What was read.
        pairs: The changes, in order.

    Returns:
        New values and `DELETE`, at places of the front matter as it is: an index counts the
        items that are there now, those that are added follow them.

    Raises:
        PlanError: One of the changes is refused, or must be made by itself.
    """
    folds = front_matter.dialect.fold_keys
    root = front_matter.root
    top = _Keys(folds) if root is None else _opened_keys(front_matter, root, folds=folds)
    for parts, new in pairs:
        if isinstance(new, Delete):
            _delete(front_matter, top, parts)
        else:
            _set(front_matter, top, parts, as_value(new))
    return _some(top.changed.values())


@dataclass(slots=True)
class _Keys:
    """A mapping that was looked into.

    Attributes:
        folds: Its keys have no case.
        written: What is written in it now, by names as the dialect sees them; None for a new one.
        more: Others keys may come from elsewhere, by merge keys.
        changed: What changes, by the same names: the key as it is to be written, and its value.
    """

    folds: bool
    written: dict[str, Node] | None = None
    more: bool = False
    changed: dict[str, tuple[str, _State]] = field(default_factory=dict)

    def _name(self, part: str | int) -> str:
        return str(part).lower() if self.folds else str(part)

    def get(self, part: str | int) -> _State:
        """Return what stands at a key, `DELETE` where nothing does."""
        name = self._name(part)
        known = self.changed.get(name)
        return (self.written or {}).get(name, DELETE) if known is None else known[1]

    def put(self, part: str | int, state: _State) -> None:
        """Let something stand at a key."""
        name = self._name(part)
        self.changed[name] = self.changed.get(name, (str(part),))[0], state

    def take(self, part: str | int) -> None:
        """Let nothing stand at a key."""
        name = self._name(part)
        if name in (self.written or {}):
            self.changed[name] = str(part), DELETE
        else:
            del self.changed[name]

    def result(self) -> Tree | Value:
        """Return what changes, or the whole of a new mapping."""
        if self.written is None:
            return FrozenMapping({key: _value(state) for key, state in self.changed.values()})
        return _some((key, state) for key, state in self.changed.values())


@dataclass(slots=True)
class _Items:
    """A list that was looked into.

    Attributes:
        written: How many items it has now; None for a new one.
        items: What it comes to have, each with its place now, or None where it is new.
    """

    written: int | None
    items: list[tuple[int | None, _State]]
    folds = False
    more = False

    def get(self, part: str | int) -> _State:
        """Return what stands at an index, `DELETE` where nothing does."""
        at = item_index(part)
        return DELETE if at is None or at >= len(self.items) else self.items[at][1]

    def put(self, part: str | int, state: _State) -> None:
        """Let something stand at an index, which may be the next one."""
        at, count = item_index(part), len(self.items)
        if at is None or (at >= count and str(part) != str(count)):
            raise PlanError(f"the list has {count} items, no place {part}")
        place = self.items[at][0] if at < count else None
        self.items[at : at + 1] = [(place, state)]

    def take(self, part: str | int) -> None:
        """Let the items behind an index move up."""
        del self.items[int(part)]

    def result(self) -> Tree | Value:
        """Return what changes, or the whole of a new list."""
        if self.written is None:
            return tuple(_value(state) for _, state in self.items)
        kept = {at for at, _ in self.items}
        gone: Tree = {at: DELETE for at in range(self.written) if at not in kept}
        new = counter(self.written)
        return gone | _some((next(new) if at is None else at, state) for at, state in self.items)


def _some(states: Iterable[tuple[str | int, _State]]) -> Tree:
    """Return what changes among states."""
    tree: Tree = {}
    for part, state in states:
        result = state.result() if isinstance(state, _Keys | _Items) else state
        only_seen = isinstance(result, dict) and not result
        if not only_seen and not isinstance(result, ScalarNode | MappingNode | SequenceNode):
            tree[part] = result
    return tree


def _value(state: _State) -> Value:
    whole = state.result() if isinstance(state, _Keys | _Items) else state
    # What is new holds nothing else.
    return cast("Value", whole)


def _opened(front_matter: FrontMatter, state: _State, *, folds: bool) -> _Keys | _Items:
    """Return a collection to look into.

    Raises:
        PlanError: There is none, or it must not be changed.
    """
    if isinstance(state, MappingNode | SequenceNode) and state.alias is not None:
        raise PlanError("what stands there is an alias")
    if isinstance(state, MappingNode):
        return _opened_keys(front_matter, state, folds=folds)
    if isinstance(state, SequenceNode):
        return _Items(len(state.items), list(enumerate(state.items)))
    if isinstance(state, tuple):
        return _Items(None, [(None, item) for item in state])
    keys = _Keys(folds)
    if isinstance(state, FrozenMapping):
        for key, value in state.items():
            keys.put(key, value)
        return keys
    raise PlanError("a scalar stands there, no mapping")


def _opened_keys(front_matter: FrontMatter, mapping: MappingNode, *, folds: bool) -> _Keys:
    entries = written_entries(front_matter, mapping)
    more = any(entry.merge for entry in mapping.entries)
    return _Keys(folds, {name: entry.value for name, entry in entries.items()}, more)


def _is_empty(state: _State) -> bool:
    """Say whether nothing is written at a place, or null, which a mapping may replace."""
    return (state.value if isinstance(state, ScalarNode) else state) in (None, DELETE)


def _set(front_matter: FrontMatter, top: _Keys | _Items, parts: Parts, value: Value) -> None:
    if len(parts) + depth_of(value) > MAX_DEPTH:
        raise PlanError(f"the value would be nested deeper than {MAX_DEPTH} levels")
    holder = top
    for at, part in enumerate(parts[:-1], 1):
        state = holder.get(part)
        if _is_empty(state):
            holder.put(part, wrapped(parts[at:], value))
            return
        holder = _inner(front_matter, holder, part, state)
    holder.put(parts[-1], value)


def _inner(
    front_matter: FrontMatter, holder: _Keys | _Items, part: str | int, state: _State
) -> _Keys | _Items:
    if isinstance(state, _Keys | _Items):
        return state
    inner = _opened(front_matter, state, folds=holder.folds)
    holder.put(part, inner)
    return inner


def _delete(front_matter: FrontMatter, top: _Keys | _Items, parts: Parts) -> None:
    holder = top
    for part in parts[:-1]:
        state = _present(holder, part)
        if isinstance(state, Delete | ScalarNode | str | float | int | date | time | None):
            return
        holder = _inner(front_matter, holder, part, state)
    if not isinstance(_present(holder, parts[-1]), Delete):
        holder.take(parts[-1])


def _present(holder: _Keys | _Items, part: str | int) -> _State:
    state = holder.get(part)
    if isinstance(state, Delete) and holder.more:
        raise PlanError(f"{part} may be written elsewhere")
    return state
