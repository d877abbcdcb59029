"""Changes to several places of front matter that do not depend on each other, made together.

One editor writes them all, and one reading of the whole proves them: to read again for each of
thousands of keys would take a time that grows with their square.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from newsdoc.frontmatter.delete import Delete
from newsdoc.frontmatter.edit_change import change, editor_of
from newsdoc.frontmatter.edit_check import Wanted, put_all
from newsdoc.frontmatter.edit_place import Place, fold, written_entries
from newsdoc.frontmatter.flow_edit import runs
from newsdoc.frontmatter.nodes import FrozenMapping, MappingNode, SequenceNode

if TYPE_CHECKING:
    from collections.abc import Iterable

    from newsdoc.frontmatter.document import FrontMatter
    from newsdoc.frontmatter.edit_check import Tree
    from newsdoc.frontmatter.edit_place import Editor
    from newsdoc.frontmatter.nodes import Value
    from newsdoc.source import Edit

__all__ = ["parted", "side_by_side"]


class _DependentError(Exception):
    """These changes cannot be written side by side."""


def side_by_side(front_matter: FrontMatter, tree: Tree) -> tuple[list[Edit], Wanted] | None:
    """Return the edits of changes to different places, and what must be after them.

    Args:
        front_matter: What was read.
        tree: The changes, as `edit_plan.plan` gives them.

    Returns:
        Both, or None where the changes cannot be written side by side.
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
        if self.front_matter.format == "org":
            # What lines of org keywords hold depends on all items of a list.
            whole = put_all(old, new, fold_keys=False)
            return change(self.front_matter, self.editor, place, old, whole)
        if isinstance(node, MappingNode) and isinstance(old, FrozenMapping):
            return self.in_mapping(place, node, old, new)
        if isinstance(node, SequenceNode) and isinstance(old, tuple):
            return self._in_list(place, node, old, new)
        raise _DependentError

    def in_mapping(
        self, place: Place, node: MappingNode, old: FrozenMapping[Value], tree: Tree
    ) -> list[Edit]:
        """Return the edits of changes to keys of a mapping."""
        entries = written_entries(self.front_matter, node)
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
                edits += self._at(Place(entry.value, entry, place), old.get(name), inner)
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
        count = len(node.items)
        changes = {int(part): new for part, new in tree.items()}
        if len(old) != count or not self._fits(node, changes.values()):
            raise _DependentError
        gone = [isinstance(changes.get(at), Delete) for at in range(count)]
        added = [
            put_all(None, new, fold_keys=False)
            for at, new in changes.items()
            if at >= count and not isinstance(new, Delete)
        ]
        if not added and all(gone):
            return change(self.front_matter, self.editor, place, old, ())
        # Items that are added take the places of those that go at the end.
        tail = next((n for n in range(count) if not gone[-1 - n]), count)
        for at, value in zip(range(count - tail, count), added, strict=False):
            changes[at], gone[at] = value, False
        edits: list[Edit] = []
        for at, new in changes.items():
            if at < count and not isinstance(new, Delete):
                edits += self._at(Place(node.items[at], None, place, at), old[at], new)
        steps, added = runs(gone), added[tail:]
        if added:
            steps.append(("insert", count, count, 0, len(added)))
        return edits + (self.editor.items(place, node, steps, added) if steps else [])

    def _fits(self, node: SequenceNode, changes: Iterable[object]) -> bool:
        """Say whether a list can be written as it is: an array of tables holds only tables."""
        tables = self.front_matter.format == "toml" and not node.flow
        return not tables or all(isinstance(n, dict | FrozenMapping | Delete) for n in changes)


def parted(tree: Tree) -> tuple[Tree, Tree]:
    """Return changes in two steps: what comes or changes, then what goes."""
    comes: Tree = {}
    goes: Tree = {}
    for part, inner in tree.items():
        if isinstance(inner, Delete):
            goes[part] = inner
        elif isinstance(inner, dict):
            come, go = parted(inner)
            comes |= {part: come} if come else {}
            goes |= {part: go} if go else {}
        else:
            comes[part] = inner
    return comes, goes
