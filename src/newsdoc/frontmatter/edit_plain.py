"""One key at the top of plain YAML set, with nothing read but the lines of that key.

Plain front matter (see `yaml_fast`) has no anchor, no merge key and no key given twice, so what
stands outside a key's own lines says the same whatever stands in them. To make nodes of all keys
costs as much as loading the post.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from newsdoc.frontmatter.edit_change import change
from newsdoc.frontmatter.edit_check import fence, is_appended, is_swap, reads_alone, with_value
from newsdoc.frontmatter.edit_place import Place
from newsdoc.frontmatter.emit_yaml import YamlWriter
from newsdoc.frontmatter.nodes import MappingNode, ScalarNode, SequenceNode
from newsdoc.frontmatter.yaml_edit import YamlEditor
from newsdoc.frontmatter.yaml_fast_lines import is_key
from newsdoc.spans import Span

if TYPE_CHECKING:
    from collections.abc import Sequence

    from newsdoc.frontmatter.document import FrontMatter
    from newsdoc.frontmatter.nodes import Entry, Node, Value
    from newsdoc.frontmatter.yaml_fast import PlainYaml
    from newsdoc.source import Edit

__all__ = ["set_plain"]


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
    plain = front_matter.plain
    if plain is None or plain.tabbed is not None:
        return None
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
