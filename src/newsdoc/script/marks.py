"""Emphasis that words of a glossary make or undo by the punctuation that they begin or end with.

CommonMark decides by the characters on both sides whether `**` opens or closes: in `甲**乙**丙` it
does, in `甲**乙。**丙` it does not. OpenCC and the quotation marks keep letters letters and
punctuation punctuation; only a caller's words may change that. Where one does beside a mark, the
result is read once more, and what became of the emphasis is known.
"""

from __future__ import annotations

import bisect
import re
from typing import TYPE_CHECKING

from newsdoc import markdown
from newsdoc.markdown.chars import kind_of
from newsdoc.markdown.nodes import Delete, Emphasis, Strong
from newsdoc.script.moves import Moves
from newsdoc.spans import Span

if TYPE_CHECKING:
    from collections.abc import Sequence

    from newsdoc.markdown.nodes import Root
    from newsdoc.source import Edit, SourceText

__all__ = ["changed_emphasis"]

_MARKS = frozenset("*_~")
_KINDS = (Emphasis, Strong, Delete)
_MARK = re.compile(r"[*_~]+")


def changed_emphasis(text: SourceText, tree: Root, edits: Sequence[Edit]) -> list[Span]:
    """Return where edits make or undo emphasis.

    Args:
        text: The text of the file.
        tree: Its body.
        edits: What is to be done to the text, in its order.

    Returns:
        Places in the text as it is; of emphasis that was none before, where it begins.
    """
    inside = [edit for edit in edits if edit.span in tree.span]
    if not any(_may_change(text.text, edit) for edit in inside):
        return []
    moves = Moves(edits)
    span = Span(moves(tree.start), moves(tree.end))
    changed = markdown.parse(text.apply(edits), dialect=tree.dialect, span=span)
    new = {(type(node), node.start, node.end) for node in changed.find_all(*_KINDS)}
    lost = []
    for node in tree.find_all(*_KINDS):
        place = (type(node), moves(node.start), moves(node.end))
        if place in new:
            new.remove(place)
        else:
            lost.append(node.span)
    ends = [moves(edit.span.start) + len(edit.text) for edit in edits]
    return sorted({*lost, *(_back(start, edits, ends) for _, start, _ in new)})


def _may_change(text: str, edit: Edit) -> bool:
    """Whether a mark in an edit or beside it gets a neighbour of another kind."""
    start, end = edit.span.start, edit.span.end
    left, right = text[max(0, start - 1) : start], text[end : end + 1]
    old, new = f"{left}{edit.expected}{right}", f"{left}{edit.text}{right}"
    if _MARKS.isdisjoint(old):
        return False
    return _neighbours(old) != _neighbours(new)


def _neighbours(text: str) -> list[tuple[int, int]]:
    """Return of what kind the characters around each run of marks are."""
    return [
        (
            kind_of(text[max(0, found.start() - 1) : found.start()]),
            kind_of(text[found.end() : found.end() + 1]),
        )
        for found in _MARK.finditer(text)
    ]


def _back(offset: int, edits: Sequence[Edit], ends: Sequence[int]) -> Span:
    """Return the place that an offset of the changed text had, as near as can be told.

    Args:
        offset: The offset.
        edits: The edits in the order of the text.
        ends: Where each of them ends in the changed text.
    """
    at = bisect.bisect_left(ends, offset)
    gained = ends[at - 1] - edits[at - 1].span.end if at else 0
    last = edits[at].span.end if at < len(edits) else offset - gained
    start = min(offset - gained, last)
    return Span(start, start)
