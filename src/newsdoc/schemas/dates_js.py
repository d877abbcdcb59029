"""Dates as V8 (Node, and so Hexo) reads them in `new Date(text)`.

The parser of ECMAScript's own format first, and where that fails the legacy parser, as V8 has
them (src/date/dateparser-inl.h): words, numbers and signs in nearly any order.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

from newsdoc.schemas.dates_js_scan import END, SIGNIFICANT, Scanner, Token

__all__ = ["JsTime", "js_moment", "js_utc", "parse_js"]

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_ZONES = {
    "ut": 0,
    "utc": 0,
    "z": 0,
    "gmt": 0,
    "cdt": -5,
    "cst": -6,
    "edt": -4,
    "est": -5,
    "mdt": -6,
    "mst": -7,
    "pdt": -7,
    "pst": -8,
}
_SMI = 2**31 - 1


@dataclass(frozen=True, slots=True)
class JsTime:
    """What a text says to `new Date`.

    Attributes:
        year: The year; may lie outside Python's range.
        month: From one.
        day: From one to 31; 31 February is 3 March.
        milliseconds: Of the day; 24:00 is 86,400,000.
        offset: Minutes east of UTC, or None where the machine's zone counts.
        zoned: Whether the text itself gives the zone; a date alone is UTC without saying so.
    """

    year: int
    month: int
    day: int
    milliseconds: int
    offset: int | None
    zoned: bool = False


@dataclass(slots=True)
class _Parts:
    day: list[int] = field(default_factory=list)
    named_month: int | None = None
    iso: bool = False
    time: list[int] = field(default_factory=list)
    half: int | None = None
    sign: int | None = None
    hour: int | None = None
    minute: int | None = None
    assumed: bool = False

    def expects_time(self, number: int) -> bool:
        count = len(self.time)
        return (count in {1, 2} and number < 60) or (count == 3 and number < 1000)

    def expects_minute(self, number: int) -> bool:
        return self.hour is not None and self.minute is None and number < 60

    def add_time(self, number: int) -> bool:
        if len(self.time) >= 4:
            return False
        self.time.append(number)
        return True

    def finish_time(self, number: int) -> None:
        self.time = [*self.time, number, 0, 0, 0][:4]

    def add_day(self, number: int) -> bool:
        if len(self.day) >= 3:
            return False
        self.day.append(number)
        return True

    def set_zone(self, hours: int) -> None:
        self.sign = -1 if hours < 0 else 1
        self.hour = abs(hours)
        self.minute = 0


_FAILED = Token("failed")


def parse_js(text: str) -> JsTime | None:
    """Read a text as `new Date(text)` does in V8.

    Returns:
        The parts, or None for an invalid date.

    >>> parse_js("2020-01-02")
    JsTime(year=2020, month=1, day=2, milliseconds=0, offset=0, zoned=False)
    >>> parse_js("Jan 2, 2020 3:04 PM").offset is None
    True
    >>> parse_js("2020年1月2日")
    """
    if len(text) > 1000:
        return None
    scanner = Scanner(text.partition("\0")[0])
    parts = _Parts()
    token = _es5(scanner, parts)
    if token is _FAILED or not _legacy(scanner, parts, token):
        return None
    return _write(parts)


def _es5(scanner: Scanner, parts: _Parts) -> Token:
    """Read ECMAScript's own format; return the first token for the legacy parser."""
    token = _es5_day(scanner, parts)
    if token is not None:
        return token
    if scanner.peek().kind == "word" and scanner.peek().word == "t" and scanner.peek().length == 1:
        scanner.next()
        if not (_es5_time(scanner, parts) and _es5_zone(scanner, parts)):
            return _FAILED
        if scanner.peek() is not END:
            return _FAILED
    elif scanner.peek() is not END:
        return scanner.next()
    if parts.hour is None and not parts.time:
        parts.set_zone(0)
        parts.assumed = True
    parts.iso = True
    return END


