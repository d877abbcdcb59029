"""TOML with the place of every key and value, read as go-toml/v2 reads it for Hugo."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from newsdoc.frontmatter.limits import LimitPassedError, RefusedError
from newsdoc.frontmatter.nodes import Entry, MappingNode, ScalarNode, SequenceNode
from newsdoc.frontmatter.toml_values import plain_value, unescape
from newsdoc.limits import MAX_DEPTH

if TYPE_CHECKING:
    from newsdoc.frontmatter.nodes import Node

__all__ = ["read_toml"]

_BLANK = re.compile(r"[ \t]*")
_BLANK_LINES = re.compile(r"(?:[ \t]|\r?\n|#[^\r\n]*(?=\r?\n|\Z))*")
_COMMENT = re.compile(r"#([^\r\n]*)")
_LINE_END = re.compile(r"\r?\n")
_BARE_KEY = re.compile(r"[A-Za-z0-9_-]+")
_PLAIN = re.compile(r"[A-Za-z0-9_+:.-]+(?:(?<=[0-9]{4}-[0-9]{2}-[0-9]{2}) [0-9][0-9:.Zz+-]*)?")
# Most lines of most posts: a bare key and a string without escapes, a word, a number, a date.
_SIMPLE = re.compile(
    r"([A-Za-z0-9_-]+)[ \t]*=[ \t]*"
    r"(\"[^\"\\\x00-\x08\x0a-\x1f\x7f]*\"(?!\")|[A-Za-z0-9+-][A-Za-z0-9_+:.-]*)"
    r"[ \t]*(?:\r?\n|\Z)"
)
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]|\r(?!\n)")
_BASIC = re.compile(r'"((?:[^"\\\r\n]|\\[^\r\n])*)"')
_LITERAL = re.compile(r"'([^'\r\n]*)'")
_LONG_BASIC = re.compile(r'"""(?:\r?\n)?((?:[^"\\]|\\[\s\S]|"{1,2}(?!"))*?"{0,2})"""(?!")')
_LONG_LITERAL = re.compile(r"'''(?:\r?\n)?((?:[^']|'{1,2}(?!'))*?'{0,2})'''(?!')")


def read_toml(text: str, start: int, end: int) -> MappingNode:
    """Read a TOML document.

    Args:
        text: The file's text.
        start: Where the TOML begins in it.
        end: Where it ends.

    Raises:
        RefusedError: go-toml refuses it.
        LimitPassedError: It is nested too deeply.
    """
    return _Reader(text, start, end).document()


@dataclass(slots=True)
class _Table:
    """A table while it is built.

    Attributes:
        start: Offset of its header, brace or first key.
        end: Offset after what was read of it last.
        children: Its keys: value nodes, tables, arrays of tables.
        keys: The key nodes, by name.
        kind: How it came to be, which decides who may add to it: `implicit` (by a longer
            header), `header`, `dotted` (by a dotted key), `inline`.
    """

    start: int
    end: int
    kind: str
    children: dict[str, Node | _Table | list[_Table]] = field(default_factory=dict)
    keys: dict[str, ScalarNode] = field(default_factory=dict)

    def node(self) -> MappingNode:
        entries = tuple(
            Entry(self.keys[name], _child_node(child), name)
            for name, child in self.children.items()
        )
        return MappingNode(entries, self.start, self.end, flow=self.kind == "inline")


def _child_node(child: Node | _Table | list[_Table]) -> Node:
    if isinstance(child, _Table):
        return child.node()
    if isinstance(child, list):
        items = tuple(table.node() for table in child)
        return SequenceNode(items, items[0].start, items[-1].end, flow=False)
    return child


class _Reader:
    def __init__(self, text: str, start: int, end: int) -> None:
        self.text = text
        self.pos = start
        self.end = end
        self.root = _Table(start, end, "header")
        self.table = self.root
        self._depth = 0

    def _fail(self, message: str, offset: int | None = None) -> RefusedError:
        return RefusedError(f"TOML: {message}", self.pos if offset is None else offset)

    def _peek(self) -> str:
        return self.text[self.pos] if self.pos < self.end else ""

    def _skip(self, pattern: re.Pattern[str] = _BLANK) -> None:
        found = pattern.match(self.text, self.pos, self.end)
        if found:
            if pattern is not _BLANK:
                self._check(self.pos, found.end())
            self.pos = found.end()

    def _check(self, start: int, end: int) -> None:
        found = _CONTROL.search(self.text, start, end)
        if found:
            code = ord(found[0])
            raise self._fail(f"the control character U+{code:04X}", found.start())

    def document(self) -> MappingNode:
        while self.pos < self.end:
            if self._simple_pair():
                continue
            self._skip()
            sign = self._peek()
            if sign == "[":
                self._header()
            elif sign and sign not in "#\r\n":
                self._pair(self.table)
            self._end_of_line()
        return self.root.node()

    def _simple_pair(self) -> bool:
        """Read a plain line at once; say whether it was one."""
        found = _SIMPLE.match(self.text, self.pos, self.end)
        if not found:
            return False
        name, written = found.groups()
        table = self.table
        start, end = found.span(2)
        if name in table.children:
            return False
        if written[0] == '"':
            table.children[name] = ScalarNode(written[1:-1], start, end, "basic")
        else:
            value, moment = plain_value(written, start)
            node = ScalarNode(value, start, end, "plain", None, None, None, moment)
            table.children[name] = node
        table.keys[name] = ScalarNode(name, *found.span(1))
        if table is not self.root:
            table.end = end
        self.pos = found.end()
        return True

    def _end_of_line(self) -> None:
        self._skip()
        if self._peek() == "#":
            self._skip(_COMMENT)
        if self.pos == self.end:
            return
        found = _LINE_END.match(self.text, self.pos, self.end)
        if not found:
            raise self._fail(f"{self._peek()!r} where the line must end")
        self.pos = found.end()

    # Keys.

    def _key(self) -> list[ScalarNode]:
        parts = [self._simple_key()]
        while True:
            self._skip()
            if self._peek() != ".":
                return parts
            self.pos += 1
            self._skip()
            parts.append(self._simple_key())
            if len(parts) > MAX_DEPTH:
                raise LimitPassedError(f"more than {MAX_DEPTH} levels of nesting", self.pos)

    def _simple_key(self) -> ScalarNode:
        sign = self._peek()
        if sign in {'"', "'"}:
            if self.text.startswith(sign * 3, self.pos):
                raise self._fail("a key cannot be a string of many lines")
            return self._string(sign)
        found = _BARE_KEY.match(self.text, self.pos, self.end)
        if not found:
            raise self._fail(f"{sign!r} cannot begin a key" if sign else "a key is missing")
        self.pos = found.end()
        return ScalarNode(found[0], *found.span())

    def _header(self) -> None:
        start = self.pos
        double = self.text.startswith("[[", start)
        self.pos += 2 if double else 1
        self._skip()
        parts = self._key()
        self._skip()
        if not self.text.startswith("]]" if double else "]", self.pos):
            raise self._fail("']' is missing")
        self.pos += 2 if double else 1
        holder = self._walk(self.root, parts[:-1], start)
        self.table = (self._new_item if double else self._new_table)(holder, parts[-1], start)

    def _walk(self, table: _Table, parts: list[ScalarNode], start: int) -> _Table:
        """Follow the first parts of a header; tables that are missing come to be."""
        for part in parts:
            name = str(part.value)
            child = table.children.get(name)
            if child is None:
                child = _Table(start, self.pos, "implicit")
                table.children[name] = child
                table.keys[name] = part
            if isinstance(child, list):
                child = child[-1]
            if not isinstance(child, _Table) or child.kind == "inline":
                raise self._fail(f"{name!r} is a value and no table", part.start)
            child.end = self.pos
            table = child
        return table

    def _new_table(self, holder: _Table, key: ScalarNode, start: int) -> _Table:
        name = str(key.value)
        child = holder.children.get(name)
        if child is None:
            child = _Table(start, self.pos, "header")
            holder.children[name] = child
            holder.keys[name] = key
        elif isinstance(child, _Table) and child.kind == "implicit":
            child.kind = "header"
            child.start = start
            child.end = self.pos
        else:
            raise self._fail(f"{name!r} is defined already", key.start)
        return child

    def _new_item(self, holder: _Table, key: ScalarNode, start: int) -> _Table:
        name = str(key.value)
        tables = holder.children.setdefault(name, [])
        if not isinstance(tables, list):
            raise self._fail(f"{name!r} is defined already, and not as an array", key.start)
        holder.keys.setdefault(name, key)
        tables.append(_Table(start, self.pos, "header"))
        return tables[-1]

    def _pair(self, table: _Table) -> None:
        parts = self._key()
        if self._peek() != "=":
            raise self._fail("'=' must follow a key")
        self.pos += 1
        self._skip()
        holders = [table]
        for part in parts[:-1]:
            holders.append(self._dotted(holders[-1], part))
        key = parts[-1]
        name = str(key.value)
        if name in holders[-1].children:
            raise self._fail(f"{name!r} is defined already", key.start)
        holders[-1].keys[name] = key
        holders[-1].children[name] = self._value()
        for holder in holders:
            holder.end = max(holder.end, self.pos) if holder is not self.root else holder.end

    def _dotted(self, table: _Table, part: ScalarNode) -> _Table:
        name = str(part.value)
        child = table.children.get(name)
        if child is None:
            child = _Table(part.start, part.end, "dotted")
            table.children[name] = child
            table.keys[name] = part
        if not isinstance(child, _Table) or child.kind in {"header", "inline"}:
            raise self._fail(f"{name!r} is defined already", part.start)
        return child

    # Values.

    def _value(self) -> Node:
        sign = self._peek()
        if sign in {'"', "'"}:
            return self._string(sign)
        if sign == "[":
            return self._array()
        if sign == "{":
            return self._inline_table()
        found = _PLAIN.match(self.text, self.pos, self.end)
        if not found:
            raise self._fail(f"{sign!r} cannot begin a value" if sign else "a value is missing")
        value, moment = plain_value(found[0], found.start())
        self.pos = found.end()
        return ScalarNode(value, *found.span(), timestamp=moment)

    def _string(self, quote: str) -> ScalarNode:
        long = self.text.startswith(quote * 3, self.pos)
        basic = quote == '"'
        if basic:
            pattern, style = (_LONG_BASIC, "multiline-basic") if long else (_BASIC, "basic")
        else:
            pattern = _LONG_LITERAL if long else _LITERAL
            style = "multiline-literal" if long else "literal-string"
        found = pattern.match(self.text, self.pos, self.end)
        if not found:
            raise self._fail("a string is never closed")
        self._check(*found.span(1))
        self.pos = found.end()
        value = found[1]
        if basic:
            value = unescape(value, found.start(1), multiline=long)
        return ScalarNode(value, *found.span(), style)

    def _enter(self) -> None:
        self._depth += 1
        if self._depth > MAX_DEPTH:
            raise LimitPassedError(f"more than {MAX_DEPTH} levels of nesting", self.pos)
        self.pos += 1

    def _array(self) -> SequenceNode:
        start = self.pos
        self._enter()
        items: list[Node] = []
        self._skip(_BLANK_LINES)
        while self._peek() != "]":
            items.append(self._value())
            self._skip(_BLANK_LINES)
            if self._peek() == ",":
                self.pos += 1
                self._skip(_BLANK_LINES)
            elif self._peek() != "]":
                raise self._fail("',' or ']' is missing in an array")
        self.pos += 1
        self._depth -= 1
        return SequenceNode(tuple(items), start, self.pos)

    def _inline_table(self) -> MappingNode:
        start = self.pos
        self._enter()
        table = _Table(start, start, "inline")
        self._skip(_BLANK_LINES)
        while self._peek() != "}":
            self._pair(table)
            self._skip(_BLANK_LINES)
            if self._peek() == ",":
                self.pos += 1
                self._skip(_BLANK_LINES)
            elif self._peek() != "}":
                raise self._fail("',' or '}' is missing in an inline table")
        self.pos += 1
        self._depth -= 1
        table.end = self.pos
        return table.node()
