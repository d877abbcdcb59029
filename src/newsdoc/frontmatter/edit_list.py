"""Strings in a list that are all written alike, and the least change that makes them others.

What is written can be nothing else, so no node and no second reading is needed.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Literal, NamedTuple, TypeAlias

from newsdoc.frontmatter.flow_edit import steps_between

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from newsdoc.frontmatter.nodes import Value

__all__ = ["Even", "Rows", "in_brackets", "in_rows", "strings"]

Swap: TypeAlias = tuple[int, int, str]
"""Where a text changes, from and to, and what is to stand there."""

_QUOTES = frozenset("\"'")
_TEXT = frozenset({str})
_ROW = re.compile(r"(\n[ ]*+- )[ ]*+([^ \n](?:[^\n]*[^ \n])?)[ ]*+(?=\n|\Z)")


def strings(value: Value) -> list[str]:
    """Return the items of a list of strings, and none of any other value."""
    if not isinstance(value, tuple) or not _TEXT.issuperset(map(type, value)):
        return []
    return list(value)  # type: ignore[arg-type]  # all are texts


def _quote_at(text: str, start: int) -> str:
    return text[start] if text[start : start + 1] in _QUOTES else ""


class Even(NamedTuple):
    """A list with the same between all items.

    Attributes:
        start: Where the first item begins.
        items: The items.
        quote: The quotes around each, or nothing.
        between: What stands between two items.
        flow: They stand in brackets.
    """

    start: int
    items: list[str]
    quote: str
    between: str
    flow: bool

    def _text(self, items: Sequence[str]) -> str:
        between = f"{self.quote}{self.between}{self.quote}"
        return f"{self.quote}{between.join(items)}{self.quote}" if items else ""

    def end(self, text: str) -> int | None:
        """Return where the list ends in a text, or None where it does not stand there so."""
        whole = self._text(self.items)
        return self.start + len(whole) if text.startswith(whole, self.start) else None

    def swaps(self, items: list[str]) -> Iterator[Swap]:
        """Give what makes it hold other items, at least one; common ends stay."""
        old, start = self.items, self.start
        if items[0] != old[0] and items[-1] != old[-1]:
            yield start, start + len(self._text(old)), self._text(items)
            return
        least = min(len(old), len(items))
        head = next((at for at in range(least) if old[at] != items[at]), least)
        left = least - head
        tail = next((at for at in range(left) if old[-1 - at] != items[-1 - at]), left)
        gone, added = old[head : len(old) - tail], items[head : len(items) - tail]
        # What only comes or only goes does so with what stands between it and its neighbour.
        between = "" if gone and added else self.between
        lead, trail = (between, "") if head else ("", between)
        start += len(self._text(old[:head])) + (head > 0) * len(self.between) - len(lead)
        size = len(f"{lead}{self._text(gone)}{trail}") if gone else 0
        yield start, start + size, f"{lead}{self._text(added)}{trail}" if added else ""


def in_brackets(text: str, start: int, items: list[str]) -> Even | None:
    """Return a list in brackets on one line, or None where it is not written alike.

    Args:
        text: The text.
        start: The offset after the opening bracket.
        items: What the list holds: strings, at least one.
    """
    end = text.find("]", start)
    between = "," if len(items) > 1 and ", " not in text[start:end] else ", "
    written = Even(start, items, _quote_at(text, start), between, flow=True)
    return written if text[written.end(text) or 0] == "]" else None


class Rows(NamedTuple):
    """A list with a line for each item, where blanks stand at the ends of lines.

    Attributes:
        places: Where each line begins, with the line end before it, and ends, and the item in it.
        items: The items.
        quote: The quotes around each, or nothing.
        dash: What stands before an item, from the line end on.
        flow: They do not stand in brackets.
    """

    places: list[tuple[int, int, int, int]]
    items: list[str]
    quote: str
    dash: str
    flow: Literal[False] = False

    def swaps(self, items: list[str]) -> Iterator[Swap]:
        """Give what makes it hold other items; blanks at the ends of lines stay."""
        for kind, i, j, k, m in steps_between(self.items, items):
            if kind == "replace":
                for (_, _, start, end), item in zip(self.places[i:j], items[k:m], strict=True):
                    yield start, end, f"{self.quote}{item}{self.quote}"
            elif kind == "delete":
                yield self.places[i][0], self.places[j - 1][1], ""
            else:
                at = self.places[i - 1][1] if i else self.places[0][0]
                new = (f"{self.dash}{self.quote}{item}{self.quote}" for item in items[k:m])
                yield at, at, "".join(new)


def in_rows(text: str, dash: str, start: int, items: list[str]) -> Even | Rows | None:
    """Return a list with a line for each item, or None where it is not written alike.

    Args:
        text: The text; its lines end with LF.
        dash: What stands before the first item, from the line end on.
        start: Where the first item begins.
        items: What the list holds: strings, at least one.
    """
    quote = _quote_at(text, start)
    even = Even(start, items, quote, dash, flow=False)
    end = even.end(text)
    if end is not None and text[end : end + 1] in {"", "\n"}:
        return even
    places: list[tuple[int, int, int, int]] = []
    at = start - len(dash)
    for item in items:
        row = _ROW.match(text, at)
        if row is None or row[2] != f"{quote}{item}{quote}":
            return None
        places.append((*row.span(), *row.span(2)))
        at = row.end()
    return Rows(places, items, quote, dash)
