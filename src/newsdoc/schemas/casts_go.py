"""What Hugo makes of values of another type: the casts of spf13/cast behind its own keys."""

from __future__ import annotations

import math
import re
from datetime import date, datetime, time
from decimal import Decimal
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from newsdoc.frontmatter.nodes import Value

__all__ = ["go_bool", "go_int", "go_int64", "go_string", "go_strings", "has_go_string"]

_TRUE = frozenset({"1", "t", "T", "TRUE", "true", "True"})
_FALSE = frozenset({"0", "f", "F", "FALSE", "false", "False"})
_FIELDS = re.compile(r"[^\t\n\v\f\r \x85\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]+")
_INTEGER = re.compile(r"[+-]?(?:0[xX][0-9a-fA-F_]+|0[bB][01_]+|0[oO]?[0-7_]*|[1-9][0-9_]*)\Z")


def has_go_string(value: Value) -> bool:
    """Tell whether `cast.ToString` can make a string of a value: lists and mappings it cannot."""
    return not isinstance(value, tuple) and not hasattr(value, "keys")


def go_string(value: Value) -> str:
    """Make a string as `cast.ToString` does; lists and mappings become empty.

    >>> go_string(1.10), go_string(True), go_string(None), go_string(("a",))
    ('1.1', 'true', '', '')
    """
    if isinstance(value, str):
        return value
    if isinstance(value, bool | int):
        return str(value).lower()
    if isinstance(value, float):
        return _go_float(value)
    if isinstance(value, datetime | date | time):
        return _go_time(value)
    return value.decode("utf-8", "replace") if isinstance(value, bytes) else ""


def _go_float(value: float) -> str:
    """Write a number as `strconv.FormatFloat(value, 'f', -1, 64)`: never with an exponent."""
    if math.isnan(value):
        return "NaN"
    if math.isinf(value):
        return "+Inf" if value > 0 else "-Inf"
    text = format(Decimal(repr(value)), "f")
    return text.rstrip("0").rstrip(".") if "." in text else text


def _go_time(value: datetime | date | time) -> str:
    """Write a time as Go's `Time.String` or as the local times of go-toml do."""
    if isinstance(value, datetime) and value.tzinfo is not None:
        fraction = f".{value.microsecond:06}".rstrip("0") if value.microsecond else ""
        return f"{value.year:04}{value:-%m-%d %H:%M:%S}{fraction} {value:%z} {_zone_name(value)}"
    text = value.isoformat()
    return text.rstrip("0") if "." in text else text


def _zone_name(value: datetime) -> str:
    return f"{value:%z}" if value.utcoffset() else "UTC"


def go_bool(value: Value) -> bool | None:
    """Make a boolean as `cast.ToBoolE` does.

    Returns:
        The boolean, or None where the cast fails (and Hugo goes on with false).

    >>> go_bool("T"), go_bool(1), go_bool("yes"), go_bool(None)
    (True, True, None, False)
    """
    if value is None:
        return False
    if isinstance(value, bool | int | float):
        return bool(value)
    if isinstance(value, str):
        return True if value in _TRUE else False if value in _FALSE else None
    return None


def go_int(value: Value) -> int | None:
    """Make a whole number as `cast.ToIntE` does.

    Returns:
        The number, or None where the cast fails (and Hugo goes on with 0).

    >>> go_int("010"), go_int(1.9), go_int("0x10"), go_int("abc")
    (8, 1, 16, None)
    """
    if isinstance(value, bool | int):
        return go_int64(int(value))
    if isinstance(value, float):
        # What the processor makes of a number that does not fit.
        return int(value) if -(2.0**63) <= value < 2.0**63 else -(2**63)
    return _parse_int(value) if isinstance(value, str) else None


def go_int64(value: int) -> int:
    """Wrap a whole number as Go does when a uint64 becomes an int64."""
    return (value + 2**63) % 2**64 - 2**63


def _parse_int(text: str) -> int | None:
    whole = re.sub(r"\A([+-]?[0-9]*)\.[0-9]*\Z", r"\1", text) if "." in text else text
    if not whole or not _INTEGER.match(whole):
        return None
    plain = whole.replace("_", "")
    sign, digits = (plain[0], plain[1:]) if plain[0] in "+-" else ("", plain)
    if len(digits) > 1 and digits[0] == "0" and digits[1].isdigit():
        digits = "0o" + digits[1:]
    try:
        number = int(sign + digits, 0)
    except ValueError:
        return None
    return number if -(2**63) <= number < 2**63 else None


def go_strings(value: Value) -> tuple[str, ...]:
    """Make a list of strings as `cast.ToStringSlice` does: a string is split at blanks.

    >>> go_strings("a, b"), go_strings(("a b", 1)), go_strings(5)
    (('a,', 'b'), ('a b', '1'), ('5',))
    """
    if isinstance(value, str):
        return tuple(_FIELDS.findall(value))
    if isinstance(value, tuple):
        castable = all(map(has_go_string, value))
        return tuple(map(go_string, value)) if castable else ()
    if value is None or not has_go_string(value):
        return ()
    return (go_string(value),)
