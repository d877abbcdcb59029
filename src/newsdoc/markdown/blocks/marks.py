"""What a line is, for finding where the containers around it end."""

from __future__ import annotations

__all__ = ["BLANK", "BLANK_HIDDEN", "BLANK_QUOTED", "SWALLOWED"]

BLANK = 1
"""Mark of a line that is blank inside its containers."""
BLANK_QUOTED = 2
"""Mark of a blank line with a `>` before it."""
BLANK_HIDDEN = 4
"""Mark of a blank line with a `>` behind the indentation of a footnote."""
SWALLOWED = 3
"""Mark of a line whose line end belongs to a block (a fence that is never closed)."""
