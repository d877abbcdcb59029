"""Edits of org keywords: lines are rewritten, added and taken out; all others stay.

Org keywords hold texts of one line, and lists of them in three forms: `#+KEY[]:` with words,
`#+FILETAGS:` between colons, and one key on several lines.
"""

from __future__ import annotations

import re
from datetime import date, time
from typing import TYPE_CHECKING, TypeAlias

from newsdoc.errors import EditError
from newsdoc.frontmatter.emit_dates import format_moment
from newsdoc.frontmatter.flow_edit import edit_at
from newsdoc.frontmatter.nodes import FrozenMapping, ScalarNode, SequenceNode
from newsdoc.frontmatter.org_reader import ORG_BLANK, org_lines

if TYPE_CHECKING:
    from collections.abc import Sequence

    from newsdoc.frontmatter.document import FrontMatter
    from newsdoc.frontmatter.edit_place import Place
    from newsdoc.frontmatter.flow_edit import Step
    from newsdoc.frontmatter.nodes import Entry, MappingNode, Node, Value
    from newsdoc.frontmatter.org_reader import OrgLine
    from newsdoc.source import Edit

__all__ = ["OrgEditor"]

_Pair: TypeAlias = tuple[str, str]
"""A keyword and the text after its colon."""

_STAMP = re.compile(r"([<\[])\d{4}-\d{2}-\d{2} [A-Z][a-z]{2}([>\]])\Z")
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}\Z")
_WEEKDAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")


