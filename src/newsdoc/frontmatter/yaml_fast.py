"""The plain front matter that most posts have, read line by line.

`key: value`, `key:` with a list or a mapping below it, quotes on one line, `[a, b]`, block
scalars: what goccy/go-yaml and js-yaml read alike, down to the blanks. Whatever else is in a text
(tabs, anchors, tags, scalars of several lines, keys given twice, anything in doubt) makes this
reader give up, and the reader of the dialect decides. Its answers are never its own opinion: the
tests compare it with both readers.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from newsdoc.frontmatter.nodes import Entry, MappingNode, ScalarNode, SequenceNode
from newsdoc.frontmatter.yaml_go_values import fold_key, go_value
from newsdoc.frontmatter.yaml_js_scalars import resolve_plain

if TYPE_CHECKING:
    from newsdoc.frontmatter.nodes import Node

__all__ = ["read_plain_yaml"]

# Characters that one of the programs refuses, or takes as a line end, or gives no width.
_ODD = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufeff\ufffe\uffff]")
_QUOTED = r"\"(?:[^\"\\]++|\\[\"\\/nt])*+\"|'(?:[^']++|'')*+'"
# A plain scalar in brackets: no indicator first, no `: ` or ` #` within.
_ITEM = (
    r"(?:[^ \-?:,\[\]{}#&*!|>'\"%@`]|-(?=[^ ,\[\]{}]))"
    r"(?:[^ :#,\[\]{}]++|:(?=[^ ,\[\]{}])|(?<=[^ ])#|[ ]++(?=[^ #,\[\]{}:]))*+"
)
_ENTRY = rf"[ ]*(?:{_QUOTED}|{_ITEM})[ ]*"
_FLOW = re.compile(rf"(\[(?:[ ]*|{_ENTRY}(?:,{_ENTRY})*+(?:,[ ]*)?)\])[ ]*(?:(?<=[ ])#.*)?\Z")
_QUOTE = re.compile(rf"({_QUOTED})[ ]*(?:(?<=[ ])#.*)?\Z")
_BLOCK = re.compile(r"([|>]-?)[ ]*(?:(?<=[ ])#.*)?\Z")
_PART = re.compile(rf"[ ]*(?:({_QUOTED})|({_ITEM}))[ ]*,?")
_KEY = re.compile(r"[^\W\d][\w.-]*\Z")
_ESCAPE = re.compile(r"\\(.)")
_ESCAPES = {"n": "\n", "t": "\t"}
_WORDS = frozenset({"null", "true", "false"})
_INDICATORS = frozenset("-?:,[]{}#&*!|>'\"%@`")
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
    lines = text[start:end].split("\n")
    wide = lines[0].endswith("\r")
    if wide:
        if not all(line.endswith("\r") for line in lines[:-1]):
            return None
        lines = [*(line[:-1] for line in lines[:-1]), lines[-1]]
    # Asking all characters of a line at once is much faster than looking for some.
    if not all(map(str.isprintable, lines)) and any(map(_ODD.search, lines)):
        return None
    try:
        reader = _Lines(lines, start, go=go, wide=wide)
        node = reader.mapping(0)
    except _GiveUpError:
        return None
    return node if reader.at == len(lines) else None


class _GiveUpError(Exception):
    """This text is not plain enough."""


class _Lines:
    """The lines of a text and the one that is read next.

    Attributes:
        lines: The lines without their ends.
        at: Index of the current one.
        pos: Its offset in the file.
    """

    __slots__ = ("_depth", "_end", "at", "go", "lines", "pos")

    def __init__(self, lines: list[str], start: int, *, go: bool, wide: bool) -> None:
        self.lines = lines
        self.at = 0
        self.pos = start
        self.go = go
        self._end = 2 if wide else 1
        self._depth = 0

    def _next(self, line: str) -> None:
        self.at += 1
        self.pos += len(line) + self._end

    def _skip_blank(self) -> str | None:
        """Go to the next line that says something and return it, or None at the end."""
        lines = self.lines
        while self.at < len(lines):
            line = lines[self.at]
            words = line.lstrip(" ")
            if words and words[0] != "#":
                return line
            self._next(line)
        return None

    def mapping(self, indent: int) -> MappingNode:
        """Read the lines of a mapping that begins here."""
        self._depth += 1
        if self._depth > _MAX_DEPTH:
            raise _GiveUpError
        entries: list[Entry] = []
        seen: set[str] = set()
        while (line := self._skip_blank()) is not None:
            depth = len(line) - len(line.lstrip(" "))
            if depth != indent:
                if depth > indent:
                    raise _GiveUpError
                break
            colon = line.find(":", indent)
            name = line[indent:colon] if colon > 0 else ""
            if name in seen or not _is_key(name):
                raise _GiveUpError
            seen.add(name)
            start = self.pos + indent
            key = ScalarNode(name, start, start + len(name))
            value = self._value(line, colon + 1, indent)
            entries.append(Entry(key, value, fold_key(name) if self.go else name))
        self._depth -= 1
        if not entries:
            raise _GiveUpError
        return MappingNode(tuple(entries), entries[0].key.start, entries[-1].value.end)

    def _value(self, line: str, after: int, indent: int) -> Node:
        """Read the value of a key; `after` is the index after its colon."""
        rest = line[after:]
        text = rest.strip(" ")
        if not text:
            below = self.pos + after
            self._next(line)
            return self._below(below, indent)
        if rest[0] != " ":
            raise _GiveUpError
        start = self.pos + after + len(rest) - len(rest.lstrip(" "))
        if text[0] in "|>":
            return self._block(line, text, start, indent)
        if text[0] == "#":
            below = self.pos + after
            self._next(line)
            return self._below(below, indent)
        node = self._scalar(text, start)
        self._next(line)
        return node

    def _scalar(self, text: str, start: int) -> Node:
        """Read a value that stands on one line."""
        first = text[0]
        if first in _INDICATORS and (first != "-" or text[1:2] in {"", " "}):
            return self._marked(text, start)
        mark = text.find(" #")
        if mark > 0:
            text = text[:mark].rstrip(" ")
        if ": " in text or text[-1] == ":":
            raise _GiveUpError
        if first not in _MAY_MEAN:
            return ScalarNode(text, start, start + len(text))
        return self._meaning(text, start)

    def _marked(self, text: str, start: int) -> Node:
        """Read a value in quotes or brackets."""
        if text[0] == "[":
            found = _FLOW.match(text)
            if found:
                return self._flow(found[1], start)
        elif text[0] in "\"'":
            found = _QUOTE.match(text)
            if found:
                return _quoted(found[1], start)
        raise _GiveUpError

    def _meaning(self, text: str, start: int) -> ScalarNode:
        end = start + len(text)
        if self.go:
            return ScalarNode(go_value(text), start, end)
        value, kind = resolve_plain(text)
        return ScalarNode(value, start, end, timestamp=kind == "timestamp")

    def _flow(self, text: str, start: int) -> SequenceNode:
        items: list[Node] = []
        for part in _PART.finditer(text, 1, len(text) - 1):
            if part[1] is not None:
                items.append(_quoted(part[1], start + part.start(1)))
            else:
                items.append(self._scalar(part[2], start + part.start(2)))
        return SequenceNode(tuple(items), start, start + len(text))

    def _below(self, after: int, indent: int) -> Node:
        """Read what stands on the lines below a key: a list, a mapping or nothing."""
        here = self.at, self.pos
        line = self._skip_blank()
        if line is not None:
            words = line.lstrip(" ")
            depth = len(line) - len(words)
            if depth >= indent and (words.startswith("- ") or words == "-"):
                return self._list(depth)
            if depth > indent:
                return self.mapping(depth)
        self.at, self.pos = here
        return ScalarNode(None, after, after)

    def _list(self, indent: int) -> SequenceNode:
        start = self.pos + indent
        items: list[Node] = []
        dash = " " * indent + "- "
        while (line := self._skip_blank()) is not None and line.startswith(dash):
            words = line[indent + 1 :]
            text = words.strip(" ")
            if not text or text[0] == "#":
                raise _GiveUpError
            at = self.pos + indent + 1 + len(words) - len(words.lstrip(" "))
            items.append(self._scalar(text, at))
            self._next(line)
        if not items:
            raise _GiveUpError
        # A line that continues the last item is deeper than any key: the mapping gives up.
        return SequenceNode(tuple(items), start, items[-1].end, flow=False)

    def _block(self, line: str, text: str, start: int, indent: int) -> ScalarNode:
        header = _BLOCK.match(text)
        self._next(line)
        lines = self.lines
        first = lines[self.at] if self.at < len(lines) else ""
        depth = len(first) - len(first.lstrip(" "))
        folded = text[0] == ">"
        if not header or depth <= indent or depth == len(first):
            raise _GiveUpError
        words: list[str] = []
        margin = " " * depth
        end = start
        while self.at < len(lines):
            line = lines[self.at]
            if line and not line.startswith(margin):
                break
            word = line[depth:]
            if line and (not word or word[-1] == " " or (folded and word[0] == " ")):
                raise _GiveUpError
            if word:
                end = self.pos + len(line)
            words.append(word)
            self._next(line)
        else:
            line = ""
        if line[:1] == " " and line.lstrip(" ")[:1] in {"", "#"}:
            # Blanks that may be text, or less than the indentation.
            raise _GiveUpError
        while not words[-1]:
            words.pop()
        value = _folded(words) if folded else "\n".join(words)
        if len(header[1]) == 1:
            value += "\n"
        return ScalarNode(value, start, end, "folded" if folded else "literal")


def _is_key(name: str) -> bool:
    """Say whether a text is a key that every dialect reads as this text."""
    return (name.isidentifier() or _KEY.match(name) is not None) and name.lower() not in _WORDS


def _quoted(text: str, start: int) -> ScalarNode:
    value = text[1:-1]
    if text[0] == "'":
        return ScalarNode(value.replace("''", "'"), start, start + len(text), "single")
    if "\\" in value:
        value = _ESCAPE.sub(_unescape, value)
    return ScalarNode(value, start, start + len(text), "double")


def _unescape(found: re.Match[str]) -> str:
    return _ESCAPES.get(found[1], found[1])


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
