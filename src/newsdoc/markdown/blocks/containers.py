"""Blocks that hold blocks: opening, continuing and closing them.

Where a container ends is decided when it closes, by walking back over the blank lines before
that place. mdast's rule for it follows from the order of micromark's events and is kept to the
letter, odd ends after blank lines in quotations included. Opening, continuing and closing stand in
one module, though it is long, for none can be understood without the others.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Protocol

from newsdoc.errors import Diagnostic, Severity
from newsdoc.limits import MAX_NESTING
from newsdoc.markdown.blocks.drafts import (
    Draft,
    FootnoteDraft,
    ItemDraft,
    ListDraft,
    QuoteDraft,
)
from newsdoc.markdown.blocks.marks import BLANK, BLANK_HIDDEN, BLANK_QUOTED, SWALLOWED
from newsdoc.spans import Span

if TYPE_CHECKING:
    from newsdoc.markdown.blocks.drafts import Child
    from newsdoc.markdown.blocks.state import BlockState

__all__ = [
    "Container",
    "FootnoteContainer",
    "IndentContainer",
    "ListContainer",
    "QuoteContainer",
    "close_containers",
    "close_until",
    "open_containers",
    "too_deep",
    "walk_back",
]

_NUMBER = re.compile(r"([0-9]{1,9})([.)])")


class Container(Protocol):
    """An open block that holds blocks."""

    @property
    def quotes(self) -> bool:
        """Whether blank lines belong to it only where they are marked."""

    @property
    def children(self) -> list[Child]:
        """What it holds so far; for a list, what its last item holds."""

    def proceed(self, state: BlockState) -> bool:
        """Tell whether the line at the cursor belongs to the container; take its prefix off."""

    def close(self, state: BlockState, end: int, resume: int) -> None:
        """Close the container.

        Args:
            state: The state.
            end: Offset at which it ends.
            resume: The line from which to look for the end of a list's last item, or -1 where it
                ends with the list.
        """


class QuoteContainer:
    """An open quotation."""

    __slots__ = ("children", "draft")
    quotes = True

    def __init__(self, start: int) -> None:
        self.draft = QuoteDraft(start)
        self.children: list[Child] = self.draft.children

    def proceed(self, state: BlockState) -> bool:
        """Take off `>` and one column behind it."""
        if state.indent > 3 or state.first >= state.end or state.src[state.first] != ">":
            return False
        state.quoted = True
        state.after_footnote = False
        take_quote_marker(state)
        return True

    def close(self, state: BlockState, end: int, resume: int) -> None:
        """Close the quotation."""
        self.draft.end = end


class IndentContainer:
    """The inside of a tag that is indented: its lines lose that indentation.

    Attributes:
        columns: How far the tag is indented.
    """

    __slots__ = ("children", "columns")
    quotes = False

    def __init__(self, children: list[Child], columns: int) -> None:
        self.children = children
        self.columns = columns

    def proceed(self, state: BlockState) -> bool:
        """Take the indentation off, as far as there is any."""
        state.take_columns(self.columns)
        return True

    def close(self, state: BlockState, end: int, resume: int) -> None:
        """Do nothing: it is no block."""


def take_quote_marker(state: BlockState) -> None:
    """Move the cursor over `>` and one column of white space."""
    state.take_marker(1)
    state.take_columns(1)


class FootnoteContainer:
    """An open footnote definition."""

    __slots__ = ("children", "draft")
    quotes = False

    def __init__(self, start: int, label: str) -> None:
        self.draft = FootnoteDraft(start, label)
        self.children: list[Child] = self.draft.children

    def proceed(self, state: BlockState) -> bool:
        """Take off four columns; a blank line belongs to it as it is."""
        if state.first >= state.end:
            return True
        if state.indent < 4:
            # To mdast the indentation of the footnote around this one counts for both.
            return state.after_footnote and not state.indent
        state.take_columns(4)
        state.footnote_indented = state.after_footnote = True
        return True

    def close(self, state: BlockState, end: int, resume: int) -> None:
        """Close the definition."""
        self.draft.end = end


class ListContainer:
    """An open list, whose last item is open.

    Attributes:
        draft: The list.
        marker: The bullet, or the character behind the number.
        size: Columns that continuation lines of the open item are indented by.
        initial_blank: True where the open item began with a blank line.
        padded: True where white space stood on that line.
        further_blank: True where another blank line came right after that one.
    """

    __slots__ = ("children", "draft", "further_blank", "initial_blank", "marker", "padded", "size")
    quotes = False

    def __init__(self, start: int, marker: str, first_number: int | None) -> None:
        self.draft = ListDraft(start, first_number)
        self.marker = marker
        self.size = 0
        self.initial_blank = self.further_blank = self.padded = False
        self.children: list[Child] = []

    def open_item(self, state: BlockState, start: int) -> None:
        """Begin a new item."""
        item = ItemDraft(start)
        self.draft.items.append(item)
        self.children = item.children
        state.drafts.append(item)

    def proceed(self, state: BlockState) -> bool:
        """Take the item's indentation off, or begin the next item where its marker stands."""
        state.after_footnote = False
        if state.peeking:
            if state.indent < self.size:
                return False
            state.take_columns(self.size)
            return True
        if state.first >= state.end:
            self.further_blank = self.further_blank or self.initial_blank
            # An empty line in deep lists is quick: there is nothing to take off.
            if state.pos < state.end or state.spare:
                state.take_columns(self.size)
            return True
        past = self.further_blank
        self.further_blank = self.initial_blank = False
        if not past and state.indent >= self.size:
            state.take_columns(self.size)
            return True
        marker = read_marker(state, interrupting=False, like=self)
        if marker is None:
            return False
        state.restarted = True
        self.next_item(state, marker)
        return True

    def next_item(self, state: BlockState, marker: tuple[int, int | None, str]) -> None:
        """Close the open item and begin another at the cursor."""
        start = state.first
        before = state.line - 1
        depth = next(at for at, found in enumerate(state.containers) if found is self)
        if len(state.containers) > depth + 1:
            close_until(state, depth + 1, state.bMarks[state.line], before)
        floor = _inner_end(self.children)
        end, ends, _ = walk_back(state, before, over_quotes=True, floor=floor)
        take_item_marker(state, self, marker)
        item = self.draft.items[-1]
        item.end = end if end >= 0 else state.bMarks[state.line]
        if state.footnote_indented:
            item.spread = item.spread or _ends_blank(state, self, before)
        elif ends > 1:
            self.draft.spread = True
        self.open_item(state, start)

    def close(self, state: BlockState, end: int, resume: int) -> None:
        """Close the list and its last item."""
        self.draft.end = end
        item = self.draft.items[-1]
        item.end = end
        floor = _inner_end(self.children)
        if resume < 0 or floor >= end:
            return
        item_end, ends, _ = walk_back(state, resume, over_quotes=True, floor=floor)
        if item_end >= 0:
            item.end = item_end
        if ends > 1:
            self.draft.spread = True


