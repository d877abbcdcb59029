"""Ids of headings, as Hugo 0.168 and hexo-renderer-marked 7 give them (seen in both programs)."""

from __future__ import annotations

import pytest

from newsdoc.markdown.entities import strip_tags_hexo
from newsdoc.markdown.slugs import (
    GITHUB,
    HEXO_SLUGS,
    SlugCounter,
    blackfriday_slug,
    github_ascii_slug,
    github_slug,
    hexo_slug,
)

TITLES = {
    'A.B, C/D: "Ä" Müller café — x_y ½ 10%': (
        "ab-cd-ä-müller-café--x_y--10",
        "ab-cd-a-muller-cafe--x_y--10",
        "a-b-c-d-ä-müller-café-x-y-½-10",
    ),
    "中文 标题（二）、三": ("中文-标题二三", "-", "中文-标题-二-三"),
    "①② ² Ⅷ 標題": ("---標題", "---", "①②-²-ⅷ-標題"),
    "Ａ１ ｆｕｌｌ": ("ａ１-ｆｕｌｌ", "-", "ａ１-ｆｕｌｌ"),
    "Straße ΑΒΓ İI ǅ": ("straße-αβγ-ii-ǆ", "strae--ii-", "straße-αβγ-ii-ǆ"),
    "a - b": ("a---b", "a---b", "a-b"),
    "\ttab\there ": ("tabhere", "tabhere", "tab-here"),
    "e\u0301x": ("ex", "ex", "e-x"),
    "🎉 emoji": ("-emoji", "-emoji", "emoji"),
    "！": ("", "", ""),
}


@pytest.mark.parametrize("title", TITLES)
def test_hugo_styles(title: str) -> None:
    found = github_slug(title), github_ascii_slug(title), blackfriday_slug(title)
    assert found == TITLES[title]


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ("What’s <em>new</em>?", "What’s-new"),
        ("一、C++ &amp; C#（上）", "一、C-C-（上）"),
        ("a &lt;b&gt; c", "a-c"),
        ("Ünï ǅ Ⓐ Ａ ß ø", "Uni-Dz-A-A-s-o"),
        ("ɓɛ ↄ Ɫ Ꜳ ꜩ ꝏ Ꝥ ʙ × ǆ", "be-c-L-AA-tz-oo-Ꝥ-ʙ-×-dz"),
        ("甲\ufeff乙\x85丙\u3000丁", "甲-乙\x85丙-丁"),
        ("--- x ---", "x"),
        ("1 < 2", "1-2"),
        ("a &lt; b", "a-b"),
        ("\x01ctrl", "ctrl"),
        ("~~!!", ""),
    ],
)
def test_hexo_slugs(html: str, expected: str) -> None:
    assert hexo_slug(html) == expected


def test_goldmark_numbers_take_the_first_free_one() -> None:
    counter = SlugCounter(GITHUB)
    counter.take("c-1")
    titles = ["a", "a", "a-1", "a", "c", "c", "!", "!"]
    assert [counter.next(title) for title in titles] == [
        "a",
        "a-1",
        "a-1-1",
        "a-2",
        "c",
        "c-2",
        "heading",
        "heading-1",
    ]


def test_hexo_numbers_count_and_may_collide() -> None:
    counter = SlugCounter(HEXO_SLUGS)
    assert [counter.next(title) for title in ("a-1", "a", "a", "a", "?")] == [
        "a-1",
        "a",
        "a-1",
        "a-2",
        "",
    ]


def test_many_equal_headings_take_linear_time() -> None:
    counter = SlugCounter(GITHUB)
    ids = [counter.next("同") for _ in range(20_000)]
    assert ids[-1] == "同-19999"
    assert len(set(ids)) == len(ids)


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ("a <em>b</em> c", "a b c"),
        ("1 < 2 <b>x</b>", "1 < 2 x"),
        ("a << b c", "a < b c"),
        ("a <<b> c> d", "a  d"),
        ("a <!-- x > y --> b", "a  b"),
        ('<a title="x > y">b</a>', "b"),
        ("a <b c", "a "),
        ("甲<<!--乙-->丙>丁", "甲丙>丁"),
        ("甲<<!--乙--><b>丙>丁", "甲丁"),
        ("<!-->甲", "甲"),
        ("<!--甲>-->乙", "乙"),
        ("<!- 甲>乙", "乙"),
        ("<b 'x>'>甲 < 乙", "甲 < 乙"),
    ],
)
def test_hexo_strips_tags(html: str, expected: str) -> None:
    assert strip_tags_hexo(html) == expected
