"""From one value to another with the least change; front matters that begin and end to exist."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, TypeGuard

from newsdoc.errors import EditError
from newsdoc.frontmatter.edit_check import Wanted, fault_of, prove
from newsdoc.frontmatter.edit_place import Place, fold
from newsdoc.frontmatter.emit import front_matter_text, same
from newsdoc.frontmatter.emit_yaml import YamlStyle, YamlWriter
from newsdoc.frontmatter.flow_edit import edit_at, steps_between
from newsdoc.frontmatter.json_edit import JsonEditor
from newsdoc.frontmatter.merging import effective_entries
from newsdoc.frontmatter.nodes import FrozenMapping, MappingNode, ScalarNode, SequenceNode
from newsdoc.frontmatter.org_edit import OrgEditor
from newsdoc.frontmatter.toml_edit import TomlEditor
from newsdoc.frontmatter.yaml_edit import YamlEditor

if TYPE_CHECKING:
    from collections.abc import Mapping

    from newsdoc.frontmatter.dialect import FrontMatterDialect
    from newsdoc.frontmatter.document import FrontMatter
    from newsdoc.frontmatter.edit_place import Editor
    from newsdoc.frontmatter.nodes import Entry, Node, Value
    from newsdoc.source import Edit

__all__ = ["change", "clear", "editor_of", "start"]


def editor_of(front_matter: FrontMatter, *, cautious: bool = False) -> Editor:
    """Return what edits the notation of a front matter.

    Args:
        front_matter: What was read.
        cautious: Write strings in the one way that reads the same in every YAML.
    """
    if front_matter.format == "yaml":
        return YamlEditor(front_matter, cautious=cautious)
    if front_matter.format == "json":
        return JsonEditor(front_matter)
    if front_matter.format == "toml":
        return TomlEditor(front_matter)
    return OrgEditor(front_matter)


def change(
    front_matter: FrontMatter, editor: Editor, place: Place, old: Value, new: Value
) -> list[Edit]:
    """Return the edits that make one value another.

    Keys and items that both have stay as they are written, comments included.

    Args:
        front_matter: What was read.
        editor: What edits its notation.
        place: Where the value stands.
        old: The value that stands there.
        new: The value that is to stand there.
    """
    if same(old, new):
        return []
    node = place.node
    # What lines of org keywords hold depends on all items of a list.
    own = front_matter.format != "org" and node.alias is None and node.tag is None
    if own and _has_style(front_matter, node):
        if isinstance(node, MappingNode) and isinstance(new, FrozenMapping) and (new or node.flow):
            return _change_mapping(front_matter, editor, place, node, old, new)
        if isinstance(node, SequenceNode) and _goes_on(new, front_matter, node):
            return _change_items(front_matter, editor, place, node, old, new)
    return editor.replace(place, new)


def _has_style(front_matter: FrontMatter, node: Node) -> bool:
    """Say whether a node shows how to go on: an empty one does only where a comment is in it."""
    if isinstance(node, ScalarNode):
        return False
    children = node.items if isinstance(node, SequenceNode) else node.entries
    return bool(children) or "#" in front_matter.source.text[node.start : node.end]


def _goes_on(
    new: Value, front_matter: FrontMatter, node: SequenceNode
) -> TypeGuard[tuple[Value, ...]]:
    """Say whether a value is a list that can be written as the one that stands there."""
    if not isinstance(new, tuple) or node.flow or front_matter.format != "toml":
        return isinstance(new, tuple) and (bool(new) or node.flow)
    # An array of tables holds nothing else.
    return bool(new) and all(isinstance(item, FrozenMapping) for item in new)


def _change_mapping(
    front_matter: FrontMatter,
    editor: Editor,
    place: Place,
    node: MappingNode,
    old: Value,
    new: FrozenMapping[Value],
) -> list[Edit]:
    names = {fold(front_matter, key, place): key for key in new}
    entries = {entry.name: entry for entry in node.entries if not entry.merge}
    merges = [entry for entry in node.entries if entry.merge]
    twice = len(entries) + len(merges) < len(node.entries)
    if twice or not isinstance(old, FrozenMapping):
        return editor.replace(place, new)
    gone = [entry for name, entry in entries.items() if name not in names]
    brought: set[str] = set()
    if _stay(front_matter, node, merges, names):
        brought = old.keys() - entries.keys()
    else:
        gone = [*merges, *gone]
    if gone and len(gone) == len(node.entries):
        return editor.replace(place, new) if new else editor.clear(place, node)
    added = [
        (key, new[key])
        for name, key in names.items()
        if name not in entries and not (name in brought and same(old[name], new[key]))
    ]
    edits: list[Edit] = []
    if node.flow or front_matter.format == "json":
        # Between commas, a key that comes takes the place of one that goes.
        swapped = [entry for entry in gone if not entry.merge][: len(added)]
        for entry, (key, value) in zip(swapped, added, strict=False):
            inner = Place(entry.value, entry, place)
            edits += editor.rename(inner, entry, key)
            edits += change(front_matter, editor, inner, old[entry.name], value)
        gone = [entry for entry in gone if entry not in swapped]
        added = added[len(swapped) :]
    kept = replace(node, entries=tuple(e for e in node.entries if e not in gone))
    edits += editor.remove(place, node, gone) if gone else []
    for name, entry in entries.items():
        if name in names:
            inner = Place(entry.value, entry, place)
            edits += change(front_matter, editor, inner, old[name], new[names[name]])
    return edits + (editor.add(place, kept, added) if added else [])


def _stay(
    front_matter: FrontMatter, node: MappingNode, merges: list[Entry], names: Mapping[str, str]
) -> bool:
    """Say whether merge keys may stay: all they bring is wanted, and they hide no other key."""
    if not merges:
        return True
    dialect = front_matter.dialect
    effective = partial(
        effective_entries, later_wins=dialect.yaml == "goccy", fold=dialect.fold_keys
    )
    counting, brought = effective(node), effective(replace(node, entries=tuple(merges)))
    own = (entry for entry in node.entries if not entry.merge)
    return brought.keys() <= names.keys() and all(counting[e.name] is e for e in own)


def _change_items(
    front_matter: FrontMatter,
    editor: Editor,
    place: Place,
    node: SequenceNode,
    old: Value,
    new: tuple[Value, ...],
) -> list[Edit]:
    before = old if isinstance(old, tuple) else ()
    if len(before) != len(node.items):
        return editor.replace(place, new)
    # `repr` tells 1 from True and from 1.0, which are equal.
    steps = steps_between([repr(value) for value in before], [repr(value) for value in new])
    edits: list[Edit] = []
    for kind, i, j, k, _ in steps:
        if kind == "replace":
            for at in range(j - i):
                inner = Place(node.items[i + at], None, place, i + at)
                edits += change(front_matter, editor, inner, before[i + at], new[k + at])
    moved = [step for step in steps if step[0] != "replace"]
    return edits + (editor.items(place, node, moved, new) if moved else [])


def start(front_matter: FrontMatter, pairs: Mapping[str, Value]) -> list[Edit]:
    """Return the edits that write the first keys of a file without any.

    Args:
        front_matter: An empty front matter, with or without fences.
        pairs: The keys and their values.
    """
    source, envelope = front_matter.source, front_matter.envelope
    newline = source.newline
    if envelope.format is None:
        text = _opening(pairs, front_matter.dialect, newline)
        return [edit_at(source.text, envelope.open.start, envelope.open.start, text)]
    # Only YAML has no mapping between fences; its last line has its end.
    at = envelope.data.end
    writer = YamlWriter(front_matter.dialect, YamlStyle(newline=newline))
    lines = "".join(writer.pair(*pair, "") + newline for pair in pairs.items())
    return [edit_at(source.text, at, at, lines)]


def _opening(pairs: Mapping[str, Value], dialect: FrontMatterDialect, newline: str) -> str:
    try:
        return front_matter_text(pairs, dialect, notation=dialect.new, newline=newline)
    except EditError:
        if newline != "\r":
            raise
        # Hexo takes no lone CR for the end of a fence.
        return front_matter_text(pairs, dialect, notation=dialect.new)


def clear(front_matter: FrontMatter, editor: Editor, root: MappingNode) -> tuple[Edit, ...]:
    """Return the edits that leave a file without any key.

    Where the generator would take empty fences for text (Hexo does), the fences go too, or, with
    comments between them, an empty mapping stays.
    """
    text = front_matter.source.text
    envelope = front_matter.envelope
    first = editor.clear(Place(root), root)
    left = front_matter.source.apply(first).text[envelope.data.start :]
    attempts = [first]
    if "#" not in left[: max(0, len(left) - len(text) + envelope.data.end)]:
        attempts.append([edit_at(text, envelope.open.start, envelope.body.start, "")])
    # In the place of the first key, so that comments between the keys stay too.
    head, *others = root.entries
    rest = editor.remove(Place(root), root, others) if others and not root.flow else []
    end = root.end if root.flow else head.value.end
    attempts.append([edit_at(text, root.start, end, "{}"), *rest])
    nothing = Wanted({}, frozenset(front_matter.values))
    for edits in attempts:
        if fault_of(front_matter, edits, nothing, ()) is None:
            return tuple(edits)
    return prove(front_matter, first, nothing, ())
