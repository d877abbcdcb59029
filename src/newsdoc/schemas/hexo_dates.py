"""Dates in Hexo 8: what is written, and what Hexo makes of it.

js-yaml turns a timestamp without quotes into a date; hexo-front-matter takes its UTC clock for
one of the machine's zone, and Hexo reads that clock again in the site's `timezone`: the zone that
was written is applied and then lost. Everything else goes through `new Date`. newsdoc keeps the
moment that is written; `generator_moment` gives the one that Hexo shows.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta, tzinfo
from typing import TYPE_CHECKING

from newsdoc.errors import Severity
from newsdoc.frontmatter.nodes import ScalarNode
from newsdoc.frontmatter.timestamps import read_timestamp
from newsdoc.schemas.casts_js import js_string, js_truthy
from newsdoc.schemas.dates import at_midnight, fixed, offset_at, shown_in, wall_time
from newsdoc.schemas.dates_js import js_moment, js_utc, parse_js
from newsdoc.schemas.readers import unreadable_date, zoneless
from newsdoc.schemas.reading import describe

if TYPE_CHECKING:
    from newsdoc.frontmatter.nodes import Value
    from newsdoc.schemas.reading import Reading

__all__ = [
    "Written",
    "adjusted",
    "generator_moment",
    "local",
    "read_hexo_date",
    "wall",
    "written",
]


@dataclass(frozen=True, slots=True)
class Written:
    """A date as front matter gives it.

    Attributes:
        clock: The naive time that is written; for a moment, its UTC time.
        offset: Minutes east of UTC where the text gives a zone, else None.
        timestamp: Whether it is a YAML timestamp without quotes, whose zone Hexo loses.
        moment: Whether it is a moment without any zone: a number of milliseconds.
        day: Whether it gives no zone and is UTC all the same: a day as ISO 8601 writes it, in
            quotes.
    """

    clock: datetime
    offset: int | None = None
    timestamp: bool = False
    moment: bool = False
    day: bool = False

    @property
    def utc(self) -> datetime:
        """The naive UTC time, a missing zone taken for UTC."""
        return self.clock - timedelta(minutes=self.offset or 0)


def written(value: Value, reading: Reading) -> Written | None:
    """Take a value apart as `new Date` and js-yaml do.

    Returns:
        The date, or None where Hexo cannot read one, or Python cannot hold it.
    """
    if isinstance(value, date):
        return _timestamp(value)
    if isinstance(value, bool | int | float):
        moment = js_moment(value)
        return Written(moment.replace(tzinfo=None), moment=True) if moment else None
    if isinstance(value, tuple):
        return _listed(value, reading) or _text(js_string(value))
    if isinstance(value, str):
        return _common(value) or _impossible(value, reading) or _text(value)
    return _text(js_string(value))


def _listed(value: Value, reading: Reading) -> Written | None:
    """A timestamp alone in a list, which becomes a text that names its zone and whole seconds."""
    depth = 0
    while isinstance(value, tuple) and len(value) == 1:
        value, depth = value[0], depth + 1
    found = None
    if isinstance(value, date):
        found = _timestamp(value)
    elif isinstance(value, str):
        found = _impossible(value, reading, depth)
    return found and replace(found, clock=found.clock.replace(microsecond=0), day=True)


def _timestamp(value: date) -> Written:
    clock, minutes = at_midnight(value), None
    if isinstance(value, datetime):
        offset = value.utcoffset()
        minutes = None if offset is None else round(offset.total_seconds() / 60)
        clock = clock.replace(tzinfo=None)
    # Date.UTC takes the years 0 to 99 for those of the 20th century.
    if clock.year < 100:
        clock = clock.replace(year=clock.year + 1900)
    return Written(clock, minutes, timestamp=True)


# The forms of nearly all posts; both of V8's parsers read them as a clock without a zone.
_COMMON = re.compile(
    r"[0-9]{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|1[0-9]|2[0-8])"
    r"(?:[T ](?:[01][0-9]|2[0-3])(?::[0-5][0-9]){1,2})?\Z"
)


def _common(text: str) -> Written | None:
    if not _COMMON.match(text) or text.startswith("00"):
        return None
    return Written(datetime.fromisoformat(text), day=len(text) == len("2025-01-02"))


def _text(text: str) -> Written | None:
    parts = parse_js(text)
    if parts is None:
        return None
    clock = js_utc(parts.year, parts.month, parts.day, parts.milliseconds)
    if clock is None:
        return None
    if parts.zoned:
        return Written(clock, parts.offset)
    return Written(clock, day=parts.offset is not None)


def _impossible(text: str, reading: Reading, depth: int = 0) -> Written | None:
    """A timestamp that no calendar has (2020-02-30), which JavaScript lets roll over."""
    parts = read_timestamp(text.strip())
    if parts is None or not _is_plain(text, reading, depth):
        return None
    year = parts.year + 1900 if parts.year < 100 else parts.year
    hour, minute, second, micro = parts.clock or (0, 0, 0, 0)
    milli = ((hour * 60 + minute) * 60 + second) * 1000 + micro // 1000
    clock = js_utc(year, parts.month, parts.day, milli)
    return None if clock is None else Written(clock, parts.offset, timestamp=True)


def _is_plain(text: str, reading: Reading, depth: int) -> bool:
    """Tell whether a text stands in the file without quotes; on trial it may stand nowhere."""
    if reading.front_matter is None:
        return False
    node = reading.front_matter.node((*reading.path, *["0"] * depth))
    return isinstance(node, ScalarNode) and node.style == "plain" and node.value == text


def wall(clock: datetime, zone: tzinfo) -> datetime | None:
    """Read a clock in a zone as Hexo does, by the offset at the same clock in UTC."""
    try:
        utc = (clock - offset_at(zone, clock)).replace(tzinfo=UTC)
    except OverflowError:
        return None
    return shown_in(utc, zone)


def adjusted(utc: datetime, zone: tzinfo | None, machine: tzinfo = UTC) -> datetime | None:
    """Return Hexo's `adjustDateForTimezone`: the machine's clock, read in the site's zone.

    Args:
        utc: A naive UTC time.
        zone: The site's `timezone`, None where it has none.
        machine: The zone of the machine that Hexo runs on.
    """
    if zone is None:
        return utc.replace(tzinfo=UTC)
    try:
        moved = utc + _timezone_offset(machine, utc) - offset_at(zone, utc)
    except OverflowError:
        return None
    return moved.replace(tzinfo=UTC)


def _timezone_offset(machine: tzinfo, utc: datetime) -> timedelta:
    """Return what `getTimezoneOffset` says: whole minutes, also where clocks showed the sun's time.

    >>> from zoneinfo import ZoneInfo
    >>> str(_timezone_offset(ZoneInfo("Asia/Shanghai"), datetime(1899, 12, 1)))
    '8:05:00'
    """
    return timedelta(minutes=int(offset_at(machine, utc).total_seconds() / 60))


def local(clock: datetime, machine: tzinfo) -> datetime | None:
    """Return the naive UTC time at which the machine's clock shows `clock`."""
    found = wall_time(clock, machine)
    return found.astimezone(UTC).replace(tzinfo=None) if found else None


