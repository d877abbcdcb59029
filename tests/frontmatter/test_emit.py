"""What is written, and that the generator's dialect reads it back."""

from __future__ import annotations

import enum
from datetime import date, datetime, time, timedelta, timezone

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newsdoc import EditError
from newsdoc.frontmatter import (
    HEXO,
    HUGO,
    PLAIN,
    Format,
    FrontMatterDialect,
    FrozenMapping,
    file_text,
    front_matter_text,
)
from newsdoc.frontmatter.agreement import agrees
from newsdoc.frontmatter.emit import as_value, same
from newsdoc.frontmatter.emit_dates import format_moment
from newsdoc.frontmatter.emit_yaml import YamlStyle, YamlWriter, double_quoted
from newsdoc.frontmatter.flow_edit import steps_between
from tests.frontmatter.edit_support import reads
from tests.frontmatter.test_edits_properties import keys, texts, values

ALL = pytest.mark.parametrize("dialect", [HUGO, HEXO, PLAIN], ids=lambda dialect: dialect.name)


@pytest.mark.parametrize(
    ("text", "hugo", "hexo"),
    [
        ("標題：副題", "標題：副題", "標題：副題"),
        ("C# notes, part 1", "C# notes, part 1", "C# notes, part 1"),
        ("http://a.b/c#d", "http://a.b/c#d", "http://a.b/c#d"),
        ("it's", "it's", "it's"),
        ("yes", "yes", "yes"),
        ("2020 年終", "2020 年終", "2020 年終"),
        ("a: b", '"a: b"', '"a: b"'),
        ("a #b", '"a #b"', '"a #b"'),
        ('"a"', "'\"a\"'", "'\"a\"'"),
        ("", '""', '""'),
        # What only one of the two would take for something else.
        ("2024-01-02", "2024-01-02", '"2024-01-02"'),
        ("2024-02-30", "2024-02-30", '"2024-02-30"'),
        ("1e3", "1e3", '"1e3"'),
        ("1_000", '"1_000"', "1_000"),
        ("08", "08", '"08"'),
        ("+.5", '"+.5"', "+.5"),
        ("a\u2028b", '"a\\u2028b"', '"a\\u2028b"'),
        ("a\x07b", '"a\\x07b"', '"a\\x07b"'),
        ("😀", "😀", "😀"),
    ],
)
def test_quotes_only_where_the_dialect_needs_them(text: str, hugo: str, hexo: str) -> None:
    assert YamlWriter(HUGO).scalar(text) == hugo
    assert YamlWriter(HEXO).scalar(text) == hexo


def test_flow_needs_more_quotes() -> None:
    writer = YamlWriter(HEXO)
    assert writer.flow(("a, b", "a]", "a:b", "a", 1, None, True, ())) == (
        '["a, b", "a]", a:b, a, 1, null, true, []]'
    )
    # goccy/go-yaml takes a colon in braces for the end of a key.
    assert YamlWriter(HUGO).flow(FrozenMapping({"a:b": ("c:d",)})) == '{"a:b": ["c:d"]}'


def test_a_long_text_is_never_folded() -> None:
    text = "很長的一句話，" * 400
    assert YamlWriter(HUGO).scalar(text) == text
    assert "\n" not in double_quoted(text + "\n")


def test_style_is_followed() -> None:
    style = YamlStyle(quote="'", quote_all=True, flow_lists=True, indent="    ")
    writer = YamlWriter(HUGO, style)
    assert writer.pair("a", ("x", "y"), "") == "a: ['x', 'y']"
    assert writer.pair("a", FrozenMapping({"b": 1}), "") == "a:\n    b: 1"
    assert writer.pair("a", "一\n二\n", "") == "a: |\n    一\n    二"


@ALL
@settings(max_examples=50)
@given(mapping=st.dictionaries(keys, values, max_size=5))
def test_whole_front_matters_in_yaml(
    dialect: FrontMatterDialect, mapping: dict[str, object]
) -> None:
    text = front_matter_text(mapping, dialect)
    if mapping:
        assert agrees(as_value(mapping), reads(text, dialect).values)


@pytest.mark.parametrize(("dialect", "notation"), [(HUGO, "toml"), (HUGO, "json"), (HEXO, "json")])
@settings(max_examples=40)
@given(mapping=st.dictionaries(keys, values, max_size=5))
def test_whole_front_matters(
    dialect: FrontMatterDialect, notation: Format, mapping: dict[str, object]
) -> None:
    if notation == "toml" and "None" in repr(mapping):
        return
    text = front_matter_text(mapping, dialect, notation=notation)
    if mapping:
        assert agrees(as_value(mapping), reads(text, dialect).values)


@settings(max_examples=60)
@given(mapping=st.dictionaries(keys, texts, max_size=2), body=texts)
def test_whole_files_keep_their_body(mapping: dict[str, object], body: str) -> None:
    for dialect in (HUGO, HEXO, PLAIN):
        again = reads(file_text(mapping, body, dialect), dialect)
        assert again.source.slice(again.envelope.body) == body
        assert agrees(as_value(mapping), again.values)


