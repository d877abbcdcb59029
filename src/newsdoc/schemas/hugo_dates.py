"""Hugo's dates: which keys they come from, in which order, and how each is read.

`Date`, `Lastmod`, `PublishDate` and `ExpiryDate` have a chain of keys each, which a site can
configure; the first key that can be read wins, and its date also stands in for the key of the
date's own name in the chains that come after (resources/page/pagemeta/page_frontmatter.go).
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime
from functools import lru_cache
from typing import TYPE_CHECKING, TypeAlias

from newsdoc.schemas.casts_go import go_int64
from newsdoc.schemas.dates import at_midnight, from_seconds, wall_time
from newsdoc.schemas.dates_go import parse_go
from newsdoc.schemas.hugo_path import NO_LANGUAGES, Languages, date_and_slug
from newsdoc.schemas.readers import unreadable_date, write_date, zoneless
from newsdoc.schemas.reading import ABSENT, Absent, Reading, describe
from newsdoc.schemas.table import Key

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from newsdoc.frontmatter.nodes import Value

DateReader: TypeAlias = "Callable[[Value, Reading], datetime | Absent | None]"

__all__ = [
    "DATE",
    "EXPIRY",
    "LASTMOD",
    "PUBLISH",
    "HugoDates",
    "chain",
    "date_keys",
    "hugo_dates",
    "read_date",
]

DATE = ("date", "publishdate", "lastmod")
LASTMOD = (":git", "lastmod", "date", "publishdate")
PUBLISH = ("publishdate", "date")
EXPIRY = ("expirydate",)

_ALIASES = {
    "lastmod": ("modified",),
    "publishdate": ("pubdate", "published"),
    "expirydate": ("unpublishdate",),
}
_WRITTEN = {"publishdate": "publishDate", "expirydate": "expiryDate"}


@dataclass(frozen=True, slots=True)
class HugoDates:
    """A site's `frontmatter` configuration: the keys that dates come from, in order.

    `:default` stands for Hugo's own list; `:filename` is the date at the start of the file's
    name; `:fileModTime` and `:git` are no sources for newsdoc, which reads one file only.

    Attributes:
        date: For `Date`, and so for `published`.
        lastmod: For `Lastmod`, and so for `updated`.
        publish_date: For `PublishDate`.
        expiry_date: For `ExpiryDate`, and so for `expires`.
    """

    date: tuple[str, ...] = (":default",)
    lastmod: tuple[str, ...] = (":default",)
    publish_date: tuple[str, ...] = (":default",)
    expiry_date: tuple[str, ...] = (":default",)


def chain(sources: tuple[str, ...], default: tuple[str, ...]) -> tuple[str, ...]:
    """Expand `:default` and add the aliases, each name once, as Hugo does."""
    names: list[str] = []
    for source in sources:
        names += default if source.lower() == ":default" else [source.lower()]
    expanded = [alias for name in names for alias in (name, *_ALIASES.get(name, ()))]
    return tuple(dict.fromkeys(expanded))


def hugo_dates(
    chains: Mapping[str, tuple[str, ...]], reading: Reading, languages: Languages = NO_LANGUAGES
) -> dict[str, datetime | None]:
    """Follow Hugo's four chains; a date that is found stands in for the key of its own name.

    Args:
        chains: The expanded chains of the four dates.
        reading: The reading.
        languages: The site's languages, for dates from file names.
    """
    readers = date_readers(languages)
    found: dict[str, datetime | None] = {}
    given: dict[str, datetime | Absent] = {}
    for date_name, names in chains.items():
        moment = _first_date(names, reading, given, readers)
        found[date_name] = moment if isinstance(moment, datetime) else None
        name = date_name.lower()
        if moment is not None and name not in reading.values:
            given[name] = moment
    return found


def _first_date(
    names: tuple[str, ...],
    reading: Reading,
    given: Mapping[str, datetime | Absent],
    readers: Mapping[str, DateReader],
) -> datetime | Absent | None:
    for name in names:
        if name in given:
            return given[name]
        reading.path = (name,)
        found = readers.get(name, read_date)(reading.get((name,)), reading)
        if found is not None:
            return found
    return None


def read_date(value: Value, reading: Reading) -> datetime | Absent | None:
    """Read a date as Hugo's `newDateFieldHandler` does with `cast.ToTimeInDefaultLocationE`."""
    if value is None or value == "":
        return None
    moment = _moment(value, reading)
    if moment is None:
        return None
    # Year 1 is Go's zero time: the chain ends, and there is no date.
    if isinstance(moment, Absent) or (moment.year <= 1 and _is_zero(moment)):
        return ABSENT
    return moment


def _is_zero(moment: datetime) -> bool:
    return moment == datetime(1, 1, 1, tzinfo=UTC)


def _moment(value: Value, reading: Reading) -> datetime | Absent | None:
    if isinstance(value, str):
        return _text_date(value, reading)
    if isinstance(value, datetime) and value.tzinfo is not None:
        return value
    if isinstance(value, date):
        zoneless(reading)
        return wall_time(at_midnight(value), reading.zone) or ABSENT
    if isinstance(value, int) and not isinstance(value, bool):
        return from_seconds(go_int64(value)) or _out_of_range(value, reading)
    unreadable_date(value, reading)
    return None


def _text_date(value: str, reading: Reading) -> datetime | Absent | None:
    read = parse_go(value, reading.zone)
    if read is None:
        unreadable_date(value, reading)
        return None
    if read.moment is None:
        return _out_of_range(value, reading)
    if not read.zoned:
        zoneless(reading)
    return read.moment


def _out_of_range(value: Value, reading: Reading) -> Absent:
    message = f"{describe(value)} lies outside the years 1 to 9999"
    reading.tell("date-out-of-range", message)
    return ABSENT


def _no_source(_: Value, reading: Reading) -> None:
    """`:git` and `:fileModTime`: newsdoc reads one file, and file times are no dates."""


@lru_cache(maxsize=32)
def date_readers(languages: Languages) -> Mapping[str, DateReader]:
    """Return what reads the sources of dates that are no keys.

    Args:
        languages: The site's languages, which file names can end with.
    """

    def from_filename(_: Value, reading: Reading) -> datetime | Absent | None:
        found = date_and_slug(reading.context.path, reading.zone, languages)
        if found is None or (found[0] and _is_zero(found[0])):
            return None
        return found[0] or ABSENT

    return {":filename": from_filename, ":git": _no_source, ":filemodtime": _no_source}


def date_keys(names: tuple[str, ...], languages: Languages, *belonging: str) -> tuple[Key, ...]:
    """Return the keys of a chain.

    Args:
        names: The chain.
        languages: The site's languages, for dates from file names.
        belonging: The names that are the field's own; those that Hugo does not know are too.
            All others belong to other dates, and only stand in.
    """
    keys = []
    readers = date_readers(languages)
    for name in names:
        if name == ":filename":
            keys.append(Key((name,), readers[name], None))
        elif name.startswith(":"):
            continue  # `:git` and `:fileModTime`: newsdoc reads one file, file times are no dates
        else:
            own = name in belonging or name not in _KNOWN
            written = _WRITTEN.get(name, name)
            keys.append(Key((written,), read_date, write_date, borrowed=not own, own=True))
    return tuple(keys)


_KNOWN = frozenset({*DATE, *EXPIRY, *(alias for group in _ALIASES.values() for alias in group)})
