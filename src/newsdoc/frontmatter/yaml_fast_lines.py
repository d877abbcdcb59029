"""The lines of plain front matter, whatever is made of them: values alone, or nodes.

What these lines may hold is said in `yaml_fast`.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Generic, TypeVar

from newsdoc.frontmatter.nodes import Node, Value
from newsdoc.frontmatter.yaml_go_values import go_value
from newsdoc.frontmatter.yaml_js_scalars import resolve_plain

if TYPE_CHECKING:
    from newsdoc.frontmatter.nodes import Scalar

__all__ = ["INDICATORS", "MAY_MEAN", "WORDS", "GiveUpError", "Lines", "is_key"]

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
WORDS = frozenset({"null", "true", "false"})
INDICATORS = frozenset("-?:,[]{}#&*!|>'\"%@`")
# A plain scalar that begins otherwise is text in every dialect.
MAY_MEAN = frozenset("0123456789+-.~nNtTfF")
_MAX_DEPTH = 20


class GiveUpError(Exception):
    """This text is not plain enough."""


T = TypeVar("T", Node, Value)


class Lines(Generic[T]):
    """The lines of a text and the one that is read next.

    Attributes:
        lines: The lines without their ends.
        at: Index of the current one.
        pos: Its offset in the file.
        go: Read as goccy/go-yaml does.
        listed: How many lists this line stands in.
    """

    __slots__ = ("_depth", "_end", "at", "go", "lines", "listed", "pos")

    def __init__(self, lines: list[str], start: int, *, go: bool, wide: bool) -> None:
        self.lines = lines
        self.at = 0
        self.pos = start
        self.go = go
        self.listed = 0
        self._end = 2 if wide else 1
        self._depth = 0

    # What is made of what is read.

    def scalar(
        self, value: Scalar, start: int, end: int, style: str = "plain", stamp: bool = False
    ) -> T:
        """Make a scalar; `stamp` says that js-yaml takes it for a date."""
        raise NotImplementedError

    def sequence(self, items: list[T], start: int, end: int) -> T:
        """Make a list; `end` is -1 for one item a line."""
        raise NotImplementedError

    def mapping(self, indent: int) -> T:
        """Read the lines of a mapping that begins here."""
        raise NotImplementedError

    def simple_items(self, items: list[T], dash: str) -> None:
        """Read items of a list that are plain texts, where that can be done faster."""

    # Lines.

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

    def key(self, indent: int) -> tuple[str, str] | None:
        """Go to the next line of a mapping; return it and its key, or None after the last."""
        line = self._skip_blank()
        if line is None:
            return None
        if indent and not line.startswith(" " * indent):
            return None
        colon = line.find(":", indent)
        name = line[indent:colon] if colon > 0 else ""
        # A deeper line has a blank in what would be its key.
        if not is_key(name):
            raise GiveUpError
        return line, name

    def enter(self) -> None:
        """Begin a mapping."""
        self._depth += 1
        if self._depth > _MAX_DEPTH:
            raise GiveUpError

    def leave(self) -> None:
        """End a mapping."""
        self._depth -= 1

    # Values.

    def value(self, line: str, after: int, indent: int) -> T:
        """Read the value of a key; `after` is the index after its colon."""
        rest = line[after:]
        text = rest.strip(" ")
        if not text or text[0] == "#":
            below = self.pos + after
            if rest[:1] == "#":
                raise GiveUpError
            self._next(line)
            return self._below(below, indent)
        if rest[0] != " ":
            raise GiveUpError
        start = self.pos + after + len(rest) - len(rest.lstrip(" "))
        if text[0] in "|>":
            return self._block(line, text, start, indent)
        self._next(line)
        deeper = self._deeper(indent)
        if deeper:
            return self._several_lines(rest.lstrip(" "), deeper, start)
        return self._one_line(text, start)

    def _deeper(self, indent: int) -> list[str]:
        """Return the lines below that are deeper than a key, up to the first that is none."""
        lines, margin = self.lines, " " * (indent + 1)
        end = self.at
        while end < len(lines) and lines[end].startswith(margin):
            if lines[end].lstrip(" ")[:1] in {"", "#"}:
                break
            end += 1
        return lines[self.at : end]

    def _several_lines(self, text: str, below: list[str], start: int) -> T:
        """Read a plain text that goes on below the line of its key."""
        words = [text, *(line.lstrip(" ") for line in below)]
        if text[0] in MAY_MEAN:
            raise GiveUpError
        for word in words:
            if word[0] in INDICATORS or word[-1] in " :" or ": " in word or " #" in word:
                raise GiveUpError
        for line in below[:-1]:
            self._next(line)
        end = self.pos + len(below[-1])
        self._next(below[-1])
        return self.scalar(" ".join(words), start, end)

    def _one_line(self, text: str, start: int) -> T:
        """Read a value that stands on one line."""
        first = text[0]
        if first in INDICATORS and (first != "-" or text[1:2] in {"", " "}):
            return self._marked(text, start)
        if " #" in text:
            text = text[: text.find(" #")].rstrip(" ")
        if ": " in text or text[-1] == ":":
            raise GiveUpError
        if first not in MAY_MEAN:
            return self.scalar(text, start, start + len(text))
        if self.go:
            return self.scalar(go_value(text), start, start + len(text))
        value, kind = resolve_plain(text)
        return self.scalar(value, start, start + len(text), "plain", kind == "timestamp")

    def _marked(self, text: str, start: int) -> T:
        """Read a value in quotes or brackets."""
        if text[0] == "[":
            found = _FLOW.match(text)
            if found:
                return self._flow(found[1], start)
        elif text[0] in "\"'":
            found = _QUOTE.match(text)
            if found:
                return self._quoted(found[1], start)
        raise GiveUpError

    def _quoted(self, text: str, start: int) -> T:
        value = text[1:-1]
        if text[0] == "'":
            return self.scalar(value.replace("''", "'"), start, start + len(text), "single")
        if "\\" in value:
            value = _ESCAPE.sub(_unescape, value)
        return self.scalar(value, start, start + len(text), "double")

    def _flow(self, text: str, start: int) -> T:
        items: list[T] = []
        for part in _PART.finditer(text, 1, len(text) - 1):
            if part[1] is not None:
                items.append(self._quoted(part[1], start + part.start(1)))
            else:
                items.append(self._one_line(part[2], start + part.start(2)))
        return self.sequence(items, start, start + len(text))

    def _below(self, after: int, indent: int) -> T:
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
        return self.scalar(None, after, after)

    def _list(self, indent: int) -> T:
        start = self.pos + indent
        items: list[T] = []
        dash = " " * indent + "- "
        while True:
            self.simple_items(items, dash)
            line = self._skip_blank()
            if line is None or not line.startswith(dash):
                break
            words = line[indent + 1 :]
            text = words.strip(" ")
            if not text or text[0] == "#":
                raise GiveUpError
            column = indent + 1 + len(words) - len(words.lstrip(" "))
            colon = text.find(":")
            if colon > 0 and text[colon + 1 : colon + 2] in {"", " "} and is_key(text[:colon]):
                items.append(self._listed_mapping(line, column))
                continue
            items.append(self._one_line(text, self.pos + column))
            self._next(line)
        if not items:
            raise GiveUpError
        # A line that continues the last item is deeper than any key: the mapping gives up.
        return self.sequence(items, start, -1)

    def _listed_mapping(self, line: str, column: int) -> T:
        """Read a mapping whose first key stands after the dash of a list item."""
        at = self.at
        # As if the dash were a blank: the key stands where those below it must.
        self.lines[at] = " " * column + line[column:]
        self.listed += 1
        node = self.mapping(column)
        self.listed -= 1
        self.lines[at] = line
        return node

    def _block(self, line: str, text: str, start: int, indent: int) -> T:
        header = _BLOCK.match(text)
        self._next(line)
        first = self.lines[self.at] if self.at < len(self.lines) else ""
        depth = len(first) - len(first.lstrip(" "))
        folded = text[0] == ">"
        if not header or depth <= indent or depth == len(first):
            raise GiveUpError
        words, end = self._block_lines(depth, folded=folded)
        while not words[-1]:
            words.pop()
        value = _folded(words) if folded else "\n".join(words)
        if len(header[1]) == 1:
            value += "\n"
        return self.scalar(value, start, end, "folded" if folded else "literal")

    def _block_lines(self, depth: int, *, folded: bool) -> tuple[list[str], int]:
        """Read the lines of a block scalar; return them and the offset after the last."""
        lines = self.lines
        words: list[str] = []
        margin = " " * depth
        end = self.pos
        line = ""
        while self.at < len(lines):
            line = lines[self.at]
            if line and not line.startswith(margin):
                break
            word = line[depth:]
            if line and (not word or word[-1] == " " or (folded and word[0] == " ")):
                raise GiveUpError
            if word:
                end = self.pos + len(line)
            words.append(word)
            self._next(line)
            line = ""
        if line[:1] == " " and line.lstrip(" ")[:1] in {"", "#"}:
            # Blanks that may be text, or less than the indentation.
            raise GiveUpError
        return words, end


def is_key(name: str) -> bool:
    """Say whether a text is a key that every dialect reads as this text."""
    return (name.isidentifier() or _KEY.match(name) is not None) and name.lower() not in WORDS


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
