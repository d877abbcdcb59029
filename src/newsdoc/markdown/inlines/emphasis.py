"""Runs of `*`, `_` and `~`, which may begin and end emphasis and strikethrough."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from newsdoc.markdown.chars import goldmark_kind_of, kind_of
from newsdoc.markdown.inlines.cjk import cjk_flanking
from newsdoc.markdown.inlines.state import Run

if TYPE_CHECKING:
    from collections.abc import Callable

    from newsdoc.markdown.inlines.state import InlineState

__all__ = ["emphasis_run", "extras_run", "strikethrough_run"]

_RUNS = {char: re.compile(rf"{re.escape(char)}+") for char in "*_~=+^"}
_EXTRAS = {"=": "mark", "+": "insert", "^": "superscript"}
_SIGNS = frozenset("+-")


def emphasis_run(state: InlineState, silent: bool) -> bool:
    """Read a run of `*` or `_` (CommonMark 0.31, left- and right-flanking runs)."""
    start = state.pos
    src = state.src
    char = src[start]
    found = _RUNS[char].match(src, start)
    end = found.end() if found else start + 1
    dialect = state.body.dialect
    if dialect.cjk_friendly:
        can_open, can_close = cjk_flanking(src, start, end, tilde=dialect.strikethrough)
    else:
        before, after = src[start - 1 : start] if start else "", src[end : end + 1]
        goldmark = dialect.flanking == "goldmark"
        tilde = dialect.strikethrough and not goldmark
        kind = goldmark_kind_of if goldmark else kind_of
        can_open, can_close = flanking(before, after, char, kind, tilde=tilde)
    _add(state, Run(char, start, end, can_open, can_close))
    return True


def flanking(
    before: str, after: str, char: str, kind: Callable[[str], int] = kind_of, *, tilde: bool
) -> tuple[bool, bool]:
    """Tell whether a run may open and close emphasis.

    Args:
        before: The character before the run, or nothing.
        after: The character after it, or nothing.
        char: The character of the run.
        kind: Classifies the two.
        tilde: Whether `~` is a marker too: it stands beside `*` as a letter would.
    """
    left, right = kind(before), kind(after)
    opens = not right or (right == 2 and left > 0) or (tilde and after == "~")
    closes = not left or (left == 2 and right > 0) or (tilde and before == "~")
    if char == "*":
        return opens, closes
    return opens and (left > 0 or not closes), closes and (right > 0 or not opens)


def strikethrough_run(state: InlineState, silent: bool) -> bool:
    """Read `~` or `~~` (GFM 0.29, strikethrough; three are text)."""
    dialect = state.body.dialect
    single = dialect.strikethrough or "subscript" in dialect.goldmark.extras
    return _read_run(state, 1 if single else 2)


def extras_run(state: InlineState, silent: bool) -> bool:
    """Read `==`, `++` or `^`, as goldmark's extras do."""
    char = state.src[state.pos]
    if _EXTRAS[char] not in state.body.dialect.goldmark.extras:
        return False
    return _read_run(state, 1 if char == "^" else 2)


def _read_run(state: InlineState, least: int) -> bool:
    """Read a run that is a marker up to a length of two."""
    start = state.pos
    src = state.src
    char = src[start]
    found = _RUNS[char].match(src, start)
    end = found.end() if found else start + 1
    if not least <= end - start <= 2:
        state.add_text(start, end)
        state.pos = end
        return True
    kind = goldmark_kind_of if state.body.dialect.flanking == "goldmark" else kind_of
    left = kind(src[start - 1 : start] if start else "")
    right = kind(src[end : end + 1])
    if char == "^" and src[end : end + 1] in _SIGNS:
        # So that `x^-1^` is one.
        right = 0
    can_open = not right or (right == 2 and left > 0)
    can_close = not left or (left == 2 and right > 0)
    _add(state, Run(char, start, end, can_open, can_close))
    return True


def _add(state: InlineState, run: Run) -> None:
    state.runs.append(run)
    state.items.append(run)
    if not state.first_run:
        state.first_run = run.char
    state.pos = run.right
