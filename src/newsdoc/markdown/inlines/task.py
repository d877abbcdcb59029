"""The box of a task, `[ ]` or `[x]`."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from newsdoc.markdown.inlines.state import InlineState

__all__ = ["task_box"]

_BOX = re.compile(r"\[(\r\n|[ \t\r\nxX])\](?=[\r\n]|[ \t]+[^ \t])")
_OPEN_BOX = re.compile(r"\[(?:\r\n|\r|\n)")


def task_box(state: InlineState, silent: bool) -> bool:
    """Read the box at the beginning of a list item (GFM 0.29, task list items)."""
    if not state.task or state.pos:
        return False
    found = _BOX.match(state.src)
    if not found:
        opened = _OPEN_BOX.match(state.src)
        state.looked = max(state.looked, opened.end() if opened else -1)
        return False
    state.checked = found[1] in "xX"
    state.pos = found.end()
    return True
