"""`FrontMatter`: looking things up by key and path, with the places of what is found."""

from __future__ import annotations

import pytest

import newsdoc
from newsdoc import EditError
from newsdoc.frontmatter import (
    FrozenMapping,
    MappingNode,
    ScalarNode,
    SequenceNode,
    change_values,
)
from newsdoc.spans import Span
from tests.frontmatter.reading import HEXO, HUGO, read_text

TEXT = """\
---
Title: 春天
tags: [甲, 乙]
params:
  Toc: true
  a.b: 點
links:
  - Name: 丙
other: &共 {x: 1}
again: *共
---
正文
"""


def test_it_is_like_a_mapping_of_its_keys() -> None:
    front_matter = read_text(TEXT, HUGO)
    assert list(front_matter) == ["title", "tags", "params", "links", "other", "again"]
    assert len(front_matter) == 6
    assert front_matter["TITLE"] == "春天"
    assert "title" in front_matter
    assert "Tags" in front_matter
    assert "x" not in front_matter
    assert 3 not in front_matter
    with pytest.raises(KeyError):
        front_matter["x"]
    assert repr(front_matter).startswith("FrontMatter(hugo, yaml, ")


def test_hexo_keys_have_case() -> None:
    front_matter = read_text(TEXT, HEXO)
    assert "Title" in front_matter
    assert "title" not in front_matter
    assert front_matter.get("params.Toc") is True
    assert front_matter.get("params.toc") is None


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("title", "春天"),
        ("tags", ("甲", "乙")),
        ("tags.1", "乙"),
        (("tags", 0), "甲"),
        ("params.toc", True),
        (("params", "a.b"), "點"),
        ("links.0.Name", "丙"),
        ("again.x", 1),
        ("tags.2", None),
        ("tags.x", None),
        ("title.x", None),
        ("params.a.b", None),
        ("links.-1", None),
        ("没有", None),
    ],
)
def test_values_and_nodes_by_path(path: str | tuple[str | int, ...], expected: object) -> None:
    for text in (TEXT, TEXT.replace("&共 ", "").replace("*共", "{x: 1}")):
        front_matter = read_text(text, HUGO)
        assert front_matter.get(path) == expected
        node = front_matter.node(path)
        span = front_matter.span(path)
        if expected is None:
            assert node is None
            assert span is None
            assert front_matter.get(path, "缺") == "缺"
        else:
            assert node is not None
            assert span == node.span


@pytest.mark.parametrize("item", ["9" * 5000, 10**30, "²", -1, "-1", ""])
def test_what_is_no_place_in_a_list(item: str | int) -> None:
    front_matter = read_text("---\ntags: [a]\n---\n", HUGO)
    assert front_matter.get(("tags", item)) is None
    assert front_matter.node(("tags", item)) is None
    with pytest.raises(EditError):
        front_matter.set(("tags", item), "b")
    with pytest.raises(EditError):
        change_values(front_matter, {("tags", 0): "c", ("tags", item): "b"})


def test_entries_know_key_and_value() -> None:
    front_matter = read_text(TEXT, HUGO)
    entry = front_matter.entry("params.toc")
    assert entry is not None
    assert (entry.key.value, entry.name) == ("Toc", "toc")
    assert front_matter.source.slice(entry.key.span) == "Toc"
    assert front_matter.raw(entry.value) == "true"
    assert front_matter.entry("tags.0") is None
    assert front_matter.entry("没有") is None
    assert front_matter.node(()) == front_matter.root


def test_aliases_share_what_they_name() -> None:
    front_matter = read_text(TEXT, HUGO)
    alias = front_matter.node("again")
    assert isinstance(alias, MappingNode)
    assert alias.alias == "共"
    assert front_matter.raw(alias) == "*共"
    assert front_matter["again"] == FrozenMapping({"x": 1})


def test_of_a_key_given_in_two_cases_hugo_takes_the_one_that_is_not_lower() -> None:
    front_matter = read_text("---\nTitle: 一\ntitle: 二\n---\n", HUGO)
    assert front_matter["title"] == "一"
    entry = front_matter.entry("title")
    assert entry is not None
    assert entry.key.value == "Title"
    assert front_matter.root is not None
    assert len(front_matter.root.entries) == 2


def test_merge_keys_bring_their_keys() -> None:
    text = "---\nbase: &b {x: 1, y: 2}\nmine:\n  <<: *b\n  y: 3\n---\n"
    for dialect in (HUGO, HEXO):
        front_matter = read_text(text, dialect)
        assert front_matter.get("mine") == FrozenMapping({"x": 1, "y": 3})
        assert front_matter.get("mine.x") == 1
        entry = front_matter.entry("mine.x")
        assert entry is not None
        assert front_matter.raw(entry.value) == "1"


@pytest.mark.parametrize("text", ["正文\n", "", "---\n---\n正文\n"])
def test_without_front_matter_it_is_empty(text: str) -> None:
    front_matter = read_text(text, HUGO)
    assert len(front_matter) == 0
    assert front_matter.values == FrozenMapping()
    assert front_matter.get("title") is None
    assert front_matter.node("title") is None
    assert front_matter.entry("title") is None


def test_places_of_scalars_in_many_styles() -> None:
    text = (
        "---\na: 文 # 注\nb: '單'\nc: \"雙\"\nd: |\n  一\n  二\n\ne: !!str &x 三\nf:\ng: [四, 五]\n"
        "h: 六\n  七\n---\n"
    )
    written = {
        "a": "文",
        "b": "'單'",
        "c": '"雙"',
        "d": "|\n  一\n  二",
        "e": "三",
        "f": "",
        "g": "[四, 五]",
        "h": "六\n  七",
    }
    for dialect in (HUGO, HEXO):
        front_matter = read_text(text, dialect)
        for key, expected in written.items():
            node = front_matter.node(key)
            assert node is not None
            assert front_matter.raw(node) == expected, (dialect.name, key)
        tagged = front_matter.node("e")
        assert isinstance(tagged, ScalarNode)
        assert (tagged.tag, tagged.anchor, tagged.value) == ("!!str", "x", "三")
        listed = front_matter.node("g")
        assert isinstance(listed, SequenceNode)
        assert listed.flow


def test_places_count_from_the_start_of_the_file() -> None:
    front_matter = read_text("\ufeff---\r\n甲: 1\r\n---\r\n", HEXO)
    assert front_matter.span("甲") == Span(8, 9)


def test_mappings_stay_as_they_are() -> None:
    values = newsdoc.loads("---\na: 1\n---\n", schema="hexo").extra
    with pytest.raises(AttributeError, match="cannot be changed"):
        values.b = 2