def _es5_day(scanner: Scanner, parts: _Parts) -> Token | None:
    first = scanner.next()
    if first.sign:
        if not scanner.peek().fixed(6, 0, 999_999):
            return first
        year = scanner.next().value
        if first.kind == "-" and year == 0:
            return first
        parts.add_day(-year if first.kind == "-" else year)
    elif first.fixed(4, 0, 9999):
        parts.add_day(first.value)
    else:
        return first
    for low, high in ((1, 12), (1, 31)):
        if not scanner.skip("-"):
            break
        if not scanner.peek().fixed(2, low, high):
            return scanner.next()
        parts.add_day(scanner.next().value)
    return None


def _es5_time(scanner: Scanner, parts: _Parts) -> bool:
    """`HH:mm`, then `:ss`, then `.sss`; of an hour 24 all the rest is 0."""
    if not scanner.peek().fixed(2, 0, 24):
        return False
    hour = scanner.next().value
    most = 0 if hour == 24 else 59
    parts.add_time(hour)
    for required in (True, False):
        if not scanner.skip(":"):
            return not required
        if not scanner.peek().fixed(2, 0, most):
            return False
        parts.add_time(scanner.next().value)
    return not scanner.skip(".") or _es5_fraction(scanner, parts, most)


def _es5_fraction(scanner: Scanner, parts: _Parts, most: int) -> bool:
    fraction = scanner.next()
    if fraction.kind != "number" or (most == 0 and fraction.value):
        return False
    return parts.add_time(_milliseconds(fraction))


def _es5_zone(scanner: Scanner, parts: _Parts) -> bool:
    if scanner.peek().zulu:
        scanner.next()
        parts.set_zone(0)
        return True
    if not scanner.peek().sign:
        return True
    parts.sign = 1 if scanner.next().kind == "+" else -1
    token = scanner.next()
    if token.fixed(4, 0, 9999):
        parts.hour, parts.minute = divmod(token.value, 100)
        return parts.hour < 24 and parts.minute < 60
    if not token.fixed(2, 0, 23) or not scanner.skip(":") or not scanner.peek().fixed(2, 0, 59):
        return False
    parts.hour, parts.minute = token.value, scanner.next().value
    return True


def _legacy(scanner: Scanner, parts: _Parts, token: Token) -> bool:
    number_read = bool(parts.day)
    while token is not END:
        if token.kind == "number":
            number_read = True
            if not _legacy_number(scanner, parts, token.value):
                return False
        elif token.kind == "word":
            if not _legacy_word(scanner, parts, token, number_read):
                return False
        elif token.sign and (parts.time or (parts.hour == 0 and parts.minute == 0)):
            number_read = True
            if not _legacy_offset(scanner, parts, token):
                return False
        elif (token.sign or token.kind == ")") and number_read:
            return False
        token = scanner.next()
    return True


def _legacy_number(scanner: Scanner, parts: _Parts, number: int) -> bool:
    if scanner.skip(":"):
        return _legacy_clock(scanner, parts, number)
    # A dot after a number that is no time is passed over, as in 2.1.2020.
    if scanner.skip(".") and parts.expects_time(number):
        parts.add_time(number)
        fraction = scanner.next()
        parts.finish_time(_milliseconds(fraction))
        return fraction.kind == "number"
    if parts.expects_minute(number):
        parts.minute = number
        return True
    if parts.expects_time(number):
        parts.finish_time(number)
        after = scanner.peek()
        return after is END or after.kind == "white" or after.zulu or after.sign
    added = parts.add_day(number)
    scanner.skip("-")
    return added


def _legacy_clock(scanner: Scanner, parts: _Parts, number: int) -> bool:
    """A number and a colon: a part of the time; with two colons the minutes are 0."""
    if scanner.skip(":"):
        was_empty = not parts.time
        parts.time = [number, 0]
        return was_empty
    added = parts.add_time(number)
    scanner.skip(".")
    return added


