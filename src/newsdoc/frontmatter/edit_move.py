"""Moving a value to another place, with its quotes, its layout and the comments in it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, TypeAlias

from newsdoc.errors import NewsdocError
from newsdoc.frontmatter.edit_check import reread
from newsdoc.frontmatter.edit_compose import compose
from newsdoc.frontmatter.edit_place import walk
from newsdoc.frontmatter.edits import (
    delete_value,
    dotted,
    parts_of,
    present,
    refuse,
    rename_key,
    set_value,
    then,
)
from newsdoc.frontmatter.flow_edit import edit_at
from newsdoc.frontmatter.nodes import ScalarNode, SequenceNode
from newsdoc.frontmatter.toml_edit import TomlEditor
from newsdoc.frontmatter.yaml_move import give_lines

if TYPE_CHECKING:
    from newsdoc.frontmatter.document import FrontMatter, Path
    from newsdoc.frontmatter.edit_place import Place
    from newsdoc.frontmatter.nodes import Node
    from newsdoc.source import Edit

__all__ = ["move_value"]

_Parts: TypeAlias = tuple["str | int", ...]

# A comma may follow what stands in brackets.
_COMMENT = re.compile(r"[ \t]*,?([ \t]+#[^\r\n]*)(?=[\r\n])")
_REST = re.compile(r"[ \t]*(,?)[ \t]*(?=[\r\n])")


def move_value(front_matter: FrontMatter, path: Path, new: Path) -> tuple[Edit, ...]:
    """Return the edits that move what stands at a path to another path.

    A new name in the same mapping is a `rename_key`; anything else removes the value and writes
    it again at the new place, as it is written now wherever that reads the same there: quotes,
    list style, comments in it and after it (which cannot follow where the new place has no line of
    its own, in brackets on one line). Tables of TOML stay where they are under another
    header. What loses its last key or item this way stays, empty, in every notation.

    Raises:
        EditError: Nothing stands there, or something already stands at the new path.
    """
    parts, target = parts_of(path), parts_of(new)
    place = present(front_matter, parts)
    if target[: len(parts)] == parts:
        if target == parts:
            return ()
        raise refuse(front_matter, "a value cannot be moved into itself", place)
    if parts[:-1] == target[:-1] and place.entry is not None:
        return rename_key(front_matter, path, str(target[-1]))
    if front_matter.node(target) is not None:
        raise refuse(front_matter, f"something already stands at {dotted(target)}", place)
    added = set_value(front_matter, target, front_matter.get(parts))
    first = _as_written(front_matter, place, target, added)
    edits = then(front_matter, first, lambda changed: delete_value(changed, parts))
    headers = _by_headers(front_matter, place, target)
    alike = headers and _read_alike(reread(front_matter, edits), front_matter, headers)
    return headers if alike else edits


def _by_headers(front_matter: FrontMatter, place: Place, target: _Parts) -> tuple[Edit, ...]:
    """Return the edits that move a table of TOML, or none where that cannot be done so."""
    if front_matter.format != "toml" or isinstance(place.node, ScalarNode) or place.node.flow:
        return ()
    holder = front_matter.node(target[:-1])
    item = isinstance(holder, SequenceNode) and not holder.flow
    names = target[:-1] if item else target
    keys = tuple(map(str, names))
    return tuple(TomlEditor(front_matter).rename_headers(place, keys, item=item))


def _read_alike(wanted: FrontMatter, before: FrontMatter, edits: tuple[Edit, ...]) -> bool:
    """Say whether edits of a front matter make it say what another one says."""
    try:
        again = reread(before, edits)
    except NewsdocError:
        return False
    bodies = [each.source.slice(each.envelope.body) for each in (wanted, again)]
    return again.values == wanted.values and bodies[0] == bodies[1]


def _as_written(
    front_matter: FrontMatter, place: Place, target: _Parts, edits: tuple[Edit, ...]
) -> tuple[Edit, ...]:
    """Return edits that add a value, with the text that it has now where that reads the same."""
    changed = reread(front_matter, edits)
    for same in (
        _lines_of(front_matter, place, changed, target),
        _text_of(front_matter, place.node, changed, target),
    ):
        if same is not None and _read_alike(changed, changed, (same,)):
            return compose(front_matter.source.text, edits, (same,))
    return edits


def _lines_of(
    front_matter: FrontMatter, place: Place, changed: FrontMatter, target: _Parts
) -> Edit | None:
    """Return the edit that gives a value of YAML the lines of another one."""
    if front_matter.format != "yaml" or changed.root is None:
        return None
    added, rest = walk(changed, changed.root, target)
    return None if rest else give_lines(front_matter, place, changed, added)


def _text_of(
    front_matter: FrontMatter, old: Node, changed: FrontMatter, target: _Parts
) -> Edit | None:
    """Return the edit that writes a scalar or flow collection as it is, and its comment."""
    written = front_matter.raw(old)
    node = changed.node(target)
    if node is None or not written or old.anchor is not None or old.alias is not None:
        return None
    on_one_line = "\n" not in written and "\r" not in written
    layout = front_matter.format == "json" or (
        isinstance(old, ScalarNode) and front_matter.format != "toml"
    )
    if layout and not on_one_line:
        return None
    if not isinstance(old, ScalarNode) and not old.flow:
        return None
    end = node.end
    comment = _COMMENT.match(front_matter.source.text, old.span.end)
    rest = _REST.match(changed.source.text, node.end)
    if comment and rest and front_matter.format != "json":
        written, end = f"{written}{rest[1]}{comment[1]}", rest.end()
    return edit_at(changed.source.text, node.start, end, written)
