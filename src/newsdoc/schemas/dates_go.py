"""Dates as Hugo 0.168 reads them: Go's `time.Parse` over the layouts of spf13/cast.

Each layout becomes one regular expression with the leniency of `time.Parse`: one or more blanks
for a blank, hours of one digit, a fraction after the seconds, names in any case.
"""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta, tzinfo
from functools import cache

from newsdoc.schemas.dates import fixed, wall_time

__all__ = ["GoTime", "parse_go"]

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")

_PARTS = {
    "2006": r"(?P<year>[0-9]{4})",
    "06": r"(?P<short>[0-9]{2})",
    "01": r"(?P<month>[0-9]{2})",
    "Jan": rf"(?P<name>{'|'.join(_MONTHS)})",
    "02": r"(?P<day>[0-9]{2})",
    "_2": r" ?(?P<day>[0-9]{1,2})",
    "15": r"(?P<hour>[0-9]{1,2})",
    "04": r"(?P<minute>[0-9]{2})",
    "05": r"(?P<second>[0-9]{2})(?:[.,](?P<fraction>[0-9]+))?",
    "Monday": rf"(?:{'|'.join(_DAYS)})",
    "Mon": rf"(?:{'|'.join(day[:3] for day in _DAYS)})",
    "Z07:00": r"(?:(?P<utc>(?-i:Z))|(?P<zone>[+-][0-9]{2}:[0-9]{2}))",
    "Z0700": r"(?:(?P<utc>(?-i:Z))|(?P<zone>[+-][0-9]{2}[0-9]{2}))",
    "-07:00": r"(?P<zone>[+-][0-9]{2}:[0-9]{2})",
    "-0700": r"(?P<zone>[+-][0-9]{4})",
    # time.parseTimeZone: three letters, four that end in T, five that end in T, and signed hours.
    "MST": r"(?=.{3})(?-i:UTC|ChST|MeST|GMT(?P<hours>[+-](?:[01]?[0-9]|2[0-3]))?(?![0-9])"
    r"|[+-]0*(?:[0-9]|1[0-9]|2[0-3])(?![0-9])|[A-Z]{4}T|[A-Z]{3}T|WITA|[A-Z]{3})(?![A-Z])",
    "UTC": r"(?P<utc>(?-i:UTC))",
    "3": r"(?P<hour>1[0-2]|0?[0-9])",
    "PM": r"(?-i:[AP]M)",
}

# The order of cast.TimeFormats. The last two are times of the year 0, without a date or a year.
_LAYOUTS = (
    "2006-01-02",
    "2006-01-02T15:04:05Z07:00",
    "2006-01-02T15:04:05",
    "Mon, 02 Jan 2006 15:04:05 -0700",
    "Mon, 02 Jan 2006 15:04:05 MST",
    "02 Jan 06 15:04 -0700",
    "02 Jan 06 15:04 MST",
    "Monday, 02-Jan-06 15:04:05 MST",
    "2006-01-02 15:04:05 -0700 UTC",
    "2006-01-02 15:04:05 -0700 MST",
    "2006-01-02T15:04:05-0700",
    "2006-01-02 15:04:05Z0700",
    "2006-01-02 15:04:05",
    "Mon Jan _2 15:04:05 2006",
    "Mon Jan _2 15:04:05 MST 2006",
    "Mon Jan 02 15:04:05 -0700 2006",
    "2006-01-02 15:04:05Z07:00",
    "02 Jan 2006",
    "2006-01-02 15:04:05 -07:00",
    "2006-01-02 15:04:05 -0700",
    "3:04PM",
    "Jan _2 15:04:05",
)

_TOKEN = re.compile("|".join(map(re.escape, sorted(_PARTS, key=len, reverse=True))) + "| +|.")


@dataclass(frozen=True, slots=True)
class GoTime:
    """A date that Hugo can read.

    Attributes:
        moment: The date, aware; None where it lies outside the years 1 to 9999.
        zoned: Whether the text itself gives the zone.
    """

    moment: datetime | None
    zoned: bool


@cache
def _patterns() -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(_compile(layout) + r"\Z", re.IGNORECASE) for layout in _LAYOUTS)


def _compile(layout: str) -> str:
    parts = []
    for token in _TOKEN.findall(layout):
        if token.isspace():
            parts.append(" +")
        else:
            parts.append(_PARTS.get(token) or re.escape(token))
    return "".join(parts)


