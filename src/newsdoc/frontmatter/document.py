"""`FrontMatter`: the front matter of one file, with the place of everything in it."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, TypeAlias

from newsdoc.frontmatter.merging import effective_entries
from newsdoc.frontmatter.nodes import (
    FrozenMapping,
    MappingNode,
    ScalarNode,
    SequenceNode,
    item_index,
)
from newsdoc.frontmatter.yaml_fast import PlainYaml
from newsdoc.frontmatter.yaml_go_values import fold_key

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from newsdoc.errors import Diagnostic
    from newsdoc.frontmatter.dialect import FrontMatterDialect
    from newsdoc.frontmatter.envelope import Envelope, Format
    from newsdoc.frontmatter.nodes import Entry, Node, Value
    from newsdoc.source import Edit, SourceText
    from newsdoc.spans import Span

__all__ = ["FrontMatter", "Path", "from_plain", "keep_proof", "plain_of", "proof_of", "split_path"]

Path: TypeAlias = str | tuple[str | int, ...]
"""A place in front matter: `"params.toc"`, `"tags.0"`, or a tuple where keys hold dots."""


def split_path(path: Path) -> tuple[str | int, ...]:
    """Return a path as a tuple; parts of a dotted string stay strings.

    >>> split_path("tags.0"), split_path(("a.b", 1))
    (('tags', '0'), ('a.b', 1))
    """
    return tuple(path.split(".")) if isinstance(path, str) else path


class FrontMatter:
    """Front matter: values as the generator reads them, and the place of each.

    Immutable. It reads like a mapping of its top-level keys; where the dialect has no case
    (Hugo), keys are lower case and looked up in any case.

    Attributes:
        source: The file's text; all offsets count in it.
        envelope: Where the fences stand.
        dialect: The rules it was read by.
        path: The file's name for messages, or None.
        kept: Room for what a schema made of it and may want again; no part of what it is.
    """

    __slots__ = ("__dict__", "_proven", "_read", "dialect", "envelope", "kept", "path", "source")

    kept: object

    def __init__(
        self,
        source: SourceText,
        envelope: Envelope,
        dialect: FrontMatterDialect,
        root: MappingNode | None,
        path: str | None = None,
    ) -> None:
        self.source: SourceText = source
        self.envelope: Envelope = envelope
        self.dialect: FrontMatterDialect = dialect
        self.path: str | None = path
        self._read: MappingNode | PlainYaml | None = root
        self.kept = None
        self._proven: tuple[tuple[Edit, ...], FrontMatter] | None = None

    def __reduce__(self) -> tuple[object, ...]:
        # Caches stay behind.
        make = from_plain if isinstance(self._read, PlainYaml) else FrontMatter
        return make, (self.source, self.envelope, self.dialect, self._read, self.path)

    @cached_property
    def root(self) -> MappingNode | None:
        """The top mapping with its entries; None without front matter, or with an empty one."""
        return self._read.root() if isinstance(self._read, PlainYaml) else self._read

    @property
    def is_bare(self) -> bool:
        """Whether there is no top mapping; asking makes no nodes, as asking for `root` would."""
        return self._read is None

    def entries(self) -> Iterator[Entry]:
        """Give the entries of the top mapping, read one by one where that can be done."""
        if plain_of(self) is None or "root" in self.__dict__:
            yield from self.root.entries if self.root else ()
            return
        for name in self.values:
            entry = self._top_entry(name)
            if entry is not None:
                yield entry

    @property
    def format(self) -> Format | None:
        """The notation it is written in, or None where there is no front matter."""
        return self.envelope.format

    @property
    def diagnostics(self) -> tuple[Diagnostic, ...]:
        """What a person should know that stops no generator."""
        return self.envelope.diagnostics

    @cached_property
    def values(self) -> FrozenMapping[Value]:
        """All values, nested; a key that is given twice has the value the generator uses."""
        if self.root is None:
            return FrozenMapping()
        return FrozenMapping(self._mapping_values(self.root, {}))

    def _mapping_values(self, node: MappingNode, known: dict[int, Value]) -> dict[str, Value]:
        entries = self._entries(node)
        return {name: self._value(entry.value, known) for name, entry in entries.items()}

    def _value(self, node: Node, known: dict[int, Value]) -> Value:
        if isinstance(node, ScalarNode):
            return node.value
        # What aliases repeat is built once, however often it stands there.
        content = node.items if isinstance(node, SequenceNode) else node.entries
        value = known.get(id(content))
        if value is None:
            if isinstance(node, SequenceNode):
                value = tuple(self._value(item, known) for item in node.items)
            else:
                value = FrozenMapping(self._mapping_values(node, known))
            if content:  # the empty tuple is one object everywhere
                known[id(content)] = value
        return value

    def _entries(self, node: MappingNode) -> dict[str, Entry]:
        known = self._entries_by_node.get(id(node.entries))
        if known is None:
            known = effective_entries(
                node, later_wins=self.dialect.yaml == "goccy", fold=self.dialect.fold_keys
            )
            if node.entries:
                self._entries_by_node[id(node.entries)] = known
        return known

    @cached_property
    def _entries_by_node(self) -> dict[int, dict[str, Entry]]:
        return {}

    def __getitem__(self, key: str) -> Value:
        return self.values[self._name(key)]

    def __contains__(self, key: object) -> bool:
        return isinstance(key, str) and self._name(key) in self.values

    def __iter__(self) -> Iterator[str]:
        return iter(self.values)

    def __len__(self) -> int:
        return len(self.values)

    def __repr__(self) -> str:
        return f"FrontMatter({self.dialect.name}, {self.format}, {list(self.values)})"

    def _name(self, key: str) -> str:
        return fold_key(key) if self.dialect.fold_keys else key

    def get(self, path: Path, default: Value = None) -> Value:
        """Return the value at a path, or `default` where nothing stands there.

        Args:
            path: Dotted keys, or keys and numbers one by one.
            default: What to give where nothing stands.
        """
        value: Value | FrozenMapping[Value] = self.values
        for part in split_path(path):
            if isinstance(value, FrozenMapping):
                key = str(part)
                key = key if key in value else self._name(key)
                if key not in value:
                    return default
                value = value[key]
                continue
            index = item_index(part)
            if not isinstance(value, tuple) or index is None or index >= len(value):
                return default
            value = value[index]
        return value

    def entry(self, path: Path) -> Entry | None:
        """Return the key and value at a path that ends in a key, or None.

        Of a key that is given twice it is the one whose value counts; a key that a merge key
        brings in counts too.
        """
        *parents, last = split_path(path)
        if not parents:
            return self._top_entry(str(last))
        holder = self.node(tuple(parents))
        if not isinstance(holder, MappingNode):
            return None
        return self._named(holder, str(last))

    def _named(self, holder: MappingNode, key: str) -> Entry | None:
        # Where keys have no case, those of mappings in lists still have it.
        entries = self._entries(holder)
        return entries.get(key) or entries.get(self._name(key))

    def node(self, path: Path) -> Node | None:
        """Return the node at a path, or None where nothing stands there.

        The empty tuple is the top mapping.
        """
        parts = split_path(path)
        if not parts:
            return self.root
        entry = self._top_entry(str(parts[0]))
        node = entry.value if entry else None
        for part in parts[1:]:
            node = self._child(node, part)
        return node

    def _top_entry(self, key: str) -> Entry | None:
        if isinstance(self._read, PlainYaml) and "root" not in self.__dict__:
            name = self._name(key)
            known = self._known_entries
            if name not in known:
                known[name] = self._read.entry(name)
            return known[name]
        return self._named(self.root, key) if self.root else None

    @cached_property
    def _known_entries(self) -> dict[str, Entry | None]:
        return {}

    def _child(self, node: Node | None, part: str | int) -> Node | None:
        if isinstance(node, MappingNode):
            entry = self._named(node, str(part))
            return entry.value if entry else None
        if isinstance(node, SequenceNode):
            index = item_index(part)
            return node.items[index] if index is not None and index < len(node.items) else None
        return None

    def span(self, path: Path) -> Span | None:
        """Return the place of the value at a path, or None where nothing stands there."""
        node = self.node(path)
        return None if node is None else node.span

    def raw(self, node: Node) -> str:
        """Return the text of a node as written, quotes included."""
        return self.source.text[node.start : node.end]

    def set(self, path: Path, value: object) -> tuple[Edit, ...]:
        """Return the edits that make the value at a path `value`.

        Missing keys are added, missing mappings on the way too. An equal value needs no edit.

        Args:
            path: Dotted keys, or keys and numbers one by one.
            value: Any value that the notation can hold.

        Raises:
            EditError: The value cannot be written there.
        """
        from newsdoc.frontmatter import edits  # noqa: PLC0415  editing is not needed to read

        return edits.set_value(self, path, value)

    def delete(self, path: Path) -> tuple[Edit, ...]:
        """Return the edits that remove the key or item at a path.

        Raises:
            EditError: Nothing stands there, or it cannot be removed by itself.
        """
        from newsdoc.frontmatter import edits  # noqa: PLC0415  editing is not needed to read

        return edits.delete_value(self, path)

    def rename(self, path: Path, new: str) -> tuple[Edit, ...]:
        """Return the edits that give the key at a path another name, in the same place.

        Args:
            path: Dotted keys, or keys and numbers one by one.
            new: The key alone, without the path to it.

        Raises:
            EditError: Nothing stands there, or the new key is already there.
        """
        from newsdoc.frontmatter import edits  # noqa: PLC0415  editing is not needed to read

        return edits.rename_key(self, path, new)

    def move(self, path: Path, new: Path) -> tuple[Edit, ...]:
        """Return the edits that move what stands at a path to another path.

        Args:
            path: Dotted keys, or keys and numbers one by one.
            new: Where it is to stand.

        Raises:
            EditError: Nothing stands there, or something already stands at the new path.
        """
        from newsdoc.frontmatter import edit_move  # noqa: PLC0415  editing is not needed to read

        return edit_move.move_value(self, path, new)


def from_plain(
    source: SourceText,
    envelope: Envelope,
    dialect: FrontMatterDialect,
    plain: PlainYaml,
    path: str | None = None,
) -> FrontMatter:
    """Return the front matter of plain YAML, which makes nodes only where they are asked for."""
    made = FrontMatter(source, envelope, dialect, None, path)
    made._read = plain
    # What is at hand need not be asked for.
    made.__dict__["values"] = plain.values
    return made


def plain_of(front_matter: FrontMatter) -> PlainYaml | None:
    """Return what was read, where it is YAML of the plainest kind."""
    return front_matter._read if isinstance(front_matter._read, PlainYaml) else None


def keep_proof(front_matter: FrontMatter, edits: Sequence[Edit], again: FrontMatter) -> None:
    """Remember what a file was found to say after edits: whoever makes them will ask for it."""
    front_matter._proven = tuple(edits), again


def proof_of(
    front_matter: FrontMatter, edits: Sequence[Edit], source: SourceText
) -> FrontMatter | None:
    """Return what a file says after edits, if that was found out when they were made.

    Args:
        front_matter: What it said before them.
        edits: The edits.
        source: What they made of the text; the answer has its places in it.
    """
    proven, front_matter._proven = front_matter._proven, None
    if proven is None or proven[0] != tuple(edits) or proven[1].source.text != source.text:
        return None
    known = proven[1]
    again = FrontMatter(source, known.envelope, known.dialect, None, known.path)
    again._read = known._read
    again.__dict__["values"] = known.values
    return again
