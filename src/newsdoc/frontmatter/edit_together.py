"""Changes to several places of front matter that do not depend on each other, made together.

One editor writes them all, and one reading of the whole proves them: to read again for each of
thousands of keys would take a time that grows with their square.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, TypeAlias

from newsdoc.frontmatter.delete import Delete
from newsdoc.frontmatter.edit_change import change, editor_of
from newsdoc.frontmatter.edit_check import Wanted, put_all
from newsdoc.frontmatter.edit_place import Place, fold
from newsdoc.frontmatter.emit import as_value, depth_of
from newsdoc.frontmatter.nodes import FrozenMapping, MappingNode, SequenceNode
from newsdoc.limits import MAX_DEPTH

if TYPE_CHECKING:
    from collections.abc import Sequence

    from newsdoc.frontmatter.document import FrontMatter
    from newsdoc.frontmatter.edit_check import Tree
    from newsdoc.frontmatter.edit_place import Editor
    from newsdoc.frontmatter.flow_edit import Step
    from newsdoc.frontmatter.nodes import Value
    from newsdoc.source import Edit

__all__ = ["Pair", "side_by_side", "tree_of"]

Pair: TypeAlias = tuple[tuple["str | int", ...], object]
"""A path and its new value, which may be `DELETE`."""

_Known: TypeAlias = dict[tuple[str, ...], tuple[tuple["str | int", ...], bool]]
"""Beginnings of paths in one case: how they are spelled, and whether they are a whole path."""

_Change: TypeAlias = "Tree | Value | Delete"


class _DependentError(Exception):
    """These changes must be made one after the other."""


def tree_of(front_matter: FrontMatter, pairs: Sequence[Pair]) -> Tree | None:
    """Return changes by the parts of their paths, those left out that change nothing.

    Args:
        front_matter: What was read.
        pairs: The changes.

    Returns:
        The changes, or None where one of them decides what another means: a path that is given
        twice or leads into another, an item that goes from a list and so moves those after it.
    """
    known: _Known = {}
    tree: Tree = {}
    for parts, new in pairs:
        value = new if isinstance(new, Delete) else as_value(new)
        if not _is_apart(front_matter, parts, value, known):
            return None
        if isinstance(value, Delete) and front_matter.node(parts) is None:
            continue
        branch: _Change = tree
        for part in parts[:-1]:
            if not isinstance(branch, dict):
                return None
            branch = branch.setdefault(part, {})
        if not isinstance(branch, dict) or parts[-1] in branch:
            return None
        branch[parts[-1]] = value
    return tree


def _is_apart(
    front_matter: FrontMatter,
    parts: tuple[str | int, ...],
    new: Value | Delete,
    known: _Known,
) -> bool:
    """Say whether a path may stand beside those that are known, and make it known."""
    if isinstance(new, Delete) and isinstance(front_matter.node(parts[:-1]), SequenceNode):
        return False
    if len(parts) + (0 if isinstance(new, Delete) else depth_of(new)) > MAX_DEPTH:
        return False
    names = tuple(fold(front_matter, str(part)) for part in parts)
    if names in known:
        return False
    steps = [(names[:end], (parts[:end], end == len(parts))) for end in range(1, len(parts) + 1)]
    return all(known.setdefault(name, step) == step for name, step in steps)


def side_by_side(front_matter: FrontMatter, tree: Tree) -> tuple[list[Edit], Wanted] | None:
    """Return the edits of changes to different places, and what must be after them.

    Args:
        front_matter: What was read.
        tree: The changes, from `tree_of`.

    Returns:
        Both, or None where the changes must be made one after the other.
    """
    root, folds = front_matter.root, front_matter.dialect.fold_keys
    if root is None:
        return None
    together = _Together(front_matter, editor_of(front_matter))
    try:
        edits = together.in_mapping(Place(root), root, front_matter.values, tree)
    except _DependentError:
        return None
    wanted: dict[str, Value] = {}
    gone: set[str] = set()
    for part, inner in tree.items():
        name = fold(front_matter, str(part))
        if isinstance(inner, Delete):
            gone.add(name)
        else:
            wanted[name] = put_all(front_matter.values.get(name), inner, fold_keys=folds)
    return edits, Wanted(wanted, frozenset(gone))


@dataclass(frozen=True, slots=True)
class _Together:
    """Finds the places of changes and the edits there.

    Attributes:
        front_matter: What was read.
        editor: What edits its notation.
    """

    front_matter: FrontMatter
    editor: Editor

    def _at(self, place: Place, old: Value, new: Tree | Value) -> list[Edit]:
        if not isinstance(new, dict):
            return change(self.front_matter, self.editor, place, old, new)
        node = place.node
        # What lines of org keywords hold depends on all items of a list.
        if node.alias is not None or self.front_matter.format == "org":
            raise _DependentError
        if isinstance(node, MappingNode) and isinstance(old, FrozenMapping):
            return self.in_mapping(place, node, old, new)
        if isinstance(node, SequenceNode) and isinstance(old, tuple):
            return self._in_list(place, node, old, new)
        if old is None:
            return self.editor.replace(place, put_all(None, new, fold_keys=False))
        raise _DependentError

    def in_mapping(
        self, place: Place, node: MappingNode, old: FrozenMapping[Value], tree: Tree
    ) -> list[Edit]:
        """Return the edits of changes to keys of a mapping."""
        entries = {entry.name: entry for entry in node.entries}
        if len(entries) < len(node.entries):
            raise _DependentError
        edits: list[Edit] = []
        added: list[tuple[str, Value]] = []
        gone: set[str] = set()
        for part, inner in tree.items():
            name = fold(self.front_matter, str(part), place)
            entry = entries.get(name)
            if isinstance(inner, Delete):
                gone.add(name)
            elif entry is None:
                added.append((str(part), put_all(None, inner, fold_keys=False)))
            else:
                edits += self._at(Place(entry.value, entry, place), old[name], inner)
        if gone:
            edits += self._remove(place, node, gone, alone=not added)
        if not added:
            return edits
        kept = tuple(entry for entry in node.entries if entry.name not in gone)
        return edits + self.editor.add(place, replace(node, entries=kept), added)

    def _remove(
        self, place: Place, node: MappingNode, gone: set[str], *, alone: bool
    ) -> list[Edit]:
        entries = [entry for entry in node.entries if entry.name in gone]
        between_commas = node.flow or self.front_matter.format == "json"
        if len(entries) < len(node.entries) and (alone or not between_commas):
            return self.editor.remove(place, node, entries)
        if not alone or place.parent is None:
            # What is added goes after keys that stay.
            raise _DependentError
        return self.editor.clear(place, node)

    def _in_list(
        self, place: Place, node: SequenceNode, old: tuple[Value, ...], tree: Tree
    ) -> list[Edit]:
        count, tables = len(node.items), self.front_matter.format == "toml" and not node.flow
        edits: list[Edit] = []
        added: list[Value] = []
        for part, inner in tree.items():
            text = str(part)
            at = int(text) if text.isascii() and text.isdigit() else count + len(tree)
            if isinstance(inner, Delete) or at > count + len(added) or len(old) != count:
                raise _DependentError
            if tables and not isinstance(inner, dict | FrozenMapping):
                # The whole array is written anew.
                raise _DependentError
            if at < count:
                edits += self._at(Place(node.items[at], None, place, at), old[at], inner)
            else:
                added.append(put_all(None, inner, fold_keys=False))
        if not added:
            return edits
        steps: list[Step] = [("insert", count, count, 0, len(added))]
        return edits + self.editor.items(place, node, steps, added)
