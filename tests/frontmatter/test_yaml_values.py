"""What Hugo (goccy/go-yaml) and Hexo (js-yaml) read in YAML, value by value.

The answers were asked of the programs; where the two agree the table has one column.
"""

from __future__ import annotations

import math
from datetime import UTC, date, datetime, timedelta, timezone
from typing import TYPE_CHECKING

import pytest

from newsdoc.frontmatter import ScalarNode
from newsdoc.frontmatter.timestamps import Timestamp, read_timestamp
from tests.frontmatter.reading import HEXO, HUGO, read_text, values

if TYPE_CHECKING:
    from newsdoc.frontmatter import FrontMatterDialect

# value as written, Hugo's answer, Hexo's answer
SCALARS: list[tuple[str, object, object]] = [
    ("文字", "文字", "文字"),
    ("yes", "yes", "yes"),
    ("Off", "Off", "Off"),
    ("true", True, True),
    ("FALSE", False, False),
    ("tRue", "tRue", "tRue"),
    ("~", None, None),
    ("Null", None, None),
    ("nil", "nil", "nil"),
    ("''", "", ""),
    ("7", 7, 7),
    ("-7", -7, -7),
    ("+7", 7, 7),
    ("+-7", 7, "+-7"),
    ("007", 7, 7),
    ("017", 15, 17),
    ("08", "08", 8),
    ("0o17", 15, 15),
    ("0x1F", 31, 31),
    ("-0x1F", -31, -31),
    ("0X1F", "0X1F", "0X1F"),
    ("0b101", 5, 5),
    ("1_000", 1000, "1_000"),
    ("_1", "_1", "_1"),
    ("1,000", "1,000", "1,000"),
    ("1.50", 1.5, 1.5),
    (".5", 0.5, 0.5),
    ("-.5", -0.5, "-.5"),
    ("1.", 1.0, 1),
    ("1e3", "1e3", 1000),
    ("1.5e3", 1500.0, 1500),
    ("1e400", "1e400", "1e400"),
    ("1.0e400", "1.0e400", "1.0e400"),
    (".inf", math.inf, math.inf),
    ("-.INF", -math.inf, -math.inf),
    ("+.inf", "+.inf", math.inf),
    ("18446744073709551615", 18446744073709551615, 1.8446744073709552e19),
    ("18446744073709551616", "18446744073709551616", 1.8446744073709552e19),
    ("-9223372036854775809", "-9223372036854775809", -9.223372036854775808e18),
    ("12:30:45", "12:30:45", "12:30:45"),
    ("2020-01-02", "2020-01-02", date(2020, 1, 2)),
    ("2020-1-2", "2020-1-2", "2020-1-2"),
    ("2020-01-02 03:04", "2020-01-02 03:04", "2020-01-02 03:04"),
    ("!!str 017", "15", "017"),
    ("!!str 1.50", "1.5", "1.50"),
    ('!!int "3"', 3, 3),
    ("!!float 3", 3.0, 3),
    ("!!binary 5paH", "文".encode(), "文".encode()),
    ('"\\u6587\\x41\\/\\t"', "文A/\t", "文A/\t"),
    ('"\\ud83d\\ude00"', "😀", "😀"),
    ("'it''s'", "it's", "it's"),
    ('"say \\"no\\""', 'say "no"', 'say "no"'),
    ("甲 # 乙", "甲", "甲"),
    ("C# 語言", "C# 語言", "C# 語言"),
    ("http://example.org/a#b", "http://example.org/a#b", "http://example.org/a#b"),
    ("甲：乙", "甲：乙", "甲：乙"),
    ("[甲, '乙', 3]", ["甲", "乙", 3], ["甲", "乙", 3]),
    ("[a b, c:d, ]", ["a b", "c:d"], ["a b", "c:d"]),
    ("{a: 1, b: {c: d}}", {"a": 1, "b": {"c": "d"}}, {"a": 1, "b": {"c": "d"}}),
    ("[a: b]", [{"a": "b"}], [{"a": "b"}]),
    ("{甲, 乙}", {"甲": None, "乙": None}, {"甲": None, "乙": None}),
    ("[]", [], []),
    ("", None, None),
    ("# 注", None, None),
    ("甲\n  乙\n\n  丙", "甲 乙\n丙", "甲 乙\n丙"),
    ("甲\n  - 乙", "甲 - 乙", "甲 - 乙"),
    ('"甲\n  乙"', "甲 乙", "甲 乙"),
    ("|\n  甲\n   乙\n\n  丙\n\n", "甲\n 乙\n\n丙\n", "甲\n 乙\n\n丙\n"),
    ("|-\n  甲\n", "甲", "甲"),
    ("|+\n  甲\n", "甲\n\n", "甲\n\n"),
    (">\n  甲\n  乙\n\n  丙\n", "甲 乙\n丙\n", "甲 乙\n丙\n"),
    (">\n  甲\n   乙\n  丙\n", "甲\n 乙\n丙\n", "甲\n 乙\n丙\n"),
    ("|2\n    甲\n", "  甲\n", "  甲\n"),
    (
        "\n- 甲\n-\n- 乙: 1\n  丙: 2",
        ["甲", None, {"乙": 1, "丙": 2}],
        ["甲", None, {"乙": 1, "丙": 2}],
    ),
    ("\n  甲: 1\n  乙:\n    丙: 2", {"甲": 1, "乙": {"丙": 2}}, {"甲": 1, "乙": {"丙": 2}}),
    ("\n- - 甲\n  - 乙\n- 丙", [["甲", "乙"], "丙"], [["甲", "乙"], "丙"]),
    ("甲\u2028乙", "甲\u2028乙", "甲\u2028乙"),
    ("甲\u0085乙", "甲\u0085乙", "甲\u0085乙"),
    ("\u3000甲\u3000", "\u3000甲\u3000", "\u3000甲\u3000"),
]