def _inner_end(children: list[Child]) -> int:
    """Return where the last child ends, or -1; a tag among blocks does not say."""
    last = children[-1] if children else None
    return last.end if isinstance(last, Draft) else -1


def read_marker(
    state: BlockState, *, interrupting: bool, like: ListContainer | None = None
) -> tuple[int, int | None, str] | None:
    """Read the marker of a list item at the cursor.

    Args:
        state: The state.
        interrupting: True where the item would end a paragraph: it must then hold something,
            and its number must be 1.
        like: The list that the item must go on with, or None for a new one.

    Returns:
        Size of the marker, its number or None, and the character that makes the list's kind.
    """
    if state.indent > 3:
        return None
    src, at, end = state.src, state.first, state.end
    if src[at] in "*-+":
        marker = _bullet(src, at, end)
    else:
        marker = _number(src, at, end, interrupting=interrupting)
    if marker is None or (like and not _alike(like, marker)):
        return None
    rest = src[at + marker[0] : end]
    if rest[:1] not in ("", " ", "\t") or (interrupting and not rest.strip(" \t")):
        return None
    return marker


_Marker = tuple[int, int | None, str]


def _alike(container: ListContainer, marker: _Marker) -> bool:
    ordered = marker[1] is not None
    return marker[2] == container.marker and ordered == container.draft.ordered


def _bullet(src: str, at: int, end: int) -> _Marker | None:
    char = src[at]
    if char != "+" and is_thematic_break(src, at, end):
        return None
    return 1, None, char


def _number(src: str, at: int, end: int, *, interrupting: bool) -> _Marker | None:
    found = _NUMBER.match(src, at, end)
    if not found or (interrupting and found[1] != "1"):
        return None
    return found.end() - at, int(found[1]), found[2]


def is_thematic_break(src: str, at: int, end: int) -> bool:
    """Tell whether a line is a thematic break from `at` on."""
    char = src[at]
    line = src[at:end]
    count = line.count(char)
    return (
        count > 2
        and not line.strip(char + " \t")
        and count + line.count(" ") + line.count("\t") == len(line)
    )


def take_item_marker(
    state: BlockState, container: ListContainer, marker: tuple[int, int | None, str]
) -> None:
    """Move the cursor over an item's marker and the white space that belongs to it."""
    size = state.indent + marker[0]
    state.take_marker(marker[0])
    container.initial_blank = container.further_blank = container.padded = False
    if state.first >= state.end:
        container.initial_blank = True
        container.padded = state.pos < state.end
        container.size = size + 1
        return
    columns = state.indent if state.indent <= 4 else 1
    state.take_columns(columns)
    container.size = size + columns


