"""The plain front matter that most posts have, read line by line.

`key: value`, `key:` with a list or a mapping below it, quotes on one line, `[a, b]`, block
scalars, plain words that go on below: what goccy/go-yaml and js-yaml read alike, down to the
blanks. Whatever else is in a text (tabs, anchors, tags, quotes of several lines, keys given twice,
anything in doubt) makes this reader give up, and the reader of the dialect decides. Its answers are
never its own opinion: the tests compare it with both readers.
"""

from __future__ import annotations

import re
from functools import cached_property
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
from newsdoc.frontmatter.yaml_fast_lines import GiveUpError, Lines
from newsdoc.frontmatter.yaml_fast_scan import read_entries
from newsdoc.frontmatter.yaml_go_values import fold_key

if TYPE_CHECKING:
    from collections.abc import Iterator

    from newsdoc.frontmatter.nodes import Scalar

__all__ = ["PlainYaml", "begins_key", "read_plain_yaml", "read_tabbed_yaml", "read_values"]

# Characters that one of the programs refuses, or takes as a line end, or gives no width.
_ODD = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufeff\ufffe\uffff]")


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
    data = text[start:end]
    wide = "\r" in data
    if wide:
        if data.count("\r\n") != data.count("\n"):
            return None
        data = data.replace("\r\n", "\n")
    values = read_values(data, go=go)
    return PlainYaml(data, start, FrozenMapping(values), go=go, wide=wide) if values else None


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
    return PlainYaml(plain.text, start, plain.values, go=False, wide=plain.wide, tabbed=data)


def read_values(text: str, *, go: bool) -> dict[str, Value] | None:
    """Read the values of some lines of front matter, if they are plain enough.

    Args:
        text: The lines; they end with LF.
        go: Read as goccy/go-yaml does, else as js-yaml does.

    Returns:
        The values by key, or None where the dialect's own reader must decide.
    """
    # Asking all characters at once is much faster than looking for some.
    if not text.replace("\n", "").isprintable() and _ODD.search(text):
        return None
    try:
        return read_entries(text, go=go)
    except GiveUpError:
        return None


def begins_key(line: str) -> bool:
    """Say whether a line of plain front matter begins with a key at the top.

    All else that begins a line there is a comment or an item of a list.
    """
    return line[:1] not in {"", "\n", " ", "#", "-"}


# A short text is searched for a key as fast as it is looked up.
_LONG = 4096
_NEXT_KEY = re.compile(r"\n(?=[^ \n#-])")


class PlainYaml:
    """Plain front matter: its values, and its nodes when they are asked for.

    Attributes:
        text: The lines, which end with LF here.
        start: Where they begin in the file.
        values: The values by key.
        go: Read as goccy/go-yaml does, else as js-yaml does.
        wide: The lines end with CRLF in the file, else with LF.
        tabbed: What the file has in place of these lines, where tabs were made blanks, or None.
    """

    __slots__ = ("__dict__", "go", "start", "tabbed", "text", "values", "wide")

    def __init__(
        self,
        text: str,
        start: int,
        values: FrozenMapping[Value],
        *,
        go: bool,
        wide: bool = False,
        tabbed: str | None = None,
    ) -> None:
        self.text: str = text
        self.start: int = start
        self.values: FrozenMapping[Value] = values
        self.go: bool = go
        self.wide: bool = wide
        self.tabbed: str | None = tabbed

    def root(self) -> MappingNode:
        """Return the top mapping."""
        return self._placed(self._nodes(0, len(self.text)).mapping(0))

    def _nodes(self, begin: int, end: int) -> _NodeLines:
        """Return what reads the lines between two offsets in `text`."""
        start = begin if self.tabbed is not None else self.offset(begin)
        return _NodeLines(self.text[begin:end].split("\n"), start, go=self.go, wide=self.wide)

    def offset(self, at: int) -> int:
        """Return where in the file an offset in `text` is."""
        return self.start + at + (self.text.count("\n", 0, at) if self.wide else 0)

    def _placed(self, node: Node) -> MappingNode:
        """Return a mapping that was read with the offsets that it has in the file."""
        if self.tabbed is not None:
            _, back = expand_tabs(self.tabbed)
            node = shift_offsets(node, lambda offset: self.start + back(offset))
        if not isinstance(node, MappingNode):
            raise TypeError
        return node

    def bare_texts(self) -> Iterator[str]:
        """Give strings that stand without quotes on the line of a key at the top."""
        text = f"\n{self.text}"
        for name, value in self.values.items():
            if isinstance(value, str) and value and f"\n{name}: {value}" in text:
                yield value

    @property
    def last(self) -> str:
        """The last of the keys at the top."""
        return list(self.values)[-1]

    def lines_of(self, name: str) -> tuple[int, int] | None:
        """Return where in `text` the lines of a top-level key begin and end, or None."""
        if name not in self.values:
            return None
        # In a long text all keys are looked for at once, as many of them may be asked for.
        begin = self.text.find(f"\n{name}:") + 1 if len(self.text) < _LONG else 0
        if not begin and not self.text.startswith(f"{name}:"):
            begin = self._starts[name]
        following = _NEXT_KEY.search(self.text, begin)
        return begin, following.end() if following else len(self.text)

    @cached_property
    def _starts(self) -> dict[str, int]:
        """Where in `text` each key at the top begins."""
        starts = (found.start() for found in _NEXT_KEY.finditer(f"\n{self.text}"))
        return dict(zip(self.values, starts, strict=True))

    def span(self, name: str) -> tuple[int, int | None]:
        """Return where the lines of a top-level key begin and those of the next, or None."""
        begin, end = self.lines_of(name) or (0, 0)
        return self.offset(begin), None if end == len(self.text) else self.offset(end)

    def entry(self, name: str) -> Entry | None:
        """Return the entry of a top-level key that counts, without reading the others."""
        lines = self.lines_of(name)
        if lines is None:
            return None
        entry = self._nodes(*lines).one_entry()
        if self.tabbed is None:
            return entry
        return self._placed(MappingNode((entry,), entry.key.start, entry.value.end)).entries[0]


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
