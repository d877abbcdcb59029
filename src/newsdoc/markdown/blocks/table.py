"""Tables."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from newsdoc.markdown.blocks.containers import is_thematic_break
from newsdoc.markdown.blocks.drafts import LeafDraft, TableDraft

if TYPE_CHECKING:
    from newsdoc.markdown.blocks.state import BlockState
    from newsdoc.markdown.nodes import Align

__all__ = ["table"]

_CELL = r":?-++:?[ \t]*+"
_DELIMITERS = re.compile(rf"\|?[ \t]*+{_CELL}(?:\|[ \t]*+{_CELL})*+(?:\|[ \t]*+)?")
_MARK = re.compile(r":?-+:?")
_BAR = re.compile(r"\\[\\|]?|\|")
_ALIGN: dict[tuple[bool, bool], Align] = {
    (True, False): "left",
    (False, True): "right",
    (True, True): "center",
    (False, False): None,
}


def table(state: BlockState, line: int, end: int, silent: bool) -> bool:
    """Read a table (GFM 0.29, tables; cells and ends as micromark-extension-gfm-table has them)."""
    # To mdast such a line can only go on with the table, which has ended.
    if not state.may_delimit(line + 1) or (line == state.table_end and state.was_lazy):
        return False
    align = _alignment(state, line + 1)
    if align is None or not _is_head(state, len(align)):
        return False
    if silent:
        state.suspended = state.lazy
        return True
    draft = TableDraft(state.first, align)
    state.add_draft(draft)
    _add_row(state, draft)
    state.advance()
    draft.end = state.end
    goes_on = _goes_on if state.dialect.paragraph_tables else _is_row
    while state.advance() and goes_on(state):
        _add_row(state, draft)
        draft.end = state.end
    state.table_end = state.line
    return True


def _is_head(state: BlockState, width: int) -> bool:
    """Tell whether a line is the head of a table with a number of columns."""
    cells = len(_bounds(state.src, state.first, state.end))
    if state.dialect.paragraph_tables:
        return cells <= width
    return cells == width and state.src[state.first : state.end].strip(" \t") != "|"


def _alignment(state: BlockState, line: int) -> tuple[Align, ...] | None:
    indent, first, end, continued = state.peek(line)
    if indent > 3 or not (continued or state.dialect.paragraph_tables):
        return None
    row = state.src[first:end]
    if row.startswith(("- ", "-\t")) and not is_thematic_break(row, 0, len(row)):
        return None  # a list begins there
    # Without `|` and `:` it is a thematic break or the underline of a heading.
    if not _DELIMITERS.fullmatch(row) or not ("|" in row or ":" in row):
        return None
    return tuple(_ALIGN[mark.startswith(":"), mark.endswith(":")] for mark in _MARK.findall(row))


def _is_row(state: BlockState) -> bool:
    if not state.continued or state.first >= state.end or state.indent > 3:
        return False
    return not state.opens_container() and not state.opens_flow(but=table)


def _goes_on(state: BlockState) -> bool:
    """Tell whether a line would go on with a paragraph, and so with the table at its end."""
    if state.first >= state.end or state.restarted:
        return False
    if state.indent > 3:
        return True
    state.in_paragraph = state.interrupting = True
    ends = state.opens_container() or state.opens_flow(but=table)
    state.in_paragraph = False
    return not ends


def _bounds(src: str, start: int, end: int) -> list[int]:
    """Return where the cells of a row begin.

    A cell begins at the bar before it, the first one at the row's start; what follows the last
    bar is a cell only where it holds something.
    """
    bounds = [start]
    at = start + 1 if src[start] == "|" else start
    bounds += [found.start() for found in _BAR.finditer(src, at, end) if found[0] == "|"]
    if len(bounds) > 1 and not src[bounds[-1] + 1 : end].strip(" \t"):
        bounds.pop()
    return bounds


def _add_row(state: BlockState, draft: TableDraft) -> None:
    src = state.src
    bounds = _bounds(src, state.first, state.end)
    stops = [*bounds[1:], state.end]
    cells = [_cell(state, src, start, stop) for start, stop in zip(bounds, stops, strict=True)]
    draft.rows.append((state.first, state.end, cells))


def _cell(state: BlockState, src: str, start: int, stop: int) -> LeafDraft:
    inside = src[start:stop]
    lead = 1 if inside.startswith("|") else 0
    text = inside[lead:].rstrip(" \t")
    if stop == state.end and text.endswith("|") and _ends_with_bar(text):
        text = text[:-1].rstrip(" \t")
    content_start = start + lead + len(text) - len(text.lstrip(" \t"))
    text = text.lstrip(" \t")
    content = state.content_of(content_start, content_start + len(text)) if text else None
    return LeafDraft(start, stop, content)


def _ends_with_bar(text: str) -> bool:
    """Tell whether the last character is a bar that is not escaped."""
    *_, last = _BAR.finditer(text)
    return last[0] == "|"
