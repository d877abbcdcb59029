"""Collections as js-yaml 4 reads them: flow collections, block sequences and block mappings.

All share one cursor, and a block may hold each of the others: one module.
"""

from __future__ import annotations

import enum
from abc import abstractmethod
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

from newsdoc.frontmatter.merging import effective_entries, merged_mappings
from newsdoc.frontmatter.nodes import Entry, MappingNode, ScalarNode, SequenceNode
from newsdoc.frontmatter.timestamps import js_date_string, read_timestamp
from newsdoc.frontmatter.yaml_js_scalars import MERGE, js_string
from newsdoc.frontmatter.yaml_js_scan import Cursor
from newsdoc.limits import MAX_MERGE_LIST, MAX_MERGED_KEYS

if TYPE_CHECKING:
    from newsdoc.frontmatter.nodes import Node

__all__ = ["Collections", "Context", "Found", "State"]

_WHITE = frozenset(" \t\r\n")
_END = "\0"

State: TypeAlias = tuple[int, int, int, int, int]
"""What `Cursor.state` returns."""


class Context(enum.Enum):
    """Where a node stands."""

    FLOW_IN = enum.auto()
    """In a flow collection."""
    FLOW_OUT = enum.auto()
    """As an implicit key of a block mapping."""
    BLOCK_IN = enum.auto()
    """In a block sequence."""
    BLOCK_OUT = enum.auto()
    """In a block mapping, or as the document."""


@dataclass(slots=True)
class Found:
    """What was read at one place.

    Attributes:
        node: The node, or None for nothing at all, which js-yaml takes as null.
        kind: `scalar`, `sequence`, `mapping`, or empty.
        tag: The resolved tag; `?` for a plain scalar before its type is known.
        anchor: The anchor's name.
        written_tag: The tag as written.
        present: Anything is written here.
    """

    node: Node | None = None
    kind: str = ""
    tag: str | None = None
    anchor: str | None = None
    written_tag: str | None = None
    present: bool = False


