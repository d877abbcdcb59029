"""Text tools on HTML."""

from __future__ import annotations

import html

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsdoc.markdown.entities import unescape_html


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("&#1;", "\x01"),
        ("&#xB;", "\x0b"),
        ("&#xfdd0;", "\ufdd0"),
        ("&#0;", "\ufffd"),
        ("&#xD800;", "\ufffd"),
        ("&#x110000;", "\ufffd"),
        ("&#x80;", "€"),
        (f"&#{'9' * 5000};", "\ufffd"),
        (f"&#{'0' * 5000}65;", "A"),
        (f"&#x{'0' * 5000}41", "A"),
        ("&#38;lt;", "&lt;"),
        ("&#; &#x; &", "&#; &#x; &"),
    ],
)
def test_references_as_a_browser_reads_them(written: str, meant: str) -> None:
    assert unescape_html(written) == meant


@given(st.lists(st.sampled_from(["&", "#", "x", "41", "65", "amp", ";", "not", "头", " "])))
def test_all_that_python_reads_alike_is_read_alike(pieces: list[str]) -> None:
    text = "".join(pieces)
    # What the standard library leaves out: a number that is no character of HTML.
    if html.unescape(text).isprintable():
        kept = [char for char in unescape_html(text) if char.isprintable()]
        assert "".join(kept) == html.unescape(text)
