"""The plain front matter that most posts have, read line by line.

`key: value`, `key:` with a list or a mapping below it, quotes on one line, `[a, b]`, block
scalars: what goccy/go-yaml and js-yaml read alike, down to the blanks. Whatever else is in a text
(tabs, anchors, tags, scalars of several lines, keys given twice, anything in doubt) makes this
reader give up, and the reader of the dialect decides. Its answers are never its own opinion: the
tests compare it with both readers.
"""

from __future__ import annotations

import functools
import re
from typing import TYPE_CHECKING

from newsdoc.frontmatter.nodes import Entry, MappingNode, ScalarNode, SequenceNode
from newsdoc.frontmatter.yaml_go_values import fold_key, go_value
from newsdoc.frontmatter.yaml_js_scalars import resolve_plain

if TYPE_CHECKING:
    from newsdoc.frontmatter.nodes import Node

__all__ = ["read_plain_yaml"]

# Characters that one of the programs refuses, or takes as a line end, or gives no width.
_ODD = re.compile(
    "[\x00-\x09\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufeff\ufffe\uffff]|\r(?!\n)"
)
_QUOTED = r"\"(?:[^\"\\\r\n]++|\\[\"\\/nt])*+\"|'(?:[^'\r\n]++|'')*+'"
# Plain scalars: no indicator first, no `: ` or ` #` within; fewer characters in brackets.
_FIRST = r"(?:[^ \r\n\-?:,\[\]{}#&*!|>'\"%@`]|-(?=[^ \r\n,\[\]{}]))"
_PLAIN = rf"{_FIRST}(?:[^ \r\n:#]++|:(?=[^ \r\n])|(?<=[^ ])#|[ ]++(?=[^ \r\n#]))*+"
_ITEM = (
    rf"{_FIRST}(?:[^ \r\n:#,\[\]{{}}]++|:(?=[^ \r\n,\[\]{{}}])|(?<=[^ ])#"
    r"|[ ]++(?=[^ \r\n#,\[\]{}:]))*+"
)
_ENTRY = rf"[ ]*(?:{_QUOTED}|{_ITEM})[ ]*"
_FLOW = rf"\[(?:[ ]*|{_ENTRY}(?:,{_ENTRY})*+(?:,[ ]*)?)\]"
_VALUE = rf"(?:(?P<plain>{_PLAIN})|(?P<quoted>{_QUOTED})|(?P<flow>{_FLOW}))"
_END = r"(?:[ ]++(?:#[^\r\n]*)?)?\r?(?:\n|\Z)"
_KEY = r"(?P<key>[^\W\d][\w.-]*+)"
_LINE = re.compile(
    rf"(?P<indent>[ ]*)(?:{_KEY}:(?:[ ]+(?:{_VALUE}|(?P<block>[|>]-?)))?{_END}"
    r"|(?P<blank>(?:#[^\r\n]*)?\r?(?:\n|\Z)))"
)
_DASH = re.compile(rf"(?P<indent>[ ]*)-[ ]+{_VALUE}{_END}")
_PART = re.compile(rf"[ ]*(?:({_QUOTED})|({_ITEM}))[ ]*,?")
_ESCAPE = re.compile(r"\\(.)")
_ESCAPES = {"n": "\n", "t": "\t"}
_WORDS = frozenset({"null", "true", "false"})
# A plain scalar that begins otherwise is text in every dialect.
_MAY_MEAN = frozenset("0123456789+-.~nNtTfF")
_MAX_DEPTH = 20


def read_plain_yaml(text: str, start: int, end: int, *, go: bool) -> MappingNode | None:
    """Read front matter, if it is plain enough.

    Args:
        text: The file's text.
        start: Where the YAML begins in it.
        end: Where it ends.
        go: Read scalars as goccy/go-yaml does and fold keys, else as js-yaml does.

    Returns:
        The top mapping, or None where the dialect's own reader must decide.
    """
    if _ODD.search(text, start, end):
        return None
    try:
        lines = _Lines(text, start, end, go=go)
        node = lines.mapping(0)
    except _GiveUpError:
        return None
    return node if lines.pos == end else None


class _GiveUpError(Exception):
    """This text is not plain enough."""


