"""Where places of a text are after its edits, and whether they lie in others."""

from __future__ import annotations

import bisect
import itertools
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from newsdoc.source import Edit
    from newsdoc.spans import Span

__all__ = ["Moves", "Places"]


class Moves:
    """Tells where an offset is once edits are made; call it with the offset.

    Args:
        edits: The edits in the order of the text.
    """

    __slots__ = ("_edits", "_gains", "_starts")

    def __init__(self, edits: Sequence[Edit]) -> None:
        self._edits = edits
        self._starts = [edit.span.start for edit in edits]
        gains = (len(edit.text) - len(edit.expected) for edit in edits)
        self._gains = [0, *itertools.accumulate(gains)]

    def __call__(self, offset: int) -> int:
        """Return where an offset between edits, or where one begins, is afterwards."""
        return offset + self._gains[bisect.bisect_left(self._starts, offset)]

    def inside(self, span: Span) -> Sequence[Edit]:
        """Return the edits that begin inside a span."""
        first = bisect.bisect_left(self._starts, span.start)
        return self._edits[first : bisect.bisect_left(self._starts, span.end, first)]


class Places:
    """Spans that do not overlap; asked whether another one lies in one of them.

    Args:
        spans: In any order.
    """

    __slots__ = ("_spans", "_starts")

    def __init__(self, spans: Iterable[Span]) -> None:
        self._spans = sorted(spans)
        self._starts = [span.start for span in self._spans]

    def __contains__(self, span: Span) -> bool:
        at = bisect.bisect_right(self._starts, span.start)
        return at > 0 and span in self._spans[at - 1]
