"""Zones, wall clocks and how dates are written: what every adapter needs for dates.

No function here knows the machine's zone or its clock. A date without a zone is read in the
zone of the context, and in UTC where there is none.
"""

from __future__ import annotations

import re
import zoneinfo
from datetime import UTC, date, datetime, time, timedelta, timezone, tzinfo
from functools import lru_cache
from typing import TypeAlias

from newsdoc.errors import SchemaError

__all__ = [
    "DateValue",
    "Layout",
    "at_midnight",
    "get_zone",
    "layout_of",
    "offset_at",
    "shown_in",
    "wall_time",
]

DateValue: TypeAlias = str | datetime | date | int
"""A date as front matter holds it: text, a date or time of the format's own, a number."""

_FIRST = datetime(1, 1, 3)  # noqa: DTZ001  naive, as what is compared with it
_LAST = datetime(9999, 12, 29)  # noqa: DTZ001  naive as well
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


@lru_cache(maxsize=64)
def get_zone(name: str | None) -> tzinfo:
    """Return the zone of an IANA name; UTC for None.

    Raises:
        SchemaError: There is no such zone.

    >>> get_zone("Asia/Shanghai").key
    'Asia/Shanghai'
    """
    if name is None or name.upper() == "UTC":
        return UTC
    try:
        return zoneinfo.ZoneInfo(name)
    except (zoneinfo.ZoneInfoNotFoundError, ValueError, OSError):
        message = f"no time zone is named {name!r}; give an IANA name such as 'Asia/Shanghai'"
        raise SchemaError(message) from None


def offset_at(zone: tzinfo, instant: datetime) -> timedelta:
    """Return a zone's offset from UTC at an instant, given as a naive UTC time."""
    if zone is UTC:
        return timedelta(0)
    # A day off either end of the calendar, so that the zone's own clock stays on it.
    inside = instant if 1 < instant.year < 9999 else min(max(instant, _FIRST), _LAST)
    return inside.replace(tzinfo=UTC).astimezone(zone).utcoffset() or timedelta(0)


def wall_time(clock: datetime, zone: tzinfo) -> datetime | None:
    """Return the moment at which a wall clock in `zone` shows `clock`, as Go's `time.Date` does.

    A time that does not exist, as the clock was put forward, is read by the offset of one side or
    the other, as in Go; of a time that the clock showed twice it is the first.

    Args:
        clock: A naive time.
        zone: The zone of the clock.

    Returns:
        The moment, aware, or None where it lies outside the years 1 to 9999.
    """
    offset = offset_at(zone, clock)
    try:
        if offset:
            offset = offset_at(zone, clock - offset)
        return shown_in((clock - offset).replace(tzinfo=UTC), zone)
    except OverflowError:
        return None


def shown_in(moment: datetime, zone: tzinfo) -> datetime:
    """Show a moment by the clock of a zone, with a fixed offset.

    Not with the zone itself: Python takes two times of different zones for unequal where one of
    them is shown twice by its clock. Where the zone's clock leaves the calendar, UTC stays.
    """
    try:
        local = moment.astimezone(zone)
    except OverflowError:
        return moment
    return local.replace(tzinfo=_fixed(local.utcoffset() or timedelta(0)))


@lru_cache(maxsize=256)
def _fixed(offset: timedelta) -> timezone:
    return timezone(offset) if offset else UTC


def at_midnight(day: date) -> datetime:
    """Return the start of a day as a naive time; a time stays as it is."""
    return day if isinstance(day, datetime) else datetime.combine(day, time())


def from_seconds(seconds: float, zone: tzinfo = UTC) -> datetime | None:
    """Return the moment of a Unix time, or None where it lies outside the years 1 to 9999."""
    try:
        return shown_in(_EPOCH + timedelta(seconds=seconds), zone)
    except (OverflowError, ValueError):
        return None


def fixed(minutes: int) -> timezone:
    """Return the zone so many minutes east of UTC."""
    return _fixed(timedelta(minutes=minutes))


class Layout:
    """How a date is written, so that a new one can be written alike.

    Attributes:
        mark: What stands between year, month and day: a hyphen, slash or dot.
        separator: What stands between date and time, or None for a date alone.
        seconds: Whether seconds are written.
        zone: How the zone is written: None, `Z`, `+08:00`, `+0800`, with a blank before or not.
    """

    __slots__ = ("mark", "seconds", "separator", "zone")

    def __init__(self, mark: str, separator: str | None, seconds: bool, zone: str | None) -> None:
        self.mark: str = mark
        self.separator: str | None = separator
        self.seconds: bool = seconds
        self.zone: str | None = zone

    def write(self, moment: datetime, zone: tzinfo) -> str:
        """Write a moment in this layout.

        Args:
            moment: An aware time; without a zone in the layout it is shown in `zone`.
            zone: The zone in which texts without a zone are read.

        Returns:
            The text; a date alone only where the time is midnight.
        """
        local = moment if self.zone is not None else moment.astimezone(zone)
        day = f"{local.year:04}{self.mark}{local.month:02}{self.mark}{local.day:02}"
        if self.separator is None and local.time() == time():
            return day
        clock = f"{local.hour:02}:{local.minute:02}"
        if self.seconds or local.second or local.microsecond or self.separator is None:
            clock += f":{local.second:02}"
        if local.microsecond:
            clock += f".{local.microsecond:06}".rstrip("0")
        return f"{day}{self.separator or ' '}{clock}{self._zone(local)}"

    def _zone(self, local: datetime) -> str:
        if self.zone is None:
            return ""
        blank = " " if self.zone.startswith(" ") else ""
        offset = local.utcoffset() or timedelta(0)
        if not offset and self.zone.strip() == "Z":
            return f"{blank}Z"
        minutes = int(offset.total_seconds() // 60)
        sign = "-" if minutes < 0 else "+"
        colon = "" if re.fullmatch(r"[+-]\d{4}", self.zone.strip()) else ":"
        return f"{blank}{sign}{abs(minutes) // 60:02}{colon}{abs(minutes) % 60:02}"


RFC3339 = Layout("-", "T", True, "Z")
"""`2025-05-12T15:06:44+08:00`."""

PLAIN = Layout("-", " ", True, None)
"""`2025-05-12 15:06:44`."""

_LAYOUT = re.compile(
    r"\d{4}([-/.])\d{1,2}\1\d{1,2}"
    r"(?:([Tt]| +)\d{1,2}:\d{1,2}(:\d{1,2}(?:[.,]\d+)?)?( *(?:Z|[+-]\d{2}:?\d{2}))?)?\Z"
)


def layout_of(text: str) -> Layout | None:
    """Return the layout of a date's text, or None where it is written in another way.

    >>> layout_of("2025-02-12 20:16").write(datetime(2025, 3, 4, 5, 6, tzinfo=UTC), UTC)
    '2025-03-04 05:06'
    """
    found = _LAYOUT.match(text)
    if not found:
        return None
    separator = " " if found[2] and found[2].isspace() else found[2]
    return Layout(found[1], separator, found[3] is not None, found[4])