class OrgEditor:
    """Edits one front matter of org keywords; an `Editor`.

    Args:
        front_matter: What was read.
    """

    def __init__(self, front_matter: FrontMatter) -> None:
        self.front_matter = front_matter
        self.text = front_matter.source.text
        # Hugo takes no lone CR for the end of a line here.
        self.newline = "\r\n" if front_matter.source.newline == "\r\n" else "\n"
        data = front_matter.envelope.data
        self._lines = tuple(org_lines(self.text, data.start, data.end))

    def _refuse(self, message: str, node: Node) -> EditError:
        source = self.front_matter.source
        return source.error(EditError, message, node.span, path=self.front_matter.path)

    def _of(self, entry: Entry) -> list[OrgLine]:
        name = str(entry.key.value).upper()
        return [line for line in self._lines if line.name == name]

    # What is written.

    def _one_line(self, value: Value, like: str | None, node: Node) -> str:
        if isinstance(value, date | time):
            return format_moment(value, like, strict=True)
        if isinstance(value, FrozenMapping | tuple):
            raise self._refuse("org keywords hold no mappings and no lists in lists", node)
        if not isinstance(value, str):
            shown = "nothing" if value is None else repr(str(value).lower())
            raise self._refuse(f"org keywords hold text only; give {shown} as a text", node)
        if "\n" in value or value.strip(ORG_BLANK) != value:
            message = "org keywords hold texts of one line without blanks around them"
            raise self._refuse(message, node)
        return value

    def _pairs(self, base: str, value: Value, old: Sequence[OrgLine], node: Node) -> list[_Pair]:
        """Return the lines that say what a key is to be.

        Args:
            base: The keyword, without the `[]` of a list.
            value: The value.
            old: The lines that say what it is.
            node: What an error points at.
        """
        if not isinstance(value, tuple):
            like = str(node.value) if isinstance(node, ScalarNode) else None
            text = self._one_line(value, like, node)
            return [(base, _dressed(text, str(old[0].value.value)) if old else text)]
        texts = [self._one_line(item, None, node) for item in value]
        if base.upper() == "FILETAGS" and texts:
            return [(base, f":{':'.join(texts)}:")]
        words = all(text and not set(text) & set(ORG_BLANK) for text in texts)
        if len(texts) > 1 and (len(old) > 1 or not words):
            key = base if not (old and old[0].name.endswith("[]")) or not words else f"{base}[]"
            return [(key, text) for text in texts]
        if not words:
            raise self._refuse("a list of one text needs a text without blanks here", node)
        return [(f"{base}[]", " ".join(texts))]

    def _written(self, name: str) -> str:
        """Return a new key in the case of those that are there."""
        keys = [str(line.key.value) for line in self._lines]
        return name.upper() if keys and all(key == key.upper() for key in keys) else name

    # The work.

    def replace(self, place: Place, value: Value) -> list[Edit]:
        """Write another value in the place of what stands there."""
        if place.entry is not None:
            return self._write(place.entry, value)
        parent = place.parent
        if parent is None or parent.entry is None or not isinstance(parent.node, SequenceNode):
            raise self._refuse("the front matter itself cannot be replaced", place.node)
        items = _items(parent.node)
        return self._write(parent.entry, (*items[: place.index], value, *items[place.index + 1 :]))

    def _write(self, entry: Entry, value: Value) -> list[Edit]:
        lines = self._of(entry)
        base = str(lines[0].key.value).removesuffix("[]")
        pairs = self._pairs(base, value, lines, entry.value)
        edits: list[Edit] = []
        for line, pair in zip(lines, pairs, strict=False):
            edits += self._rewrite(line, pair)
        edits += [edit_at(self.text, line.start, line.end, "") for line in lines[len(pairs) :]]
        more = pairs[len(lines) :]
        return edits + ([self._insert(lines[-1].end, more)] if more else [])

    def _rewrite(self, line: OrgLine, pair: _Pair) -> list[Edit]:
        key, text = pair
        start, end = line.value.start, line.value.end
        edits = []
        if key != line.key.value:
            edits.append(edit_at(self.text, line.key.start, line.key.end, key))
        if text != line.value.value:
            blank = " " if self.text[start - 1] == ":" else ""
            edits.append(edit_at(self.text, start, end, blank + text))
        return edits

    def _insert(self, at: int, pairs: Sequence[_Pair]) -> Edit:
        lines = self.newline.join(f"#+{key}: {text}".rstrip(" ") for key, text in pairs)
        open_line = at > 0 and self.text[at - 1] != "\n"
        text = self.newline + lines if open_line else lines + self.newline
        return edit_at(self.text, at, at, text)

    def add(
        self, place: Place, mapping: MappingNode, pairs: Sequence[tuple[str, Value]]
    ) -> list[Edit]:
        """Add keys after the last keyword."""
        at = self._lines[-1].end if self._lines else self.front_matter.envelope.data.start
        new = [
            line
            for name, value in pairs
            for line in self._pairs(self._written(name), value, (), mapping)
        ]
        return [self._insert(at, new)]

    def remove(self, place: Place, mapping: MappingNode, entries: Sequence[Entry]) -> list[Edit]:
        """Take keys out."""
        lines = (line for entry in entries for line in self._of(entry))
        return [edit_at(self.text, line.start, line.end, "") for line in lines]

    def clear(self, place: Place, mapping: MappingNode) -> list[Edit]:
        """Take all keys out."""
        return self.remove(place, mapping, mapping.entries)

    def items(
        self, place: Place, sequence: SequenceNode, steps: list[Step], values: Sequence[Value]
    ) -> list[Edit]:
        """Take items out of a list and put others in."""
        if place.entry is None:
            raise self._refuse("org keywords hold no lists in lists", sequence)
        items = list(_items(sequence))
        for kind, i, j, k, m in reversed(steps):
            items[i:j] = values[k:m] if kind == "insert" else ()
        return self._write(place.entry, tuple(items))

    def rename(self, place: Place, new: str) -> list[Edit]:
        """Write another key on the lines of an entry."""
        if place.entry is None:
            raise self._refuse("an item of a list has no key", place.node)
        lines = self._of(place.entry)
        old = str(lines[0].key.value)
        name = new.upper() if old == old.upper() else new
        key = f"{name}[]" if old.endswith("[]") else name
        return [edit_at(self.text, line.key.start, line.key.end, key) for line in lines]


def _items(sequence: SequenceNode) -> tuple[Value, ...]:
    return tuple(item.value for item in sequence.items if isinstance(item, ScalarNode))


def _dressed(text: str, old: str) -> str:
    """Return a day as org's own date where one stood: `<2024-05-06 Mon>`."""
    stamp = _STAMP.match(old)
    if not stamp or not _DAY.match(text):
        return text
    weekday = _WEEKDAYS[date.fromisoformat(text).weekday()]
    return f"{stamp[1]}{text} {weekday}{stamp[2]}"
