"""What a tool did with the input of a question."""

from __future__ import annotations

import difflib
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

__all__ = ["Cell", "changed_lines", "code", "rows"]


@dataclass(frozen=True, slots=True)
class Cell:
    """What a tool did.

    Attributes:
        good: Whether it did what the question asks for; None where the question is not for it.
        shown: What it made, where that tells more.
    """

    good: bool | None
    shown: str = ""

    def __str__(self) -> str:
        word = "" if self.good is None else "yes" if self.good else "no"
        return ": ".join(part for part in (word, self.shown) if part) or "—"


def code(value: object) -> str:
    """Return what a tool made as code for a cell of a table."""
    text = str(value).replace("\n", "⏎").replace("|", "\\|")
    return f"`` {text} ``" if "`" in text else f"`{text}`"


def changed_lines(before: str, after: str) -> int:
    """Count the lines of the first text that the second does not have in its place."""
    old, new = before.split("\n"), after.split("\n")
    same = difflib.SequenceMatcher(None, old, new, autojunk=False).get_matching_blocks()
    return len(old) - sum(block.size for block in same)


def _guarded(ask: Callable[..., Cell], tool: object) -> Cell:
    try:
        return ask(tool)
    except Exception as error:
        return Cell(False, code(f"{type(error).__name__}: {str(error)[:50]}"))


def rows(questions: Mapping[str, Callable[..., Cell]], tools: Iterable[object]) -> list[list[str]]:
    """Ask every tool every question."""
    asked = list(tools)
    return [
        [question, *(str(_guarded(ask, tool)) for tool in asked)]
        for question, ask in questions.items()
    ]
