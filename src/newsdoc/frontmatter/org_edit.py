"""Edits of org keywords: lines are rewritten, added and taken out; all others stay.

`emit_org` says what keywords can hold. Lists of texts have three forms: `#+KEY[]:` with words,
`#+FILETAGS:` between colons, and one key on several lines.
"""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING

from newsdoc.errors import EditError
from newsdoc.frontmatter.emit_org import org_line, org_list, org_text
from newsdoc.frontmatter.flow_edit import edit_at
from newsdoc.frontmatter.nodes import ScalarNode, SequenceNode
from newsdoc.frontmatter.org_reader import org_lines

if TYPE_CHECKING:
    from collections.abc import Sequence

    from newsdoc.frontmatter.document import FrontMatter
    from newsdoc.frontmatter.edit_place import Place
    from newsdoc.frontmatter.emit_org import OrgPair
    from newsdoc.frontmatter.flow_edit import Step
    from newsdoc.frontmatter.nodes import Entry, MappingNode, Node, Value
    from newsdoc.frontmatter.org_reader import OrgLine
    from newsdoc.source import Edit

__all__ = ["OrgEditor"]

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

    def _pairs(self, base: str, value: Value, old: Sequence[OrgLine], node: Node) -> list[OrgPair]:
        """Return the lines that say what a key is to be.

        Args:
            base: The keyword, without the `[]` of a list.
            value: The value.
            old: The lines that say what it is.
            node: What an error points at.
        """
        try:
            if isinstance(value, tuple):
                return org_list(base, value, [line.name for line in old])
            text = org_text(value, str(node.value) if isinstance(node, ScalarNode) else None)
        except EditError as error:
            raise self._refuse(error.message, node) from None
        return [(base, _dressed(text, str(old[0].value.value)) if old else text)]

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

    def _rewrite(self, line: OrgLine, pair: OrgPair) -> list[Edit]:
        key, text = pair
        start, end = line.value.start, line.value.end
        edits = []
        if key != line.key.value:
            edits.append(edit_at(self.text, line.key.start, line.key.end, key))
        if text != line.value.value:
            blank = " " if self.text[start - 1] == ":" else ""
            edits.append(edit_at(self.text, start, end, blank + text))
        return edits

    def _insert(self, at: int, pairs: Sequence[OrgPair]) -> Edit:
        lines = self.newline.join(map(org_line, pairs))
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

    def rename(self, place: Place, entry: Entry, new: str) -> list[Edit]:
        """Write another key on the lines of an entry, which stands at the place."""
        lines = self._of(entry)
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
