"""Readers and writers of keys that any schema can use in its table.

They know no generator: a text is a text, a list of texts may be written as one, a flag may be a
boolean or a mapping with `enable`. Dates are ISO 8601 and its usual cousins.
"""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Mapping
from datetime import date, datetime, tzinfo
from typing import TYPE_CHECKING

from newsdoc.errors import EditError, Severity
from newsdoc.frontmatter.delete import DELETE
from newsdoc.schemas.dates import PLAIN, RFC3339, at_midnight, layout_of, wall_time
from newsdoc.schemas.dates_go import parse_go
from newsdoc.schemas.reading import Path, Reader, Reading, describe

if TYPE_CHECKING:
    from newsdoc.frontmatter.nodes import Value
    from newsdoc.schemas.table import Place

__all__ = [
    "flag",
    "integer",
    "iso_date",
    "language",
    "native_date",
    "negated",
    "optional",
    "paths",
    "scalar_text",
    "text",
    "texts",
    "unreadable_date",
    "write_date",
    "write_flag",
    "write_list",
    "write_negated",
    "write_paths",
    "write_plain_date",
    "write_shape",
    "zoneless",
]


def scalar_text(value: Value) -> str | None:
    """Return a scalar as text, or None for lists, mappings, nothing and the empty text."""
    if isinstance(value, str):
        return value or None
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int | float):
        return str(value)
    return None


def text(value: Value, reading: Reading) -> str | None:
    """Read a text; numbers and booleans are taken as their text."""
    return scalar_text(value)


def texts(value: Value, reading: Reading) -> tuple[str, ...] | None:
    """Read a list of texts, or one text; empty ones are left out."""
    if isinstance(value, tuple):
        return tuple(item for item in map(scalar_text, value) if item is not None)
    single = scalar_text(value)
    return None if single is None else (single,)


def paths(value: Value, reading: Reading) -> tuple[tuple[str, ...], ...] | None:
    """Read categories: each text is a path of one step, each list inside the list a path."""
    if not isinstance(value, tuple):
        single = scalar_text(value)
        return None if single is None else ((single,),)
    found = []
    for item in value:
        steps = texts(item, reading) if isinstance(item, tuple) else None
        single = scalar_text(item)
        found.append(steps or ((single,) if single is not None else ()))
    return tuple(path for path in found if path)


_TRUE = frozenset({"true", "yes", "on", "1"})
_FALSE = frozenset({"false", "no", "off", "0"})


def flag(value: Value, reading: Reading) -> bool | None:
    """Read a switch: a boolean, a text or number for one, or a mapping with `enable`."""
    if isinstance(value, Mapping):
        inner = value.get("enable", value.get("enabled"))
        return inner if isinstance(inner, bool) else None
    if isinstance(value, bool):
        return value
    if isinstance(value, int) and value in (0, 1):
        return bool(value)
    if isinstance(value, str):
        lower = value.lower()
        return True if lower in _TRUE else False if lower in _FALSE else None
    return None


def integer(value: Value, reading: Reading) -> int | None:
    """Read a whole number."""
    if isinstance(value, bool):
        return None
    if isinstance(value, int):
        return value
    if isinstance(value, float) and value.is_integer():
        return int(value)
    return None


def language(value: Value, reading: Reading) -> str | None:
    """Read a language tag: a text, or the first text of a list."""
    if isinstance(value, tuple):
        return next((item for item in value if isinstance(item, str) and item), None)
    return value or None if isinstance(value, str) else None


def zoneless(reading: Reading) -> None:
    """Tell that a date has no zone and that none is known; it is read in UTC."""
    if reading.context.timezone is None:
        reading.tell(
            "date-without-zone",
            "no zone is written and none is given; read in UTC",
            severity=Severity.INFO,
            hint="give the site's timezone, such as Asia/Shanghai",
        )


def unreadable_date(value: Value, reading: Reading, hint: str = "") -> None:
    """Tell that a value is no date the generator can read.

    Args:
        value: What stands there.
        reading: Where it is told.
        hint: What to write instead; without one, the form that every generator reads.
    """
    reading.tell(
        "date-unreadable",
        f"{describe(value)} is not a date{_impossible(value)}",
        severity=Severity.ERROR,
        hint=hint or "write it as 2025-01-02T03:04:05+08:00",
    )


_PARTS = re.compile(
    r"\s*(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?!\d)(?:[T\s]+(\d{1,2})(?::(\d{1,2})(?::(\d{1,2}))?)?)?"
)
_MOST = (("hour", 23), ("minute", 59), ("second", 59))


def _impossible(value: Value) -> str:
    """Say which part of a date no calendar or clock has."""
    found = _PARTS.match(value) if isinstance(value, str) else None
    if found is None:
        return ""
    year, month, day = (int(part) for part in found.groups()[:3])
    if not 1 <= month <= 12:
        return f" (month {month})"
    if not 1 <= day <= monthrange(max(year, 1), month)[1]:
        return f" (day {day} of month {month})"
    parts = zip(_MOST, found.groups()[3:], strict=True)
    beyond = (f" ({name} {part})" for (name, most), part in parts if part and int(part) > most)
    return next(beyond, "")


