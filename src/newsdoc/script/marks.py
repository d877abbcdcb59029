"""Emphasis and links that words of a glossary make or undo by what they begin or end with.

CommonMark decides by the characters on both sides whether `**` opens or closes: in `甲**乙**丙` it
does, in `甲**乙。**丙` it does not. OpenCC and the quotation marks keep letters letters and
punctuation punctuation; only a caller's words may change that. Likewise an address goes on with
Latin letters that come right behind it, and is none with letters right before it. Where a word may
do such a thing, the result is read once more, and what became of emphasis and links is known.
"""

from __future__ import annotations

import bisect
import re
from typing import TYPE_CHECKING

from newsdoc import markdown
from newsdoc.markdown.chars import kind_of
from newsdoc.markdown.nodes import EMPHATIC, Link
from newsdoc.script.moves import Moves
from newsdoc.script.prose import addresses
from newsdoc.spans import Span

if TYPE_CHECKING:
    from collections.abc import Sequence

    from newsdoc.markdown.nodes import Node, Root
    from newsdoc.source import Edit, SourceText

__all__ = ["changed_markup"]

_KINDS = (*EMPHATIC, Link)
_MARK = re.compile(r"[*_~]+")
_MARK_OF_EXTRAS = re.compile(r"[*_~=+^]+")
_LATIN = re.compile(r"[!-~]{2}")


def changed_markup(
    text: SourceText, tree: Root, edits: Sequence[Edit]
) -> list[tuple[Span, type[Node]]]:
    """Return where edits make or undo emphasis or a link.

    Args:
        text: The text of the file.
        tree: Its body.
        edits: What is to be done to the text, in its order.

    Returns:
        Places in the text as it is, with what they are or become; of what was none before, where
        it begins.
    """
    inside = [edit for edit in edits if edit.span in tree.span]
    mark = _MARK_OF_EXTRAS if tree.dialect.goldmark.extras else _MARK
    if not any(_may_change(text.text, edit, mark) for edit in inside):
        return []
    moves = Moves(edits)
    span = Span(moves(tree.start), moves(tree.end))
    changed = markdown.parse(text.apply(edits), dialect=tree.dialect, span=span)
    new = {(type(node), node.start, node.end, _target(node)) for node in changed.find_all(*_KINDS)}
    found: set[tuple[Span, type[Node]]] = set()
    for node in tree.find_all(*_KINDS):
        place = (type(node), moves(node.start), moves(node.end), _target(node))
        if place in new:
            new.remove(place)
        else:
            found.add((node.span, type(node)))
    ends = [moves(edit.span.start) + len(edit.text) for edit in edits]
    found.update((_back(start, edits, ends), kind) for kind, start, *_ in new)
    return sorted(found, key=lambda one: (one[0], one[1].__name__))


def _target(node: Node) -> str:
    """Return where a link leads; headings, which it may follow, are not looked at."""
    return node.url if isinstance(node, Link) and not node.url.startswith("#") else ""


def _may_change(text: str, edit: Edit, mark: re.Pattern[str]) -> bool:
    """Whether a mark or an address in an edit or beside it gets another neighbour."""
    start, end = edit.span.start, edit.span.end
    left, right = text[max(0, start - 1) : start], text[end : end + 1]
    old, new = f"{left}{edit.expected}{right}", f"{left}{edit.text}{right}"
    if mark.search(old) and _neighbours(old, mark) != _neighbours(new, mark):
        return True
    if addresses(old) != addresses(new):
        return True
    # Latin letters that come to stand beside others are one address with them, or undo it.
    return _are_latin(new[:2], left) > _are_latin(old[:2], left) or (
        _are_latin(new[-2:], right) > _are_latin(old[-2:], right)
    )


def _are_latin(pair: str, beside: str) -> bool:
    return bool(beside) and _LATIN.fullmatch(pair) is not None


def _neighbours(text: str, mark: re.Pattern[str]) -> list[tuple[int, int]]:
    """Return of what kind the characters around each run of marks are."""
    return [
        (
            kind_of(text[max(0, found.start() - 1) : found.start()]),
            kind_of(text[found.end() : found.end() + 1]),
        )
        for found in mark.finditer(text)
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
