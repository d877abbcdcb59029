"""How js-yaml 4 reads the text of a scalar: its implicit types, explicit tags and JS numbers.

The rules are those of js-yaml's default schema (YAML 1.2 core with timestamps, merge keys and
`!!binary`), as hexo-front-matter uses it.
"""

from __future__ import annotations

import base64
import math
import re
from datetime import datetime
from typing import TYPE_CHECKING

from newsdoc.frontmatter.timestamps import read_timestamp

if TYPE_CHECKING:
    from collections.abc import Callable

    from newsdoc.frontmatter.nodes import Scalar

__all__ = ["EXPLICIT", "MERGE", "js_number", "js_string", "resolve_plain", "resolve_tagged"]

MERGE = "tag:yaml.org,2002:merge"
_PREFIX = "tag:yaml.org,2002:"

_WORDS: dict[str, Scalar] = {
    "~": None,
    **dict.fromkeys(("null", "Null", "NULL"), None),
    **dict.fromkeys(("true", "True", "TRUE"), True),
    **dict.fromkeys(("false", "False", "FALSE"), False),
}
_INT = re.compile(r"([-+]?)(?:0b([01]+)|0x([0-9a-fA-F]+)|0o([0-7]+)|([0-9]+))\Z")
_FLOAT = re.compile(
    r"[-+]?[0-9]+(?:\.[0-9]*)?(?:[eE][-+]?[0-9]+)?\Z|\.[0-9]+(?:[eE][-+]?[0-9]+)?\Z"
)
# The form of nearly all timestamps, which Python's own parser reads alike.
_COMMON = re.compile(
    r"[0-9]{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|1[0-9]|2[0-8])[Tt ]"
    r"(?:[01][0-9]|2[0-3])(?::[0-5][0-9]){2}\Z"
)
_INF = re.compile(r"([-+]?)\.(?:inf|Inf|INF)\Z")
_NUMERIC = frozenset("0123456789+-.")
_LARGEST = 2**53


def js_number(value: float) -> int | float:
    """Return a JavaScript number as Python would write it: whole ones as int where exact."""
    if math.isfinite(value) and value == int(value) and abs(value) <= _LARGEST:
        return int(value)
    return value


def _read_int(text: str) -> int | float | None:
    found = _INT.match(text)
    if not found:
        return None
    sign, binary, hexadecimal, octal, decimal = found.groups()
    if decimal is not None and len(decimal) > 17:
        value = float(decimal)
    else:
        value = _whole(binary, hexadecimal, octal, decimal)
    if math.isinf(value):
        return None
    return js_number(-value if sign == "-" else value)


def _whole(
    binary: str | None, hexadecimal: str | None, octal: str | None, decimal: str | None
) -> float:
    for digits, base in ((binary, 2), (hexadecimal, 16), (octal, 8), (decimal, 10)):
        if digits is not None:
            try:
                return float(int(digits, base))
            except OverflowError:
                return math.inf
    return math.nan


def _read_float(text: str) -> int | float | None:
    if _FLOAT.match(text):
        value = float(text)
        return None if math.isinf(value) else js_number(value)
    infinite = _INF.match(text)
    if infinite:
        return -math.inf if infinite[1] == "-" else math.inf
    return math.nan if text in {".nan", ".NaN", ".NAN"} else None


def _read_number(text: str) -> int | float | None:
    value = _read_int(text)
    return _read_float(text) if value is None else value


def resolve_plain(text: str) -> tuple[Scalar, str]:
    """Read a plain scalar without a tag.

    Returns:
        The value and the short name of its type: `null`, `bool`, `number`, `timestamp`,
        `merge` or `str`. A timestamp that no calendar has stays text.

    >>> resolve_plain("0o17"), resolve_plain("1_000"), resolve_plain("yes")
    ((15, 'number'), ('1_000', 'str'), ('yes', 'str'))
    """
    if text in _WORDS:
        value = _WORDS[text]
        return value, "null" if value is None else "bool"
    if text[:1] in _NUMERIC:
        if _COMMON.match(text) and not text.startswith("0000"):
            return datetime.fromisoformat(text), "timestamp"
        number = _read_number(text)
        if number is not None:
            return number, "number"
        moment = read_timestamp(text)
        if moment:
            day = moment.value()
            return (text if day is None else day), "timestamp"
    return text, "merge" if text == "<<" else "str"


