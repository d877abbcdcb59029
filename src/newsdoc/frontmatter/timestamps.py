"""Timestamps of YAML as js-yaml 4 reads them, in pieces, so that no impossible day is lost."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime, timedelta, timezone

__all__ = ["Timestamp", "js_date_string", "read_timestamp"]

# js-yaml 4, lib/type/timestamp.js: a full date, or date and time with seconds.
_DAY = re.compile(r"([0-9]{4})-([0-9]{2})-([0-9]{2})\Z")
_MOMENT = re.compile(
    r"([0-9]{4})-([0-9]{1,2})-([0-9]{1,2})(?:[Tt]|[ \t]+)"
    r"([0-9]{1,2}):([0-9]{2}):([0-9]{2})(?:\.([0-9]*))?"
    r"(?:[ \t]*(Z|([-+])([0-9]{1,2})(?::([0-9]{2}))?))?\Z"
)


@dataclass(frozen=True, slots=True)
class Timestamp:
    """A timestamp as written; no part is checked against a calendar.

    Attributes:
        year: Four digits.
        month: From one; 0 and 13 occur.
        day: From one; 0 and 31 February occur.
        clock: Hour, minute, second and microsecond, or None for a date alone.
        offset: Minutes east of UTC where a zone is written (`Z` is 0), else None.
    """

    year: int
    month: int
    day: int
    clock: tuple[int, int, int, int] | None = None
    offset: int | None = None

    @classmethod
    def of(cls, value: date) -> Timestamp:
        """Return the parts of a date, or of a time with its zone to the minute.

        >>> Timestamp.of(date(2020, 1, 2))
        Timestamp(year=2020, month=1, day=2, clock=None, offset=None)
        """
        if not isinstance(value, datetime):
            return cls(value.year, value.month, value.day)
        clock = (value.hour, value.minute, value.second, value.microsecond)
        offset = value.utcoffset()
        minutes = None if offset is None else offset // timedelta(minutes=1)
        return cls(value.year, value.month, value.day, clock, minutes)

    def value(self) -> date | datetime | None:
        """Return it as a `date` or `datetime` (aware if a zone is written), or None."""
        try:
            if self.clock is None:
                return date(self.year, self.month, self.day)
            zone = None if self.offset is None else timezone(timedelta(minutes=self.offset))
            return datetime(self.year, self.month, self.day, *self.clock, tzinfo=zone)
        except (ValueError, OverflowError):
            return None


_DAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
_CYCLE = 400
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


def js_date_string(stamp: Timestamp) -> str:
    """Return `String(date)` of JavaScript on a machine in UTC, for what js-yaml makes of it.

    Months and days beyond the calendar roll over, years below 100 are those of the 20th century.

    >>> js_date_string(Timestamp(2020, 2, 30))
    'Sun Mar 01 2020 00:00:00 GMT+0000 (Coordinated Universal Time)'
    """
    years, month = divmod(stamp.month - 1, 12)
    year = stamp.year + years + (1900 if stamp.year < 100 else 0)
    hour, minute, second, _ = stamp.clock or (0, 0, 0, 0)
    # JavaScript goes on where Python's calendar ends: 400 years later all weekdays are the same.
    moved = year - year % _CYCLE - 5 * _CYCLE
    moment = datetime(year - moved, month + 1, 1) + timedelta(  # noqa: DTZ001  UTC throughout
        days=stamp.day - 1, hours=hour, minutes=minute - (stamp.offset or 0), seconds=second
    )
    day = f"{_DAYS[moment.weekday()]} {_MONTHS[moment.month - 1]} {moment.day:02}"
    return f"{day} {moment.year + moved:04} {moment:%H:%M:%S} GMT+0000 (Coordinated Universal Time)"


def read_timestamp(text: str) -> Timestamp | None:
    """Read a plain scalar as js-yaml 4 reads timestamps.

    Returns:
        The parts, or None where js-yaml takes the text as a string.

    >>> read_timestamp("2020-02-30")
    Timestamp(year=2020, month=2, day=30, clock=None, offset=None)
    >>> read_timestamp("2020-01-02 03:04:05 +8").value().isoformat()
    '2020-01-02T03:04:05+08:00'
    >>> read_timestamp("2020-1-2")
    """
    found = _DAY.match(text)
    if found:
        year, month, day = map(int, found.groups())
        return Timestamp(year, month, day)
    found = _MOMENT.match(text)
    if not found:
        return None
    year, month, day, hour, minute, second = map(int, found.groups()[:6])
    micro = int((found[7] or "").ljust(6, "0")[:6])
    return Timestamp(year, month, day, (hour, minute, second, micro), _offset(found))


def _offset(found: re.Match[str]) -> int | None:
    if not found[8]:
        return None
    if found[8] == "Z":
        return 0
    minutes = int(found[10]) * 60 + int(found[11] or 0)
    return -minutes if found[9] == "-" else minutes
