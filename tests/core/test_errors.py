"""Errors that point at their place, and survive a trip between processes."""

from __future__ import annotations

import pickle

import pytest

from newsdoc import errors
from newsdoc.errors import (
    Diagnostic,
    DiagnosticError,
    FrontMatterError,
    NewsdocError,
    Severity,
    caret_excerpt,
    display_width,
)
from newsdoc.source import SourceText
from newsdoc.spans import Span


def test_an_error_shows_file_line_column_and_caret_by_display_width() -> None:
    source = SourceText.from_text('title: x\ndate: "二〇二五" # 日期\n')
    error = source.error(FrontMatterError, "not a date", Span(15, 21), path="posts/a.md")
    assert str(error) == ('posts/a.md:2:7: not a date\ndate: "二〇二五" # 日期\n      ^^^^^^^^^^')


def test_an_error_without_a_place() -> None:
    assert str(NewsdocError("broken")) == "broken"
    assert str(NewsdocError("broken", path="a.md")) == "a.md: broken"


def test_a_span_over_several_lines_is_marked_to_the_end_of_its_first_line() -> None:
    source = SourceText.from_text("abc\ndef")
    assert source.error(NewsdocError, "x", Span(1, 6)).excerpt == "abc\n ^^"


def test_a_long_line_is_shortened_around_the_place() -> None:
    shown, carets = caret_excerpt("a" * 5000 + "X" + "b" * 5000, 5000, 5001).split("\n")
    assert len(shown) <= 100
    assert shown[carets.index("^")] == "X"


def test_control_characters_do_not_reach_the_terminal() -> None:
    assert caret_excerpt("a\x1b[31m\tb", 0, 1) == "a [31m b\n^"


@pytest.mark.parametrize(
    ("text", "columns"),
    [("abc", 3), ("頭髮", 4), ("e\u0301", 1), ("ａ", 2), ("\u200b", 0), ("", 0)],
)
def test_display_width(text: str, columns: int) -> None:
    assert display_width(text) == columns


@pytest.mark.parametrize(
    "kind",
    [getattr(errors, name) for name in errors.__all__ if name.endswith("Error")],
)
def test_every_error_pickles_and_is_plain(kind: type[NewsdocError]) -> None:
    error = kind("broken", path="a.md", span=Span(1, 2), line=1, column=2, excerpt="ab\n ^")
    again = pickle.loads(pickle.dumps(error))
    assert type(again) is kind
    assert str(again) == str(error)
    assert again.span == error.span
    assert not issubclass(kind, (OSError, ValueError, KeyError, LookupError))


def test_a_diagnostic_travels_with_its_error() -> None:
    error = DiagnosticError("x")
    error.diagnostic = Diagnostic("date-unreadable", Severity.ERROR, "x")
    assert pickle.loads(pickle.dumps(error)).diagnostic == error.diagnostic


def test_spans() -> None:
    span = Span(2, 5)
    assert len(span) == 3
    assert Span(3, 3) in span
    assert Span(3, 6) not in span
    assert 5 not in span
    assert 2 in span
    assert Span(1, 1)
    with pytest.raises(ValueError, match="not a span"):
        Span(3, 2)