def _tagged_null(text: str) -> Scalar:
    if text in _WORDS and _WORDS[text] is None:
        return None
    raise ValueError


def _tagged_bool(text: str) -> Scalar:
    value = _WORDS.get(text)
    if isinstance(value, bool):
        return value
    raise ValueError


def _tagged_int(text: str) -> Scalar:
    value = _read_int(text)
    if value is None:
        raise ValueError
    return value


def _tagged_float(text: str) -> Scalar:
    value = _read_float(text)
    if value is None:
        raise ValueError
    return value


def _tagged_timestamp(text: str) -> Scalar:
    moment = read_timestamp(text)
    if moment is None:
        raise ValueError
    day = moment.value()
    return text if day is None else day


def _tagged_merge(text: str) -> Scalar:
    if text != "<<":
        raise ValueError
    return text


_BASE64 = re.compile(r"[A-Za-z0-9+/=\r\n]*\Z")


def _tagged_binary(text: str) -> Scalar:
    if not _BASE64.match(text):
        raise ValueError
    signs = re.sub(r"[\r\n]", "", text)
    if len(signs) % 4:  # padding counts too, wherever it stands
        raise ValueError
    if not signs:
        return b"\0\0\0"  # js-yaml writes the last group of four, even of none
    digits = signs.replace("=", "")
    digits = digits[: len(digits) - (len(digits) % 4 == 1)]
    return base64.b64decode(digits + "=" * (-len(digits) % 4))


EXPLICIT: dict[str, Callable[[str], Scalar]] = {
    f"{_PREFIX}str": str,
    f"{_PREFIX}null": _tagged_null,
    f"{_PREFIX}bool": _tagged_bool,
    f"{_PREFIX}int": _tagged_int,
    f"{_PREFIX}float": _tagged_float,
    f"{_PREFIX}timestamp": _tagged_timestamp,
    MERGE: _tagged_merge,
    f"{_PREFIX}binary": _tagged_binary,
}
"""What reads a scalar with an explicit tag."""


def resolve_tagged(text: str, tag: str) -> Scalar:
    """Read a scalar with a known explicit tag.

    Raises:
        ValueError: The text is not of that type.
    """
    return EXPLICIT[tag](text)


def js_string(value: Scalar) -> str:
    """Return `String(value)` of JavaScript for a scalar; dates are written as ISO 8601.

    >>> js_string(1e21), js_string(1.5), js_string(None), js_string(True)
    ('1e+21', '1.5', 'null', 'true')
    """
    if value is None:
        return "null"
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, float):
        return _float_string(value)
    if isinstance(value, bytes):
        return ",".join(map(str, value))
    return value if isinstance(value, str) else str(value)


def _float_string(value: float) -> str:
    if math.isnan(value):
        return "NaN"
    if math.isinf(value):
        return "Infinity" if value > 0 else "-Infinity"
    text = repr(value)
    mantissa, _, exponent = text.partition("e")
    if not exponent:
        return mantissa.removesuffix(".0")
    return _exponent_string(mantissa, int(exponent))


def _exponent_string(mantissa: str, power: int) -> str:
    """Write as JavaScript does: digits up to 21 places, `e+22` without leading zeros after."""
    mantissa = mantissa.removesuffix(".0")
    if -7 < power < 21:
        sign = "-" if mantissa.startswith("-") else ""
        whole, _, fraction = mantissa.lstrip("-").partition(".")
        digits = whole + fraction
        if power < 0:
            return f"{sign}0.{'0' * (-power - 1)}{digits}"
        return sign + digits.ljust(power + 1, "0")
    return f"{mantissa}e{'+' if power > 0 else '-'}{abs(power)}"