def _legacy_word(scanner: Scanner, parts: _Parts, token: Token, number_read: bool) -> bool:
    if token.word in _MONTHS:
        parts.named_month = _MONTHS.index(token.word) + 1
        scanner.skip("-")
        return True
    short = token.length <= 3
    if short and token.word in {"am", "pm"} and parts.time:
        parts.half = 12 if token.word == "pm" else 0
        return True
    if short and token.word in _ZONES and number_read:
        parts.set_zone(_ZONES[token.word])
        return True
    # Words mean nothing before the first number, but must stand apart from it.
    return not number_read and scanner.peek().kind != "number"


def _legacy_offset(scanner: Scanner, parts: _Parts, token: Token) -> bool:
    parts.sign = 1 if token.kind == "+" else -1
    number, length = 0, 0
    if scanner.peek().kind == "number":
        digits = scanner.next()
        number, length = digits.value, digits.length
    if scanner.peek().kind == ":":
        parts.hour, parts.minute = number, None
    elif length in {1, 2}:
        parts.hour, parts.minute = number, 0
    elif length in {3, 4}:
        parts.hour, parts.minute = divmod(number, 100)
    else:
        return False
    return True


def _milliseconds(token: Token) -> int:
    length = min(token.length, SIGNIFICANT)
    if length < 3:
        return token.value * int(10 ** (3 - length))
    return token.value // int(10 ** (length - 3))


def _write(parts: _Parts) -> JsTime | None:
    day = _write_day(parts)
    milliseconds = _write_time(parts)
    if day is None or milliseconds is None:
        return None
    offset = None
    if parts.sign is not None:
        offset = parts.sign * ((parts.hour or 0) * 60 + (parts.minute or 0))
        if abs(offset) * 60 > _SMI:
            return None
    zoned = offset is not None and not parts.assumed
    return JsTime(*day, milliseconds, offset, zoned)


def _write_day(parts: _Parts) -> tuple[int, int, int] | None:
    if not parts.day:
        return None
    first, second, third = (*parts.day, 1, 1)[:3]
    if parts.named_month is None:
        if parts.iso or not 1 <= first <= 31:
            year, month, day = first, second, third
        else:
            year, month, day = third, first, second
    else:
        month = parts.named_month
        year, day = (second, first) if 1 <= first <= 31 else (first, second)
    if not parts.iso and 0 <= year <= 99:
        year += 2000 if year < 50 else 1900
    if not 1 <= month <= 12 or not 1 <= day <= 31:
        return None
    return year, month, day


def _write_time(parts: _Parts) -> int | None:
    hour, minute, second, milli = (*parts.time, 0, 0, 0, 0)[:4]
    if parts.half is not None:
        if hour > 12:
            return None
        hour = hour % 12 + parts.half
    if (hour > 23 or minute > 59 or second > 59 or milli > 999) and (
        (hour, minute, second, milli) != (24, 0, 0, 0)
    ):
        return None
    return ((hour * 60 + minute) * 60 + second) * 1000 + milli


def js_utc(year: int, month: int, day: int, milliseconds: int = 0) -> datetime | None:
    """Return `Date.UTC(year, month - 1, day)` plus milliseconds, naive; parts may overflow.

    Years from 0 to 99 are not moved here; `Date.UTC` itself reads them as 1900 to 1999.

    Returns:
        The time as a naive UTC time, or None where it lies outside the years 1 to 9999.
    """
    years, month0 = divmod(month - 1, 12)
    try:
        start = datetime(year + years, month0 + 1, 1)  # noqa: DTZ001  naive on purpose
        return start + timedelta(days=day - 1, milliseconds=milliseconds)
    except (ValueError, OverflowError):
        return None


def js_moment(milliseconds: float) -> datetime | None:
    """Return `new Date(number)` as an aware time, or None where Python cannot hold it."""
    try:
        whole = int(milliseconds)
        return datetime(1970, 1, 1, tzinfo=UTC) + timedelta(milliseconds=whole)
    except (OverflowError, ValueError):
        return None