def walk_back(
    state: BlockState, line: int, *, over_quotes: bool, floor: int = -1
) -> tuple[int, int, int]:
    """Walk back over blank lines to where a container or item really ends.

    Args:
        state: The state.
        line: The last line that may belong to it.
        over_quotes: Whether blank lines with a `>` before them are walked over too.
        floor: Where what stands before ends, not to be walked over, or -1.

    Returns:
        The offset of the line end at which it ends, or -1 where a block holds that line end; how
        many line ends were walked over; and the line.
    """
    end, ends, found = -1, 0, -1
    while line >= 0:
        mark = state.marks[line]
        if mark == SWALLOWED:
            break
        if state.eMarks[line] < state.bMarks[line + 1]:
            end, found = state.eMarks[line], line
            ends += 1
        if state.eMarks[line] <= floor or not (
            mark == BLANK or (over_quotes and mark == BLANK_QUOTED)
        ):
            break
        line -= 1
    return end, ends, found


def close_until(state: BlockState, depth: int, at: int, last: int, *, blocked: bool = False) -> int:
    """Close the containers from a depth on.

    Args:
        state: The state.
        depth: How many stay open.
        at: Where they end if no line end is found before it.
        last: The last line that may belong to them.
        blocked: True where a prefix on the current line keeps the walk from going back.

    Returns:
        The line at whose end they end, or -1.
    """
    end, stop, resume = -1, -1, -1
    if not blocked:
        end, _, stop = walk_back(state, last, over_quotes=False)
        # Past a line end, or past none on a last line that has none, a `>` may be walked over.
        edge = stop if stop >= 0 else last
        open_end = stop >= 0 or state.eMarks[last] == state.bMarks[last + 1]
        if open_end and state.marks[edge] == BLANK_QUOTED:
            resume = edge - 1
        elif open_end and state.marks[edge] == BLANK_HIDDEN:
            _hide_blanks(state, edge - 1)
    elif not state.footnote_indented:
        resume = last
    else:
        _hide_blanks(state, last)
    if end < 0:
        end = at
    for container in reversed(state.containers[depth:]):
        container.close(state, end, resume)
        resume = -1
    del state.containers[depth:]
    return stop


def _hide_blanks(state: BlockState, last: int) -> None:
    """Spread the item that is open where the indentation of a footnote hides what ends it."""
    container = state.containers[-1]
    if isinstance(container, ListContainer) and _ends_blank(state, container, last):
        container.draft.items[-1].spread = True


def _ends_blank(state: BlockState, container: ListContainer, last: int) -> bool:
    """Tell whether a line is blank and stands behind the last block of the open item.

    To mdast such a line lies in the item where the indentation of a footnote follows.
    """
    blank = state.marks[last] in (BLANK, BLANK_HIDDEN, BLANK_QUOTED)
    return blank and state.eMarks[last] > _inner_end(container.children)


def close_containers(state: BlockState, *, opening: bool) -> None:
    """Close the containers that the current line does not belong to.

    Args:
        state: The state.
        opening: True where a new container begins on this line: it is seen only after the
            prefixes of those that stay, and the others end there.
    """
    depth = state.matched
    if depth >= len(state.containers):
        return
    if opening:
        blocked = state.quoted or state.footnote_indented
        close_until(state, depth, state.pos, state.line - 1, blocked=blocked)
    else:
        close_until(state, depth, state.bMarks[state.line], state.line - 1)


def open_containers(state: BlockState) -> bool:
    """Open the containers that begin at the cursor; tell whether there are any."""
    opened = False
    while state.first < state.end and state.indent < 4:
        rules = state.tables.containers(state.src[state.first])
        if not rules:
            break
        if state.matched < len(state.containers) and not opened:
            if not state.opens_container():
                break
            close_containers(state, opening=True)
        if not any(rule(state, state.line, state.lineMax, False) for rule in rules):
            break
        opened = True
        state.matched = len(state.containers)
        state.marks[state.line] = 0
    return opened


def too_deep(state: BlockState) -> bool:
    """Tell whether no more containers may be opened, and note it where that shows."""
    if len(state.containers) < MAX_NESTING:
        return False
    if not any(found.code == "body-too-deep" for found in state.diagnostics):
        state.diagnostics.append(
            Diagnostic(
                "body-too-deep",
                Severity.WARNING,
                f"more than {MAX_NESTING} quotations and lists inside each other;"
                " the markers beyond are read as text",
                Span(state.first + state.shift, state.end + state.shift),
            )
        )
    return True