@pytest.mark.parametrize("notation", ["toml", "org"])
def test_notations_a_generator_does_not_know_are_refused(notation: Format) -> None:
    with pytest.raises(EditError, match=f"hexo reads no front matter in {notation}"):
        front_matter_text({"title": "甲"}, HEXO, notation=notation)


@pytest.mark.parametrize(
    ("values", "text"),
    [
        ({"title": "甲", "date": date(2024, 5, 6)}, "#+TITLE: 甲\n#+DATE: 2024-05-06\n"),
        ({"tags": ["甲", "乙"], "標": ""}, "#+TAGS[]: 甲 乙\n#+標:\n"),
        ({"tags": ["甲 一", "乙"]}, "#+TAGS: 甲 一\n#+TAGS: 乙\n"),
        ({"filetags": ["甲 一"]}, "#+FILETAGS: :甲 一:\n"),
        ({"tags": []}, "#+TAGS[]:\n"),
    ],
)
def test_org_keywords(values: dict[str, object], text: str) -> None:
    for newline, wanted in (("\n", text), ("\r\n", text.replace("\n", "\r\n")), ("\r", text)):
        assert front_matter_text(values, HUGO, notation="org", newline=newline) == wanted


@pytest.mark.parametrize("value", [1, None, {"a": "b"}, [["a"]], ["a b"], " a", "a\nb"])
def test_values_that_no_org_keyword_holds(value: object) -> None:
    with pytest.raises(EditError):
        front_matter_text({"a": value}, HUGO, notation="org")


def test_keys_that_differ_in_case_are_refused_for_hugo() -> None:
    with pytest.raises(EditError):
        front_matter_text({"Tags": 1, "tags": 2}, HUGO)
    assert front_matter_text({"Tags": 1, "tags": 2}, HEXO) == "---\nTags: 1\ntags: 2\n---\n"


class Colour(enum.StrEnum):
    RED = "red"


class Level(enum.IntEnum):
    LOW = 1


def test_values_of_callers_become_plain_ones() -> None:
    value = as_value({"a": [Colour.RED, Level.LOW], "b": (True, None)})
    assert value == FrozenMapping({"a": ("red", 1), "b": (True, None)})
    assert isinstance(value, FrozenMapping)
    assert [type(item) for item in (value["a"] if isinstance(value["a"], tuple) else ())] == [
        str,
        int,
    ]
    loop: list[object] = []
    loop.append(loop)
    for wrong in (object(), {1: 2}, {"a": b""}, {1, 2}, loop):
        with pytest.raises(EditError):
            as_value(wrong)


def test_same_tells_kinds_apart() -> None:
    assert same(FrozenMapping({"a": 1, "b": 2}), FrozenMapping({"b": 2, "a": 1}))
    assert same(float("nan"), float("nan"))
    assert not same(1, True)
    assert not same(("1",), (1,))


def test_moments_in_the_shape_of_others() -> None:
    value = datetime(2025, 1, 2, 3, 4, 5, 678000, tzinfo=timezone(timedelta(hours=-3, minutes=-30)))
    assert format_moment(value) == "2025-01-02T03:04:05.678-03:30"
    assert format_moment(value.replace(microsecond=678900)) == "2025-01-02T03:04:05.678900-03:30"
    assert format_moment(value, "2020-1-2 1:02:03.5Z") == "2025-1-2 3:04:05.678-03:30"
    assert format_moment(value, "2020-01-02t03:04:05z") == "2025-01-02t03:04:05.678-03:30"
    assert format_moment(date(2025, 1, 2), "2020/01/02 03:04") == "2025/01/02"
    assert (
        format_moment(datetime.fromisoformat("2025-01-02T00:00:00"), "2020-01-02") == "2025-01-02"
    )
    assert (
        format_moment(datetime.fromisoformat("2025-01-02T01:00:00"), "2020-01-02")
        == "2025-01-02 01:00:00"
    )
    assert format_moment(time(3, 4)) == "03:04:00"
    odd = datetime(1900, 1, 1, tzinfo=timezone(timedelta(hours=8, minutes=5, seconds=43)))
    assert format_moment(odd) == "1899-12-31T15:54:17+00:00"
    with pytest.raises(EditError, match="lies outside the years 1 to 9999 in UTC"):
        format_moment(odd.replace(year=1))


@given(old=st.lists(st.integers(0, 5)), new=st.lists(st.integers(0, 5)))
def test_steps_turn_one_list_into_another(old: list[int], new: list[int]) -> None:
    result, at = [], 0
    for kind, i, j, k, m in steps_between(old, new):
        assert (kind == "replace") == (j - i == m - k > 0)
        result += [*old[at:i], *new[k:m]]
        at = j
    assert result + old[at:] == new


def test_long_lists_are_compared_in_linear_time() -> None:
    old = [str(number) for number in range(50_000)]
    assert steps_between(old, ["x", *old, "y"])
