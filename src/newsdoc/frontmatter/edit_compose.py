"""Two steps of edits made into one."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

from newsdoc.source import Edit
from newsdoc.spans import Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

__all__ = ["compose"]

_Piece: TypeAlias = "Span | str"
"""Part of a changed text: copied from the first text, or new."""


def compose(text: str, first: Iterable[Edit], second: Iterable[Edit]) -> tuple[Edit, ...]:
    """Return the edits that do at once what `first` and then `second` do.

    Args:
        text: The text before any edit.
        first: Edits of `text` that do not overlap.
        second: Edits of what `first` makes of it, that do not overlap.

    >>> text = "abcdef"
    >>> first = [Edit(Span(1, 2), "XYZ", "b")]
    >>> second = [Edit(Span(2, 5), "", "YZc")]
    >>> compose(text, first, second)
    (Edit(span=Span(start=1, end=3), text='X', expected='bc'),)
    """
    changed = list(_pieces(len(text), first))
    return tuple(_edits(text, _apply(changed, _sorted(second))))


def _sorted(edits: Iterable[Edit]) -> list[Edit]:
    return sorted(edits, key=lambda edit: (edit.span.start, edit.span.end))


def _pieces(length: int, edits: Iterable[Edit]) -> Iterator[_Piece]:
    at = 0
    for edit in _sorted(edits):
        yield Span(at, edit.span.start)
        yield edit.text
        at = edit.span.end
    yield Span(at, length)


def _cut(piece: _Piece, start: int, end: int) -> _Piece:
    if isinstance(piece, str):
        return piece[start:end]
    return Span(piece.start + start, piece.start + end)


def _apply(pieces: list[_Piece], edits: list[Edit]) -> Iterator[_Piece]:
    """Give the pieces of a text that was made of pieces and then edited."""
    place = at = 0
    kept: list[tuple[int, int, str]] = []
    for edit in edits:
        kept.append((place, edit.span.start, edit.text))
        place = edit.span.end
    total = sum(map(len, pieces))
    kept.append((place, total, ""))
    index = 0
    for start, end, text in kept:
        while index < len(pieces) and at + len(pieces[index]) <= start:
            at += len(pieces[index])
            index += 1
        inner, inner_at = index, at
        while inner < len(pieces) and inner_at < end:
            size = len(pieces[inner])
            yield _cut(pieces[inner], max(0, start - inner_at), min(size, end - inner_at))
            inner_at += size
            inner += 1
        yield text


def _edits(text: str, pieces: Iterable[_Piece]) -> Iterator[Edit]:
    """Give the edits between copied pieces, which are in order."""
    at, new = 0, ""
    for piece in (*pieces, Span(len(text), len(text))):
        if isinstance(piece, str):
            new += piece
            continue
        end_of_text = piece.start == len(text)
        if not len(piece) and not end_of_text:
            continue
        if new or piece.start > at:
            yield Edit(Span(at, piece.start), new, text[at : piece.start])
        at, new = piece.end, ""
