"""Quotes, dashes and dots, as goldmark (seen in Hugo 0.168) and hexo-renderer-marked write them."""

from __future__ import annotations

import pytest

from newsdoc.markdown import HUGO, Text, parse
from newsdoc.markdown.source_text import source_offsets, written_characters
from newsdoc.markdown.typography import (
    OpenQuotes,
    ends_in_mark,
    goldmark_html,
    marked_html,
    without_goldmark_marks,
)
from newsdoc.source import SourceText


def goldmark(text: str) -> str:
    return goldmark_html(text, "\n", "", OpenQuotes())


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('Para "one" it\'s', "Para &ldquo;one&rdquo; it&rsquo;s"),
        ("a--b a---b...", "a&ndash;b a&mdash;b&hellip;"),
        ("\"中文\" 'q'", "&ldquo;中文&rdquo; &lsquo;q&rsquo;"),
        ("1 << 2 <<a>>", "1 &laquo; 2 &laquo;a&raquo;"),
        ('5" 2', "5&quot; 2"),
        ("the '90s and 'twas", "the &rsquo;90s and &rsquo;twas"),
        ("the '90s、'80s中", "the &rsquo;90s、&lsquo;80s中"),
        ('他说："好"', "他说：&ldquo;好&rdquo;"),
        ("< & >", "&lt; &amp; &gt;"),
        ("x'' y", "x&rsquo;&rsquo; y"),
        ('""，', "&ldquo;&quot;，"),
        ("中''s“", "中&rsquo;&lsquo;s“"),
    ],
)
def test_goldmark(text: str, expected: str) -> None:
    assert goldmark(text) == expected


def test_goldmark_leaves_escaped_marks() -> None:
    html = goldmark_html('"x"', "\n", "", OpenQuotes(), ('\\"', "x", "&quot;"))
    assert html == "&quot;x&quot;"


def test_goldmark_looks_at_the_backslash_beside_a_quote() -> None:
    quotes = OpenQuotes()
    assert goldmark_html("'' 甲", " ", "", quotes, ("'", "\\'", " ", "甲")) == "&lsquo;' 甲"
    assert goldmark_html('"乙', " ", "", quotes, ("&#34;", "乙")) == "&quot;乙"


def test_goldmark_sees_what_stands_beside() -> None:
    quotes = OpenQuotes()
    assert goldmark_html('"', " ", "**b**", quotes) == "&ldquo;"
    assert goldmark_html('"', "b", " x", quotes) == "&rdquo;"


def test_quotes_stay_open_from_block_to_block() -> None:
    quotes = OpenQuotes()
    assert goldmark_html('"a', "\n", "", quotes) == "&ldquo;a"
    assert goldmark_html('b"', "\n", "", quotes) == "b&rdquo;"
    assert goldmark_html('c"', "\n", "", quotes) == "c&quot;"


@pytest.mark.parametrize(
    ("text", "replaced"),
    [
        ('看"', True),
        ('甲 "', True),
        ("甲 '", True),
        ("甲--", True),
        ("甲---", True),
        ("甲----", False),
        ("甲-----", True),
        ("甲-", False),
        ("甲...", True),
        ("甲....", False),
        ("<<", True),
        ("<", False),
        ("甲>>", True),
        ("甲", False),
        ("", False),
    ],
)
def test_what_stands_before_a_place_may_be_a_mark(text: str, replaced: bool) -> None:
    before = text.replace("看", " ")
    assert ends_in_mark(f"{before}www.a.example", 0, len(before)) is replaced


def test_without_marks() -> None:
    text = 'What\'s "new" -- in 2.0...'
    texts = ("What", "s ", "new", " ", " in 2.0", "")
    assert without_goldmark_marks(text, "\n", "", OpenQuotes()) == texts


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('He said "hi" -- it\'s...', "He said “hi” – it’s…"),
        ("a---b 'c'", "a—b ‘c’"),
        ('他说"好"', "他说”好”"),
        ("<a> & b=c", "&lt;a&gt; &amp; b&#x3D;c"),
    ],
)
def test_marked(text: str, expected: str) -> None:
    assert marked_html(text) == expected


def test_marked_without_smartypants() -> None:
    assert marked_html('"--"', smart=False) == "&quot;--&quot;"


def test_marked_leaves_escaped_marks() -> None:
    assert marked_html('"x" "y"', literal=frozenset({0, 2})) == "&quot;x&quot; “y”"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # An inch mark stays where another quote follows it.
        ('"5"" 高', "&ldquo;5&quot;&rdquo; 高"),
        ('"(b". c', "&ldquo;(b&rdquo;. c"),
        ('"(b".', "&ldquo;(b&rdquo;."),
        ('"(b"x', "&ldquo;(b&quot;x"),
        ("'s a 'll go", "&rsquo;s a &rsquo;ll go"),
        ("甲 '(乙') 丁", "甲 &lsquo;(乙&rsquo;) 丁"),
    ],
)
def test_goldmark_s_odd_quotes(text: str, expected: str) -> None:
    assert goldmark_html(text, "\n", "", OpenQuotes()) == expected


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ('甲\x00 &amp; "乙"', "甲\ufffd &amp; &ldquo;乙&rdquo;"),
        ('&#x80; \\* "乙"', "\ufffd * &ldquo;乙&rdquo;"),
        ('&#0;&#x110000; "乙"', "\ufffd\ufffd &ldquo;乙&rdquo;"),
    ],
)
def test_characters_that_no_text_can_hold_are_found_in_the_source(written: str, shown: str) -> None:
    assert parse(written, dialect=HUGO).to_html() == f"<p>{shown}</p>\n"


def test_an_address_is_its_source() -> None:
    text = next(parse("http://a.b\\\\&amp;乙").find_all(Text))
    assert source_offsets(text) == [(at, 1) for at in range(len(text.value))]


def test_a_text_that_is_not_the_source_is_taken_as_it_reads() -> None:
    source = SourceText.from_text("甲&")
    text = Text("甲乙丙", start=0, end=2, source=source)
    assert written_characters(text) == ()
