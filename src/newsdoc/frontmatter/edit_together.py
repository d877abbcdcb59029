"""Changes to several keys at the top of front matter, made together.

One editor writes them all, and one reading of the whole proves them: to read again for each of
thousands of keys would take a time that grows with their square.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, TypeAlias

from newsdoc.frontmatter.delete import Delete
from newsdoc.frontmatter.edit_change import change, editor_of
from newsdoc.frontmatter.edit_check import Wanted, is_merged, with_value
from newsdoc.frontmatter.edit_place import Place, fold
from newsdoc.frontmatter.emit import as_value

if TYPE_CHECKING:
    from collections.abc import Sequence

    from newsdoc.frontmatter.document import FrontMatter
    from newsdoc.frontmatter.nodes import Value
    from newsdoc.source import Edit

__all__ = ["Pair", "independent", "side_by_side"]

Pair: TypeAlias = tuple[tuple["str | int", ...], object]
"""A path and its new value, which may be `DELETE`."""


def independent(front_matter: FrontMatter, pairs: Sequence[Pair]) -> bool:
    """Say whether changes concern different keys at the top, some of which stay."""
    root = front_matter.root
    names = {fold(front_matter, str(parts[0])) for parts, _ in pairs}
    if root is None or len(names) < len(pairs) or any(len(parts) > 1 for parts, _ in pairs):
        return False
    gone = {fold(front_matter, str(parts[0])) for parts, new in pairs if isinstance(new, Delete)}
    if is_merged(front_matter) or (gone and (root.flow or front_matter.format != "yaml")):
        return False
    return gone < {entry.name for entry in root.entries}


def side_by_side(front_matter: FrontMatter, pairs: Sequence[Pair]) -> tuple[list[Edit], Wanted]:
    """Return the edits of changes to different keys at the top, and what must be after them."""
    root = front_matter.root
    if root is None:
        raise AssertionError
    editor, top = editor_of(front_matter), Place(root)
    entries = {entry.name: entry for entry in root.entries}
    edits: list[Edit] = []
    added: dict[str, Value] = {}
    wanted: dict[str, Value] = {}
    gone: set[str] = set()
    for parts, value in pairs:
        name = fold(front_matter, str(parts[0]))
        entry = entries.get(name)
        if isinstance(value, Delete):
            gone |= {name} & entries.keys()
            continue
        wanted[name] = with_value(front_matter, parts, as_value(value)).values[name]
        if entry is None:
            added[str(parts[0])] = as_value(value)
        else:
            old, place = front_matter.values[name], Place(entry.value, entry, top)
            edits += change(front_matter, editor, place, old, as_value(value))
    kept = [entry for entry in root.entries if entry.name not in gone]
    if gone:
        edits += editor.remove(top, root, [entry for entry in root.entries if entry.name in gone])
    if added:
        edits += editor.add(top, replace(root, entries=tuple(kept)), list(added.items()))
    return edits, Wanted(wanted, frozenset(gone))
