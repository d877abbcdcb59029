"""What Hexo makes of values of another type: `String(value)` and warehouse's booleans."""

from __future__ import annotations

import math
from collections.abc import Mapping
from datetime import date, time
from typing import TYPE_CHECKING

from newsdoc.frontmatter.timestamps import Timestamp, js_date_string

if TYPE_CHECKING:
    from newsdoc.frontmatter.nodes import Value

__all__ = ["js_boolean", "js_number", "js_string", "js_truthy"]


def js_string(value: Value) -> str:
    """Make a string as `String(value)` does, on a machine whose zone is UTC.

    >>> js_string(("a", 1.0, None)), js_string(True)
    ('a,1,', 'true')
    """
    if isinstance(value, str):
        return value
    if value is None:
        return "null"
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int | float):
        return js_number(value)
    if isinstance(value, tuple):
        return ",".join("" if item is None else js_string(item) for item in value)
    return _js_object(value)


def _js_object(value: Value) -> str:
    if isinstance(value, date):
        return js_date_string(Timestamp.of(value))
    if isinstance(value, bytes):
        return ",".join(map(str, value))
    return "[object Object]" if isinstance(value, Mapping) else str(value)


def js_number(value: float) -> str:
    """Write a number as JavaScript does.

    >>> [js_number(n) for n in (1.10, 1e21, 1e-7, 123456789012345680000, -0.0)]
    ['1.1', '1e+21', '1e-7', '123456789012345680000', '0']
    """
    try:
        number = float(value)
    except OverflowError:
        number = math.inf if value > 0 else -math.inf
    if math.isnan(number):
        return "NaN"
    if math.isinf(number):
        return "Infinity" if number > 0 else "-Infinity"
    if number == 0:
        return "0"
    return ("-" if number < 0 else "") + _digits(abs(number))


def _digits(number: float) -> str:
    """ECMA-262, Number::toString: shortest digits, an exponent from 1e21 and below 1e-6."""
    mantissa, _, power = repr(number).partition("e")
    whole, _, fraction = mantissa.partition(".")
    digits = (whole + fraction).lstrip("0")
    point = len(whole) + int(power or 0) - (len(whole + fraction) - len(digits))
    digits = digits.rstrip("0")
    count = len(digits)
    if count <= point <= 21:
        return digits + "0" * (point - count)
    if 0 < point <= 21:
        return f"{digits[:point]}.{digits[point:]}"
    if -6 < point <= 0:
        return f"0.{'0' * -point}{digits}"
    sign = "+" if point > 0 else "-"
    rest = f".{digits[1:]}" if count > 1 else ""
    return f"{digits[0]}{rest}e{sign}{abs(point - 1)}"


_OBJECTS = (tuple, Mapping, bytes, date, time)


def js_truthy(value: Value) -> bool:
    """Tell whether JavaScript takes a value as true: empty lists and mappings are."""
    if isinstance(value, float) and math.isnan(value):
        return False
    return bool(value) or isinstance(value, _OBJECTS)


def js_boolean(value: Value) -> bool:
    """Cast as warehouse's Boolean type does: `false` and `0` as texts are false, `no` is true."""
    return not (isinstance(value, str) and value in {"false", "0"}) and js_truthy(value)
