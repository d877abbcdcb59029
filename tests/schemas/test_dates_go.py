from __future__ import annotations

from datetime import UTC, datetime

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from newsdoc.schemas.dates import get_zone
from newsdoc.schemas.dates_go import parse_go

SHANGHAI = get_zone("Asia/Shanghai")
NEW_YORK = get_zone("America/New_York")


def shown(text: str) -> str | None:
    read = parse_go(text, SHANGHAI)
    return read.moment.isoformat() if read and read.moment else None


@pytest.mark.parametrize(
    ("text", "moment"),
    [
        ("2025-03-04", "2025-03-04T00:00:00+08:00"),
        ("2025-03-04T05:06:07Z", "2025-03-04T05:06:07+00:00"),
        ("2025-03-04T05:06:07-03:30", "2025-03-04T05:06:07-03:30"),
        ("2025-03-04T5:06:07+08:00", "2025-03-04T05:06:07+08:00"),
        ("2025-03-04T05:06:07+0800", "2025-03-04T05:06:07+08:00"),
        ("2025-03-04T05:06:07.25", "2025-03-04T05:06:07.250000+08:00"),
        ("2025-03-04 05:06:07,5", "2025-03-04T05:06:07.500000+08:00"),
        ("2025-03-04  05:06:07", "2025-03-04T05:06:07+08:00"),
        ("2025-03-04 05:06:07 +0000 CST", "2025-03-04T05:06:07+00:00"),
        ("2025-03-04 05:06:07 +0800 UTC", "2025-03-04T05:06:07+00:00"),
        ("04 Mar 2025", "2025-03-04T00:00:00+08:00"),
        ("04 mar 25 05:06 CST", "2025-03-04T05:06:00+08:00"),
        ("04 Mar 25 05:06 GMT+3", "2025-03-04T08:06:00+08:00"),
        ("04 Mar 70 05:06 -0700", "1970-03-04T05:06:00-07:00"),
        ("Tue, 04 Mar 2025 05:06:07 GMT", "2025-03-04T05:06:07+08:00"),
        ("Tue, 04 Mar 2025 05:06:07 +0900", "2025-03-04T05:06:07+09:00"),
        ("Tuesday, 04-Mar-25 05:06:07 MST", "2025-03-04T05:06:07+08:00"),
        ("Tue Mar  4 05:06:07 2025", "2025-03-04T05:06:07+08:00"),
        ("Tue Mar 04 05:06:07 +0100 2025", "2025-03-04T05:06:07+01:00"),
        ("2024-02-29", "2024-02-29T00:00:00+08:00"),
        ("2025-03-04T05:06:07+24:00", "2025-03-03T05:06:07+00:00"),
    ],
)
def test_read(text: str, moment: str) -> None:
    assert shown(text) == moment


@pytest.mark.parametrize(
    "text",
    [
        "",
        "2025-3-4",
        "2025-03-04 05:06",
        "2025/03/04",
        "20250304",
        "2025-02-29",
        "2025-13-01",
        "2025-00-01",
        "2025-03-04T24:00:00Z",
        "2025-03-04T05:60:00Z",
        "2025-03-04T05:06:07 Z",
        "2025-03-04t05:06:07z",
        "2025-03-04T05:06:07+25:00",
        "2025-03-04 05:06:07 CST",
        "Mar 4, 2025",
        "2025年3月4日",
        "２０２５-03-04",
        " 2025-03-04",
        "2025-03-04T05:06:07Z\n",
        "Tue, 4 Mar 2025 05:06:07 +0800",
        "04 Mar 25 05:06 GMT+24",
    ],
)
def test_not_read(text: str) -> None:
    assert parse_go(text, SHANGHAI) is None


@pytest.mark.parametrize("text", ["3:04PM", "Mar  4 05:06:07", "0000-01-01T00:00:00Z"])
def test_year_zero_is_a_date_for_go_and_none_for_python(text: str) -> None:
    read = parse_go(text, UTC)
    assert read is not None
    assert read.moment is None


@pytest.mark.parametrize(
    ("text", "zone", "moment"),
    [
        # The clock skips these: west of Greenwich the time before, east of it the time after.
        ("2025-03-09T02:30:00", "America/New_York", "2025-03-09T01:30:00-05:00"),
        ("2025-03-30T02:30:00", "Europe/Berlin", "2025-03-30T03:30:00+02:00"),
        # The clock shows this twice.
        ("2025-11-02T01:30:00", "America/New_York", "2025-11-02T01:30:00-04:00"),
    ],
)
def test_when_the_clock_is_changed(text: str, zone: str, moment: str) -> None:
    read = parse_go(text, get_zone(zone))
    assert read is not None
    assert read.moment is not None
    assert read.moment.isoformat() == moment


def test_whether_the_zone_is_written() -> None:
    with_zone, without = parse_go("2025-03-04T05:06:07Z", UTC), parse_go("2025-03-04", UTC)
    assert with_zone is not None
    assert with_zone.zoned
    assert without is not None
    assert not without.zoned


@given(st.datetimes(timezones=st.timezones()))
def test_what_isoformat_writes_is_read(moment: datetime) -> None:
    whole = moment.replace(microsecond=0)
    offset = whole.utcoffset()
    assume(offset is not None and not offset.seconds % 60 and whole.year > 1)
    read = parse_go(whole.isoformat(), UTC)
    assert read is not None
    assert read.moment == whole.astimezone(UTC)


@given(st.text(alphabet="0123456789-:/. TZ+,MJan年", max_size=40))
def test_no_text_crashes(text: str) -> None:
    read = parse_go(text, NEW_YORK)
    assert read is None or read.moment is None or read.moment.tzinfo is not None