def parse_go(text: str, zone: tzinfo) -> GoTime | None:
    """Read a date as cast.ToTimeInDefaultLocationE does.

    Args:
        text: The text.
        zone: The zone of texts that give none; a zone's name (`CST`) counts for nothing.

    Returns:
        The date, or None where Hugo says that it is not a parsable date.

    >>> parse_go("2020-01-02 03:04:05 +0800", UTC).moment.isoformat()
    '2020-01-02T03:04:05+08:00'
    >>> parse_go("2020-1-2", UTC)
    """
    quick = _COMMON.match(text)
    if quick:
        return _quick(text, quick, zone)
    if len(text) > 200 or not text.isascii():
        return None
    for pattern in _patterns():
        found = pattern.match(text)
        if found:
            read = _build(found.groupdict(), zone)
            if read is not None:
                return read
    return None


# The forms of nearly all posts, which Python's own parser reads alike.
_COMMON = re.compile(
    r"[0-9]{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|1[0-9]|2[0-8])"
    r"(?:[T ](?:[01][0-9]|2[0-3])(?::[0-5][0-9]){2}(?:([+-](?:0[0-9]|1[0-9]):[0-5][0-9])|(Z))?)?\Z"
)


def _quick(text: str, found: re.Match[str], zone: tzinfo) -> GoTime | None:
    if text.startswith("0000"):
        return GoTime(None, zoned=found.lastindex is not None)
    moment = datetime.fromisoformat(text)
    if found.lastindex:
        return GoTime(moment, zoned=True)
    return GoTime(wall_time(moment, zone), zoned=False)


def _build(parts: dict[str, str | None], zone: tzinfo) -> GoTime | None:
    clock = _clock(parts)
    if clock is None:
        return None
    year, rest = clock
    minutes = _offset(parts)
    if isinstance(minutes, str):
        return None
    if not 1 <= year <= 9999:
        return GoTime(None, zoned=minutes is not None)
    local = datetime(year, *rest)  # noqa: DTZ001  the zone is added below
    hours = parts.get("hours")
    if hours and minutes is None:
        # Go moves the clock by the hours of `GMT+8`, and cast then takes it for a local one.
        local += timedelta(hours=int(hours))
    if minutes is None:
        return GoTime(wall_time(local, zone), zoned=False)
    return GoTime(_zoned(local, minutes), zoned=True)


def _zoned(local: datetime, minutes: int) -> datetime | None:
    if abs(minutes) < 24 * 60:
        return local.replace(tzinfo=fixed(minutes))
    try:
        return (local - timedelta(minutes=minutes)).replace(tzinfo=UTC)
    except OverflowError:
        return None


def _clock(parts: dict[str, str | None]) -> tuple[int, tuple[int, int, int, int, int, int]] | None:
    year = _year(parts)
    name = parts.get("name")
    month = _MONTHS.index(name.lower()) + 1 if name else int(parts.get("month") or "1")
    day = int(parts.get("day") or "1")
    hour, minute, second = (int(parts.get(key) or 0) for key in ("hour", "minute", "second"))
    if not 1 <= month <= 12 or hour > 23 or minute > 59 or second > 59:
        return None
    # Year 0 is a leap year in Go's calendar; Python's has none, so ask for 4.
    if not 1 <= day <= monthrange(year or 4, month)[1]:
        return None
    micro = int((parts.get("fraction") or "").ljust(6, "0")[:6])
    return year, (month, day, hour, minute, second, micro)


def _year(parts: dict[str, str | None]) -> int:
    short = parts.get("short")
    if short is None:
        return int(parts.get("year") or "0")
    return int(short) + (1900 if int(short) >= 69 else 2000)


def _offset(parts: dict[str, str | None]) -> int | str | None:
    """Minutes east of UTC, None where the text gives no zone, a string where it is impossible."""
    if parts.get("utc"):
        return 0
    zone = parts.get("zone")
    if zone is None:
        return None
    digits = zone[1:].replace(":", "")
    hours, minutes = int(digits[:2]), int(digits[2:])
    # Go takes 24 hours and 60 minutes, "as some people do write" them.
    if hours > 24 or minutes > 60:
        return "impossible"
    total = hours * 60 + minutes
    return -total if zone[0] == "-" else total
