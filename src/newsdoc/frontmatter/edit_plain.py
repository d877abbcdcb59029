"""One key at the top of plain YAML set, deleted or renamed, with few lines read again.

Plain front matter (see `yaml_fast`) has no anchor, no merge key and no key given twice, so what
stands outside a key's own lines says the same whatever stands in them. To make nodes of all keys
costs as much as loading the post.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from newsdoc.frontmatter.document import plain_of
from newsdoc.frontmatter.edit_change import change
from newsdoc.frontmatter.edit_check import (
    fence,
    is_appended,
    is_swap,
    is_tangled,
    reads_alone,
    with_value,
)
from newsdoc.frontmatter.edit_line import delete_lines, rename_line, set_line
from newsdoc.frontmatter.edit_place import Place, fold
from newsdoc.frontmatter.emit_yaml import YamlWriter
from newsdoc.frontmatter.nodes import MappingNode, ScalarNode, SequenceNode
from newsdoc.frontmatter.yaml_edit import YamlEditor
from newsdoc.frontmatter.yaml_fast_lines import is_key
from newsdoc.spans import Span

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from newsdoc.frontmatter.document import FrontMatter
    from newsdoc.frontmatter.nodes import Entry, Node, Value
    from newsdoc.frontmatter.yaml_fast import PlainYaml
    from newsdoc.source import Edit

__all__ = ["delete_plain", "rename_plain", "set_plain"]


def set_plain(front_matter: FrontMatter, key: str, new: Value) -> tuple[Edit, ...] | None:
    """Return the edits that make the value of a top-level key `new`.

    Args:
        front_matter: What was read.
        key: The key.
        new: The value.

    Returns:
        The edits, or None where the front matter is not plain or these edits need more proof.

    Raises:
        EditError: The value cannot be written there.
    """
    quick = set_line(front_matter, key, new)
    plain = plain_of(front_matter)
    if quick is not None or plain is None or plain.tabbed is not None:
        return quick
    entry = front_matter.entry((key,))
    if entry is None:
        return _added(front_matter, plain, key, new)
    old = front_matter.values[entry.name]
    edits = change(front_matter, YamlEditor(front_matter), _place(entry), old, new)
    if not edits or is_swap(front_matter, entry.value, new, edits):
        return tuple(edits)
    if _swaps_items(front_matter, entry.value, new, edits):
        return tuple(edits)
    start, end = plain.span(entry.name)
    lines = Span(start, fence(front_matter) if end is None else end)
    wanted = with_value(front_matter, (key,), new).values
    if not all(edit.span in lines for edit in edits):
        return None
    return tuple(edits) if reads_alone(front_matter, lines, edits, wanted) else None


def delete_plain(front_matter: FrontMatter, key: str) -> tuple[Edit, ...] | None:
    """Return the edits that take a top-level key away.

    Args:
        front_matter: What was read.
        key: The key.

    Returns:
        The edits, or None where the front matter is not plain, has no other key, or these edits
        need more proof.
    """
    quick = delete_lines(front_matter, key)
    if quick is not None:
        return quick
    plain, entry = plain_of(front_matter), _movable(front_matter, key)
    if plain is None or entry is None or len(plain.values) == 1:
        return None
    top = MappingNode((entry,), entry.key.start, entry.value.end)
    edits = YamlEditor(front_matter).remove(Place(top), top, [entry])
    if _ends_at_key(plain, entry.name, edits):
        # Whole lines go, up to another key, which ends what stands above as this one did.
        return tuple(edits)
    return _proved(front_matter, entry.name, edits, {})


def rename_plain(front_matter: FrontMatter, key: str, new: str) -> tuple[Edit, ...] | None:
    """Return the edits that give a top-level key another name.

    Args:
        front_matter: What was read.
        key: The key.
        new: Its new name.

    Returns:
        The edits, or None where the front matter is not plain, the name is taken, or these edits
        need more proof.
    """
    quick = rename_line(front_matter, key, new)
    if quick is not None:
        return quick
    entry = _movable(front_matter, key)
    if entry is None:
        return None
    if entry.key.value == new:
        return ()
    name = fold(front_matter, new)
    if name != entry.name and name in front_matter.values:
        return None
    edits = YamlEditor(front_matter).rename(_place(entry), entry, new)
    if edits[0].text == new and is_key(new):
        # As with `is_swap`: what is written can be nothing but this key.
        return tuple(edits)
    value = front_matter.values[entry.name]
    return _proved(front_matter, entry.name, edits, {name: value})


def _movable(front_matter: FrontMatter, key: str) -> Entry | None:
    """Return the entry of a key whose lines the lines around them do not hang on."""
    plain = plain_of(front_matter)
    if plain is None or plain.tabbed is not None or is_tangled(front_matter):
        return None
    return front_matter.entry((key,))


def _ends_at_key(plain: PlainYaml, name: str, edits: Sequence[Edit]) -> bool:
    names = list(plain.values)
    following = names[names.index(name) + 1 :][:1]
    start, end = plain.span(name)
    if end is None or not all(map(is_key, following)):
        return False
    return [edit.span for edit in edits] == [Span(start, end)]


def _proved(
    front_matter: FrontMatter, name: str, edits: list[Edit], wanted: Mapping[str, Value]
) -> tuple[Edit, ...] | None:
    """Return edits of a key if its lines and those of a neighbour say what they must then.

    What stands above a key that goes may take the comments below it for its own.
    """
    plain = plain_of(front_matter)
    if plain is None:
        return None
    names = list(plain.values)
    at = names.index(name)
    both = names[max(0, at - 1) : max(2, at + 1)]
    end = plain.span(both[-1])[1]
    lines = Span(plain.span(both[0])[0], fence(front_matter) if end is None else end)
    kept = {other: plain.values[other] for other in both if other != name}
    if not all(edit.span in lines for edit in edits):
        return None
    return tuple(edits) if reads_alone(front_matter, lines, edits, {**kept, **wanted}) else None


def _added(
    front_matter: FrontMatter, plain: PlainYaml, key: str, new: Value
) -> tuple[Edit, ...] | None:
    last = front_matter.entry((plain.last,))
    if last is None:
        return None
    top = _place(last).parent
    if top is None or not isinstance(top.node, MappingNode):
        return None
    editor = YamlEditor(front_matter)
    edits = editor.add(top, top.node, [(key, new)])
    if len(edits) != 1 or not is_appended(front_matter, last, edits[0]):
        return None
    name, colon, written = edits[0].text.strip("\r\n").partition(": ")
    alone = name == key and is_key(key) and colon and isinstance(new, str)
    if alone and editor.writer.is_written_as(written, str(new)):
        # As with `is_swap`: a line of its own that can be nothing but this key and this string.
        return tuple(edits)
    # Comments may follow, which a block scalar must not swallow.
    tail = Span(edits[0].span.start, fence(front_matter))
    wanted = with_value(front_matter, (key,), new).values
    return tuple(edits) if reads_alone(front_matter, tail, edits, wanted) else None


def _swaps_items(front_matter: FrontMatter, node: Node, new: Value, edits: Sequence[Edit]) -> bool:
    """Say whether edits only write strings for others in a list; as `is_swap` for each item."""
    if not isinstance(node, SequenceNode) or not isinstance(new, tuple):
        return False
    if len(node.items) != len(new):
        return False
    writer = YamlWriter(front_matter.dialect)
    places = {(item.start, item.end): at for at, item in enumerate(node.items)}
    for edit in edits:
        at = places.get((edit.span.start, edit.span.end))
        value = None if at is None else new[at]
        on_one_line = at is not None and isinstance(node.items[at], ScalarNode) and len(edit.span)
        if not on_one_line or not isinstance(value, str):
            return False
        if not writer.is_written_as(edit.text, value, flow=node.flow):
            return False
    return True


def _place(entry: Entry) -> Place:
    """Return the place of an entry, as if it stood alone in front matter."""
    top = MappingNode((entry,), entry.key.start, entry.value.end)
    return Place(entry.value, entry, Place(top))