def generator_moment(date: Written, zone: tzinfo | None, machine: tzinfo = UTC) -> datetime | None:
    """Return the moment that Hexo shows for a date.

    Args:
        date: The date.
        zone: The site's `timezone`, None where it has none.
        machine: The zone of the machine that Hexo runs on.
    """
    try:
        utc = _on_machine(date, machine)
    except OverflowError:
        return None
    if utc is None:
        return None
    # A JavaScript date counts milliseconds.
    return adjusted(utc.replace(microsecond=utc.microsecond // 1000 * 1000), zone, machine)


def _on_machine(date: Written, machine: tzinfo) -> datetime | None:
    """Return the naive UTC time that a machine reads, before the site's zone counts."""
    utc = date.utc
    if date.day or date.moment:
        return utc
    if date.timestamp:
        # hexo-front-matter takes the UTC clock for one of the machine's.
        return utc - _timezone_offset(machine, utc)
    return local(date.clock, machine) if date.offset is None else utc


def read_hexo_date(value: Value, reading: Reading) -> datetime | None:
    """Read a date: the moment that is written, a clock without zone in the context's zone."""
    if isinstance(value, date) and value.year >= 100 and getattr(value, "tzinfo", None) is None:
        zoneless(reading)
        return _in_calendar(wall(at_midnight(value), reading.zone), value, reading)
    found = written(value, reading) if js_truthy(value) else None
    if found is None and not js_truthy(value):
        return None
    if found is None:
        unreadable_date(value, reading, "write it as 2025-01-02 03:04:05")
        return None
    if found.timestamp and _rolled(value, found):
        message = f"no calendar has {value}; Hexo takes it for {found.clock:%Y-%m-%d %H:%M:%S}"
        reading.tell("date-rolled-over", message)
    if found.offset is None and not found.moment:
        zoneless(reading)
        return _in_calendar(wall(found.clock, reading.zone), value, reading)
    _tell_lost_zone(found, reading)
    return _in_calendar(_with_zone(found, reading.zone), value, reading)


def _in_calendar(moment: datetime | None, value: Value, reading: Reading) -> datetime | None:
    """Tell of a date that only JavaScript's calendar holds, by hours more than Python's."""
    if moment is None:
        message = f"{describe(value)} lies outside the years 1 to 9999 in {reading.zone}"
        reading.tell("date-out-of-range", message)
    return moment


def _rolled(value: Value, found: Written) -> bool:
    return isinstance(value, str) or (isinstance(value, date) and value.year != found.clock.year)


def _with_zone(found: Written, zone: tzinfo) -> datetime | None:
    try:
        if found.moment:
            return shown_in(found.clock.replace(tzinfo=UTC), zone)
        minutes = found.offset or 0
        if abs(minutes) < 24 * 60:
            return found.clock.replace(tzinfo=fixed(minutes))
        return found.utc.replace(tzinfo=UTC)
    except OverflowError:
        return None


def _tell_lost_zone(found: Written, reading: Reading) -> None:
    named = reading.context.timezone
    shown = generator_moment(found, reading.zone if named else None)
    if shown is None:
        return
    if named is None:
        if found.timestamp and found.offset:
            message = f"Hexo drops the zone: it reads {shown:%Y-%m-%d %H:%M:%S} in its own zone"
            reading.tell("date-zone-lost", message, hint="put the date in quotes")
        return
    if shown != found.utc.replace(tzinfo=UTC):
        where = "" if found.timestamp else " on a machine whose zone is UTC"
        local = shown.astimezone(reading.zone).isoformat(" ", "seconds")
        severity = Severity.WARNING if found.timestamp else Severity.INFO
        reading.tell(
            "date-zone-lost",
            f"Hexo shows {local}{where}: it loses the zone that is written",
            severity=severity,
            hint=f"write the clock of {named}, without a zone",
        )