@pytest.mark.parametrize(("text", "hugo", "hexo"), SCALARS, ids=[text for text, *_ in SCALARS])
def test_a_value_is_read_as_the_program_reads_it(text: str, hugo: object, hexo: object) -> None:
    for dialect, expected in ((HUGO, hugo), (HEXO, hexo)):
        found = values(f"x: {text}\ny: 末", dialect)
        assert found == {"x": expected, "y": "末"}, dialect.name
        assert isinstance(found, dict)
        assert type(found["x"]) is type(expected), dialect.name


def test_nan_is_read() -> None:
    for dialect in (HUGO, HEXO):
        found = read_text("---\nx: .NaN\n---\n", dialect)["x"]
        assert isinstance(found, float)
        assert math.isnan(found)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2020-01-02 03:04:05", datetime(2020, 1, 2, 3, 4, 5)),  # noqa: DTZ001  no zone written
        ("2020-01-02T03:04:05Z", datetime(2020, 1, 2, 3, 4, 5, tzinfo=UTC)),
        (
            "2020-1-2 3:04:05.5 +8",
            datetime(2020, 1, 2, 3, 4, 5, 500000, timezone(timedelta(hours=8))),
        ),
        (
            "2020-01-02T03:04:05-03:30",
            datetime(2020, 1, 2, 3, 4, 5, tzinfo=timezone(-timedelta(hours=3, minutes=30))),
        ),
        ("2020-02-30", "2020-02-30"),
        ("2020-01-02 24:00:00", "2020-01-02 24:00:00"),
        ("0000-00-00", "0000-00-00"),
    ],
)
def test_hexo_sees_a_timestamp(text: str, expected: object) -> None:
    front_matter = read_text(f"---\nx: {text}\n---\n", HEXO)
    node = front_matter.node("x")
    assert isinstance(node, ScalarNode)
    assert node.timestamp
    assert node.value == expected
    assert read_timestamp(front_matter.raw(node)) is not None


