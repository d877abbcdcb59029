"""The plain front matter that most posts have, read line by line.

`key: value`, `key:` with a list or a mapping below it, quotes on one line, `[a, b]`, block
scalars, plain words that go on below: what goccy/go-yaml and js-yaml read alike, down to the
blanks. Whatever else is in a text (tabs, anchors, tags, quotes of several lines, keys given twice,
anything in doubt) makes this reader give up, and the reader of the dialect decides. Its answers are
never its own opinion: the tests compare it with both readers.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import TYPE_CHECKING

from newsdoc.frontmatter.nodes import (
    Entry,
    FrozenMapping,
    MappingNode,
    Node,
    ScalarNode,
    SequenceNode,
    Value,
)
from newsdoc.frontmatter.shifts import expand_tabs, shift_offsets
from newsdoc.frontmatter.yaml_fast_lines import (
    INDICATORS,
    MAY_MEAN,
    WORDS,
    GiveUpError,
    Lines,
)
from newsdoc.frontmatter.yaml_go_values import fold_key, go_value
from newsdoc.frontmatter.yaml_js_scalars import resolve_plain

if TYPE_CHECKING:
    from collections.abc import Iterator

    from newsdoc.frontmatter.nodes import Scalar

__all__ = ["PlainYaml", "read_lines", "read_plain_yaml", "read_tabbed_yaml"]

# Characters that one of the programs refuses, or takes as a line end, or gives no width.
_ODD = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufeff\ufffe\uffff]")
# Words in brackets, none of which can be anything but text.
_WORD = r"(?!(?i:null|true|false)[,\]])[^\W\d_][\w./+-]*+(?: \w[\w./+-]*+)*+"
_WORDS_IN_BRACKETS = re.compile(rf"\[({_WORD}(?:, {_WORD})*+)\]\Z")
_MAY_MEAN_PLAINLY = MAY_MEAN - INDICATORS
_NOT_SIMPLE = INDICATORS | MAY_MEAN | {"", " "}


def read_plain_yaml(text: str, start: int, end: int, *, go: bool) -> PlainYaml | None:
    """Read front matter, if it is plain enough.

    Args:
        text: The file's text.
        start: Where the YAML begins in it.
        end: Where it ends.
        go: Read scalars as goccy/go-yaml does and fold keys, else as js-yaml does.

    Returns:
        What was read, or None where the dialect's own reader must decide.
    """
    lines = text[start:end].split("\n")
    wide = lines[0].endswith("\r")
    if wide:
        if not all(line.endswith("\r") for line in lines[:-1]):
            return None
        lines = [*(line[:-1] for line in lines[:-1]), lines[-1]]
    return read_lines(lines, start, go=go, wide=wide)


def read_tabbed_yaml(data: str, start: int) -> PlainYaml | None:
    """Read plain front matter of Hexo in which tabs indent lines.

    Args:
        data: The YAML.
        start: Where it begins in the file.

    Returns:
        What was read, or None where the dialect's own reader must decide.
    """
    text, _ = expand_tabs(data)
    plain = read_plain_yaml(text, 0, len(text), go=False)
    if plain is None:
        return None
    return PlainYaml(
        plain.lines, start, plain.values, plain.places, go=False, wide=plain.wide, tabbed=data
    )


def read_lines(lines: list[str], start: int, *, go: bool, wide: bool = False) -> PlainYaml | None:
    """Read the lines of front matter, if they are plain enough.

    Args:
        lines: The lines without their ends.
        start: Where they begin in the file.
        go: Read as goccy/go-yaml does, else as js-yaml does.
        wide: They end with CRLF, else with LF.

    Returns:
        What was read, or None where the dialect's own reader must decide.
    """
    # Asking all characters of a line at once is much faster than looking for some.
    if not all(map(str.isprintable, lines)) and any(map(_ODD.search, lines)):
        return None
    reader = _ValueLines(lines, start, go=go, wide=wide)
    try:
        values = reader.mapping(0)
    except GiveUpError:
        return None
    if reader.at < len(lines) or not isinstance(values, FrozenMapping):
        return None
    return PlainYaml(lines, start, values, reader.places, go=go, wide=wide)


class PlainYaml:
    """Plain front matter: its values, and its nodes when they are asked for.

    Attributes:
        lines: The lines without their ends.
        start: Where they begin in the file.
        values: The values by key.
        places: Index of the line of each key at the top, in the order of `values`.
        go: Read as goccy/go-yaml does, else as js-yaml does.
        wide: The lines end with CRLF, else with LF.
        tabbed: What the file has in place of these lines, where tabs were made blanks, or None.
    """

    __slots__ = ("_known_at", "go", "lines", "places", "start", "tabbed", "values", "wide")

    def __init__(
        self,
        lines: list[str],
        start: int,
        values: FrozenMapping[Value],
        places: list[int],
        *,
        go: bool,
        wide: bool = False,
        tabbed: str | None = None,
    ) -> None:
        self.lines: list[str] = lines
        self.start: int = start
        self.values: FrozenMapping[Value] = values
        self.places: list[int] = places
        self.go: bool = go
        self.wide: bool = wide
        self.tabbed: str | None = tabbed
        self._known_at: dict[str, int] | None = None

    def root(self) -> MappingNode:
        """Return the top mapping."""
        return self._placed(self._nodes().mapping(0))

    def _nodes(self) -> _NodeLines:
        start = self.start if self.tabbed is None else 0
        return _NodeLines(self.lines, start, go=self.go, wide=self.wide)

    def _placed(self, node: Node) -> MappingNode:
        """Return a mapping that was read with the offsets that it has in the file."""
        if self.tabbed is not None:
            _, back = expand_tabs(self.tabbed)
            node = shift_offsets(node, lambda offset: self.start + back(offset))
        if not isinstance(node, MappingNode):
            raise TypeError
        return node

    def bare_texts(self) -> Iterator[str]:
        """Give the strings that stand without quotes on the line of a key at the top."""
        for value, line in zip(self.values.values(), self.places, strict=True):
            written = self.lines[line].partition(":")[2].lstrip(" ")
            if isinstance(value, str) and written.startswith(value):
                yield value

    @property
    def last(self) -> str:
        """The last of the keys at the top."""
        return next(reversed(self._at))

    def span(self, name: str) -> tuple[int, int | None]:
        """Return where the lines of a top-level key begin and those of the next, or None."""
        at = bisect_left(self.places, self._at[name])
        start = self._offset(self.places[at])
        if at + 1 == len(self.places):
            return start, None
        return start, self._offset(self.places[at + 1])

    @property
    def _at(self) -> dict[str, int]:
        """The index of the line of each key at the top; most posts are never asked for it."""
        if self._known_at is None:
            self._known_at = dict(zip(self.values, self.places, strict=True))
        return self._known_at

    def _offset(self, line: int) -> int:
        return self.start + sum(map(len, self.lines[:line])) + line * (2 if self.wide else 1)

    def entry(self, name: str) -> Entry | None:
        """Return the entry of a top-level key that counts, without reading the others."""
        at = self._at.get(name)
        if at is None:
            return None
        reader = self._nodes()
        reader.skip(at)
        entry = reader.one_entry()
        if self.tabbed is None:
            return entry
        return self._placed(MappingNode((entry,), entry.key.start, entry.value.end)).entries[0]


class _ValueLines(Lines[Value]):
    """Reads values alone, and notes on which lines the top-level keys stand.

    Offsets are not kept: nobody asks a value for them.
    """

    __slots__ = ("places",)

    def __init__(self, lines: list[str], start: int, *, go: bool, wide: bool) -> None:
        super().__init__(lines, start, go=go, wide=wide)
        self.places: list[int] = []

    def _next(self, line: str) -> None:
        self.at += 1

    def scalar(
        self, value: Scalar, start: int, end: int, style: str = "plain", stamp: bool = False
    ) -> Value:
        return value

    def sequence(self, items: list[Value], start: int, end: int) -> Value:
        return tuple(items)

    def mapping(self, indent: int) -> Value:
        self.enter()
        found: dict[str, Value] = {}
        top = self._depth == 1
        while True:
            if self._simple_lines(found, indent):
                continue
            line = self.key(indent)
            if line is None:
                break
            text, name = line
            place = self.at
            folded = fold_key(name) if self.go and not self.listed else name
            value = self.value(text, indent + len(name) + 1, indent)
            if folded in found:
                # Given twice, or in two cases: the dialect's own reader knows what counts.
                raise GiveUpError
            found[folded] = value
            if top:
                self.places.append(place)
        self.leave()
        if not found:
            raise GiveUpError
        return FrozenMapping(found)

    def _simple_lines(self, found: dict[str, Value], indent: int) -> bool:
        """Read lines of a key and a short value, the most frequent of all; say whether any was.

        A short list may stand on the lines below its key.
        """
        lines = self.lines
        begin = at = last = self.at
        fold = self.go and not self.listed
        places = self.places if self._depth == 1 else []
        while at < len(lines):
            line = lines[at]
            name, colon, text = line[indent:].partition(": ")
            if not colon:
                if line[-1:] != ":":
                    break
                name = name[:-1]
            if not name.isidentifier() or (indent and line[:indent].strip(" ")):
                break
            lower = name.lower()
            if fold:
                name = lower if name.isascii() else fold_key(name)
            if lower in WORDS or name in found:
                break
            value = self._simple_value(text) if colon else self._simple_list(at + 1, indent)
            if value is None:
                break
            found[name] = value
            places.append(at)
            last, at = at, at + 1 if colon else self.at
        if begin < at < len(lines) and lines[at][indent : indent + 1] == " ":
            # The last value may go on below.
            found.popitem()
            places.pop()
            at = last
        self.at = at
        return at > begin

    def _simple_value(self, text: str) -> Value:
        """Read a value on one line, or return None where it needs a closer look."""
        first = text[:1]
        if first in _NOT_SIMPLE and first not in _MAY_MEAN_PLAINLY:
            if first == "[":
                words = _WORDS_IN_BRACKETS.match(text)
                return tuple(words[1].split(", ")) if words else _quoted_items(text)
            inner = text[1:-1]
            if first not in "\"'" or text[-1:] != first or first in inner or "\\" in inner:
                return None
            return inner if len(text) > 1 else None
        if " #" in text:
            text = text[: text.find(" #")].rstrip(" ")
        if ": " in text or text[-1] in " :":
            return None
        if first not in _MAY_MEAN_PLAINLY:
            return text
        return go_value(text) if self.go else resolve_plain(text)[0]

    def _simple_list(self, at: int, indent: int) -> Value:
        """Read a list of plain texts on the lines below a key, or return None."""
        line = self.lines[at] if at < len(self.lines) else ""
        depth = len(line) - len(line.lstrip(" "))
        if line[depth : depth + 2] != "- " or depth < indent:
            return None
        items: list[Value] = []
        begin, self.at = self.at, at
        self.simple_items(items, line[: depth + 2])
        below = "".join(self.lines[self.at : self.at + 1])
        ended = self.at + 1 >= len(self.lines) and not below
        # Below blank lines and comments the list may go on.
        if items and (ended or below.lstrip(" ")[:1] not in {"", "#", "-"}):
            return tuple(items)
        self.at = begin
        return None

    def simple_items(self, items: list[Value], dash: str) -> None:
        lines, size = self.lines, len(dash)
        at = self.at
        while at < len(lines):
            line = lines[at]
            text = line[size:]
            if not line.startswith(dash) or text[:1] in _NOT_SIMPLE:
                break
            if ":" in text or " #" in text or text[-1] == " ":
                break
            items.append(text)
            at += 1
        self.at = at


class _NodeLines(Lines[Node]):
    """Reads nodes."""

    __slots__ = ()

    def scalar(
        self, value: Scalar, start: int, end: int, style: str = "plain", stamp: bool = False
    ) -> Node:
        return ScalarNode(value, start, end, style, None, None, None, stamp)

    def sequence(self, items: list[Node], start: int, end: int) -> Node:
        flow = end >= 0
        return SequenceNode(tuple(items), start, end if flow else items[-1].end, flow=flow)

    def mapping(self, indent: int) -> Node:
        self.enter()
        entries: list[Entry] = []
        while (line := self.key(indent)) is not None:
            entries.append(self._entry(*line, indent))
        self.leave()
        return MappingNode(tuple(entries), entries[0].key.start, entries[-1].value.end)

    def _entry(self, line: str, name: str, indent: int) -> Entry:
        start = self.pos + indent
        key = ScalarNode(name, start, start + len(name))
        value = self.value(line, indent + len(name) + 1, indent)
        return Entry(key, value, fold_key(name) if self.go and not self.listed else name)

    def one_entry(self) -> Entry:
        """Read the entry of the current line."""
        line = self.lines[self.at]
        return self._entry(line, line[: line.find(":")], 0)


def _quoted_items(text: str) -> Value:
    """Read `["a", "b"]` where nothing but commas stands between the quotes, or return None."""
    quote = text[1:2]
    if quote not in {'"', "'"} or text[-2:] != f"{quote}]" or len(text) < 4 or "\\" in text:
        return None
    comma = f"{quote}, {quote}" if f"{quote}, {quote}" in text else f"{quote},{quote}"
    items = text[2:-2].split(comma)
    return None if quote in "".join(items) else tuple(items)