class _Lines:
    def __init__(self, text: str, start: int, end: int, *, go: bool) -> None:
        self.text = text
        self.pos = start
        self.end = end
        self.go = go
        self._depth = 0

    def mapping(self, indent: int) -> MappingNode | None:
        """Read the lines of a mapping; None where there is no line with a key."""
        self._depth += 1
        if self._depth > _MAX_DEPTH:
            raise _GiveUpError
        entries: list[Entry] = []
        seen: set[str] = set()
        text, end, go = self.text, self.end, self.go
        match = _LINE.match
        while self.pos < end:
            line = match(text, self.pos, end)
            if line is None:
                raise _GiveUpError
            kind = line.lastgroup
            if kind == "blank":
                self.pos = line.end()
                continue
            key_start, key_end = line.span(2)
            if key_start - self.pos != indent:
                if key_start - self.pos > indent:
                    raise _GiveUpError
                break
            name = text[key_start:key_end]
            if name in seen or name.lower() in _WORDS:
                raise _GiveUpError
            seen.add(name)
            self.pos = line.end()
            value = self._value(line, kind, indent)
            key = ScalarNode(name, key_start, key_end)
            entries.append(Entry(key, value, fold_key(name) if go else name))
        self._depth -= 1
        if not entries:
            return None
        return MappingNode(tuple(entries), entries[0].key.start, entries[-1].value.end)

    def _value(self, line: re.Match[str], kind: str | None, indent: int) -> Node:
        if kind == "plain":
            return self._plain(*line.span("plain"))
        if kind == "quoted":
            return self._quoted(*line.span("quoted"))
        if kind == "flow":
            return self._flow(*line.span("flow"))
        if kind == "block":
            return self._block(line, indent)
        return self._below(line.end(2) + 1, indent)

    def _plain(self, start: int, end: int) -> ScalarNode:
        value = self.text[start:end]
        if value[0] not in _MAY_MEAN:
            return ScalarNode(value, start, end)
        return self._meaning(value, start, end)

    def _meaning(self, text: str, start: int, end: int) -> ScalarNode:
        if self.go:
            return ScalarNode(go_value(text), start, end)
        value, kind = resolve_plain(text)
        return ScalarNode(value, start, end, timestamp=kind == "timestamp")

    def _quoted(self, start: int, end: int) -> ScalarNode:
        value = self.text[start + 1 : end - 1]
        if self.text[start] == "'":
            return ScalarNode(value.replace("''", "'"), start, end, "single")
        if "\\" in value:
            value = _ESCAPE.sub(_unescape, value)
        return ScalarNode(value, start, end, "double")

    def _flow(self, start: int, end: int) -> SequenceNode:
        items = []
        for part in _PART.finditer(self.text, start + 1, end - 1):
            if part[1] is not None:
                items.append(self._quoted(*part.span(1)))
            else:
                items.append(self._plain(*part.span(2)))
        return SequenceNode(tuple(items), start, end)

    def _below(self, after: int, indent: int) -> Node:
        """Read what stands on the lines below a key: a list, a mapping or nothing."""
        start = self.pos
        text, end = self.text, self.end
        while (line := _LINE.match(text, self.pos, end)) and line.lastgroup == "blank":
            if self.pos == end:
                break
            self.pos = line.end()
        if line is None:
            dash = _DASH.match(text, self.pos, end)
            if dash is None or dash.end("indent") - self.pos < indent:
                raise _GiveUpError
            return self._list(dash)
        deeper = line.end("indent") - self.pos
        if line.lastgroup != "blank" and deeper > indent:
            node = self.mapping(deeper)
            if node is not None:
                return node
        self.pos = start
        return ScalarNode(None, after, after)

    def _list(self, dash: re.Match[str]) -> SequenceNode:
        text, end = self.text, self.end
        first = dash.end("indent")
        indent = first - self.pos
        items: list[Node] = []
        while True:
            items.append(self._list_item(dash))
            self.pos = dash.end()
            blank = _LINE.match(text, self.pos, end)
            while blank and blank.lastgroup == "blank" and self.pos < end:
                self.pos = blank.end()
                blank = _LINE.match(text, self.pos, end)
            found = None if blank else _DASH.match(text, self.pos, end)
            if found is None or found.end("indent") - self.pos != indent:
                # A line that is no key either makes the mapping give up.
                return SequenceNode(tuple(items), first, items[-1].end, flow=False)
            dash = found

    def _list_item(self, dash: re.Match[str]) -> Node:
        kind = dash.lastgroup
        if kind == "plain":
            return self._plain(*dash.span("plain"))
        if kind == "quoted":
            return self._quoted(*dash.span("quoted"))
        return self._flow(*dash.span("flow"))

    def _block(self, line: re.Match[str], indent: int) -> ScalarNode:
        start, header_end = line.span("block")
        text = self.text
        first = _INDENT.match(text, self.pos, self.end)
        depth = len(first[1]) if first else 0
        if depth <= indent:
            raise _GiveUpError
        folded = text[start] == ">"
        found = _block_pattern(depth, folded=folded).match(text, self.pos, self.end)
        if not found:
            raise _GiveUpError
        self.pos = found.end()
        if text.startswith(" ", self.pos, self.end):
            # Blanks that may be text, or less than the indentation.
            inner = _LINE.match(text, self.pos, self.end)
            if inner is None or inner.lastgroup == "blank":
                raise _GiveUpError
        lines = [part.strip("\r")[depth:] for part in found[0].rstrip("\r\n").split("\n")]
        value = _folded(lines) if folded else "\n".join(lines)
        if header_end - start == 1:
            value += "\n"
        end = found.start() + len(found[0].rstrip("\r\n"))
        return ScalarNode(value, start, end, "folded" if folded else "literal")


_INDENT = re.compile(r"([ ]+)[^ \r\n]")


@functools.lru_cache(maxsize=32)
def _block_pattern(depth: int, *, folded: bool) -> re.Pattern[str]:
    """Return a pattern for lines of a block scalar: empty, or with text and no blank at the end."""
    first = r"[^ \r\n]" if folded else ""
    text = rf"[ ]{{{depth}}}(?=[^\r\n]*[^ \r\n]\r?(?:\n|\Z)){first}[^\r\n]*"
    return re.compile(rf"(?:(?:{text})?+\r?\n)*+(?:{text}\r?\Z)?")


def _folded(lines: list[str]) -> str:
    """Join the lines of paragraphs by blanks; blank lines are line ends."""
    parts: list[str] = [lines[0]]
    breaks = 0
    for line in lines[1:]:
        if not line:
            breaks += 1
            continue
        parts += "\n" * breaks or " ", line
        breaks = 0
    return "".join(parts)


def _unescape(found: re.Match[str]) -> str:
    return _ESCAPES.get(found[1], found[1])
