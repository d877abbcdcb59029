"""TOML, JSON and org keywords as Hugo reads them, and JSON as Hexo reads it."""

from __future__ import annotations

import math
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta, timezone

import pytest

from newsdoc.frontmatter import (
    FrontMatterDialect,
    MappingNode,
    ScalarNode,
    SequenceNode,
    YamlDialect,
)
from tests.frontmatter.reading import HEXO, HUGO, plain, read_text, refused

TOML = [
    ('"春"', "春"),
    ("'春\\n'", "春\\n"),
    ('"a\\tb\\u6587\\U0001F600\\e"', "a\tb文😀\x1b"),
    ('"""\n一\n二"""', "一\n二"),
    ('"""一 \\\n   二"""', "一 二"),
    ('""""引"""', '"引'),
    ("'''\n一\n'''", "一\n"),
    ("12", 12),
    ("+1_000", 1000),
    ("0xFF", 255),
    ("0o17", 15),
    ("0b11", 3),
    ("1.5e3", 1500.0),
    ("-inf", -math.inf),
    ("true", True),
    ("2020-01-02", date(2020, 1, 2)),
    ("03:04:05.5", time(3, 4, 5, 500000)),
    ("2020-01-02 03:04:05", datetime(2020, 1, 2, 3, 4, 5)),  # noqa: DTZ001  no zone written
    ("2020-01-02T03:04:05Z", datetime(2020, 1, 2, 3, 4, 5, tzinfo=UTC)),
    (
        "2020-01-02T03:04:05.678+08:00",
        datetime(2020, 1, 2, 3, 4, 5, 678000, timezone(timedelta(hours=8))),
    ),
    ("[1, '二', [3],]", [1, "二", [3]]),
    ("[\n  1, # 注\n  2\n]", [1, 2]),
    ("{ a = 1, b.c = 2 }", {"a": 1, "b": {"c": 2}}),
]


@pytest.mark.parametrize(("text", "expected"), TOML)
def test_toml_values(text: str, expected: object) -> None:
    front_matter = read_text(f"+++\nx = {text}\n+++\n正文", HUGO)
    assert plain(front_matter["x"]) == expected
    node = front_matter.node("x")
    assert node is not None
    assert front_matter.raw(node) == text


def test_toml_tables() -> None:
    text = (
        '+++\ntitle = "春"\nA.b = 1\nA.c = 2\n"引 號" = 3\n\n[params]\nToc = true\n[params.deep]\n'
        'x = 1\n\n[[res]]\nSrc = "a"\n[[res]]\nSrc = "b"\n[res.more]\ny = 1\n+++\n正文\n'
    )
    front_matter = read_text(text, HUGO)
    assert plain(front_matter.values) == {
        "title": "春",
        "a": {"b": 1, "c": 2},
        "引 號": 3,
        "params": {"toc": True, "deep": {"x": 1}},
        "res": [{"Src": "a"}, {"Src": "b", "more": {"y": 1}}],
    }
    assert front_matter.get("params.TOC") is True
    assert front_matter.get("res.1.Src") == "b"
    assert isinstance(front_matter.node("res"), SequenceNode)
    assert isinstance(front_matter.node("params"), MappingNode)


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("title = 春", (2, 9)),
        ("a = 1\na = 2", (3, 1)),
        ("a = 1\n[a]", (3, 2)),
        ("[a]\n[a]", (3, 2)),
        ("[a]\nb = 1\n[[a]]", (4, 3)),
        ("a = {b = 1}\n[a.c]", (3, 2)),
        ("a = 1 2", (2, 7)),
        ("a = [1 2]", (2, 8)),
        ("a = {b = 1", (3, 1)),
        ("a = 1e999", (2, 5)),
        ('a = "春', (2, 5)),
        ('a = "\\q"', (2, 6)),
        ("= 1", (2, 1)),
        ("a", (2, 2)),
        ("a = ", (2, 5)),
        ("a = 01", (2, 5)),
        ("a = 2020-1-2", (2, 5)),
        ("a = 9223372036854775808", (2, 5)),
        ("春 = 1", (2, 1)),
    ],
)
def test_toml_refused(text: str, place: tuple[int, int]) -> None:
    assert refused(f"+++\n{text}\n+++\n", HUGO) == place


