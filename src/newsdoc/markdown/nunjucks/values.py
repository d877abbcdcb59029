"""Values of Nunjucks, which are those of JavaScript: as text, as numbers, compared."""

from __future__ import annotations

import math
from decimal import Decimal
from typing import Final

__all__ = ["UNDEFINED", "as_number", "as_text", "equal", "is_true", "less", "plus", "printed"]


class _Undefined:
    """JavaScript's `undefined`; its `null` is None here."""

    __slots__ = ()

    def __repr__(self) -> str:
        return "undefined"


UNDEFINED: Final = _Undefined()
_PLAIN_BELOW = 1e21
_PLAIN_FROM = 1e-6


def printed(value: object) -> str:
    """Return what an expression prints: nothing where it is undefined or null."""
    return "" if value is None or value is UNDEFINED else as_text(value)


def as_text(value: object) -> str:
    """Return a value as JavaScript's `String` writes it."""
    if isinstance(value, str):
        return value
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, float):
        return _number_text(value)
    if isinstance(value, list):
        return ",".join(map(printed, value))
    if isinstance(value, dict):
        return "[object Object]"
    return "null" if value is None else "undefined"


def _number_text(value: float) -> str:
    if math.isnan(value):
        return "NaN"
    if math.isinf(value):
        return "Infinity" if value > 0 else "-Infinity"
    if value.is_integer() and abs(value) < _PLAIN_BELOW:
        return str(int(value))
    if _PLAIN_FROM <= abs(value) < _PLAIN_BELOW:
        return f"{Decimal(repr(value)):f}"
    return repr(value).replace("e-0", "e-")


def as_number(value: object) -> float:
    """Return a value as JavaScript's `Number` reads it, NaN where it is none."""
    if isinstance(value, float | bool):
        return float(value)
    if value is None:
        return 0.0
    if isinstance(value, str | list):
        text = as_text(value).strip()
        if not text:
            return 0.0
        try:
            # Python also takes `1_000`, `inf` and `nan`.
            return float(text) if text[-1] in "0123456789." and "_" not in text else math.nan
        except ValueError:
            return math.nan
    return math.nan


def is_true(value: object) -> bool:
    """Tell whether a value counts as true; empty lists do."""
    if isinstance(value, list | dict):
        return True
    if isinstance(value, float):
        return bool(value) and not math.isnan(value)
    return value is not UNDEFINED and bool(value)


def plus(left: object, right: object) -> object:
    """Add two numbers, or join two texts."""
    if isinstance(left, str | list | dict) or isinstance(right, str | list | dict):
        return as_text(left) + as_text(right)
    return as_number(left) + as_number(right)


def equal(left: object, right: object) -> bool:
    """Compare as `==` does: null equals undefined, and texts are read as numbers."""
    nothing = (left is None or left is UNDEFINED, right is None or right is UNDEFINED)
    if any(nothing):
        return all(nothing)
    if isinstance(left, str) and isinstance(right, str):
        return left == right
    if isinstance(left, list | dict) and isinstance(right, list | dict):
        return left is right
    if isinstance(left, dict) or isinstance(right, dict):
        return False
    return as_number(left) == as_number(right)


def less(left: object, right: object) -> bool:
    """Compare as `<` does: two texts by their letters, all else as numbers."""
    if isinstance(left, str) and isinstance(right, str):
        return left < right
    return as_number(left) < as_number(right)
