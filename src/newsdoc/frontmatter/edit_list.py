"""Strings in a list that are all written alike, and the least change that makes them others.

What is written can be nothing else, so no node and no second reading is needed.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

    from newsdoc.frontmatter.nodes import Value

__all__ = ["Written", "in_brackets", "quote_at", "strings", "swap"]

_QUOTES = frozenset("\"'")
_TEXT = frozenset({str})


def strings(value: Value) -> list[str]:
    """Return the items of a list of strings, and none of any other value."""
    if not isinstance(value, tuple) or not _TEXT.issuperset(map(type, value)):
        return []
    return list(value)  # type: ignore[arg-type]  # all are texts


class Written(NamedTuple):
    """A list whose items are all written alike.

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

    def text(self, items: Sequence[str]) -> str:
        """Return items as the list has them."""
        between = f"{self.quote}{self.between}{self.quote}"
        return f"{self.quote}{between.join(items)}{self.quote}" if items else ""


def quote_at(text: str, start: int) -> str:
    """Return the quotation mark at an offset, or nothing."""
    return text[start] if text[start : start + 1] in _QUOTES else ""


def in_brackets(text: str, start: int, items: list[str]) -> Written | None:
    """Return a list in brackets on one line, or None where it is not written alike.

    Args:
        text: The text.
        start: The offset after the opening bracket.
        items: What the list holds: strings, at least one.
    """
    quote, end = quote_at(text, start), text.find("]", start)
    between = "," if len(items) > 1 and ", " not in text[start:end] else ", "
    written = Written(start, items, quote, between, flow=True)
    return written if text.startswith(f"{written.text(items)}]", start) else None


def swap(written: Written, items: list[str]) -> tuple[int, int, str]:
    """Return where the text of a list changes, and what is to stand there.

    Args:
        written: The list.
        items: Other items, at least one; those that both lists begin and end with stay.
    """
    old, start = written.items, written.start
    if items[0] != old[0] and items[-1] != old[-1]:
        return start, start + len(written.text(old)), written.text(items)
    least = min(len(old), len(items))
    head = next((at for at in range(least) if old[at] != items[at]), least)
    left = least - head
    tail = next((at for at in range(left) if old[-1 - at] != items[-1 - at]), left)
    gone, added = old[head : len(old) - tail], items[head : len(items) - tail]
    # What only comes or only goes does so with what stands between it and its neighbour.
    between = "" if gone and added else written.between
    lead, trail = (between, "") if head else ("", between)
    start += len(written.text(old[:head])) + (head > 0) * len(written.between) - len(lead)
    size = len(f"{lead}{written.text(gone)}{trail}") if gone else 0
    return start, start + size, f"{lead}{written.text(added)}{trail}" if added else ""