def test_a_timestamp_comes_apart() -> None:
    assert read_timestamp("2020-13-40 25:61:61.123456789 -5:30") == Timestamp(
        2020, 13, 40, (25, 61, 61, 123456), -330
    )


HUGO_KEYS = [
    ("Title: 春\nLINKS:\n  Inner: 1", {"title": "春", "links": {"inner": 1}}),
    ("x:\n- Inner: {Deep: 1}", {"x": [{"Inner": {"Deep": 1}}]}),
    ("tag: 1\nTag: 2", {"tag": 2}),
    ("Tag: 2\ntag: 1", {"tag": 2}),
    ("TAG: 1\nTag: 2", {"tag": 2}),
    ("1: a\n1.5: b\ntrue: c", {"1": "a", "1.5": "b", "true": "c"}),
    ("~: a\nx: {~: b}", {"": "a", "x": {"null": "b"}}),
    ("a: &x {p: 1, q: 1}\nb:\n  q: 2\n  <<: *x", {"a": {"p": 1, "q": 1}, "b": {"p": 1, "q": 1}}),
    ("a: &x [1]\nb: *x\nc: &x 2\nd: *x", {"a": [1], "b": [1], "c": 2, "d": 2}),
    ("a: &自 [*自]", {"a": [None]}),
    ("a: !x 1\nb: !!set {c}", {"a": "1", "b": {"c": None}}),
    ("a: 1\n...\nb: 2", {"a": 1}),
    ("a: 甲\t# 注", {"a": "甲"}),
    ('a: "甲\t乙" # 注', {"a": "甲\t乙"}),
]


@pytest.mark.parametrize(("text", "expected"), HUGO_KEYS)
def test_hugo_reads_keys_and_aliases(text: str, expected: object) -> None:
    assert values(text, HUGO) == expected


HEXO_KEYS = [
    ("Title: 春\ntitle: 夏", {"Title": "春", "title": "夏"}),
    (
        "1: a\n1e3: b\n0x10: c\n~: d\ntrue: e",
        {"1": "a", "1000": "b", "16": "c", "null": "d", "true": "e"},
    ),
    ("[a, b]: 1\n{c: d}: 2", {"a,b": 1, "[object Object]": 2}),
    ("a: &x {p: 1, q: 1}\nb:\n  q: 2\n  <<: *x", {"a": {"p": 1, "q": 1}, "b": {"q": 2, "p": 1}}),
    ("a: &x {p: 1}\nb: {<<: [*x, {p: 2, r: 3}]}", {"a": {"p": 1}, "b": {"p": 1, "r": 3}}),
    ("a:\n\t- 甲\n\t- 乙", {"a": ["甲", "乙"]}),
    ("a:\t甲\nb: \t乙", {"a": "甲", "b": "乙"}),
    ("a: [\n甲,\n乙\n]", {"a": ["甲", "乙"]}),
    ("a: &>/dev/null", {"a": None}),
    ("? 甲\n: 乙", {"甲": "乙"}),
    ("a: !!set {b}\nc: !!omap [d: 1]", {"a": {"b": None}, "c": [{"d": 1}]}),
    ("...\n", None),
]


@pytest.mark.parametrize(("text", "expected"), HEXO_KEYS)
def test_hexo_reads_keys_and_aliases(text: str, expected: object) -> None:
    assert values(text, HEXO) == (expected or {})


@pytest.mark.parametrize("dialect", [HUGO, HEXO], ids=lambda dialect: dialect.name)
def test_line_ends_do_not_matter(dialect: FrontMatterDialect) -> None:
    text = "---\na: 1\nb:\n- 甲\n- 乙\nc: |\n  一\n  二\nd: 'x'\ne: [1, 2]\n---\n正文\n"
    expected = {"a": 1, "b": ("甲", "乙"), "c": "一\n二\n", "d": "x", "e": (1, 2)}
    assert dict(read_text(text, dialect).values) == expected
    assert dict(read_text(text.replace("\n", "\r\n"), dialect).values) == expected
