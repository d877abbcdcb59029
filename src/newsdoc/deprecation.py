"""How a public name goes: first it warns for a while, and says what to use instead.

The promise behind it: what `__all__` names is removed, renamed or changed only after one minor
version in which it still works and warns.
"""

from __future__ import annotations

import functools
import warnings
from typing import TYPE_CHECKING, ParamSpec, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable

__all__ = ["deprecated", "warn_deprecated"]

P = ParamSpec("P")
R = TypeVar("R")


def warn_deprecated(what: str, *, since: str, instead: str, stacklevel: int = 3) -> None:
    """Warn that something will go, at the place that uses it.

    Args:
        what: What will go, as its user writes it: `newsdoc.load(zone=…)`.
        since: The version that warns first.
        instead: What to write in its place.
        stacklevel: How many calls above this one the user is; the caller's caller by default.
    """
    message = f"{what} is deprecated since newsdoc {since}; use {instead}"
    warnings.warn(message, DeprecationWarning, stacklevel=stacklevel)


def deprecated(*, since: str, instead: str) -> Callable[[Callable[P, R]], Callable[P, R]]:
    """Mark a function or method that will go: it works as before, and warns when it is called.

    Args:
        since: The version that warns first.
        instead: What to write in its place.

    >>> @deprecated(since="0.3", instead="load")
    ... def read_file(path):
    ...     return path
    >>> with warnings.catch_warnings(record=True) as caught:
    ...     warnings.simplefilter("always")
    ...     _ = read_file("a.md")
    >>> print(caught[0].message)
    read_file is deprecated since newsdoc 0.3; use load
    """

    def mark(function: Callable[P, R]) -> Callable[P, R]:
        @functools.wraps(function)
        def warning(*args: P.args, **kwargs: P.kwargs) -> R:
            warn_deprecated(function.__qualname__, since=since, instead=instead)
            return function(*args, **kwargs)

        return warning

    return mark