def test_json_of_hugo() -> None:
    text = (
        '{"Title": "春\\u6587\\ud83d\\ude00\\/", "n": 3, "f": 1.5e3, "t": true, "z": null,\n'
        '"l": [1, {"Deep": "x"}], "m": {"In": {}}, "n": 4} 正文'
    )
    front_matter = read_text(text, HUGO)
    assert plain(front_matter.values) == {
        "title": "春文😀/",
        "n": 4.0,
        "f": 1500.0,
        "t": True,
        "z": None,
        "l": [1.0, {"Deep": "x"}],
        "m": {"in": {}},
    }
    assert isinstance(front_matter["n"], float)
    assert front_matter.source.slice(front_matter.envelope.body) == " 正文"


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ('{"a": 1,}', (1, 9)),
        ('{"a": 01}', (1, 8)),
        ('{"a": [1,]}', (1, 10)),
        ('{"a" 1}', (1, 6)),
        ("{a: 1}", (1, 2)),
        ('{"a": "\\q"}', (1, 8)),
        ('{"a": "x\n"}', (1, 9)),
        ('{"a": nul}', (1, 7)),
        ('{"a": 1} // \n', None),
        ('{"a": 1 /* */}', (1, 9)),
        ('{"a": 1e999}', (1, 7)),
    ],
)
def test_json_refused(text: str, place: tuple[int, int] | None) -> None:
    if place is None:
        assert read_text(text, HUGO)["a"] == 1
    else:
        assert refused(text, HUGO) == place


def test_json_of_hexo() -> None:
    text = ';;;\r\n"title": "春",\r\n"Tags": ["甲", 2, 1e400],\r\n"a": {"b": null}\r\n;;;\r\n正文'
    front_matter = read_text(text, HEXO)
    assert plain(front_matter.values) == {
        "title": "春",
        "Tags": ["甲", 2, math.inf],
        "a": {"b": None},
    }
    assert front_matter.format == "json"
    node = front_matter.node("title")
    assert isinstance(node, ScalarNode)
    assert front_matter.raw(node) == '"春"'


def test_org_keywords() -> None:
    text = (
        "#+TITLE: 春 天 \n#+date: <2020-01-02 Thu>\n#+Tags[]: 甲 乙\n#+FILETAGS: :丙:丁:\n"
        "#+X: 一\n#+X: 二\n#+EMPTY:\n#+no:space\n\n正文\n"
    )
    front_matter = read_text(text, HUGO)
    assert plain(front_matter.values) == {
        "title": "春 天",
        "date": "2020-01-02",
        "tags": ["甲", "乙"],
        "filetags": ["丙", "丁"],
        "x": ["一", "二"],
        "empty": "",
    }
    title = front_matter.node("title")
    assert title is not None
    assert front_matter.raw(title) == "春 天"


SPELLED = {"Title": "甲", "title": "乙", "Params": {"Toc": True}, "List": [{"Key": 1}]}
# As in Hugo, a key that is not in lower case wins over one that is.
FOLDED = {"title": "甲", "params": {"toc": True}, "list": [{"Key": 1}]}
SPELLINGS = {
    # What the plain reader takes, and what only the dialect's own does.
    "plain": "Title: 甲\ntitle: 乙\nParams:\n  Toc: true\nList:\n  - Key: 1\n",
    "not plain": "Title: 甲\ntitle: !!str 乙\nParams: {Toc: true}\nList: [{Key: 1}]\n",
    "aliases": "Title: 甲\ntitle: 乙\nParams: &p\n  Toc: true\nList:\n  - Key: 1\nAgain: *p\n",
}


@pytest.mark.parametrize("written", SPELLINGS)
@pytest.mark.parametrize("yaml", ["goccy", "js-yaml", "core"])
@pytest.mark.parametrize("fold", [True, False], ids=["fold", "keep"])
def test_whether_keys_have_case_is_for_the_dialect_to_say(
    written: str, yaml: YamlDialect, fold: bool
) -> None:
    dialect: FrontMatterDialect = replace(HUGO, name="mine", yaml=yaml, fold_keys=fold)
    front_matter = read_text(f"---\n{SPELLINGS[written]}---\n正文", dialect)
    expected = FOLDED if fold else SPELLED
    if written == "aliases":
        params = expected["params" if fold else "Params"]
        expected = {**expected, "again" if fold else "Again": params}
    assert plain(front_matter.values) == expected
    assert ("TITLE" in front_matter) is fold
    front_matter = read_text("---\nTitle: 甲\nTags:\n- 一\n---\n正文", dialect)
    assert list(front_matter.values) == (["title", "tags"] if fold else ["Title", "Tags"])
    again = front_matter.source.apply(front_matter.set("Tags", ["一", "二"]))
    assert again.text == "---\nTitle: 甲\nTags:\n- 一\n- 二\n---\n正文"
