"""Values of TOML as go-toml/v2 reads them: numbers, dates and times, strings."""

from __future__ import annotations

import math
import re
from datetime import UTC, date, datetime, time, timedelta, timezone
from typing import TYPE_CHECKING

from newsdoc.frontmatter.limits import RefusedError

if TYPE_CHECKING:
    from newsdoc.frontmatter.nodes import Scalar

__all__ = ["plain_value", "unescape"]

_DECIMAL = re.compile(r"[-+]?(?:0|[1-9](?:_?[0-9])*)\Z")
_BASED = re.compile(
    r"0(?:x([0-9a-fA-F](?:_?[0-9a-fA-F])*)|o([0-7](?:_?[0-7])*)|b([01](?:_?[01])*))\Z"
)
_FLOAT = re.compile(
    r"[-+]?(?:0|[1-9](?:_?[0-9])*)(?:\.[0-9](?:_?[0-9])*)?(?:[eE][-+]?[0-9](?:_?[0-9])*)?\Z"
)
_SPECIAL = re.compile(r"[-+]?(?:inf|nan)\Z")
_DAY = re.compile(r"([0-9]{4})-([0-9]{2})-([0-9]{2})")
_CLOCK = re.compile(r"([0-9]{2}):([0-9]{2})(?::([0-9]{2})(?:\.([0-9]+))?)?")
_ZONE = re.compile(r"[Zz]\Z|([-+])([0-9]{2}):([0-9]{2})\Z")
_LOOKS_LIKE_DAY = re.compile(r"[0-9]{4}-")
_LOOKS_LIKE_CLOCK = re.compile(r"[0-9]{2}:")
_LARGEST, _SMALLEST = 2**63 - 1, -(2**63)


def plain_value(text: str, offset: int) -> tuple[Scalar, bool]:
    """Read a value that stands without quotes.

    Args:
        text: The value.
        offset: Where it begins, for errors.

    Returns:
        The value, and whether it is a date or time. Dates and times without a zone are naive.

    Raises:
        RefusedError: go-toml does not read it.
    """
    if text in {"true", "false"}:
        return text == "true", False
    if _LOOKS_LIKE_DAY.match(text) or _LOOKS_LIKE_CLOCK.match(text):
        return _moment(text, offset), True
    return _number(text, offset), False


def _number(text: str, offset: int) -> int | float:
    based = _BASED.match(text)
    if based:
        value = int(text.replace("_", ""), 0)
    elif _DECIMAL.match(text):
        # Python does not read integers of more than 4,300 digits.
        value = int(text.replace("_", "")) if len(text) < 4000 else _LARGEST + 1
    elif _FLOAT.match(text) or _SPECIAL.match(text):
        number = float(text.replace("_", ""))
        if math.isinf(number) and not _SPECIAL.match(text):
            raise RefusedError("TOML: the number is too large", offset)
        return number
    else:
        raise RefusedError(f"TOML: {text!r} is no value (texts stand in quotes)", offset)
    if not _SMALLEST <= value <= _LARGEST:
        raise RefusedError("TOML: the number does not fit into 64 bits", offset)
    return value


def _moment(text: str, offset: int) -> datetime | date | time | str:
    try:
        if text.startswith("0000-"):
            # Go has a year 0 and Python has none: the text stands for itself, if it is right.
            _read_moment("2000" + text[4:])
            return text
        return _read_moment(text)
    except ValueError as error:
        raise RefusedError(f"TOML: {text!r} is no date or time ({error})", offset) from None


def _read_moment(text: str) -> datetime | date | time:
    day = _DAY.match(text)
    if not day:
        return _read_clock(text, 0)[0]
    found = date(*map(int, day.groups()))
    if day.end() == len(text):
        return found
    if text[day.end()] not in "Tt ":
        raise ValueError("a date is YYYY-MM-DD")
    clock, end = _read_clock(text, day.end() + 1, zone=True)
    moment = datetime.combine(found, clock)
    return moment.replace(tzinfo=_read_zone(text[end:])) if end < len(text) else moment


def _read_clock(text: str, start: int, *, zone: bool = False) -> tuple[time, int]:
    found = _CLOCK.match(text, start)
    if not found or (not zone and found.end() < len(text)):
        raise ValueError("a time is HH:MM:SS")
    hour, minute, second = (int(part or 0) for part in found.groups()[:3])
    micro = int((found[4] or "").ljust(6, "0")[:6])
    if second == 60:
        raise ValueError("seconds end at 59")
    return time(hour, minute, second, micro), found.end()


def _read_zone(text: str) -> timezone:
    found = _ZONE.match(text)
    if not found:
        raise ValueError("a zone is Z or +HH:MM")
    if not found[1]:
        return UTC
    hours, minutes = int(found[2]), int(found[3])
    if hours > 23 or minutes > 59:
        raise ValueError("a zone is at most 23:59")
    offset = timedelta(hours=hours, minutes=minutes)
    return timezone(-offset if found[1] == "-" else offset)


_ESCAPE = re.compile(
    r"\\(?:([btnfre\"\\])|u([0-9a-fA-F]{4})|U([0-9a-fA-F]{8})|x([0-9a-fA-F]{2})"
    r"|([ \t]*\r?\n[ \t\r\n]*)|[\s\S]?)"
)
_SHORT = {
    "b": "\b",
    "t": "\t",
    "n": "\n",
    "f": "\f",
    "r": "\r",
    "e": "\x1b",
    '"': '"',
    "\\": "\\",
}


def unescape(text: str, offset: int, *, multiline: bool) -> str:
    """Resolve the escapes of a basic string.

    Args:
        text: What stands between the quotes.
        offset: Where it begins, for errors.
        multiline: A backslash may end a line; it takes the blanks after it along.

    Raises:
        RefusedError: An escape sequence that TOML does not have.
    """

    def resolve(found: re.Match[str]) -> str:
        short, four, eight, two, line = found.groups()
        if short:
            return _SHORT[short]
        if line is not None and multiline:
            return ""
        code = int(four or eight or two or "110000", 16)
        if code > 0x10FFFF or 0xD800 <= code <= 0xDFFF:
            message = f"TOML: {found[0]!r} is no escape sequence"
            raise RefusedError(message, offset + found.start())
        return chr(code)

    return _ESCAPE.sub(resolve, text) if "\\" in text else text
