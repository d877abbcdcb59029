"""Where things stand in a text: `Span`, and unist's `Point` and `Position`.

Offsets are counted in code points from the first character of the text, which is the
first character after a byte order mark. Lines and columns are counted from one, as unist does.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

__all__ = ["Placed", "Point", "Position", "Span"]


@dataclass(frozen=True, slots=True, order=True, init=False)
class Span:
    """A half-open range of code points, `start` included and `end` not.

    Attributes:
        start: Offset of the first character.
        end: Offset after the last character; equal to `start` for an empty span.
    """

    start: int
    end: int

    def __init__(self, start: int, end: int) -> None:
        if not 0 <= start <= end:
            raise ValueError(f"not a span: {start} to {end}")
        # The slots' setters take half the time of the frozen class's own `__init__`.
        _set_start(self, start)
        _set_end(self, end)

    def __len__(self) -> int:
        return self.end - self.start

    def __bool__(self) -> bool:
        # An empty span is still a place, so it must not read as "no span".
        return True

    def __contains__(self, other: Span | int) -> bool:
        if isinstance(other, Span):
            return self.start <= other.start and other.end <= self.end
        return self.start <= other < self.end

    def slice(self, text: str) -> str:
        """Return the part of `text` that the span covers."""
        return text[self.start : self.end]


_set_start = Span.__dict__["start"].__set__
_set_end = Span.__dict__["end"].__set__


@dataclass(frozen=True, slots=True)
class Point:
    """One place in a text, as unist writes it.

    Attributes:
        line: Line number from one.
        column: Column from one, in code points.
        offset: Code points from the start of the text.
    """

    line: int
    column: int
    offset: int


@dataclass(frozen=True, slots=True)
class Position:
    """The place a node takes up, as unist writes it.

    Attributes:
        start: The point of the first character.
        end: The point after the last character.
    """

    start: Point
    end: Point


class Placed(Protocol):
    """Anything with a place in the text: a node of the body or of the front matter, an edit."""

    @property
    def span(self) -> Span:
        """The place."""
        ...
