"""Edits inside brackets and braces: items with commas between them, on one line or many.

YAML's flow collections, TOML's arrays and inline tables and JSON's arrays and objects differ in
what an item is and whether comments may stand between, and in nothing else.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import pairwise
from typing import TYPE_CHECKING, Final, Literal, TypeAlias

from newsdoc.source import Edit
from newsdoc.spans import Span

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterator, Sequence

__all__ = ["Flow", "Step", "edit_at", "runs", "steps_between"]

_BLANKS = re.compile(r"[ \t]*")
_LINE_END = re.compile(r"\r\n|\n|\r|\Z")
_LINE_START = re.compile(r"[^\r\n]*\Z")
_FREE_COMMENT = re.compile(r"[\r\n][ \t]*#")
# Lists longer than this are compared by their ends only: finding the least change is quadratic.
_LONG: Final = 1000

Step: TypeAlias = tuple[Literal["replace", "delete", "insert"], int, int, int, int]
"""What becomes of old items from, to; new items from, to (as `difflib` counts them)."""


def edit_at(text: str, start: int, end: int, replacement: str) -> Edit:
    """Return an edit of `text` that expects what stands there now."""
    return Edit(Span(start, end), replacement, text[start:end])


def steps_between(old: Sequence[Hashable], new: Sequence[Hashable]) -> list[Step]:
    """Return what turns one list into another, items in both left alone.

    Args:
        old: What the list holds.
        new: What it is to hold.

    >>> steps_between("abcd", "acx")
    [('delete', 1, 2, 1, 1), ('replace', 3, 4, 2, 3)]
    """
    start = next(
        (i for i, (a, b) in enumerate(zip(old, new, strict=False)) if a != b),
        min(len(old), len(new)),
    )
    end = 0
    while end < min(len(old), len(new)) - start and old[-1 - end] == new[-1 - end]:
        end += 1
    before, after = old[start : len(old) - end], new[start : len(new) - end]
    if len(before) > _LONG or len(after) > _LONG:
        codes = _long_steps(before, after)
    else:
        codes = _least_steps(before, after)
    return [step for code in codes for step in _split_step(*code, start)]


def _least_steps(old: Sequence[Hashable], new: Sequence[Hashable]) -> list[Step]:
    if old and new and set(old).isdisjoint(new):
        # As the matcher would find, with twenty times the steps.
        return [("replace", 0, len(old), 0, len(new))]
    matcher = SequenceMatcher(None, old, new, autojunk=False)
    return [(kind, i, j, k, m) for kind, i, j, k, m in matcher.get_opcodes() if kind != "equal"]


def _long_steps(old: Sequence[Hashable], new: Sequence[Hashable]) -> list[Step]:
    """Return steps in linear time: the least where items only go or only come."""
    gone = _left_over(old, new)
    if gone is not None:
        return [("delete", at, at + 1, at, at) for at in gone]
    come = _left_over(new, old)
    if come is None:
        return [("replace", 0, len(old), 0, len(new))]
    return [("insert", at - before, at - before, at, at + 1) for before, at in enumerate(come)]


def _left_over(items: Sequence[Hashable], kept: Sequence[Hashable]) -> list[int] | None:
    """Return which items are not in `kept`, or None if that is no part of them in this order."""
    left, at = [], 0
    for index, item in enumerate(items):
        if at < len(kept) and kept[at] == item:
            at += 1
        else:
            left.append(index)
    return left if at == len(kept) else None


def _split_step(kind: str, i: int, j: int, k: int, m: int, base: int) -> Iterator[Step]:
    """Make every step either as many new items as old ones, or only old, or only new ones."""
    i, j, k, m = i + base, j + base, k + base, m + base
    common = min(j - i, m - k)
    if common:
        yield "replace", i, i + common, k, k + common
    if j - i > common:
        yield "delete", i + common, j, m, m
    if m - k > common:
        yield "insert", j, j, k + common, m


@dataclass(frozen=True, slots=True)
class Flow:
    """A bracketed collection in a text.

    Attributes:
        text: The whole text.
        start: Offset after the opening bracket.
        end: Offset of the closing bracket.
        items: Where the items stand (a key with its value is one), in order.
        comments: Comments (`#`) may stand between items.
        newline: The line end to write.
        indent: What to indent the first items by that stand on lines of their own.
        lines: New items stand on lines of their own where nothing shows otherwise.
        comma: What to write between items on one line where nothing shows otherwise.
    """

    text: str
    start: int
    end: int
    items: tuple[Span, ...]
    comments: bool = True
    newline: str = "\n"
    indent: str = "  "
    lines: bool = False
    comma: str = ", "

    def apply(self, steps: list[Step], new: Sequence[str]) -> list[Edit]:
        """Return the edits that carry out steps.

        Args:
            steps: From `steps_between`, those that replace left out.
            new: The new items as text.
        """
        gone = sum(step[2] - step[1] for step in steps if step[0] == "delete")
        alone = not any(step[0] == "insert" for step in steps)
        if alone and gone == len(self.items) > 0 and not self._has_free_comment():
            return [edit_at(self.text, self.start, self.end, "")]
        edits: list[Edit] = []
        for kind, i, j, k, m in steps:
            edits += self._delete(i, j) if kind == "delete" else self._insert(i, new[k:m])
        return edits

    def _delete(self, first: int, last: int) -> Iterator[Edit]:
        if last == len(self.items) and first > 0:
            yield from self._delete_tail(first)
            return
        at = first
        while at < last:
            stop = at + 1
            while stop < last and not self._begins_line(stop):
                stop += 1
            yield edit_at(self.text, *self._run(at, stop), "")
            at = stop

    def _run(self, at: int, stop: int) -> tuple[int, int]:
        """Give what goes with items at, …, stop - 1, which share lines."""
        end = self._comma(stop - 1) or self.items[stop - 1].end
        closes = self._closes_line(end)
        if closes and self._begins_line(at):
            return self._line(at), self._next_line(stop - 1)
        if closes and at:
            return self._comma(at - 1) or self.items[at].start, end
        if stop < len(self.items) and not closes:
            return self.items[at].start, self.items[stop].start
        return self._blanks_too(self.items[at].start, end)

    def _blanks_too(self, start: int, end: int) -> tuple[int, int]:
        """Give a place with the blanks around it, where it ends its line."""
        if not self._closes_line(end):
            return start, end
        while start > self.start and self.text[start - 1] in " \t":
            start -= 1
        line = self._line_end(end)
        return start, end if self.text[end:line].strip(" \t") else line

    def _delete_tail(self, first: int) -> Iterator[Edit]:
        before, end, last = self.items[first - 1].end, self.items[-1].end, len(self.items) - 1
        # A comment beside an item that goes is none of the item before it.
        remarked = self._owns_line(last) and self._has_remark(last)
        if not remarked and not self._has_comment(before, end):
            yield edit_at(self.text, before, end, "")
            return
        comma = self._comma(first - 1)
        if comma is not None and self._comma(last) is None:
            yield edit_at(self.text, comma - 1, comma, "")
        for at in range(first, len(self.items)):
            if self._owns_line(at):
                yield edit_at(self.text, self._line(at), self._next_line(at), "")
            else:
                stop = self._comma(at) or self.items[at].end
                yield edit_at(self.text, self.items[at].start, stop, "")

    def _insert(self, at: int, new: Sequence[str]) -> Iterator[Edit]:
        if not self.items:
            yield self._fill(new)
        elif at == len(self.items):
            yield from self._append(new)
        elif at and self._owns_line(at) and self._owns_line(at - 1):
            # After the line before, so that comments above the next item stay with it.
            place = self._next_line(at - 1)
            yield edit_at(self.text, place, place, self._lines(at, new, last=False))
        elif self._owns_line(at):
            place = self._line(at)
            yield edit_at(self.text, place, place, self._lines(at, new, last=False))
        else:
            place = self.items[at].start
            separator = self._separator()
            yield edit_at(self.text, place, place, "".join(text + separator for text in new))

    def _append(self, new: Sequence[str]) -> Iterator[Edit]:
        last = len(self.items) - 1
        end, comma = self.items[last].end, self._comma(last)
        if self._owns_line(last) and self._closes_below(last):
            place = self._next_line(last)
            if comma is None:
                yield edit_at(self.text, end, end, ",")
            lines = self._lines(last, new, last=comma is None)
            yield edit_at(self.text, place, place, lines)
            return
        separator = self._separator()
        if comma is not None:
            text = "".join(f"{separator[1:]}{item}," for item in new)
            yield edit_at(self.text, comma, comma, text)
        else:
            yield edit_at(self.text, end, end, "".join(separator + item for item in new))

    def _fill(self, new: Sequence[str]) -> Edit:
        inner = self.text[self.start : self.end]
        if inner.strip():
            # Nothing but comments: they stay, below.
            return edit_at(self.text, self.start, self.start, self.comma.join(new))
        if "\n" not in inner and "\r" not in inner:
            return edit_at(self.text, self.start, self.end, self.comma.join(new))
        closing = inner[max(inner.rfind("\n"), inner.rfind("\r")) + 1 :]
        line = self.newline + closing + self.indent
        joined = f",{line}".join(new)
        return edit_at(self.text, self.start, self.end, f"{line}{joined}{self.newline}{closing}")

    def _lines(self, like: int, new: Sequence[str], *, last: bool) -> str:
        start = self._line(like)
        indent = self.text[start : self.items[like].start]
        lines = [f"{indent}{text},{self.newline}" for text in new]
        if last:
            lines[-1] = f"{indent}{new[-1]}{self.newline}"
        return "".join(lines)

    def _separator(self) -> str:
        if len(self.items) > 1:
            between = self.text[self.items[0].end : self.items[1].start]
            if not between.strip(" \t,") and between.count(",") == 1:
                return between.lstrip(" \t")
            # Lines begin with an item, but do not hold it alone: the next one looks like the last.
            last = len(self.items) - 1
            if self._begins_line(last):
                return f",{self.newline}{self.text[self._line(last) : self.items[last].start]}"
        elif self.lines:
            return f",{self.newline}"
        return self.comma

    def _comma(self, at: int) -> int | None:
        """Return the offset after the comma that follows an item, or None."""
        place = self._skip(self.items[at].end)
        return place + 1 if self.text.startswith(",", place) and place < self.end else None

    def _skip(self, place: int) -> int:
        """Pass blanks, line ends and comments."""
        while place < self.end:
            char = self.text[place]
            if char == "#" and self.comments:
                place = self._line_end(place)
            elif char in " \t\r\n":
                place += 1
            else:
                break
        return place

    def _line_end(self, place: int) -> int:
        found = _LINE_END.search(self.text, place)
        return found.start() if found else len(self.text)

    def _line(self, at: int) -> int:
        """Return where the line of an item begins, or 0 where another item stands before it."""
        lower, start = self.items[at - 1].end if at else self.start, self.items[at].start
        return max(self.text.rfind("\n", lower, start), self.text.rfind("\r", lower, start)) + 1

    def _begins_line(self, at: int) -> bool:
        line = self._line(at)
        return line > 0 and not self.text[line : self.items[at].start].strip(" \t")

    def _next_line(self, at: int) -> int:
        """Return where the line after an item begins."""
        found = _LINE_END.search(self.text, self._comma(at) or self.items[at].end)
        return found.end() if found else len(self.text)

    def _owns_line(self, at: int) -> bool:
        """Say whether an item stands alone on its lines, but for a comment."""
        return self._begins_line(at) and self._closes_line(self._comma(at) or self.items[at].end)

    def _closes_line(self, place: int) -> bool:
        blanks = _BLANKS.match(self.text, place)
        place = blanks.end() if blanks else place
        if place >= self.end:
            return False
        return self.text[place] in "\r\n" or (self.comments and self.text[place] == "#")

    def _has_remark(self, at: int) -> bool:
        place = self._comma(at) or self.items[at].end
        return self.comments and "#" in self.text[place : self._line_end(place)]

    def _closes_below(self, at: int) -> bool:
        return self._line_end(self._comma(at) or self.items[at].end) < self.end

    def _has_free_comment(self) -> bool:
        """Say whether a comment stands beside the opening bracket or on a line of its own."""
        if not self.comments:
            return False
        if "#" in self.text[self.start : self.items[0].start]:
            return True
        ends = (*(item.start for item in self.items[1:]), self.end)
        gaps = zip((item.end for item in self.items), ends, strict=True)
        return any(_FREE_COMMENT.search(self.text, *gap) for gap in gaps)

    def _has_comment(self, start: int, end: int) -> bool:
        if not self.comments:
            return False
        at = next((i for i, span in enumerate(self.items) if span.end == start), 0)
        pairs = pairwise(self.items[at:])
        return any("#" in self.text[a.end : b.start] for a, b in pairs if b.end <= end)


def runs(gone: Sequence[bool]) -> list[Step]:
    """Return the steps that delete the marked items.

    >>> runs([True, True, False, True])
    [('delete', 0, 2, 0, 0), ('delete', 3, 4, 0, 0)]
    """
    steps: list[Step] = []
    at = 0
    while at < len(gone):
        stop = at
        while stop < len(gone) and gone[stop]:
            stop += 1
        if stop > at:
            steps.append(("delete", at, stop, 0, 0))
        at = max(stop, at + 1)
    return steps
