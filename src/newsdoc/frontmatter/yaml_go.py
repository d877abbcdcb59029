"""YAML as goccy/go-yaml 1.19 reads it for Hugo 0.168, with the place of every node.

The parser works on groups of tokens and compares their lines and columns as goccy does, so that
it refuses what Hugo refuses. What YAML 1.2 says otherwise: a plain scalar is a number by goccy's
own rules, a later merge key wins over an earlier key, tags turn values into others of their kind,
a recursive alias is null. The parser's rules call each other, so they stay in one module.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING, NoReturn, cast

from newsdoc.frontmatter.limits import AliasCounter, LimitPassedError, RefusedError
from newsdoc.frontmatter.merging import merged_mappings
from newsdoc.frontmatter.nodes import Entry, MappingNode, ScalarNode, SequenceNode
from newsdoc.frontmatter.yaml_go_folds import fold_shared
from newsdoc.frontmatter.yaml_go_groups import (
    Group,
    Shape,
    group_tokens,
    is_group,
    kind_of,
    leaf,
    split_documents,
)
from newsdoc.frontmatter.yaml_go_keys import (
    is_map_item,
    is_merge,
    key_text,
    printed_name,
)
from newsdoc.frontmatter.yaml_go_scan import scan
from newsdoc.frontmatter.yaml_go_tokens import Kind
from newsdoc.frontmatter.yaml_go_values import (
    DEFAULTS,
    SCALAR_TAGS,
    fold_key,
    key_name,
    plain_value,
    tagged_collection,
    tagged_value,
)
from newsdoc.limits import MAX_DEPTH

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from newsdoc.frontmatter.nodes import Node
    from newsdoc.frontmatter.yaml_go_groups import Item
    from newsdoc.frontmatter.yaml_go_tokens import Token

__all__ = ["read_go_yaml"]

_STYLES = {Kind.SINGLE: "single", Kind.DOUBLE: "double"}
_VALUES = frozenset(
    {Kind.NULL, Kind.NOTHING, Kind.BOOL, Kind.INTEGER, Kind.FLOAT, Kind.INFINITY, Kind.NAN}
) | {Kind.STRING, Kind.SINGLE, Kind.DOUBLE, Kind.MERGE}
_MAPPING_TAGS = frozenset({"!!map", "!!set"})
_SEQUENCE_TAGS = frozenset({"!!seq", "!!omap"})


def read_go_yaml(text: str, *, fold: bool = True) -> Node | None:
    """Read the first YAML document of a text as goccy/go-yaml does.

    Args:
        text: The text; offsets of the nodes count in it. All its documents must be readable.
        fold: Names of keys are put in lower case, in mappings of mappings but not in lists (Hugo).

    Returns:
        The top node, or None for an empty document.

    Raises:
        RefusedError: goccy refuses the text.
        LimitPassedError: It is nested too deeply, or aliases add too many nodes.
    """
    documents = split_documents(group_tokens(scan(text)))
    anchors: dict[str, Node] = {}
    parsers = [
        _Parser(items, anchors, first=items is documents[0], fold=fold) for items in documents
    ]
    nodes = [parser.document() for parser in parsers]
    for parser in parsers:
        if parser.later:
            raise parser.later
    nodes = [node for node in nodes if not _is_tagged_nothing(node)]
    if not nodes:
        return None
    if isinstance(nodes[0], MappingNode) and nodes[0].tag and not nodes[0].alias:
        raise RefusedError("a tag hides the top mapping from Hugo", leaf(documents[0][0]).start)
    targets = {start: at for parser in parsers for start, at in parser.targets.items()}
    return fold_shared(nodes[0], targets) if fold and targets else nodes[0]


def _is_tagged_nothing(node: Node) -> bool:
    """Say whether a document is null but does not say so, which goccy passes over."""
    tagged = node.tag is not None or node.anchor is not None
    return isinstance(node, ScalarNode) and node.value is None and tagged


@dataclass(slots=True)
class _Place:
    """Where a node stands.

    Attributes:
        items: The items it is read from.
        at: The current one.
        flow: Inside a flow collection.
        nested: Below the top mapping.
        listed: Inside a list, where key names keep their case.
        merged: In the value of a merge key, whose mappings stand for the one that it is in.
    """

    items: list[Item]
    at: int = 0
    flow: bool = False
    nested: bool = False
    listed: bool = False
    merged: bool = False

    def now(self) -> Item | None:
        return self.items[self.at] if self.at < len(self.items) else None

    def next(self) -> Item | None:
        return self.items[self.at + 1] if self.at + 1 < len(self.items) else None


def _column(item: Item | None) -> int:
    return 0 if item is None else leaf(item).column


def _line(item: Item | None) -> int:
    return 0 if item is None else leaf(item).line


def _fail(message: str, item: Item) -> NoReturn:
    raise RefusedError(message, leaf(item).start)


def _nothing(at: int) -> ScalarNode:
    return ScalarNode(None, at, at)


class _Parser:
    """Reads one document.

    Of the first one the top mapping's keys are decoded as strings; the others are never decoded,
    but share its anchors.
    """

    def __init__(
        self, items: list[Item], anchors: dict[str, Node], *, first: bool, fold: bool
    ) -> None:
        self.place = _Place(items, nested=not first)
        self.fold = fold
        self.anchors = anchors
        self.open_anchors: list[str] = []
        self.aliases = AliasCounter()
        self.targets: dict[int, int] = {}
        self.depth = 0
        self.later: RefusedError | None = None

    def document(self) -> Node:
        node = self._node(self._current())
        rest = self.place.now()
        if rest is not None:
            _fail("value is not allowed in this context", rest)
        if isinstance(node, MappingNode) and not self.place.nested:
            self._check_names(node.entries)
        return node

    def _check_names(self, entries: Iterable[Entry]) -> None:
        """Refuse keys of the top mapping that differ as written, but not as decoded.

        The mappings that one merge key brings in count as one.
        """
        names: set[str] = set()
        for entry in entries:
            name = str(entry.key.value)
            if entry.merge:
                merged = merged_mappings(entry.value)
                self._check_names(inner for mapping in merged for inner in mapping.entries)
            elif name in names:
                self._refuse_later(f"the key {name!r} is given twice", entry.key.start)
            names.add(name)

    def _current(self) -> Item:
        return self.place.items[self.place.at]

    def _refuse_later(self, message: str, offset: int) -> None:
        """Note what goccy refuses only when all documents are parsed."""
        self.later = self.later or RefusedError(message, offset)

    # Nodes.

    def _node(self, item: Item) -> Node:
        self._go_deeper(item)
        node = self._grouped(item) if isinstance(item, Group) else self._single(item)
        self.depth -= 1
        return node

    def _go_deeper(self, item: Item) -> None:
        self.depth += 1
        if self.depth > MAX_DEPTH:
            raise LimitPassedError(f"more than {MAX_DEPTH} levels of nesting", leaf(item).start)

    def _grouped(self, group: Group) -> Node:
        if group.shape in {Shape.KEY, Shape.PAIR}:
            return self._block_mapping()
        if group.shape is Shape.ANCHOR_NAME:
            return self._separate_anchor(group)
        node = self._group_value(group)
        self.place.at += 1
        return node

    def _group_value(self, group: Group) -> Node:
        if group.shape is Shape.ANCHOR:
            return self._anchor(group)
        if group.shape is Shape.ALIAS:
            return self._alias(group)
        if group.shape is Shape.LITERAL:
            return self._literal(group)
        if group.shape is Shape.SCALAR_TAG:
            return self._within(group.items, self._tag)
        return _fail("unexpected scalar value", group)

    def _within(self, items: list[Item], read: Callable[[], Node]) -> Node:
        """Read from a group's own items, then come back."""
        outer = self.place
        self.place = replace(outer, items=items, at=0)
        node = read()
        self.place = outer
        return node

    def _single(self, token: Token) -> Node:
        kind = token.kind
        if kind is Kind.TAG:
            return self._tag()
        if kind is Kind.MAPPING_START:
            return self._in_flow(self._flow_mapping)
        if kind is Kind.SEQUENCE_START:
            return self._in_flow(self._flow_sequence)
        if kind is Kind.ITEM:
            return self._block_sequence()
        if kind is Kind.SEQUENCE_END:
            _fail("']' without '['", token)
        if kind is Kind.MAPPING_END:
            _fail("'}' without '{'", token)
        if kind is Kind.COLON:
            _fail("found an invalid key for this map", token)
        node = self._scalar(token)
        self.place.at += 1
        return node

    def _in_flow(self, read: Callable[[], Node]) -> Node:
        flow, self.place.flow = self.place.flow, True
        node = read()
        self.place.flow = flow
        return node

    def _scalar(self, item: Item) -> Node:
        """Read a scalar, or what goccy lets stand for one in a key."""
        if isinstance(item, Group):
            if item.shape is Shape.ANCHOR_NAME:
                return self._separate_anchor(item)
            return self._group_value(item)
        if item.kind is Kind.TAG:
            # A tag may stand behind a tag, any number of times.
            self._go_deeper(item)
            node = self._tag()
            self.depth -= 1
            if not isinstance(node, ScalarNode):
                _fail("specified not scalar tag", item)
            return node
        if item.kind not in _VALUES:
            _fail("unexpected scalar value type", item)
        return ScalarNode(plain_value(item), item.start, item.end, _STYLES.get(item.kind, "plain"))

    def _literal(self, group: Group) -> Node:
        header = leaf(group.items[0])
        style = "literal" if header.kind is Kind.LITERAL else "folded"
        if len(group.items) < 2:
            return ScalarNode("", header.start, header.end, style)
        content = leaf(group.items[1])
        return ScalarNode(content.value, header.start, max(content.end, header.end), style)

    # Anchors, aliases, tags.

    def _anchor_name(self, group: Group) -> str:
        name = group.items[1]
        if isinstance(name, Group):
            return leaf(name.items[-1]).value
        if name.kind not in _VALUES:
            _fail("unexpected scalar value type", name)
        return name.value

    def _anchor(self, group: Group) -> Node:
        return self._named(
            self._anchor_name(cast("Group", group.items[0])),
            partial(self._within, group.items[1:], partial(self._node, group.items[1])),
        )

    def _separate_anchor(self, group: Group) -> Node:
        name = self._anchor_name(group)
        self.place.at += 1
        value = self.place.now()
        if value is None:
            _fail("could not find anchor value", group)
        return self._named(name, partial(self._node, value))

    def _named(self, name: str, read: Callable[[], Node]) -> Node:
        self.open_anchors.append(name)
        node = read()
        self.open_anchors.pop()
        if node.anchor is not None and node.alias is None:
            raise RefusedError("anchors cannot be used consecutively", node.start)
        node = replace(node, anchor=name)
        self.anchors[name] = node
        return node

    def _null_anchor(self, item: Item) -> Node:
        """Give an anchor without a value its null."""
        group = cast("Group", item)
        self.place.at += 1
        end = leaf(group.items[1]).end
        return self._named(self._anchor_name(group), partial(_nothing, end))

    def _alias(self, group: Group) -> Node:
        sign, named = group.items
        start, end = leaf(sign).start, leaf(named).end
        if not isinstance(named, Group) and named.kind not in _VALUES:
            _fail("unexpected scalar value type", named)
        name = printed_name(leaf(named))
        target = self.anchors.get(name)
        if name in self.open_anchors or target is None:
            if name not in self.open_anchors:
                self._refuse_later(f"could not find alias {name!r}", leaf(named).start)
            return ScalarNode(None, start, end, alias=name)
        self.aliases.add(target, start, self.depth - 1)
        self.targets[start] = target.start
        return replace(target, start=start, end=end, alias=name, anchor=None, tag=None)

    def _tag(self) -> Node:
        token = leaf(self._current())
        self.place.at += 1
        node = self._tag_value(token, self.place.now())
        if token.value not in _MAPPING_TAGS | _SEQUENCE_TAGS:
            node = self._apply_tag(token, node)
        return replace(node, tag=token.value)

    def _tag_value(self, tag: Token, item: Item | None) -> Node:
        if item is None:
            return _nothing(tag.end)
        if tag.value in SCALAR_TAGS:
            return self._tagged_scalar(tag, item)
        if tag.value in _MAPPING_TAGS:
            if not is_map_item(item):
                _fail("could not find map", item)
            flow = leaf(item).kind is Kind.MAPPING_START
            return self._in_flow(self._flow_mapping) if flow else self._block_mapping()
        if tag.value in _SEQUENCE_TAGS:
            flow = leaf(item).kind is Kind.SEQUENCE_START
            return self._in_flow(self._flow_sequence) if flow else self._block_sequence()
        return self._node(item)

    def _tagged_scalar(self, tag: Token, item: Item) -> Node:
        if is_group(item, Shape.LITERAL) and isinstance(item, Group):
            # goccy leaves the literal where it is; nothing can follow it in its group.
            return self._literal(item)
        if leaf(item).kind in {Kind.COMMA, Kind.COLON}:
            return ScalarNode(DEFAULTS[tag.value], tag.end, tag.end)
        node = self._scalar(item)
        self.place.at += 1
        return node

    def _apply_tag(self, tag: Token, node: Node) -> Node:
        if tag.value not in SCALAR_TAGS:
            return node
        try:
            if not isinstance(node, ScalarNode):
                value = tagged_collection(tag.value, node)
                return ScalarNode(value, node.start, node.end, anchor=node.anchor)
            value = tagged_value(tag.value, node.value)
        except ValueError as error:
            self._refuse_later(str(error), node.start)
            return node
        return replace(node, value=value, timestamp=tag.value == "!!timestamp")

    # Mappings.

    def _nested(self, read: Callable[[], Node], *, listed: bool = False) -> Node:
        """Read a value below a key or in a list."""
        place = self.place
        if listed and place.merged:
            return read()
        before = place.nested, place.listed, place.merged
        place.nested, place.listed, place.merged = True, listed or place.listed, False
        node = read()
        place.nested, place.listed, place.merged = before
        return node

    def _value(self, read: Callable[[], Node], *, merge: bool) -> Node:
        """Read the value of a key."""
        if not merge:
            return self._nested(read)
        before, self.place.merged = self.place.merged, True
        node = read()
        self.place.merged = before
        return node

    def _block_mapping(self) -> Node:
        entries: list[Entry] = []
        names: dict[str, Token] = {}
        first = self._current()
        column = _column(first)
        item = first
        while True:
            entries.append(self._block_entry(item, names))
            following = self.place.now()
            if following is None or _column(following) != column:
                break
            item = following
            kind = kind_of(item)
            if self.place.flow and kind is Kind.SEQUENCE_END:
                break
            if not is_map_item(item):
                _fail("non-map value is specified", item)
            if kind is Kind.MAPPING_END:
                self.place.at += 1
                break
            if not isinstance(item, Group):
                _fail("unexpected map key", item)
        start = min(leaf(first).start, entries[0].key.start)
        return MappingNode(tuple(entries), start, entries[-1].value.end)

    def _block_entry(self, item: Item, names: dict[str, Token]) -> Entry:
        if not isinstance(item, Group):
            return _fail("unexpected map key", item)
        if item.shape is Shape.PAIR:
            entry = self._pair(item, names)
            self.place.at += 1
            self._check_after_pair(item)
            return entry
        key, token, end = self._key(item, names)
        merge = is_merge(item)
        self.place.at += 1
        value = self.place.now()
        if value is not None and _line(item) == _line(value) and kind_of(value) is Kind.ITEM:
            _fail("block sequence entries are not allowed in this context", value)
        child = self._value(partial(self._map_value, token, end), merge=merge)
        return self._entry(key, child, merge=merge)

    def _check_after_pair(self, item: Item) -> None:
        following = self.place.now()
        if following is None or _column(following) <= _column(item):
            return
        if self.place.flow and kind_of(following) in {Kind.COMMA, Kind.SEQUENCE_END}:
            return
        _fail("value is not allowed in this context. map key-value is pre-defined", following)

    def _pair(self, group: Group, names: dict[str, Token]) -> Entry:
        keys, value = cast("Group", group.items[0]), group.items[1]
        key, _, _ = self._key(keys, names)
        merge = is_merge(keys)
        read = partial(self._within, group.items[1:], partial(self._node, value))
        return self._entry(key, self._value(read, merge=merge), merge=merge)

    def _entry(self, key: Node, value: Node, *, merge: bool = False) -> Entry:
        name = key_name(key, nested=self.place.nested)
        if not self.place.nested and not (isinstance(key, ScalarNode) and not key.timestamp):
            self._refuse_later("a top-level key must be a text", key.start)
        style = key.style if isinstance(key, ScalarNode) else "plain"
        written = ScalarNode(name, key.start, key.end, style, key.tag, key.anchor, key.alias)
        if merge:
            self._check_merge(value)
        folds = self.fold and not self.place.listed
        return Entry(written, value, fold_key(name) if folds else name, merge)

    def _check_merge(self, value: Node, *, listed: bool = False) -> None:
        written = value if value.alias is None else self.anchors.get(value.alias, value)
        if written.tag is not None:
            self._refuse_later("what a merge key takes in cannot have a tag", value.start)
        elif isinstance(value, SequenceNode) and not listed:
            for item in value.items:
                self._check_merge(item, listed=True)
        elif not isinstance(value, MappingNode):
            self._refuse_later("a merge key needs a mapping", value.start)

    def _key(self, group: Group, names: dict[str, Token]) -> tuple[Node, Token, int]:
        """Read a key.

        Returns:
            The key, the token whose line and column count for its value, and the offset after it.
        """
        first, last = group.items[0], group.items[-1]
        token = leaf(first)
        items = group.items
        if token.kind is Kind.EXPLICIT_KEY:
            items = first.items[1:] if isinstance(first, Group) else items[1:]
        node = self._within(items, partial(self._scalar, items[0]))
        self._check_key(key_text(items[0]), node, token, leaf(last), names)
        return node, token, max(leaf(last).end, node.end)

    def _check_key(
        self, text: str, node: Node, token: Token, colon: Token, names: dict[str, Token]
    ) -> None:
        if text in names:
            raise RefusedError(f"mapping key {text!r} is defined already", node.start)
        names[text] = token
        if self.place.flow:
            if token.kind is Kind.STRING and token.line + token.inner_breaks != colon.line:
                _fail("map key definition includes an implicit line break", token)
        elif token.kind in {Kind.STRING, Kind.SINGLE, Kind.DOUBLE} and token.breaks:
            _fail("unexpected key name: it must stand on one line, with its colon", token)

    def _map_value(self, key: Token, end: int) -> Node:
        item = self.place.now()
        if item is None:
            return _nothing(end)
        column = _column(item)
        same_line = _line(item) == key.line
        if column != key.column and same_line and is_group(item, Shape.KEY, Shape.PAIR):
            _fail("mapping value is not allowed in this context", item)
        if column == key.column and is_map_item(item):
            return _nothing(end)
        named = is_group(item, Shape.ANCHOR_NAME)
        following = self.place.next()
        if same_line and named and _column(following) == key.column and is_map_item(following):
            return self._null_anchor(item)
        if column <= key.column and named:
            _fail("anchor is not allowed in this context", item)
        if column <= key.column and leaf(item).kind is Kind.TAG:
            _fail("tag is not allowed in this context", item)
        if column < key.column:
            return _nothing(end)
        if same_line and named and _column(following) < key.column:
            return self._null_anchor(item)
        return self._checked_value(item, key.column)

    def _checked_value(self, item: Item, column: int) -> Node:
        """Read a value; a tag on the line after its anchor must stand deeper than the key."""
        tag = self.place.next() if is_group(item, Shape.ANCHOR_NAME) else None
        node = self._node(item)
        apart = kind_of(tag) is Kind.TAG and _line(tag) != _line(item)
        if tag is not None and apart and _column(tag) <= column:
            _fail("tag is not allowed in this context", tag)
        return node

    # Sequences and flow collections.

    def _block_sequence(self) -> Node:
        first = self.place.now()
        column = _column(first)
        items: list[Node] = []
        item = first
        while item is not None and kind_of(item) is Kind.ITEM and _column(item) == column:
            self.place.at += 1
            dash = leaf(item)
            items.append(self._nested(partial(self._item_value, dash), listed=True))
            item = self.place.now()
        start = leaf(first).start if first is not None else 0
        return SequenceNode(tuple(items), start, items[-1].end if items else start, flow=False)

    def _item_value(self, dash: Token) -> Node:
        item = self.place.now()
        if item is None:
            return _nothing(dash.end)
        column = _column(item)
        if column == dash.column and kind_of(item) is Kind.ITEM:
            return _nothing(dash.end)
        named = is_group(item, Shape.ANCHOR_NAME)
        same_line = _line(item) == dash.line
        following = self.place.next()
        again = kind_of(following) is Kind.ITEM and _column(following) == dash.column
        if same_line and named and again:
            return self._null_anchor(item)
        if column <= dash.column and named:
            _fail("anchor is not allowed in this sequence context", item)
        if column <= dash.column and leaf(item).kind is Kind.TAG:
            _fail("tag is not allowed in this sequence context", item)
        if column < dash.column:
            return _nothing(dash.end)
        if same_line and named and _column(following) < dash.column:
            return self._null_anchor(item)
        return self._checked_value(item, dash.column)

    def _flow_sequence(self) -> Node:
        opening = leaf(self._current())
        self.place.at += 1
        items: list[Node] = []
        while (item := self.place.now()) is not None:
            kind = kind_of(item)
            if kind is Kind.COMMA:
                if not items:
                    _fail("expected sequence element, but found ','", item)
                self.place.at += 1
            elif kind is not Kind.SEQUENCE_END and items:
                _fail("',' or ']' must be specified", item)
            current = self.place.now()
            if current is None:
                break
            if kind_of(current) is Kind.SEQUENCE_END:
                self.place.at += 1
                return SequenceNode(tuple(items), opening.start, leaf(current).end)
            items.append(self._nested(partial(self._node, current), listed=True))
        return _fail("a list in brackets is never closed: ']' is missing", opening)

    def _flow_mapping(self) -> Node:
        opening = leaf(self._current())
        self.place.at += 1
        entries: list[Entry] = []
        names: dict[str, Token] = {}
        while (item := self.place.now()) is not None:
            kind = kind_of(item)
            if kind is Kind.COMMA:
                self.place.at += 1
            elif kind is not Kind.MAPPING_END and entries:
                _fail("',' or '}' must be specified", item)
            current = self.place.now()
            if kind_of(current) is Kind.MAPPING_END and current is not None:
                self.place.at += 1
                return MappingNode(tuple(entries), opening.start, leaf(current).end, flow=True)
            entries.append(self._flow_entry(current, item, names))
        return _fail("a mapping in braces is never closed: '}' is missing", opening)

    def _flow_entry(self, item: Item | None, before: Item, names: dict[str, Token]) -> Entry:
        if isinstance(item, Group) and item.shape is Shape.PAIR:
            entry = self._pair(item, names)
            self.place.at += 1
            return entry
        if isinstance(item, Group) and item.shape is Shape.KEY:
            key, _, end = self._key(item, names)
            merge = is_merge(item)
            delimited = kind_of(self.place.next()) in {Kind.MAPPING_END, Kind.COMMA}
            self.place.at += 1
            if delimited:
                return self._entry(key, _nothing(end), merge=merge)
            value = self.place.now()
            if value is None:
                return _fail("could not find map value", item)
            child = self._value(partial(self._node, value), merge=merge)
            return self._entry(key, child, merge=merge)
        if item is None or kind_of(self.place.next()) not in {Kind.MAPPING_END, Kind.COMMA}:
            return _fail("could not find flow map content", item or before)
        key = self._scalar(item)
        self.place.at += 1
        return self._entry(key, _nothing(key.end))
