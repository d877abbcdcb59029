"""Whether what was read is what was to be written."""

from __future__ import annotations

from datetime import date, datetime, time
from typing import TYPE_CHECKING

from newsdoc.frontmatter.describe import describe
from newsdoc.frontmatter.emit_dates import format_moment
from newsdoc.frontmatter.nodes import FrozenMapping

if TYPE_CHECKING:
    from collections.abc import Iterable

    from newsdoc.frontmatter.nodes import Value

__all__ = ["agrees", "difference", "fault_at"]


def difference(wanted: Value, found: Value) -> str | None:
    """Return the first key of two mappings whose values do not agree, or None."""
    one = wanted if isinstance(wanted, FrozenMapping) else FrozenMapping()
    two = found if isinstance(found, FrozenMapping) else FrozenMapping()
    for key in {**one, **two}:
        if key not in one or key not in two or not agrees(one[key], two[key]):
            return key
    return None


def fault_at(key: str, wanted: Value, found: Value) -> str:
    """Say where in the values of a key the first one is that would not agree, and what it is.

    >>> fault_at("tags", ("a", 1), ("a", "1"))
    "tags.1 would be read as the text '1'"
    """
    while (step := _step(wanted, found)) is not None:
        part, wanted, found = step
        key = f"{key}.{part}"
    return f"{key} would be read as {describe(found)}"


def _step(wanted: Value, found: Value) -> tuple[str | int, Value, Value] | None:
    """Return the first key or item that does not agree, where both have the same ones."""
    pairs: Iterable[tuple[str | int, Value, Value]] = ()
    if isinstance(wanted, FrozenMapping) and isinstance(found, FrozenMapping):
        if wanted.keys() == found.keys():
            pairs = ((key, wanted[key], found[key]) for key in wanted)
    elif isinstance(wanted, tuple) and isinstance(found, tuple) and len(wanted) == len(found):
        pairs = zip(range(len(wanted)), wanted, found, strict=True)
    return next((pair for pair in pairs if not agrees(*pair[1:])), None)


def agrees(wanted: Value, found: Value) -> bool:
    """Say whether a value that was read is the one that was to be written.

    Numbers may change their kind (`js` has one), dates may come back as text or lose a midnight.
    """
    if isinstance(wanted, tuple):
        return (
            isinstance(found, tuple)
            and len(wanted) == len(found)
            and all(map(agrees, wanted, found))
        )
    if isinstance(wanted, FrozenMapping):
        return (
            isinstance(found, FrozenMapping)
            and wanted.keys() == found.keys()
            and all(agrees(value, found[key]) for key, value in wanted.items())
        )
    if isinstance(wanted, date | time):
        return _agrees_in_time(wanted, found)
    if isinstance(wanted, bool) or isinstance(found, bool):
        return wanted is found
    if isinstance(wanted, float) and wanted != wanted:  # noqa: PLR0124  NaN
        return found != found  # noqa: PLR0124  NaN
    return wanted == found and isinstance(wanted, str) == isinstance(found, str)


def _agrees_in_time(wanted: date | time, found: Value) -> bool:
    if isinstance(found, str):
        return format_moment(wanted, found) == found
    if isinstance(wanted, date) and isinstance(found, date):
        return _midnight(wanted) == _midnight(found)
    return wanted == found


def _midnight(value: date) -> datetime:
    return value if isinstance(value, datetime) else datetime.combine(value, time())
