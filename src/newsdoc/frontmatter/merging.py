"""Which entry of a mapping counts for a key: merge keys, keys given twice, keys without case."""

from __future__ import annotations

from typing import TYPE_CHECKING

from newsdoc.frontmatter.nodes import MappingNode, SequenceNode

if TYPE_CHECKING:
    from collections.abc import Iterator

    from newsdoc.frontmatter.nodes import Entry, Node

__all__ = ["effective_entries", "merged_mappings"]


def merged_mappings(value: Node) -> Iterator[MappingNode]:
    """Give the mappings that a merge key brings in, in order."""
    if isinstance(value, MappingNode):
        yield value
    elif isinstance(value, SequenceNode):
        for item in value.items:
            if isinstance(item, MappingNode):
                yield item


def effective_entries(
    node: MappingNode, *, later_wins: bool = False, fold: bool = False
) -> dict[str, Entry]:
    """Return the entry that counts for each key, merges included, in the order of the text.

    Args:
        node: The mapping.
        later_wins: What comes later in the text wins, merged or not (goccy/go-yaml). Otherwise
            the mapping's own keys win over merged ones, and of merged ones the first (js-yaml).
        fold: Names have no case: a name that is not lower case wins over one that is (Hugo
            lower-cases the keys of its map one by one).
    """
    found: dict[str, Entry] = {}
    for entry in node.entries:
        if entry.merge:
            _merge(found, entry.value, later_wins=later_wins, fold=fold)
        else:
            _put(found, entry, fold=fold)
    return found


def _put(found: dict[str, Entry], entry: Entry, *, fold: bool) -> None:
    before = found.get(entry.name)
    if not (fold and before and _is_lower(entry) and not _is_lower(before)):
        found[entry.name] = entry


def _is_lower(entry: Entry) -> bool:
    return entry.key.value == entry.name


def _merge(found: dict[str, Entry], value: Node, *, later_wins: bool, fold: bool) -> None:
    for mapping in merged_mappings(value):
        inner = effective_entries(mapping, later_wins=later_wins, fold=fold)
        for name, entry in inner.items():
            if later_wins:
                _put(found, entry, fold=fold)
            elif name not in found:
                found[name] = entry
