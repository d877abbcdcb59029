"""Keys and aliases as goccy/go-yaml 1.19 takes them: what is one, which two are the same."""

from __future__ import annotations

from typing import TYPE_CHECKING

from newsdoc.frontmatter.yaml_go_groups import Group, Shape, kind_of
from newsdoc.frontmatter.yaml_go_tokens import Kind

if TYPE_CHECKING:
    from newsdoc.frontmatter.yaml_go_groups import Item
    from newsdoc.frontmatter.yaml_go_tokens import Token

__all__ = ["is_map_item", "is_merge", "key_text", "printed_name"]

_QUOTES = {Kind.SINGLE: "'", Kind.DOUBLE: '"'}


def printed_name(name: Token) -> str:
    """Return the name of an alias: goccy looks it up as it prints it, quotes included."""
    if name.kind in _QUOTES:
        quote = _QUOTES[name.kind]
        return f"{quote}{name.value}{quote}"
    return "null" if name.kind is Kind.NULL else name.value


def is_map_item(item: Item | None) -> bool:
    """Say whether an item can stand in a mapping: a key, or a mapping in braces."""
    if isinstance(item, Group):
        return item.shape in {Shape.KEY, Shape.PAIR}
    return kind_of(item) in {Kind.MAPPING_START, Kind.MAPPING_END}


def is_merge(key: Item) -> bool:
    """Say whether a key is `<<`, with a tag or without."""
    if isinstance(key, Group) and key.shape is Shape.KEY:
        return is_merge(key.items[0])
    if isinstance(key, Group) and key.shape is Shape.SCALAR_TAG:
        return is_merge(key.items[1])
    return not isinstance(key, Group) and key.kind is Kind.MERGE


def key_text(key: Item) -> str:
    """Return the text by which goccy tells keys apart; aliases have none."""
    if not isinstance(key, Group):
        return key.value
    if key.shape is Shape.ALIAS:
        return ""
    if key.shape is Shape.LITERAL:
        return key.first.value
    return key_text(key.items[1])
