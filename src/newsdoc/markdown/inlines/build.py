"""From the items of inline parsing to nodes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from newsdoc.markdown.inlines.found import find_links
from newsdoc.markdown.inlines.state import Bracket, Run
from newsdoc.markdown.nodes import (
    Delete,
    Emphasis,
    Insert,
    Mark,
    Strong,
    Subscript,
    Superscript,
    Text,
)

if TYPE_CHECKING:
    from collections.abc import Iterable

    from newsdoc.markdown.inlines.state import InlineState, Item, Piece
    from newsdoc.markdown.nodes import Node, Parent

__all__ = ["build_items"]


_EXTRAS: dict[str, type[Parent]] = {"=": Mark, "+": Insert, "^": Superscript}


def build_items(
    state: InlineState, items: Iterable[Item], *, in_link: bool = False
) -> tuple[Node, ...]:
    """Build the nodes of some items whose runs are resolved.

    Args:
        state: The state.
        items: The items in order.
        in_link: True inside a link, where no literal autolink is looked for.
    """
    return _Builder(state, in_link).build(items)


class _Builder:
    __slots__ = ("_in_link", "_levels", "_nodes", "_pieces", "_state")

    def __init__(self, state: InlineState, in_link: bool) -> None:
        self._state = state
        self._in_link = in_link
        self._nodes: list[Node] = []
        self._pieces: list[Piece] = []
        self._levels: list[tuple[list[Node], Run, int, int]] = []

    def build(self, items: Iterable[Item]) -> tuple[Node, ...]:
        pieces = self._pieces
        for item in items:
            if type(item) is tuple:
                pieces.append(item)
            elif isinstance(item, Run):
                self._run(item)
            elif isinstance(item, Bracket):
                pieces.append(("![" if item.image else "[", item.index, item.end, True))
            elif not isinstance(item, tuple):
                self._flush()
                self._nodes.append(item)
        self._flush()
        return tuple(self._nodes)

    def _run(self, run: Run) -> None:
        for end in run.closes:
            self._leave(end)
        if run.left < run.right:
            text = run.char * (run.right - run.left)
            self._pieces.append((text, run.left, run.right, True))
        for use, start in reversed(run.opens):
            self._flush()
            self._levels.append((self._nodes, run, use, start))
            self._nodes = []

    def _leave(self, end: int) -> None:
        self._flush()
        children = tuple(self._nodes)
        self._nodes, run, use, start = self._levels.pop()
        state = self._state
        kind = self._kind(run, use)
        self._nodes.append(
            kind(
                children, start=state.offset(start), end=state.end_offset(end), source=state.source
            )
        )

    def _kind(self, run: Run, use: int) -> type[Parent]:
        """Return what a pair of runs is, given the opening one."""
        if run.char in "*_":
            return Strong if use == 2 else Emphasis
        if run.char != "~":
            return _EXTRAS[run.char]
        dialect = self._state.body.dialect
        extras = dialect.goldmark.extras
        is_delete = run.size == 2 and "delete" in extras
        return Delete if dialect.strikethrough or is_delete else Subscript

    def _flush(self) -> None:
        pieces = self._pieces
        if not pieces:
            return
        state = self._state
        if state.body.may_link and not self._in_link:
            self._nodes += find_links(state, pieces)
        else:
            value = pieces[0][0] if len(pieces) == 1 else "".join([part[0] for part in pieces])
            if value:
                start, end = state.offset(pieces[0][1]), state.end_offset(pieces[-1][2])
                self._nodes.append(Text(value, start=start, end=end, source=state.source))
        pieces.clear()
