"""The cells of a table's row."""

from __future__ import annotations

import re

from newsdoc.markdown.marked.grammar import BLANKS

__all__ = ["split_cells"]

_PIPE = re.compile(r"(\\*)\|")


def split_cells(row: str, count: int | None) -> list[str]:
    """Split a row of a table at its bars, those behind a backslash excepted.

    Args:
        row: The row.
        count: How many cells it is to have, or None for as many as there are.
    """
    cells = _PIPE.sub(_parted, row).split(" |")
    if not cells[0].strip(BLANKS):
        cells.pop(0)
    if cells and not cells[-1].strip(BLANKS):
        cells.pop()
    if count is not None:
        cells = cells[:count] + [""] * (count - len(cells))
    return [cell.strip(BLANKS).replace("\\|", "|") for cell in cells]


def _parted(found: re.Match[str]) -> str:
    """A bar that parts cells gets a blank before it; one that is escaped gets none."""
    return found[1] + ("|" if len(found[1]) % 2 else " |")
