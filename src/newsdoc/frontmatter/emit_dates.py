"""Dates and times as text, in the shape of one that already stands in the file.

A file that says `2020-01-02 03:04:05 +0800` gets its next date in the same dress. No zone is
converted here: the value's own wall clock is written, and its offset where it has one.
"""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, time, timedelta
from typing import TypeAlias

from newsdoc.errors import EditError

__all__ = ["Moment", "format_moment", "looks_like_moment"]

Moment: TypeAlias = date | datetime | time
"""A date, a date with a time, or a time."""

_SHAPE = re.compile(
    r"\d{4}(?P<sep>[-/.])(?P<month>\d{1,2})(?P=sep)(?P<day>\d{1,2})"
    r"(?:(?P<gap>[Tt]|[ ]+)(?P<hour>\d{1,2}):\d{2}(?P<second>:\d{2}(?:[.,](?P<fraction>\d+))?)?"
    r"(?:(?P<blank>[ ]*)(?P<zone>[Zz]|[+-]\d{2}(?P<colon>:?)\d{2}))?)?\Z"
)
# What Hugo reads of the shapes above; goccy/go-yaml and JSON hand it all of them as strings.
_HUGO_READS = re.compile(
    r"\d{4}-\d{2}-\d{2}"
    r"(?:(?:T|[ ]+)\d{1,2}:\d{2}:\d{2}(?:[.,]\d+)?(?:Z|[ ]?[+-]\d{2}:?\d{2})?)?\Z"
)


def looks_like_moment(text: str) -> bool:
    """Say whether a text has a shape that `format_moment` can follow.

    >>> looks_like_moment("2020/1/2 03:04"), looks_like_moment("Jan 2, 2020")
    (True, False)
    """
    return _SHAPE.match(text) is not None


def format_moment(value: Moment, like: str | None = None, *, strict: bool = False) -> str:
    """Write a date or time.

    Args:
        value: What to write; a `datetime` keeps its own zone.
        like: A date as it is written in the file, whose shape to follow, or None.
        strict: Follow only shapes that Hugo reads (`2020-1-2` is none), as Hugo needs it.

    Returns:
        The text, in the shape of `like` where that can hold the value, else in ISO 8601: with a
        `T` where there is a zone, with a blank where there is none.

    >>> from datetime import timezone
    >>> value = datetime(2025, 5, 12, 15, 6, tzinfo=timezone(timedelta(hours=8)))
    >>> format_moment(value)
    '2025-05-12T15:06:00+08:00'
    >>> format_moment(value, "2020-01-02 03:04:05 +0000")
    '2025-05-12 15:06:00 +0800'
    >>> format_moment(value.replace(tzinfo=None), "2020/1/2 3:04")
    '2025/5/12 15:06'
    """
    if isinstance(value, time):
        return value.isoformat()
    if isinstance(value, datetime):
        value = _whole_minutes(value)
    shape = _SHAPE.match(like) if like else None
    if shape:
        text = _in_shape(value, shape)
        if not strict or _HUGO_READS.match(text):
            return text
    return _iso(value)


def _whole_minutes(value: datetime) -> datetime:
    """Write a zone such as Shanghai's of 1900 (8 h 5 min 43 s) as UTC: no generator reads it."""
    offset = value.utcoffset()
    if not offset or not offset % timedelta(minutes=1):
        return value
    try:
        return value.astimezone(UTC)
    except OverflowError:
        message = f"{value.isoformat()} lies outside the years 1 to 9999 in UTC"
        raise EditError(message) from None


def _iso(value: date) -> str:
    if not isinstance(value, datetime):
        return value.isoformat()
    part = value.microsecond % 1000
    parts = "auto" if part or not value.microsecond else "milliseconds"
    return value.isoformat(sep="T" if value.tzinfo else " ", timespec=parts)


def _in_shape(value: date, shape: re.Match[str]) -> str:
    width = 1 if 1 in {len(shape["month"]), len(shape["day"])} else 2
    day = shape["sep"].join(
        (f"{value.year:04}", f"{value.month:0{width}}", f"{value.day:0{width}}")
    )
    if not isinstance(value, datetime):
        return day
    if shape["gap"] is None:
        # A date alone stays one where nothing is lost by it.
        bare = value.tzinfo is None and value.time() == time()
        return day if bare else day + _iso(value)[10:]
    return day + shape["gap"] + _clock(value, shape) + _zone(value, shape)


def _clock(value: datetime, shape: re.Match[str]) -> str:
    width = min(2, len(shape["hour"]))
    text = f"{value.hour:0{width}}:{value.minute:02}"
    if shape["second"] is None and not value.second and not value.microsecond:
        return text
    text += f":{value.second:02}"
    digits = f"{value.microsecond:06}".rstrip("0").ljust(len(shape["fraction"] or ""), "0")
    return f"{text}.{digits}" if digits else text


def _zone(value: datetime, shape: re.Match[str]) -> str:
    offset = value.utcoffset()
    if offset is None:
        return ""
    if shape["zone"] in {"Z", "z"} and not offset:
        return f"{shape['blank']}{shape['zone']}"
    colon = ":" if shape["colon"] is None or shape["zone"] in {"Z", "z"} else shape["colon"]
    minutes = offset // timedelta(minutes=1)
    sign = "-" if minutes < 0 else "+"
    hours, minutes = divmod(abs(minutes), 60)
    return f"{shape['blank'] or ''}{sign}{hours:02}{colon}{minutes:02}"