def iso_date(value: Value, reading: Reading) -> datetime | None:
    """Read a date or time of the format's own, or a text in one of the usual layouts."""
    if isinstance(value, str):
        if not value:
            return None
        read = parse_go(value, reading.zone)
        if read is None or read.moment is None:
            unreadable_date(value, reading)
            return None
        if not read.zoned:
            zoneless(reading)
        return read.moment
    return native_date(value, reading)


def native_date(value: Value, reading: Reading) -> datetime | None:
    """Read a date or time that the format itself has (YAML timestamps, TOML dates)."""
    if isinstance(value, datetime) and value.tzinfo is not None:
        return value
    if isinstance(value, date):
        zoneless(reading)
        return wall_time(at_midnight(value), reading.zone)
    if value is not None:
        unreadable_date(value, reading)
    return None


# Writers


def write_shape(value: object, place: Place) -> Mapping[Path, object]:
    """Write a text in the shape of the old value: a list of one where a list stood."""
    if isinstance(place.old, tuple) and isinstance(value, str):
        rest = place.old[1:]
        return {place.path: [value, *rest]}
    return {place.path: value}


def write_list(value: object, place: Place) -> Mapping[Path, object]:
    """Write texts as a list; as one text where one text stood."""
    items = [item for item in value if isinstance(item, str)] if isinstance(value, tuple) else []
    if len(items) == 1 and isinstance(place.old, str) and place.old:
        return {place.path: items[0]}
    return {place.path: items}


def write_paths(value: object, place: Place) -> Mapping[Path, object]:
    """Write categories of one step each as a list, longer ones as a list of lists."""
    steps = value if isinstance(value, tuple) else ()
    if all(len(path) == 1 for path in steps):
        return write_list(tuple(path[0] for path in steps), place)
    return {place.path: [list(path) for path in steps]}


def write_flag(value: object, place: Place) -> Mapping[Path, object]:
    """Write a switch; where a mapping stood, its `enable`."""
    if isinstance(place.old, Mapping):
        name = "enabled" if "enabled" in place.old else "enable"
        return {(*place.path, name): value}
    return {place.path: value}


def write_date(value: object, place: Place) -> Mapping[Path, object]:
    """Write a moment in the layout of the old value, else with its zone."""
    return {place.path: _date_text(value, place, new_zoned=True)}


def write_plain_date(value: object, place: Place) -> Mapping[Path, object]:
    """Write a moment in the layout of the old value, else as the clock of the context's zone."""
    return {place.path: _date_text(value, place, new_zoned=False)}


def _date_text(value: object, place: Place, *, new_zoned: bool) -> object:
    if not isinstance(value, datetime):
        raise EditError("a date is wanted")
    zone = place.reading.zone
    layout = layout_of(_unquoted(place)) or (RFC3339 if new_zoned else PLAIN)
    is_new = place.old in (None, "")
    try:
        written = layout.write(value, zone)
        # Where the format has dates of its own they stay such, and new ones are: without quotes.
        if isinstance(place.old, date) or (is_new and _takes_dates(place)):
            return _native(written, value, zone, zoned=layout.zone is not None)
    except OverflowError:
        message = f"{value.isoformat()} lies outside the years 1 to 9999 in {zone}"
        raise EditError(message) from None
    return written


def _takes_dates(place: Place) -> bool:
    """Say whether a new date stands without quotes; in TOML others may show that it does not."""
    if place.format != "toml":
        return place.format == "yaml"
    fields = place.reading.fields
    dates = [
        key for name, key in place.reading.keys.items() if isinstance(fields.get(name), datetime)
    ]
    return not any(isinstance(place.reading.get(key.path), str) for key in dates)


def _unquoted(place: Place) -> str:
    if isinstance(place.old, str):
        return place.old
    return place.written


def _native(written: str, value: datetime, zone: tzinfo, *, zoned: bool) -> datetime | date:
    if zoned:
        return value
    local = value.astimezone(zone).replace(tzinfo=None)
    return local.date() if len(written) == 10 else local


def optional(new: object, path: Path, place: Place) -> dict[Path, object]:
    """Write a value that may be None: then the key goes, or stays as it is where it is empty."""
    old = place.reading.get(path)
    if new is not None:
        return {path: new} if new != old else {}
    return {} if old in ("", None) else {path: DELETE}


def negated(read: Reader) -> Reader:
    """Return a reader for a switch whose key says the opposite (`disableComments`)."""

    def read_negated(value: Value, reading: Reading) -> bool | None:
        found = read(value, reading)
        return None if found is None else not found

    return read_negated


def write_negated(value: object, place: Place) -> Mapping[Path, object]:
    """Write a switch whose key says the opposite."""
    return write_flag(not value, place)
