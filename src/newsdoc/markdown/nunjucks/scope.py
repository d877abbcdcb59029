"""What an expression is worked out in: the names that are set, and what it may still cost."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, TypeVar

from newsdoc.markdown.marked.limits import TooMuchError

if TYPE_CHECKING:
    from collections.abc import Callable

__all__ = ["ExpressionError", "Scope"]

T = TypeVar("T")

_MAX_SIZE = 100_000
# Lists in lists are gone through by functions that call themselves.
_MAX_DEPTH = 40


class ExpressionError(Exception):
    """Nunjucks stops at this."""


@dataclass(slots=True)
class Scope:
    """The names that a body sets, with their values.

    A few short statements can double a text again and again, so each value that is worked with is
    paid for.

    Attributes:
        spend: Is told how much was done.
        names: The names.
    """

    spend: Callable[[int], None]
    names: dict[str, object] = field(default_factory=dict)

    def paid(self, value: T) -> T:
        """Pay for a value and return it.

        Raises:
            TooMuchError: It is too large or nested too deeply, or nothing is left.
        """
        if isinstance(value, str | list | dict):
            self.spend(_size(value, _MAX_SIZE, _MAX_DEPTH))
        return value


def _size(value: object, most: int, depth: int) -> int:
    """How many characters and items a value has."""
    if isinstance(value, str):
        size = 1 + len(value)
    elif isinstance(value, list | dict):
        size = 1 + len(value)
        items = value.values() if isinstance(value, dict) else value
        for item in items:
            if size > most or not depth:
                break
            size += _size(item, most - size, depth - 1)
    else:
        size = 1
    if size > most or not depth:
        raise TooMuchError
    return size
