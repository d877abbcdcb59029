"""Places in a tree of front matter nodes: the way from the top to a value."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Protocol

from newsdoc.frontmatter.merging import effective_entries
from newsdoc.frontmatter.nodes import MappingNode, SequenceNode, item_index

if TYPE_CHECKING:
    from collections.abc import Sequence

    from newsdoc.frontmatter.document import FrontMatter
    from newsdoc.frontmatter.flow_edit import Step
    from newsdoc.frontmatter.nodes import Entry, Node, Value
    from newsdoc.source import Edit

__all__ = ["Editor", "Place", "fold", "walk", "written_entries"]


@dataclass(frozen=True, slots=True)
class Place:
    """A value and what holds it.

    Attributes:
        node: The value's node.
        entry: Its key and value, where a mapping holds it.
        parent: The place of the mapping or list that holds it; None for the top mapping.
        index: Which of its items it is, where a list holds it.
    """

    node: Node
    entry: Entry | None = None
    parent: Place | None = None
    index: int = 0


class Editor(Protocol):
    """What each notation can do; every method returns edits of one text that do not overlap."""

    def replace(self, place: Place, value: Value) -> list[Edit]:
        """Write another value in the place of what stands there."""

    def add(
        self, place: Place, mapping: MappingNode, pairs: Sequence[tuple[str, Value]]
    ) -> list[Edit]:
        """Add keys to a mapping."""

    def remove(self, place: Place, mapping: MappingNode, entries: Sequence[Entry]) -> list[Edit]:
        """Take keys out of a mapping; of a block mapping of YAML others must stay."""

    def clear(self, place: Place, mapping: MappingNode) -> list[Edit]:
        """Take all keys out of a mapping, which stays as an empty one."""

    def items(
        self, place: Place, sequence: SequenceNode, steps: list[Step], values: Sequence[Value]
    ) -> list[Edit]:
        """Take items out of a list and put others in; steps that replace are not for here."""

    def rename(self, place: Place, entry: Entry, new: str) -> list[Edit]:
        """Write another key in the place of that of an entry, which stands at the place."""


def fold(front_matter: FrontMatter, key: str, place: Place | None = None) -> str:
    """Return a key as the dialect sees it.

    Args:
        front_matter: What was read.
        key: The key as written.
        place: The place of its mapping, or None for the top one; in lists keys keep their case.
    """
    while place is not None:
        if isinstance(place.node, SequenceNode):
            return key
        place = place.parent
    return key.lower() if front_matter.dialect.fold_keys else key


def walk(
    front_matter: FrontMatter, root: MappingNode, parts: tuple[str | int, ...]
) -> tuple[Place, tuple[str | int, ...]]:
    """Follow a path as far as something is written there.

    Args:
        front_matter: What was read.
        root: Its top mapping.
        parts: The path.

    Returns:
        The last place found, and the parts of the path that lead on from it. What an alias or a
        merge key brings in is not written there.
    """
    place = Place(root)
    for depth in range(len(parts)):
        inner = _step(front_matter, place, parts[: depth + 1])
        if inner is None:
            return place, parts[depth:]
        place = inner
    return place, ()


def _step(front_matter: FrontMatter, place: Place, parts: tuple[str | int, ...]) -> Place | None:
    node, part = place.node, parts[-1]
    if node.alias is not None:
        return None
    if isinstance(node, SequenceNode):
        at = item_index(part)
        if at is None or at >= len(node.items):
            return None
        return Place(node.items[at], None, place, at)
    if not isinstance(node, MappingNode):
        return None
    name = fold(front_matter, str(part), place)
    entries = [entry for entry in node.entries if entry.name == name]
    # Of keys that are given twice one counts; which one is the reader's business.
    entry = front_matter.entry(parts) if len(entries) > 1 else next(iter(entries), None)
    return None if entry is None else Place(entry.value, entry, place)


def written_entries(front_matter: FrontMatter, mapping: MappingNode) -> dict[str, Entry]:
    """Return the entries of a mapping by name, without what merge keys bring in.

    Of keys that are given twice it is the one that counts.
    """
    own = tuple(entry for entry in mapping.entries if not entry.merge)
    entries = {entry.name: entry for entry in own}
    if len(entries) == len(own):
        return entries
    dialect = front_matter.dialect
    return effective_entries(
        replace(mapping, entries=own),
        later_wins=dialect.yaml == "goccy",
        fold=dialect.fold_keys,
    )