class Collections(Cursor):
    """Reads collections; `compose` reads what stands in them.

    Attributes:
        anchors: The nodes that aliases may name; None for null.
        unfinished: Anchors of collections that are still being read.
        merged_keys: How many keys merge keys have brought in.
    """

    def __init__(self, text: str) -> None:
        super().__init__(text)
        self.anchors: dict[str, Node | None] = {}
        self.unfinished: set[str] = set()
        self.merged_keys = 0

    @abstractmethod
    def compose(self, parent: int, context: Context, *, seek: bool, compact: bool) -> Found:
        """Read the node that stands here.

        Args:
            parent: Indentation of what holds the node.
            context: Where it stands.
            seek: It may begin on a later line.
            compact: A block collection may begin on this line.
        """

    def store(self, found: Found) -> None:
        """Let aliases name what was found."""
        if found.anchor is not None:
            self.anchors[found.anchor] = found.node
            self.unfinished.discard(found.anchor)

    def _begin(self, found: Found) -> None:
        if found.anchor is not None:
            self.anchors[found.anchor] = None
            self.unfinished.add(found.anchor)

    def _finish(self, found: Found, node: MappingNode | SequenceNode) -> bool:
        found.node = node
        found.kind = "mapping" if isinstance(node, MappingNode) else "sequence"
        found.present = True
        self.store(found)
        return True

    def flow_collection(self, found: Found, indent: int) -> bool:
        """Read `[…]` or `{…}`; say whether one begins here."""
        start = self.pos
        opening = self.text[start]
        if opening not in "[{":
            return False
        self._begin(found)
        pairs = Pairs(self) if opening == "{" else None
        items: list[Node] = []
        self.pos += 1
        go_on = True
        while True:
            self.skip(comments=True)
            sign = self.text[self.pos]
            if sign == _END:
                self.fail("a flow collection is never closed", start)
            if sign == ("]" if pairs is None else "}"):
                break
            if not go_on:
                self.fail("missed comma between flow collection entries")
            if sign == ",":
                self.fail("expected the node content, but found ','")
            self._flow_entry(pairs, items, indent)
            self.skip(comments=True)
            go_on = self.text[self.pos] == ","
            self.pos += go_on
        self.pos += 1
        if pairs is None:
            return self._finish(found, SequenceNode(tuple(items), start, self.pos, flow=True))
        return self._finish(found, MappingNode(tuple(pairs.entries), start, self.pos, flow=True))

    def _flow_entry(self, pairs: Pairs | None, items: list[Node], indent: int) -> None:
        explicit = self.text[self.pos] == "?" and self.text[self.pos + 1] in _WHITE
        if explicit:
            self.pos += 1
            self.skip(comments=True)
        line, start = self.line, self.pos
        key = self.compose(indent, Context.FLOW_IN, seek=False, compact=True)
        self.skip(comments=True)
        value: Node | None = None
        at = key.node.end if key.node else start
        colon = (explicit or self.line == line) and self.text[self.pos] == ":"
        if colon:
            self.pos += 1
            at = self.pos
            self.skip(comments=True)
            value = self.compose(indent, Context.FLOW_IN, seek=False, compact=True).node
        if pairs is not None:
            pairs.add(key, value or nothing(at), start)
        elif explicit or colon:
            single = Pairs(self)
            single.add(key, value or nothing(at), start)
            entry = single.entries[0]
            end = max(entry.value.end, at)
            items.append(MappingNode((entry,), entry.key.start, end, flow=True))
        else:
            items.append(key.node or nothing(start))

    def block_sequence(self, found: Found, indent: int) -> bool:
        """Read a list of `- item` lines; say whether one begins here."""
        if self.tab >= 0 or not self._at_dash():
            return False
        self._begin(found)
        start = self.pos
        items: list[Node] = []
        while self.text[self.pos] != _END:
            if self.tab >= 0:
                self.fail("tab characters must not be used in indentation", self.tab)
            if not self._at_dash() or not self._block_item(items, indent):
                break
        return self._finish(found, SequenceNode(tuple(items), start, items[-1].end, flow=False))

    def _at_dash(self) -> bool:
        return self.text[self.pos] == "-" and self.text[self.pos + 1] in _WHITE

    def _block_item(self, items: list[Node], indent: int) -> bool:
        """Read one item; say whether another may follow."""
        self.pos += 1
        dash = self.pos
        if self.skip(comments=True) and self.line_indent <= indent:
            items.append(nothing(dash))
            return True
        line = self.line
        item = self.compose(indent, Context.BLOCK_IN, seek=False, compact=True)
        items.append(item.node or nothing(dash))
        self.skip(comments=True)
        if self.stays_inside(line, indent):
            self.fail("bad indentation of a sequence entry")
        return self.line_indent >= indent

    def stays_inside(self, line: int, indent: int) -> bool:
        """Say whether something is left that belongs to the entry just read, and cannot."""
        return self.text[self.pos] != _END and (self.line == line or self.line_indent > indent)

    def block_mapping(self, found: Found, indent: int, flow_indent: int) -> bool:
        """Read `key: value` lines, or the one node that is no key; say whether any begins here."""
        if self.tab >= 0:
            return False
        self._begin(found)
        at_end = self.text[self.pos] == _END
        reading = _BlockMapping(self, indent, flow_indent)
        alone = reading.read()
        if alone is not None:
            found.node, found.kind, found.present = alone.node, alone.kind, True
            self.store(found)
            return True
        if not reading.detected:
            if not at_end:
                # js-yaml forgets tag and anchor when what follows them is no node.
                found.tag = found.anchor = found.written_tag = None
            return False
        entries = tuple(reading.pairs.entries)
        end = entries[-1].value.end
        return self._finish(found, MappingNode(entries, reading.start, end, flow=False))


