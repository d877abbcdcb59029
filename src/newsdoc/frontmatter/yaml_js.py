"""YAML as js-yaml 4 reads it, with the place of every node: Hexo's dialect.

A recursive reader that keeps to js-yaml's rules where they are laxer or stricter than YAML 1.2,
because its verdict decides whether Hexo builds a post. What differs from the specification most:
a tab may stand before a value, flow collections need no indentation, keys become strings as
JavaScript makes them, nesting ends at 100 levels. Its rules call each other: one module.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, cast

from newsdoc.frontmatter.limits import AliasCounter, LimitPassedError
from newsdoc.frontmatter.nodes import MappingNode, ScalarNode, SequenceNode
from newsdoc.frontmatter.yaml_js_collections import Collections, Context, Found, State
from newsdoc.frontmatter.yaml_js_scalars import EXPLICIT, MERGE, resolve_plain, resolve_tagged
from newsdoc.limits import MAX_DEPTH

if TYPE_CHECKING:
    from newsdoc.frontmatter.nodes import Node

__all__ = ["read_js_yaml"]

_END = "\0"
_PREFIX = "tag:yaml.org,2002:"
_COLLECTION_TAGS = {
    "sequence": frozenset(_PREFIX + name for name in ("seq", "omap", "pairs")),
    "mapping": frozenset(_PREFIX + name for name in ("map", "set")),
}
_VERSION = re.compile(r"1\.[0-9]+\Z")
_HANDLE = re.compile(r"!(?:!|[a-z-]+!)?\Z", re.IGNORECASE)


def read_js_yaml(text: str) -> Node | None:
    """Read one YAML document as js-yaml 4 does.

    Args:
        text: The document; offsets of the nodes count in it.

    Returns:
        The top node, or None for an empty document.

    Raises:
        RefusedError: js-yaml refuses the text.
        LimitPassedError: Aliases add too many nodes.
    """
    reader = _Reader(text)
    at = text.find(_END)
    if at >= 0:
        reader.fail("null byte is not allowed in input", at)
    return reader.only_document()


class _Reader(Collections):
    def __init__(self, text: str) -> None:
        super().__init__(text + ("" if text.endswith(("\n", "\r")) else "\n") + _END)
        if text.startswith("\ufeff"):
            # A second byte order mark is js-yaml's to drop.
            self.pos = self.line_start = 1
        self._last = len(self.text) - 1
        self._depth = 0
        self._aliases = AliasCounter()

    # Documents.

    def only_document(self) -> Node | None:
        while self.text[self.pos] == " ":
            self.line_indent += 1
            self.pos += 1
        node: Node | None = None
        count = 0
        while self.pos < self._last:
            start = self.pos
            node = self._document()
            count += 1
            if count > 1:
                self.fail("expected a single document in the stream, but found more", start)
        return node

    def _document(self) -> Node | None:
        self.tag_handles = {}
        self.anchors = {}
        directives = self._directives()
        self.skip(comments=True)
        if self.line_indent == 0 and self.text.startswith("---", self.pos):
            self.pos += 3
            self.skip(comments=True)
        elif directives:
            self.fail("directives end mark is expected")
        found = self.compose(self.line_indent - 1, Context.BLOCK_OUT, seek=False, compact=True)
        self.skip(comments=True)
        if self.pos == self.line_start and self.at_separator():
            if self.text[self.pos] == ".":
                self.pos += 3
                self.skip(comments=True)
        elif self.pos < self._last:
            self.fail("end of the stream or a document separator is expected")
        return found.node

    def _directives(self) -> bool:
        seen: set[str] = set()
        while self.text[self.pos] != _END:
            self.skip(comments=True)
            if self.line_indent > 0 or self.text[self.pos] != "%":
                break
            self._directive(seen)
        return bool(seen)

    def _directive(self, seen: set[str]) -> None:
        start = self.pos
        self._skip_line()
        line = self.text[start + 1 : self.pos]
        words = line.split(" #")[0].replace("\t", " ").split(" ")
        name, args = words[0], [word for word in words[1:] if word]
        if not name:
            self.fail("directive name must not be less than one character in length")
        if name == "YAML":
            self._yaml_directive(args, repeated="YAML" in seen)
        elif name == "TAG":
            self._tag_directive(args)
        seen.add(name)
        self.break_line()

    def _yaml_directive(self, args: list[str], *, repeated: bool) -> None:
        if repeated:
            self.fail("duplication of %YAML directive")
        if len(args) != 1 or not _VERSION.match(args[0]):
            self.fail("the %YAML directive needs one argument, 1.1 or 1.2")

    def _tag_directive(self, args: list[str]) -> None:
        if len(args) != 2:
            self.fail("TAG directive accepts exactly two arguments")
        if not _HANDLE.match(args[0]):
            self.fail(f"{args[0]!r} is no tag handle")
        if args[0] in self.tag_handles:
            self.fail(f"tag handle {args[0]!r} is declared twice")
        self.tag_handles[args[0]] = args[1]

    # Nodes.

    def compose(self, parent: int, context: Context, *, seek: bool, compact: bool) -> Found:
        if self._depth >= MAX_DEPTH:
            self.fail(f"nesting exceeded maxDepth ({MAX_DEPTH})")
        self._depth += 1
        found = Found()
        indent = 1
        new_line = False
        block = context in {Context.BLOCK_IN, Context.BLOCK_OUT}
        if seek and self.skip(comments=True):
            new_line = True
            indent = self._compare(parent)
        collections = block
        first: State | None = None
        if indent == 1:
            new_line, collections, indent, first = self._properties(found, parent, block, new_line)
        collections = collections and (new_line or compact)
        if indent == 1 or context == Context.BLOCK_OUT:
            flow_indent = parent if context in {Context.FLOW_IN, Context.FLOW_OUT} else parent + 1
            if indent == 1:
                self._content(found, context, flow_indent, first, block, collections)
            elif indent == 0 and collections:
                # A block sequence may stand at the indentation of its parent.
                self.block_sequence(found, self.column())
        self._apply_tag(found)
        self._depth -= 1
        found.present = found.present or found.tag is not None or found.anchor is not None
        return found

    def _compare(self, parent: int) -> int:
        return (self.line_indent > parent) - (self.line_indent < parent)

    def _properties(
        self, found: Found, parent: int, block: bool, new_line: bool
    ) -> tuple[bool, bool, int, State | None]:
        """Read tag and anchor in any order, on lines of their own or not."""
        first: State | None = None
        indent = 1
        collections = block
        while True:
            sign = self.text[self.pos]
            here = self.state()
            repeated = (sign == "!" and found.tag is not None) or (
                sign == "&" and found.anchor is not None
            )
            if sign not in "!&" or (new_line and repeated):
                return new_line, collections, indent, first
            if repeated:
                self.fail(f"duplication of {'a tag' if sign == '!' else 'an anchor'} property")
            self._property(found, sign)
            first = first or here
            if self.skip(comments=True):
                new_line = True
                collections = block
                indent = self._compare(parent)
            else:
                collections = False

    def _property(self, found: Found, sign: str) -> None:
        start = self.pos
        if sign == "!":
            found.tag = self.tag()
            found.written_tag = self.text[start : self.pos]
        else:
            found.anchor = self.name("&", "anchor")

    def _content(
        self,
        found: Found,
        context: Context,
        flow_indent: int,
        first: State | None,
        block: bool,
        collections: bool,
    ) -> None:
        """Read what stands here: a collection, a scalar or an alias."""
        if collections and (
            self.block_sequence(found, self.column())
            or self.block_mapping(found, self.column(), flow_indent)
        ):
            return
        if self.flow_collection(found, flow_indent):
            return
        if (
            first is not None
            and block
            and not collections
            and self._as_keyed(found, first, flow_indent)
        ):
            return
        self._scalar(found, context, flow_indent, block)
        if found.anchor is not None:
            self.store(found)

    def _as_keyed(self, found: Found, first: State, flow_indent: int) -> bool:
        """Try whether tag and anchor belong to the first key of a mapping: `&a key: value`."""
        if self.text[self.pos] in "|>":
            return False
        here = self.state()
        anchors = dict(self.anchors)
        inner = Found()
        self.restore(first)
        if self.block_mapping(inner, first[0] - first[2], flow_indent) and inner.kind == "mapping":
            found.node, found.kind, found.present = inner.node, inner.kind, True
            found.tag = found.anchor = found.written_tag = None
            return True
        self.anchors = anchors
        self.restore(here)
        return False

    def _scalar(self, found: Found, context: Context, indent: int, block: bool) -> None:
        start = self.pos
        if block:
            lines = self.block_scalar(indent)
            if lines:
                style = "literal" if self.text[start] == "|" else "folded"
                self._set_scalar(found, lines[0], start, lines[1], style)
                return
        for style, quoted in (("single", self.single_quoted), ("double", self.double_quoted)):
            text = quoted()
            if text is not None:
                self._set_scalar(found, text, start, self.pos, style)
                return
        alias = self.name("*", "alias")
        if alias is not None:
            self._alias(found, alias, start)
            return
        plain = self.plain(indent, flow=context == Context.FLOW_IN)
        if plain:
            self._set_scalar(found, plain[0], start, plain[1], "plain")
            found.tag = found.tag if found.tag is not None else "?"

    @staticmethod
    def _set_scalar(found: Found, text: str, start: int, end: int, style: str) -> None:
        found.node = ScalarNode(text, start, end, style)
        found.kind = "scalar"
        found.present = True

    def _alias(self, found: Found, name: str, start: int) -> None:
        if name not in self.anchors:
            self.fail(f"unidentified alias {name!r}", start)
        target = self.anchors[name]
        end = self.pos
        if name in self.unfinished:
            raise LimitPassedError(f"the alias {name!r} stands inside its own anchor", start)
        if target is None:
            found.node = ScalarNode(None, start, end, alias=name)
        else:
            self._aliases.add(target, start, self._depth - 1)
            found.node = replace(target, start=start, end=end, alias=name, anchor=None, tag=None)
        found.present = True
        self.skip(comments=True)
        if found.tag is not None or found.anchor is not None:
            self.fail("alias node should not have any properties", start)

    # Tags.

    def _apply_tag(self, found: Found) -> None:
        node, tag = found.node, found.tag
        if tag == "?":
            self._implicit(found)
        elif tag is not None and tag != "!":
            self._explicit(found, tag)
        elif node is None and found.anchor is not None:
            self.store(found)
        if found.node is not None and (found.written_tag or found.anchor):
            found.node = replace(
                found.node,
                tag=found.written_tag or found.node.tag,
                anchor=found.anchor or found.node.anchor,
            )
            self.store(found)

    def _implicit(self, found: Found) -> None:
        node = found.node
        if not isinstance(node, ScalarNode) or not isinstance(node.value, str):
            return
        value, kind = resolve_plain(node.value)
        if kind != "str":
            stamp = kind == "timestamp"
            found.node = replace(node, value=value, timestamp=stamp)
            found.tag = MERGE if kind == "merge" else _PREFIX + kind
        self.store(found)

    def _explicit(self, found: Found, tag: str) -> None:
        kind, node = found.kind, found.node
        if node is None:
            self._tagged_nothing(found, tag)
        elif not kind:
            # The node is itself a tag without a node.
            if not isinstance(node, ScalarNode) or node.value is not None:
                self._wrong_tag(tag, "null")
            self._tagged_nothing(found, tag)
        elif kind == "scalar":
            self._tagged_scalar(found, tag)
        elif tag not in _COLLECTION_TAGS[kind]:
            self._wrong_tag(tag, kind)
        elif not _fits(node, tag):
            self.fail(f"cannot resolve a node with !<{tag}> explicit tag")

    def _tagged_scalar(self, found: Found, tag: str) -> None:
        node = cast("ScalarNode", found.node)
        if tag not in EXPLICIT:
            self._wrong_tag(tag, "scalar")
        if not isinstance(node.value, str) or node.timestamp:
            self._tagged_value(found, node, tag)
            return
        try:
            value = resolve_tagged(node.value, tag)
        except ValueError:
            self.fail(f"cannot resolve a node with !<{tag}> explicit tag")
        found.node = replace(node, value=value, timestamp=tag == _PREFIX + "timestamp")

    def _tagged_value(self, found: Found, node: ScalarNode, tag: str) -> None:
        """Apply a tag to a value that has its type already, which js-yaml is not made for."""
        name = tag.removeprefix(_PREFIX)
        if node.value is None and name in {"str", "null", "merge"}:
            found.node = replace(node, value="" if name == "str" else None)
        elif name != "str":
            self.fail(f"cannot resolve a node with !<{tag}> explicit tag")

    def _wrong_tag(self, tag: str, kind: str) -> None:
        known = set(EXPLICIT).union(*_COLLECTION_TAGS.values())
        if tag in known:
            self.fail(f"unacceptable node kind for !<{tag}> tag; it is a {kind}")
        self.fail(f"unknown tag !<{tag}>")

    def _tagged_nothing(self, found: Found, tag: str) -> None:
        """Give a tag without a node its empty value."""
        here = self.pos
        name = tag.removeprefix(_PREFIX) if tag.startswith(_PREFIX) else ""
        if name == "str":
            found.node = ScalarNode("", here, here)
        elif name in {"seq", "omap", "pairs"}:
            found.node = SequenceNode((), here, here)
        elif name in {"map", "set"}:
            found.node = MappingNode((), here, here, flow=True)
        elif name in {"null", "merge"}:
            found.node = ScalarNode(None, here, here)
        elif tag in EXPLICIT:
            self.fail(f"cannot resolve a node with !<{tag}> explicit tag")
        else:
            self.fail(f"unknown tag !<{tag}>")


def _fits(node: Node | None, tag: str) -> bool:
    """Say whether a collection is what its tag (`!!set`, `!!omap`, `!!pairs`) promises."""
    name = tag.removeprefix(_PREFIX)
    if isinstance(node, MappingNode):
        return name == "map" or all(
            isinstance(entry.value, ScalarNode) and entry.value.value is None
            for entry in node.entries
        )
    if name == "seq" or not isinstance(node, SequenceNode):
        return True
    keys = [_only_key(item) for item in node.items]
    return None not in keys and (name == "pairs" or len(set(keys)) == len(keys))


def _only_key(item: Node) -> str | None:
    if isinstance(item, MappingNode) and len(item.entries) == 1:
        return item.entries[0].name
    return None
