"""Values of front matter in a few words, for messages."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime, time
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from newsdoc.frontmatter.nodes import Value

__all__ = ["describe"]

_KINDS: tuple[tuple[type | tuple[type, ...], str], ...] = (
    (bool, "the boolean {}"),
    ((int, float), "the number {}"),
    (str, "the text {}"),
    (bytes, "binary data"),
    ((datetime, date), "the date {}"),
    (time, "the time {}"),
    (tuple, "a list"),
    (Mapping, "a mapping"),
)


def describe(value: Value) -> str:
    """Say in a few words what a value is.

    >>> describe("ab"), describe(5), describe(("a",)), describe(None)
    ("the text 'ab'", 'the number 5', 'a list', 'nothing')
    """
    for kind, text in _KINDS:
        if isinstance(value, kind):
            return text.format(_shown(value))
    return "nothing"


def _shown(value: object) -> str:
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, str):
        return repr(value if len(value) <= 40 else f"{value[:39]}…")
    if isinstance(value, datetime):
        return value.isoformat(" ")
    if isinstance(value, float) and value.is_integer() and abs(value) < 1e15:
        return str(int(value))  # JSON has one kind of number: 5 is a float to its readers
    return str(value)
