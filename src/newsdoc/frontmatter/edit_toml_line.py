"""A string, or strings in a list, at the top of TOML, set by the line of their key.

As in `edit_line`, what is written can be nothing else, so nothing is read a second time. Every
function returns None where more must be known; `edits` goes on then.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from newsdoc.frontmatter.edit_list import in_brackets, strings
from newsdoc.frontmatter.edit_place import fold
from newsdoc.frontmatter.emit_toml import TomlWriter
from newsdoc.frontmatter.emit_yaml import Like
from newsdoc.frontmatter.flow_edit import edit_at
from newsdoc.frontmatter.nodes import MappingNode, ScalarNode, SequenceNode
from newsdoc.frontmatter.toml_edit import toml_writer
from newsdoc.frontmatter.toml_rows import next_line
from newsdoc.frontmatter.yaml_style import line_start

if TYPE_CHECKING:
    from newsdoc.frontmatter.document import FrontMatter
    from newsdoc.frontmatter.nodes import Node, Value
    from newsdoc.source import Edit

__all__ = ["set_toml_line"]


def set_toml_line(front_matter: FrontMatter, key: str, new: Value) -> tuple[Edit, ...] | None:
    """Return the edits that make the value of a top-level key of TOML `new`."""
    root, name = front_matter.root, fold(front_matter, key)
    if root is None or len(root.entries) != len(front_matter.values):
        return None
    old = front_matter.values.get(name)
    entry = next((entry for entry in root.entries if entry.name == name), None)
    if entry is None:
        return _new_line(front_matter, root, key, new)
    if isinstance(old, str) and isinstance(new, str):
        return () if old == new else _string(front_matter, entry.value, new)
    if isinstance(old, tuple) and isinstance(new, tuple):
        return () if old == new else _strings(front_matter, entry.value, old, new)
    return None


def _string(front_matter: FrontMatter, node: Node, new: str) -> tuple[Edit, ...] | None:
    if not isinstance(node, ScalarNode) or node.style not in {"basic", "literal-string"}:
        return None
    writer = TomlWriter()
    text = writer.value(new, Like(node.style))
    sure = writer.is_written_as(text, new)
    return (edit_at(front_matter.source.text, node.start, node.end, text),) if sure else None


def _strings(
    front_matter: FrontMatter, node: Node, old: Value, new: Value
) -> tuple[Edit, ...] | None:
    """Write other strings into a list on one line."""
    text, before, items = front_matter.source.text, strings(old), strings(new)
    if not before or not items or not isinstance(node, SequenceNode) or not node.flow:
        return None
    written, writer = in_brackets(text, node.start + 1, before), TomlWriter()
    if written is None:
        return None
    quote = written.quote
    if not all(writer.is_written_as(f"{quote}{item}{quote}", item) for item in items):
        return None
    return tuple(edit_at(text, *swap) for swap in written.swaps(items))


def _new_line(
    front_matter: FrontMatter, root: MappingNode, key: str, new: Value
) -> tuple[Edit, ...] | None:
    """Write a line for a new key after the last one that stands under no header."""
    text, writer = front_matter.source.text, toml_writer(front_matter)
    items = [new] if isinstance(new, str) and "\n" not in new else strings(new)
    values = [entry for entry in root.entries if _is_value(entry.value)]
    tables = [entry for entry in root.entries if not _is_value(entry.value)]
    headed = all(text[line_start(text, entry.key.start)] == "[" for entry in tables)
    if not items or not values or not headed or writer.key(key) != key:
        return None
    last = values[-1]
    at = next_line(text, last.value.end)
    if text[at - 1] != "\n" or line_start(text, last.key.start) != last.key.start:
        return None
    # On one line the writer writes strings in the ways of `is_written_as` only.
    line = writer.pair((key,), new) + front_matter.source.newline
    return (edit_at(text, at, at, line),)


def _is_value(node: Node) -> bool:
    return isinstance(node, ScalarNode) or node.flow
