from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsdoc.schemas.dates_js import js_moment, js_utc, parse_js

if TYPE_CHECKING:
    from datetime import datetime


def shown(text: str) -> tuple[str, int | None, bool] | None:
    parts = parse_js(text)
    if parts is None:
        return None
    clock = js_utc(parts.year, parts.month, parts.day, parts.milliseconds)
    assert clock is not None
    return clock.isoformat(timespec="seconds"), parts.offset, parts.zoned


@pytest.mark.parametrize(
    ("text", "clock", "offset", "zoned"),
    [
        ("2025-03-04", "2025-03-04T00:00:00", 0, False),
        ("2025-03", "2025-03-01T00:00:00", 0, False),
        ("2025", "2025-01-01T00:00:00", 0, False),
        ("2025-03-04T05:06", "2025-03-04T05:06:00", None, False),
        ("2025-03-04t05:06:07z", "2025-03-04T05:06:07", 0, True),
        ("2025-03-04T05:06:07.8+08:00", "2025-03-04T05:06:07", 480, True),
        ("2025-03-04T05:06:07-0330", "2025-03-04T05:06:07", -210, True),
        ("2025-03-04T24:00", "2025-03-05T00:00:00", None, False),
        ("2025-03-04 05:06:07", "2025-03-04T05:06:07", None, False),
        ("2025-3-4 5:6:7", "2025-03-04T05:06:07", None, False),
        ("2025-02-31", "2025-03-03T00:00:00", 0, False),
        ("2025/3/4", "2025-03-04T00:00:00", None, False),
        ("2025.03.04", "2025-03-04T00:00:00", None, False),
        ("3/4/2025", "2025-03-04T00:00:00", None, False),
        ("3/4/49", "2049-03-04T00:00:00", None, False),
        ("3/4/50", "1950-03-04T00:00:00", None, False),
        ("Mar 4, 2025 5:06 PM", "2025-03-04T17:06:00", None, False),
        ("12:30 AM Mar 4 2025", "2025-03-04T00:30:00", None, False),
        ("4 march 2025", "2025-03-04T00:00:00", None, False),
        ("Tue, 4 Mar 2025 05:06:07 GMT", "2025-03-04T05:06:07", 0, True),
        ("2025-03-04 05:06:07 CST", "2025-03-04T05:06:07", -360, True),
        ("2025-03-04 05:06:07 +8", "2025-03-04T05:06:07", 480, True),
        ("2025-03-04 (a (nested) note) 05:06", "2025-03-04T05:06:00", None, False),
        ("发布于 2025/3/4", "2025-03-04T00:00:00", None, False),
        ("+002025-03-04T00:00:00Z", "2025-03-04T00:00:00", 0, True),
        ("-000000-01-01", "2001-01-01T00:00:00", None, False),
        ("2025-03-04T24:00:00.0Z", "2025-03-05T00:00:00", 0, True),
        ("Mar 4 2025 5:6:7.8:9", "2025-03-04T05:06:07", None, False),
        ("Mar 4 2025 5::30", "2025-03-04T05:00:30", None, False),
        ("Mar 4 2025 ::30", "2025-03-04T00:00:00", None, False),
    ],
)
def test_read(text: str, clock: str, offset: int | None, zoned: bool) -> None:
    assert shown(text) == (clock, offset, zoned)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "now",
        "2025年3月4日",
        "2025-03-04T05",
        "2025-03-04T05:06:07,8Z",
        "2025-03-04T05:06:07 Z",
        "2025-03-04T25:00",
        "2025-03-04T05:06:07.x",
        "2025-03-04T05:06+1",
        "2025-03-04T05:06+25:00",
        "2025-03-04T24:00:00.5",
        "Mar 4 2025 5:06::30",
        "Mar 4 2025 5:06 +99999999999",
        "2025-03-04T24:01",
        "2025-03-04-05",
        "2025-W10",
        "2025-03-04 05:06:07 - note",
        "2025-03-04 5：06",
        "2025-03-04 13:00 PM x",
        "13:00 PM 2025-03-04",
        "1 2 3 4",
        "foo2025",
    ],
)
def test_not_read(text: str) -> None:
    assert parse_js(text) is None


def test_a_year_out_of_range_is_no_date() -> None:
    parts = parse_js("20250304")
    assert parts is not None
    assert js_utc(parts.year, parts.month, parts.day) is None


@given(st.text(alphabet="0123456789-:/. TZ+,()MarPMgmt年\t", max_size=40))
def test_no_text_crashes(text: str) -> None:
    parts = parse_js(text)
    assert parts is None or (1 <= parts.month <= 12 and 1 <= parts.day <= 31)


@given(st.datetimes())
def test_what_isoformat_writes_is_read(moment: datetime) -> None:
    whole = moment.replace(microsecond=moment.microsecond // 1000 * 1000)
    parts = parse_js(whole.isoformat())
    assert parts is not None
    assert js_utc(parts.year, parts.month, parts.day, parts.milliseconds) == whole


def test_numbers_are_milliseconds_and_fractions_are_dropped() -> None:
    moment = js_moment(1500.9)
    assert moment is not None
    assert moment.isoformat() == "1970-01-01T00:00:01.500000+00:00"
    assert js_moment(1e300) is None
