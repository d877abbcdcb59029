"""The text of one leaf block with its way back to the file.

The lines of a paragraph in a list or a quotation are not contiguous in the file: what stands
before them belongs to the containers. A `Content` is their text joined, line ends as written,
and maps each index to the file's offset.
"""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from newsdoc.markdown.tagspan import TagSpan

__all__ = ["MASK", "Content", "join_lines", "masked"]

MASK = "\ue000"
"""What stands for the characters of a tag: a character that no rule gives a meaning to.

It is private use, so neither white space nor punctuation, as the letters are that generators
put in the place of a tag.
"""


def masked(text: str, tags: Sequence[TagSpan], shift: int) -> str:
    """Return a text in which tags are masked, line ends inside them too.

    Args:
        text: The text of a body.
        tags: The tags in it, with the file's offsets.
        shift: The file's offset of the body.
    """
    parts: list[str] = []
    at = 0
    for tag in tags:
        parts += (text[at : tag.start - shift], MASK * (tag.end - tag.start))
        at = tag.end - shift
    parts.append(text[at:])
    return "".join(parts)


class Content:
    """Text of a leaf block.

    Attributes:
        text: The lines joined, tags masked.
        raw: The same without masks.
        base: The file's offset of index 0; enough where the lines are contiguous.
        starts: Index at which each line begins, or None where all are contiguous.
        places: The file's offset of each line, and how many spaces of a split tab it begins with.
    """

    __slots__ = ("base", "places", "raw", "starts", "text")

    def __init__(
        self,
        text: str,
        base: int,
        raw: str | None = None,
        starts: list[int] | None = None,
        places: list[tuple[int, int]] | None = None,
    ) -> None:
        self.text = text
        self.raw = text if raw is None else raw
        self.base = base
        self.starts = starts
        self.places = places

    def offset(self, index: int) -> int:
        """Return the file's offset of an index of `text`."""
        if self.starts is None or self.places is None:
            return self.base + index
        line = bisect_right(self.starts, index) - 1
        place, virtual = self.places[line]
        return place + max(0, index - self.starts[line] - virtual)

    def end_offset(self, index: int) -> int:
        """Return the file's offset after the character before an index.

        After a line end that is before the prefix of the next line, where `offset` is behind it.
        """
        if self.starts is None or self.places is None:
            return self.base + index
        line = bisect_right(self.starts, index) - 1
        if line and self.starts[line] == index:
            line -= 1
        place, virtual = self.places[line]
        return place + max(0, index - self.starts[line] - virtual)

    def spare(self, index: int) -> int:
        """Return how many spaces of a split tab a line begins with; the index is its first."""
        if self.starts is None or self.places is None:
            return 0
        return self.places[bisect_right(self.starts, index) - 1][1]

    def unsplit(self, start: int, end: int) -> str:
        """Return a part of `raw` with a tab for each space that is part of a split tab."""
        if self.starts is None or self.places is None:
            return self.raw[start:end]
        parts: list[str] = []
        at = start
        for line in range(bisect_right(self.starts, start), bisect_right(self.starts, end - 1)):
            begin, spare = self.starts[line], self.places[line][1]
            if spare:
                parts += (self.raw[at:begin], "\t" * spare)
                at = begin + spare
        parts.append(self.raw[at:end])
        return "".join(parts)[: end - start]

    def cut(self, end: int) -> Content:
        """Return the content up to an index."""
        return Content(self.text[:end], self.base, self.raw[:end], self.starts, self.places)

    def sliced(self, start: int) -> Content:
        """Return the content from an index on."""
        text, raw = self.text[start:], self.raw[start:]
        if self.starts is None or self.places is None:
            return Content(text, self.base + start, raw)
        line = bisect_right(self.starts, start) - 1
        place, virtual = self.places[line]
        inside = start - self.starts[line]
        first = (place + max(0, inside - virtual), max(0, virtual - inside))
        starts = [0, *(at - start for at in self.starts[line + 1 :])]
        return Content(text, first[0], raw, starts, [first, *self.places[line + 1 :]])


def join_lines(text: str, raw: str, lines: list[tuple[int, int, int]], shift: int) -> Content:
    """Make the content of some lines.

    Args:
        text: The text of the body, tags masked.
        raw: The same without masks.
        lines: Start, end (line end included) and number of spaces of a split tab of each line.
        shift: The file's offset of the body.
    """
    first = at = lines[0][0]
    for start, stop, spaces in lines:
        if start != at or spaces:
            return _gapped(text, raw, lines, shift)
        at = stop
    part = text[first:at]
    return Content(part, first + shift, part if text is raw else raw[first:at])


def _gapped(text: str, raw: str, lines: list[tuple[int, int, int]], shift: int) -> Content:
    joined = _joined(text, lines)
    starts: list[int] = []
    at = 0
    for start, stop, spaces in lines:
        starts.append(at)
        at += stop - start + spaces
    places = [(start + shift, spaces) for start, _, spaces in lines]
    return Content(
        joined, lines[0][0] + shift, joined if text is raw else _joined(raw, lines), starts, places
    )


def _joined(text: str, lines: list[tuple[int, int, int]]) -> str:
    return "".join([" " * spaces + text[start:stop] for start, stop, spaces in lines])
