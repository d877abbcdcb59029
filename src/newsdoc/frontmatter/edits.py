"""Changes to front matter as edits: set, delete and rename by path.

Every function takes a `FrontMatter` and returns a tuple of `Edit`; nothing is applied. What the
edits do not name stays as it is: comments, order, quotes, indentation, list style, line ends. A
change that cannot be made without touching something else is refused with an `EditError`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from newsdoc.errors import EditError
from newsdoc.frontmatter.delete import DELETE, Delete
from newsdoc.frontmatter.document import split_path
from newsdoc.frontmatter.edit_change import change, clear, editor_of, start
from newsdoc.frontmatter.edit_check import (
    Wanted,
    fault_of,
    is_merged,
    is_swap,
    prove,
    put_all,
    refusal,
    reread,
    with_value,
    without,
)
from newsdoc.frontmatter.edit_compose import compose
from newsdoc.frontmatter.edit_place import Place, fold, walk
from newsdoc.frontmatter.edit_plain import delete_plain, rename_plain, set_plain
from newsdoc.frontmatter.edit_plan import plan, wrapped
from newsdoc.frontmatter.edit_together import parted, side_by_side
from newsdoc.frontmatter.edit_toml_line import set_toml_line
from newsdoc.frontmatter.emit import as_value, depth_of
from newsdoc.frontmatter.nodes import MappingNode, SequenceNode, folded
from newsdoc.limits import MAX_DEPTH

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from newsdoc.frontmatter.document import FrontMatter, Path
    from newsdoc.frontmatter.edit_check import Tree
    from newsdoc.frontmatter.edit_place import Editor
    from newsdoc.frontmatter.edit_plan import Pair, Parts
    from newsdoc.frontmatter.nodes import Value
    from newsdoc.source import Edit

__all__ = [
    "DELETE",
    "Delete",
    "change_values",
    "delete_value",
    "dotted",
    "parts_of",
    "present",
    "refuse",
    "rename_key",
    "set_value",
    "then",
]

# No list has as many items.
_NO_INDEX = 10**18


def set_value(front_matter: FrontMatter, path: Path, value: object) -> tuple[Edit, ...]:
    """Return the edits that make the value at a path `value`.

    Args:
        front_matter: What was read.
        path: The place; missing mappings on the way are added, and an index that is the length
            of a list appends to it.
        value: str, int, float, bool, None, date, datetime, time, a list or tuple or mapping.

    Returns:
        The edits; none where the value is already there.

    Raises:
        EditError: The value cannot be written there.
    """
    parts = parts_of(path)
    new = as_value(value)
    if not isinstance(new, str) and len(parts) + depth_of(new) > MAX_DEPTH:
        raise EditError(f"the value would be nested deeper than {MAX_DEPTH} levels")
    quick = _set_quickly(front_matter, str(parts[0]), new) if len(parts) == 1 else None
    if quick is not None:
        return quick
    if front_matter.root is None:
        edits = start(front_matter, {str(parts[0]): wrapped(parts[1:], new)})
        return prove(front_matter, edits, with_value(front_matter, parts, new), parts)
    edits = _set(front_matter, front_matter.root, parts, new)
    if not edits or _is_swap(front_matter, parts, new, edits):
        return tuple(edits)
    expected = with_value(front_matter, parts, new)
    fault = fault_of(front_matter, edits, expected, parts)
    if fault is None:
        return tuple(edits)
    if front_matter.format != "yaml":
        raise refusal(front_matter, edits, fault)
    edits = _set(front_matter, front_matter.root, parts, new, cautious=True)
    return prove(front_matter, edits, expected, parts)


def _set_quickly(front_matter: FrontMatter, key: str, new: Value) -> tuple[Edit, ...] | None:
    if front_matter.format == "toml":
        return set_toml_line(front_matter, key, new)
    return set_plain(front_matter, key, new)


def _is_swap(front_matter: FrontMatter, parts: Parts, new: Value, edits: list[Edit]) -> bool:
    entry = front_matter.entry(parts) if len(parts) == 1 else None
    if entry is None or is_merged(front_matter):
        return False
    flow = front_matter.root is not None and front_matter.root.flow
    if front_matter.format == "yaml" and flow:
        return False
    return is_swap(front_matter, entry.value, new, edits)


def parts_of(path: Path) -> Parts:
    """Return a path as a tuple; one that names nothing is refused."""
    parts = split_path(path)
    if not parts:
        raise EditError("an empty path names nothing")
    for part in parts:
        # Python cannot even write a number of over 4,300 digits into a message.
        if not isinstance(part, str) and abs(part) >= _NO_INDEX:
            raise EditError("no list has an item of so high a number")
    return parts


def dotted(parts: Parts) -> str:
    """Return a path as people write it."""
    return ".".join(map(str, parts))


def refuse(front_matter: FrontMatter, message: str, place: Place) -> EditError:
    """Return the error that points at a place, at its key where it has one."""
    span = (place.entry.key if place.entry else place.node).span
    return front_matter.source.error(EditError, message, span, path=front_matter.path)


def present(front_matter: FrontMatter, parts: Parts) -> Place:
    """Return the place that a path names.

    Raises:
        EditError: Nothing is written there.
    """
    if front_matter.root is None:
        raise EditError(f"nothing stands at {dotted(parts)}", path=front_matter.path)
    place, rest = walk(front_matter, front_matter.root, parts)
    if not rest:
        return place
    if front_matter.node(parts) is None:
        message = f"nothing stands at {dotted(parts)}"
        raise EditError(message, path=front_matter.path)
    raise refuse(front_matter, f"{dotted(parts)} is written elsewhere, and used here", place)


def _set(
    front_matter: FrontMatter,
    root: MappingNode,
    parts: Parts,
    new: Value,
    *,
    cautious: bool = False,
) -> list[Edit]:
    editor = editor_of(front_matter, cautious=cautious)
    place, rest = walk(front_matter, root, parts)
    node = place.node
    if not rest:
        return change(front_matter, editor, place, front_matter.get(parts), new)
    if node.alias is not None:
        raise refuse(front_matter, f"{dotted(parts)} would change an alias", place)
    new = wrapped(rest[1:], new)
    if isinstance(node, MappingNode):
        return editor.add(place, node, [(str(rest[0]), new)])
    if isinstance(node, SequenceNode):
        count = len(node.items)
        if rest[0] not in {count, str(count)}:
            raise refuse(front_matter, f"the list has {count} items, no place {rest[0]}", place)
        return editor.items(place, node, [("insert", count, count, 0, 1)], [new])
    if node.value is None:
        return editor.replace(place, wrapped(rest[:1], new))
    raise refuse(front_matter, f"{dotted(parts)}: a scalar stands there, no mapping", place)


def delete_value(front_matter: FrontMatter, path: Path) -> tuple[Edit, ...]:
    """Return the edits that remove the key or list item at a path.

    Raises:
        EditError: Nothing stands there, or it cannot be removed by itself.
    """
    parts = parts_of(path)
    plain = delete_plain(front_matter, str(parts[0])) if len(parts) == 1 else None
    if plain is not None:
        return plain
    place = present(front_matter, parts)
    parent = place.parent
    editor = editor_of(front_matter)
    expected = without(front_matter, parts, place)
    if parent is not None and isinstance(parent.node, SequenceNode):
        edits = _delete_item(editor, parent, parent.node, place.index)
    elif parent is not None and isinstance(parent.node, MappingNode) and place.entry is not None:
        name = place.entry.name
        entries = [entry for entry in parent.node.entries if entry.name == name]
        if len(entries) < len(parent.node.entries):
            edits = editor.remove(parent, parent.node, entries)
        elif parent.parent is None:
            return clear(front_matter, editor, parent.node)
        else:
            edits = editor.clear(parent, parent.node)
    else:
        raise refuse(front_matter, "the front matter itself cannot be deleted", place)
    return prove(front_matter, edits, expected, parts)


def _delete_item(editor: Editor, parent: Place, node: SequenceNode, index: int) -> list[Edit]:
    if len(node.items) == 1 and not node.flow:
        return editor.replace(parent, ())
    return editor.items(parent, node, [("delete", index, index + 1, 0, 0)], ())


def rename_key(front_matter: FrontMatter, path: Path, new: str) -> tuple[Edit, ...]:
    """Return the edits that give the key at a path another name, in the same place.

    Raises:
        EditError: Nothing stands there, or the new key is already there.
    """
    parts = parts_of(path)
    plain = rename_plain(front_matter, str(parts[0]), new) if len(parts) == 1 else None
    if plain is not None:
        return plain
    place = present(front_matter, parts)
    if place.entry is None or place.parent is None:
        raise refuse(front_matter, "an item of a list has no key", place)
    if place.entry.key.value == new:
        return ()
    name, old = fold(front_matter, new, place.parent), place.entry.name
    siblings = place.parent.node
    if isinstance(siblings, MappingNode):
        names = [entry.name for entry in siblings.entries]
        if name != old and name in names:
            raise refuse(front_matter, f"the key {new} is already there", place)
        if names.count(old) > 1:
            raise refuse(front_matter, f"the key {old} is there more than once", place)
    edits = editor_of(front_matter).rename(place, place.entry, new)
    expected = without(front_matter, parts, place, name)
    return prove(front_matter, edits, expected, parts)


def then(
    front_matter: FrontMatter,
    first: tuple[Edit, ...],
    following: Callable[[FrontMatter], tuple[Edit, ...]],
) -> tuple[Edit, ...]:
    """Return the edits that do at once what two steps do one after the other."""
    if not first:
        return following(front_matter)
    second = following(reread(front_matter, first))
    return compose(front_matter.source.text, first, second)


def change_values(front_matter: FrontMatter, changes: Mapping[Path, object]) -> tuple[Edit, ...]:
    """Return the edits that make several changes together.

    The edits of single changes may overlap (two neighbours in a flow list) or depend on each
    other (all keys removed); these do not.

    Args:
        front_matter: What was read.
        changes: New values by path, `DELETE` where a key goes; a key that is to go and is not
            there makes no edit.

    Raises:
        EditError: One of the changes cannot be made.
    """
    pairs = [(parts_of(path), value) for path, value in changes.items()]
    if front_matter.is_bare:
        return _begin(front_matter, pairs)
    return _together(front_matter, pairs)


def _together(front_matter: FrontMatter, pairs: list[Pair]) -> tuple[Edit, ...]:
    if not pairs:
        return ()
    if len(pairs) == 1:
        return _change(*pairs[0], front_matter)
    try:
        return _at_once(front_matter, plan(front_matter, pairs))
    except EditError:
        # One of them is refused, or must be made by itself: the halves say which.
        half = len(pairs) // 2
        first = _together(front_matter, pairs[:half])
        return then(front_matter, first, lambda changed: _together(changed, pairs[half:]))


def _begin(front_matter: FrontMatter, pairs: list[Pair]) -> tuple[Edit, ...]:
    """Return the edits that write all keys of a file without any, none in the style of another."""
    tree = plan(front_matter, pairs)
    written = {str(key): new for key, new in tree.items() if not isinstance(new, Delete)}
    values = {key: put_all(None, new, fold_keys=False) for key, new in written.items()}
    if not values:
        return ()
    folds = front_matter.dialect.fold_keys
    wanted = {key.lower(): folded(value) for key, value in values.items()} if folds else values
    return prove(front_matter, start(front_matter, values), Wanted(wanted), (next(iter(values)),))


def _change(parts: Parts, value: object, front_matter: FrontMatter) -> tuple[Edit, ...]:
    if not isinstance(value, Delete):
        return set_value(front_matter, parts, value)
    return delete_value(front_matter, parts) if front_matter.node(parts) is not None else ()


def _at_once(front_matter: FrontMatter, tree: Tree) -> tuple[Edit, ...]:
    """Return the edits of changes to different places, proved by one reading of the whole.

    Raises:
        EditError: They cannot be made so.
    """
    root = front_matter.root
    all_go = bool(tree) and all(isinstance(new, Delete) for new in tree.values())
    if root is not None and all_go and len(tree) == len(front_matter.values):
        return clear(front_matter, editor_of(front_matter), root)
    made = side_by_side(front_matter, tree)
    if made is not None:
        return prove(front_matter, *made, ())
    comes, goes = parted(tree)
    if not comes or not goes:
        raise EditError("these changes cannot be made together", path=front_matter.path)
    # Between commas, what comes and what goes would meet; and no mapping becomes empty on the way.
    first = _at_once(front_matter, comes)
    return then(front_matter, first, lambda changed: _at_once(changed, goes))
