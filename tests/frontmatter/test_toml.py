"""TOML as Hugo (go-toml) reads it: every answer was asked of Hugo 0.168."""

from __future__ import annotations

import math
from datetime import UTC, date, datetime, time, timedelta, timezone

import pytest

from newsdoc.errors import LimitError
from tests.frontmatter.reading import HUGO, plain, read_text, refused

# lines as written, what Hugo has
VALUES: list[tuple[str, object]] = [
    ("[a.b]\n[a]\nc = 1", {"a": {"b": {}, "c": 1}}),
    ("[[a]]\nb = 1\n[[a]]\nb = 2\n[a.c]\nd = 3", {"a": [{"b": 1}, {"b": 2, "c": {"d": 3}}]}),
    ("[a]\n[b]\n[a.c]\n", {"a": {"c": {}}, "b": {}}),
    ("a = 0000-01-01", {"a": "0000-01-01"}),
    ("a = -9223372036854775808", {"a": -9223372036854775808}),
    ("a = 1_000", {"a": 1000}),
    ("a = 0x1F", {"a": 31}),
    ("a = inf", {"a": math.inf}),
    ("a = +1", {"a": 1}),
    ("a = 1 # c", {"a": 1}),
    ('a = "\\u0041\\U0001F600\\x41\\e"', {"a": "A😀A\x1b"}),
    ('a = """\n x \\\n   y"""', {"a": " x y"}),
    ("a = '''\n x'''", {"a": " x"}),
    ("a = [1,\n2, # c\n]", {"a": [1, 2]}),
    ("a = {b = 1, c = 2}", {"a": {"b": 1, "c": 2}}),
    ("a = {b = 1,}", {"a": {"b": 1}}),
    ("a = {b = 1\n}", {"a": {"b": 1}}),
    ("a = {b.c = 1, b.d = 2}", {"a": {"b": {"c": 1, "d": 2}}}),
    ("a.\"b.c\".'d' = 1", {"a": {"b.c": {"d": 1}}}),
    ("A = 1\na = 2", {"a": 1}),
    ("a . b = 1", {"a": {"b": 1}}),
    ("[ a . b ]\nc = 1", {"a": {"b": {"c": 1}}}),
    ('a = """"x""""', {"a": '"x"'}),
    ("a = ''''x''''", {"a": "'x'"}),
    ('a = """x"""""', {"a": 'x""'}),
    ("a = true\nb = false", {"a": True, "b": False}),
    ("a = 0001-01-01", {"a": date(1, 1, 1)}),
    ("a = 2020-01-02T03:04", {"a": datetime(2020, 1, 2, 3, 4)}),  # noqa: DTZ001  it has none
    ("a = 03:04", {"a": time(3, 4)}),
    ("a = 03:04:05", {"a": time(3, 4, 5)}),
    ("a = 2020-01-02 03:04:05Z", {"a": datetime(2020, 1, 2, 3, 4, 5, tzinfo=UTC)}),
    (
        "a = 2020-01-02T03:04:05-03:30",
        {"a": datetime(2020, 1, 2, 3, 4, 5, tzinfo=timezone(-timedelta(hours=3, minutes=30)))},
    ),
]
REFUSED = [
    '"""a""" = 1',
    "'''a''' = 1",
    "a = 1\na = 2",
    'a = "x"\n a.b = 1',
    "[a\nb = 1",
    "[[a]\nb = 1",
    "[a]\n[a]",
    "a = 1\n[a.b]",
    "a = {}\n[a.b]",
    "[a]\nb = 1\n[[a]]",
    "[[a]]\n[a]",
    "a.b = 1\n[a]",
    "a.b = 1\na.b.c = 2",
    "[a.b]\nc=1\n[x]\n[a]\nb.d = 2",
    "a = 0000-13-01",
    "a = 03:04:60",
    "a = 2020-01-02x03:04:05",
    "a = 2020-01-02T03:04:05+24:00",
    "a = 2020-01-02T03:04:05+23:60",
    "a = 2020-01-02T03:04:05+08",
    "a = 2020-1-2",
    "a = 1e400",
    "a = 9223372036854775808",
    "a = 1__0",
    "a = 01",
    "a = yes",
    "a = ",
    "a",
    "= 1",
    "a = 1 b",
    'a = "\\z"',
    'a = "\\',
    "a = [1 2]",
    "a = [1",
    "a = {b = 1, b.c = 2}",
    "a = {",
    "a = {b = 1",
    'a = "x\x01"',
    "# \x01",
    'a = "x\ny"',
    'a = "\\uD800"',
    "\"a\" = 1\n'a' = 2",
    "[a]x = 1",
    "[]\n",
    "[a.]\n",
    'a = "x""',
    'a = """x""""""',
    "a = True",
]


def _post(text: str) -> str:
    return f"+++\n{text}\n+++\n正文\n"


@pytest.mark.parametrize(("text", "expected"), VALUES, ids=[text for text, _ in VALUES])
def test_a_value_is_read(text: str, expected: object) -> None:
    assert repr(plain(read_text(_post(text), HUGO).values)) == repr(expected)


@pytest.mark.parametrize("text", REFUSED)
def test_what_hugo_refuses_is_refused_on_a_line_of_the_front_matter(text: str) -> None:
    line, _ = refused(_post(text), HUGO)
    assert line is not None
    assert 2 <= line <= text.count("\n") + 3


def test_a_key_of_too_many_parts_passes_the_limit() -> None:
    refused(_post(".".join(["a"] * 200) + " = 1"), HUGO, LimitError)
