"""Decoded texts beside their source."""

from __future__ import annotations

import html
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

import newsdoc
from newsdoc.script.leaves import (
    HTML,
    MARKDOWN,
    Notation,
    Part,
    align,
    bracket_end,
    html_parts,
    scalar_notation,
)


def check(raw: str, value: str, notation: Notation) -> list[Part]:
    parts = align(raw, value, 100, notation)
    assert parts is not None
    at = 100
    for part in parts:
        assert part.start == at
        assert part.start < part.end
        if part.raw:
            assert raw[part.start - 100 : part.end - 100] == part.text
        at = part.end
    assert at == 100 + len(raw)
    return parts


def test_escapes_entities_and_lines() -> None:
    raw = "头\\*发&amp;里\n> > 后&#21457; \\a & x"
    parts = check(raw, "头*发&里\n后发 \\a & x", MARKDOWN)
    assert [part.text for part in parts if part.raw] == ["头", "发", "里", "后", " \\a & x"]
    assert [part.text for part in parts if part.line] == ["\n"]


def test_a_text_that_is_its_source_is_one_part() -> None:
    assert align("头发", "头发", 7, MARKDOWN) == [Part(7, 9, "头发")]
    assert align("", "", 7, MARKDOWN) == []


def test_a_mark_of_quotation_that_is_text() -> None:
    assert [p.text for p in check("甲\n>乙", "甲\n>乙", MARKDOWN)] == ["甲", "\n", ">乙"]
    parts = check("甲\\*\n> >    > 乙", "甲*\n> 乙", MARKDOWN)
    assert [part.text for part in parts] == ["甲", "*", "\n", "> 乙"]


@pytest.mark.parametrize(
    ("raw", "value"), [("甲", "乙"), ("甲乙", "甲"), ("&amp;", "x"), ("甲\\*", "甲")]
)
def test_what_does_not_fit(raw: str, value: str) -> None:
    assert align(raw, value, 0, MARKDOWN) is None


@pytest.mark.parametrize(
    ("style", "raw", "value"),
    [
        ("single", "头''发", "头'发"),
        ("double", 'a\\"头\\u53d1\\n发', 'a"头发\n发'),
        ("double", "头\\\n  发", "头发"),
        ("double", "头\n  发", "头 发"),
        ("plain", "头\n  发", "头 发"),
        ("literal", "头\n  发\n", "头\n发\n"),
        ("folded", "头\n\n  发\n", "头\n发\n"),
        ("basic", "头\\t发", "头\t发"),
        ("double", "头\\ud83d\\ude00\\U0001F600发", "头😀😀发"),
    ],
)
def test_styles_of_front_matter(style: str, raw: str, value: str) -> None:
    parts = check(raw, value, scalar_notation(style)[1])
    # A line end that was folded away stands as a part of its own.
    found = "".join(part.text for part in parts)
    assert "".join(found.split()) == "".join(value.split())


@given(st.text(st.sampled_from("头发a*_\\&;#& \n>"), max_size=30))
def test_whatever_is_written_is_found_again(raw: str) -> None:
    token = re.compile(r"\\([!-/:-@\[-`{-~])|(&[^;\s]{1,32};)|[ \t]*\n[ \t>]*")

    def decode(found: re.Match[str]) -> str:
        if found[1]:
            return found[1]
        return html.unescape(found[2]) if found[2] else "\n"

    value = token.sub(decode, raw)
    parts = align(raw, value, 0, MARKDOWN)
    if parts is not None:
        assert "".join(part.text for part in parts) == value
        for part in parts:
            assert not part.raw or raw[part.start : part.end] == part.text


def test_what_was_not_decoded_stands_for_itself() -> None:
    raw = "https://a.cn/头?a&amp;b\\*"
    assert align(raw, raw, 0, MARKDOWN) == [Part(0, len(raw), raw)]


@pytest.mark.parametrize("reference", ["&#1;", "&#xfdd0;", "&zwnj;", "&#8203;", "&#0;"])
def test_no_part_of_html_is_without_text(reference: str) -> None:
    assert all(part.text for part in html_parts(f"头{reference}发", 0))


@pytest.mark.parametrize(
    "reference", ["&#0;", "&#1;", "&#xb;", "&#x80;", "&#127;", "&#xfdd0;", "&#xd800;", "&#x110000;"]
)
@pytest.mark.parametrize("form", ["头{}发", "<p>头{}发</p>", "<img alt='头{}发'>", "![头{}发](a)"])
def test_odd_references_stay_and_what_is_beside_them_converts(reference: str, form: str) -> None:
    text = f"正文。{form.format(reference)}"
    converted = newsdoc.loads(text, schema="hugo").convert("zh-Hant", source="zh-Hans")
    expected = text.replace("头", "頭").replace("发", "發")
    assert converted.data.decode() == expected


def test_html_has_no_escapes() -> None:
    assert check("头\\*发&lt;", "头\\*发<", HTML)[0].text == "头\\*发"


def test_long_texts_take_linear_time() -> None:
    raw = "\\a& " * 50_000
    assert align(raw, raw, 0, MARKDOWN) is not None
    raw = "&amp;" * 50_000
    assert len(check(raw, "&" * 50_000, MARKDOWN)) == 50_000


def test_a_text_that_is_not_the_source_has_no_parts() -> None:
    assert align("甲&amp;乙", "丙&乙", 0, MARKDOWN) is None
    assert align("甲&amp;乙", "甲&丙", 0, MARKDOWN) is None


def test_brackets_inside_brackets_are_passed_over() -> None:
    assert bracket_end("[甲[乙]丙]丁", 1, 8) == 6
    assert bracket_end("[甲\\]乙]", 1, 6) == 5
    assert bracket_end("[甲", 1, 2) == 2
