"""JSON with the place of every value, as Go's encoding/json or JavaScript's JSON.parse reads it.

Both want strict JSON (RFC 8259) and let the last of equal keys win. They differ in numbers: Go
gives Hugo float64 only, JavaScript's are written as int where they are whole.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from newsdoc.frontmatter.json_explain import json_fault
from newsdoc.frontmatter.limits import LimitPassedError, RefusedError
from newsdoc.frontmatter.nodes import Entry, MappingNode, ScalarNode, SequenceNode
from newsdoc.frontmatter.yaml_js_scalars import js_number
from newsdoc.limits import MAX_DEPTH

if TYPE_CHECKING:
    from collections.abc import Callable

    from newsdoc.frontmatter.nodes import Node, Scalar

__all__ = ["read_json"]

_BLANK = re.compile(r"[ \t\r\n]*")
_STRING = re.compile(r'"((?:[^"\\\x00-\x1f]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*)"')
_STRING_PART = re.compile(r'"(?:[^"\\\x00-\x1f]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*')
_NUMBER = re.compile(r"-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][-+]?[0-9]+)?")
_WORD = re.compile(r"true|false|null")
_WORDS: dict[str, Scalar] = {"true": True, "false": False, "null": None}
_ESCAPE = re.compile(r'\\(?:(["\\/bfnrt])|u([0-9a-fA-F]{4}))')
_SHORT = {"b": "\b", "f": "\f", "n": "\n", "r": "\r", "t": "\t"}
_HALF = re.compile("[\ud800-\udfff]")


def read_json(text: str, start: int, end: int, *, script: str, bare: bool = False) -> Node:
    """Read a JSON object.

    Args:
        text: The file's text.
        start: Where the JSON begins in it.
        end: Where it ends.
        script: `go` or `js`.
        bare: The braces round the object are not written (Hexo's `;;;`).

    Raises:
        RefusedError: It is not JSON.
        LimitPassedError: It is nested too deeply.
    """
    reader = _Reader(text, start, end, js_number if script == "js" else float)
    node = reader.bare_object() if bare else reader.document()
    reader.skip()
    if reader.pos < end:
        raise RefusedError("text after the end of the JSON", reader.pos)
    return node


class _Reader:
    def __init__(
        self, text: str, start: int, end: int, number: Callable[[float], int | float]
    ) -> None:
        self.text = text
        self.start = self.pos = start
        self.end = end
        self._number = number
        self._depth = 0

    def skip(self) -> None:
        found = _BLANK.match(self.text, self.pos, self.end)
        self.pos = found.end() if found else self.pos

    def _next(self) -> str:
        self.skip()
        return self.text[self.pos] if self.pos < self.end else ""

    def _refuse(self, expected: str) -> RefusedError:
        message = json_fault(self.text, self.pos, self.start, self.end, expected)
        return RefusedError(message, self.pos)

    def document(self) -> Node:
        self.skip()
        return self._value()

    def bare_object(self) -> Node:
        start = self.pos
        entries = self._entries("")
        return MappingNode(entries, start, self.end, flow=True)

    def _value(self) -> Node:
        sign = self._next()
        start = self.pos
        if sign == "{":
            self._enter()
            entries = self._entries("}")
            self._depth -= 1
            return MappingNode(entries, start, self.pos, flow=True)
        if sign == "[":
            return self._array(start)
        if sign == '"':
            return ScalarNode(self._string(), start, self.pos, "double")
        return self._plain(start)

    def _enter(self) -> None:
        self._depth += 1
        if self._depth > MAX_DEPTH:
            raise LimitPassedError(f"more than {MAX_DEPTH} levels of nesting", self.pos)
        self.pos += 1

    def _plain(self, start: int) -> ScalarNode:
        found = _NUMBER.match(self.text, start, self.end)
        if found:
            self.pos = found.end()
            value = float(found[0])
            if abs(value) == float("inf"):
                if self._number is float:
                    raise RefusedError(f"JSON: the number {found[0]} is too large", start)
                return ScalarNode(value, start, self.pos)
            return ScalarNode(self._number(value), start, self.pos)
        word = _WORD.match(self.text, start, self.end)
        if not word:
            raise self._refuse("a value")
        self.pos = word.end()
        return ScalarNode(_WORDS[word[0]], start, self.pos)

    def _array(self, start: int) -> SequenceNode:
        self._enter()
        items: list[Node] = []
        if self._next() != "]":
            items.append(self._value())
            while self._next() == ",":
                self.pos += 1
                items.append(self._value())
        if self._next() != "]":
            raise self._refuse("',' or ']'")
        self.pos += 1
        self._depth -= 1
        return SequenceNode(tuple(items), start, self.pos)

    def _entries(self, closing: str) -> tuple[Entry, ...]:
        entries: list[Entry] = []
        if self._next() != closing:
            entries.append(self._entry())
            while self._next() == ",":
                self.pos += 1
                entries.append(self._entry())
        if self._next() != closing:
            raise self._refuse("',' or '}'")
        self.pos += len(closing)
        return tuple(entries)

    def _entry(self) -> Entry:
        if self._next() != '"':
            raise self._refuse("a key in quotes")
        start = self.pos
        name = self._string()
        key = ScalarNode(name, start, self.pos, "double")
        if self._next() != ":":
            raise self._refuse("':'")
        self.pos += 1
        return Entry(key, self._value(), name)

    def _string(self) -> str:
        found = _STRING.match(self.text, self.pos, self.end)
        if not found:
            part = _STRING_PART.match(self.text, self.pos, self.end)
            self.pos = part.end() if part else self.pos
            raise self._refuse("a character, an escape sequence or the closing quote")
        self.pos = found.end()
        value = found[1]
        return _escaped(value) if "\\" in value else value


def _escaped(text: str) -> str:
    value = _ESCAPE.sub(_unescape, text)
    if not _HALF.search(value):
        return value
    return value.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")


def _unescape(found: re.Match[str]) -> str:
    sign, code = found.groups()
    return _SHORT.get(sign, sign) if sign else chr(int(code, 16))
