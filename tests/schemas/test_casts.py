from __future__ import annotations

import math
from datetime import UTC, date, datetime, timedelta, timezone

import pytest

from newsdoc.frontmatter import FrozenMapping, Value
from newsdoc.schemas.casts_go import go_bool, go_int, go_int64, go_string, go_strings
from newsdoc.schemas.casts_js import js_boolean, js_number, js_string, js_truthy

MAPPING: FrozenMapping[Value] = FrozenMapping({"a": 1})
FIRST = datetime(1, 1, 1, tzinfo=timezone(timedelta(hours=14)))
LAST = datetime(9999, 12, 31, 23, 59, 59, tzinfo=timezone(timedelta(hours=-14)))


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (1e21, "1000000000000000000000"),
        (0.1, "0.1"),
        (2.0, "2"),
        (math.inf, "+Inf"),
        (math.nan, "NaN"),
        (date(2025, 3, 4), "2025-03-04"),
        (datetime(2025, 3, 4, 5, 6, tzinfo=UTC), "2025-03-04 05:06:00 +0000 UTC"),
        (datetime(2025, 3, 4, 5, 6, 7, 500_000), "2025-03-04T05:06:07.5"),  # noqa: DTZ001  naive on purpose
        (MAPPING, ""),
    ],
)
def test_go_string(value: Value, text: str) -> None:
    assert go_string(value) == text


@pytest.mark.parametrize(
    ("value", "result"),
    [("true", True), ("F", False), ("yes", None), ("", None), (0.0, False), ((True,), None)],
)
def test_go_bool(value: Value, result: bool | None) -> None:
    assert go_bool(value) is result


@pytest.mark.parametrize(
    ("value", "number"),
    [
        ("08", None),
        ("5.9", 5),
        (".5", None),
        ("0b11", 3),
        ("1_000", 1000),
        ("-010", -8),
        (" 5", None),
        ("9" * 20, None),
        (True, 1),
        (2**64 - 1, -1),
        (math.nan, -(2**63)),
        (-1.9, -1),
    ],
)
def test_go_int(value: Value, number: int | None) -> None:
    assert go_int(value) == number


def test_go_int64_wraps() -> None:
    assert [go_int64(n) for n in (2**63 - 1, 2**63, 2**64)] == [2**63 - 1, -(2**63), 0]


def test_go_strings() -> None:
    assert go_strings("头发 长\u3000短") == ("头发", "长", "短")
    assert go_strings(("a", ("b",))) == ()
    assert go_strings(None) == ()


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (MAPPING, "[object Object]"),
        ((1, (2, None)), "1,2,"),
        (date(2025, 3, 4), "Tue Mar 04 2025 00:00:00 GMT+0000 (Coordinated Universal Time)"),
        (b"hi", "104,105"),
        (None, "null"),
        (2**60, "1152921504606847000"),
        # Date.UTC has years of two digits in the 20th century, and a calendar without ends.
        (date(99, 12, 31), "Fri Dec 31 1999 00:00:00 GMT+0000 (Coordinated Universal Time)"),
        (FIRST, "Mon Dec 31 1900 10:00:00 GMT+0000 (Coordinated Universal Time)"),
        (LAST, "Sat Jan 01 10000 13:59:59 GMT+0000 (Coordinated Universal Time)"),
    ],
)
def test_js_string(value: Value, text: str) -> None:
    assert js_string(value) == text


@pytest.mark.parametrize(
    ("number", "text"),
    [
        (1e20, "100000000000000000000"),
        (1.5e21, "1.5e+21"),
        (1e-6, "0.000001"),
        (1.25e-7, "1.25e-7"),
        (-math.inf, "-Infinity"),
        (math.nan, "NaN"),
        (10**400, "Infinity"),
    ],
)
def test_js_number(number: float, text: str) -> None:
    assert js_number(number) == text


def test_js_truth() -> None:
    assert [js_truthy(value) for value in ((), MAPPING, "0", 0, "", math.nan)] == [
        True,
        True,
        True,
        False,
        False,
        False,
    ]
    assert [js_boolean(value) for value in ("no", "false", "0", 0, 1)] == [
        True,
        False,
        False,
        False,
        True,
    ]