class _BlockMapping:
    """One block mapping while it is read."""

    def __init__(self, reader: Collections, indent: int, flow_indent: int) -> None:
        self.reader = reader
        self.indent = indent
        self.flow_indent = flow_indent
        self.pairs = Pairs(reader)
        self.start = reader.pos
        self.detected = False
        self._key: Found | None = None
        self._key_start = reader.pos
        self._after_key = reader.pos
        self._explicit = False

    def read(self) -> Found | None:
        """Read all entries; return a node that turned out to be no key at all, else None."""
        reader = self.reader
        while reader.text[reader.pos] != _END:
            if not self._explicit and reader.tab >= 0:
                reader.fail("tab characters must not be used in indentation", reader.tab)
            line = reader.line
            if reader.text[reader.pos] in "?:" and reader.text[reader.pos + 1] in _WHITE:
                compact = self._explicit_mark()
            else:
                found = self._implicit_key(line)
                if found is not None:
                    return found if found.present else None
                compact = False
            if reader.line == line or reader.line_indent > self.indent:
                self._value(compact=compact)
            if reader.stays_inside(line, self.indent):
                reader.fail("bad indentation of a mapping entry")
            if reader.line_indent < self.indent:
                break
        if self._explicit:
            self._add(None)
        return None

    def _explicit_mark(self) -> bool:
        reader = self.reader
        if reader.text[reader.pos] == "?":
            if self._explicit:
                self._add(None)
            self.detected = self._explicit = True
        elif self._explicit:
            self._explicit = False
        else:
            reader.fail("incomplete explicit mapping pair; a key node is missed")
        reader.pos += 1
        self._after_key = reader.pos
        return True

    def _implicit_key(self, line: int) -> Found | None:
        """Read a key and its colon; return what was read where it ends the mapping."""
        reader = self.reader
        start = reader.pos
        key = reader.compose(self.flow_indent, Context.FLOW_OUT, seek=False, compact=True)
        if not key.present:
            return key if not self._explicit else self._end_explicit()
        colon = reader.line == line and self._colon()
        if not colon:
            if not self.detected:
                return key
            if reader.line == line:
                reader.fail("can not read an implicit mapping pair; a colon is missed")
            reader.fail(
                "can not read a block mapping entry; a multiline key may not be an implicit key"
            )
        if self._explicit:
            self._add(None)
        self.detected = True
        self._explicit = False
        self._key, self._key_start, self._after_key = key, start, reader.pos
        return None

    def _end_explicit(self) -> Found:
        self._add(None)
        self._explicit = False
        return Found()

    def _colon(self) -> bool:
        reader = self.reader
        while reader.text[reader.pos] in " \t":
            reader.pos += 1
        if reader.text[reader.pos] != ":":
            return False
        reader.pos += 1
        if reader.text[reader.pos] not in _WHITE:
            reader.fail("a white space is expected after the colon of a mapping entry")
        return True

    def _value(self, *, compact: bool) -> None:
        reader = self.reader
        if self._explicit:
            self._key_start = reader.pos
        found = reader.compose(self.indent, Context.BLOCK_OUT, seek=True, compact=compact)
        if self._explicit:
            self._key = found if found.present else None
        else:
            self._add(found.node)
        reader.skip(comments=True)

    def _add(self, value: Node | None) -> None:
        at = self._after_key
        if value is None and self._explicit and self._key and self._key.node:
            at = self._key.node.end
        self.pairs.add(self._key or Found(), value or nothing(at), self._key_start)
        self._key = None


class Pairs:
    """The keys and values of one mapping: keys become strings, twice the same is refused."""

    def __init__(self, reader: Collections) -> None:
        self.reader = reader
        self.entries: list[Entry] = []
        self._own: set[str] = set()

    def add(self, key: Found, value: Node, start: int) -> None:
        """Add one pair; `start` is the offset of its key."""
        node = key.node
        name = self._name(node, start)
        written = _key_node(node, name, start)
        if key.tag == MERGE:
            self._merge(value, start)
            self.entries.append(Entry(written, value, name, merge=True))
            return
        if name in self._own:
            self.reader.fail(f"duplicated mapping key {name!r}", start)
        self._own.add(name)
        self.entries.append(Entry(written, value, name))

    def _name(self, node: Node | None, start: int) -> str:
        """Return the key as `String(key)` of JavaScript makes it.

        A timestamp becomes the text of a date, as on a machine in UTC.
        """
        if isinstance(node, ScalarNode) and node.timestamp:
            written = self.reader.text[node.start : node.end]
            stamp = read_timestamp(written)
            return js_date_string(stamp) if stamp else written
        if node is None or isinstance(node, ScalarNode):
            return js_string(node.value if node else None)
        if isinstance(node, MappingNode):
            return "[object Object]"
        if any(isinstance(item, SequenceNode) for item in node.items):
            self.reader.fail("nested arrays are not supported inside keys", start)
        return ",".join(
            "[object Object]"
            if not isinstance(item, ScalarNode)
            else ("" if item.value is None else js_string(item.value))
            for item in node.items
        )

    def _merge(self, value: Node, start: int) -> None:
        reader = self.reader
        if isinstance(value, SequenceNode) and len(value.items) > MAX_MERGE_LIST:
            reader.fail("abnormal merge sequence size", start)
        sources = value.items if isinstance(value, SequenceNode) else (value,)
        if any(isinstance(source, ScalarNode) and not source.timestamp for source in sources):
            reader.fail("cannot merge mappings; the provided source object is unacceptable", start)
        for mapping in merged_mappings(value):
            reader.merged_keys += 1 + len(effective_entries(mapping))
        if reader.merged_keys > MAX_MERGED_KEYS:
            reader.fail(f"merge keys bring in more than {MAX_MERGED_KEYS} keys", start)


def _key_node(node: Node | None, name: str, start: int) -> ScalarNode:
    if isinstance(node, ScalarNode):
        return ScalarNode(name, node.start, node.end, node.style, node.tag, node.anchor, node.alias)
    if node is None:
        return ScalarNode(name, start, start)
    return ScalarNode(name, node.start, node.end)


def nothing(at: int) -> ScalarNode:
    """Return the null that stands where nothing is written."""
    return ScalarNode(None, at, at)
