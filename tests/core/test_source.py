"""SourceText: decoding, places, and edits that leave every other byte alone."""

from __future__ import annotations

import pickle
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsdoc.errors import DecodeError, EditError, EncodeError
from newsdoc.source import Edit, SourceText
from newsdoc.spans import Point, Span

TEXTS = st.text(
    st.one_of(
        st.sampled_from("a\r\n\t：頭发👩🏽\u2028\u0085\ufeff"),
        st.characters(exclude_categories=["Cs"]),
    ),
    max_size=40,
)


@st.composite
def edited_texts(draw: st.DrawFn) -> tuple[str, list[Edit]]:
    """A text with edits that do not overlap."""
    text = draw(TEXTS)
    cuts = sorted(draw(st.lists(st.integers(0, len(text)), max_size=8)))
    spans = [Span(a, b) for a, b in zip(cuts[::2], cuts[1::2], strict=False)]
    edits = [Edit(span, draw(TEXTS), span.slice(text)) for span in spans]
    return text, edits


def spliced(text: str, edits: list[Edit]) -> str:
    for edit in reversed(edits):
        text = text[: edit.span.start] + edit.text + text[edit.span.end :]
    return text


@given(edited_texts(), st.sampled_from(["", "\ufeff"]))
def test_apply_is_the_splice_of_the_text(case: tuple[str, list[Edit]], mark: str) -> None:
    text, edits = case
    source = SourceText.decode((mark + "x" + text).encode())
    moved = [
        Edit(Span(e.span.start + 1, e.span.end + 1), e.text, e.expected) for e in reversed(edits)
    ]
    ordered = sorted(moved, key=lambda edit: edit.span)
    changed = source.apply(ordered)
    assert changed.text == spliced("x" + text, ordered)
    assert changed.data == (mark + changed.text).encode()
    assert changed.bom == source.bom


@pytest.mark.parametrize("encoding", ["gb18030", "big5", "utf-16-le", "utf-16-be", "shift_jis"])
def test_legacy_encodings_keep_their_bytes(encoding: str) -> None:
    data = "標題\r\n正文\n末行".encode(encoding)
    source = SourceText.decode(data, encoding=encoding)
    changed = source.apply([Edit(Span(4, 6), "本文", "正文")])
    assert changed.data == "標題\r\n本文\n末行".encode(encoding)
    assert source.byte_span(Span(4, 6)).slice("") == ""
    place = source.byte_span(Span(4, 6))
    assert data[place.start : place.end].decode(encoding) == "正文"


def test_bytes_with_two_forms_in_an_encoding_are_copied_as_they_stand() -> None:
    # Windows' Shift JIS holds U+2252 twice; Python reads both forms and writes one.
    data = b"\x87\x90 \x81\xe0"
    text = data.decode("cp932")
    assert text.encode("cp932") != data
    source = SourceText.decode(data, encoding="cp932")
    blank = text.index(" ")
    assert source.apply([Edit(Span(blank, blank + 1), "-", " ")]).data == data.replace(b" ", b"-")


def test_an_encoding_with_shift_states_is_never_spliced_wrongly() -> None:
    data = "a日本b".encode("iso2022_jp")
    source = SourceText.decode(data, encoding="iso2022_jp")
    with pytest.raises(EncodeError, match="cannot be edited in place"):
        source.apply([Edit(Span(2, 3), "x", "本")])


@pytest.mark.parametrize(
    ("data", "encoding", "text", "bom"),
    [
        (b"\xef\xbb\xbfa", None, "a", b"\xef\xbb\xbf"),
        (b"\xef\xbb\xbf\xef\xbb\xbfa", None, "\ufeffa", b"\xef\xbb\xbf"),
        (b"\xff\xfea\x00", None, "a", b"\xff\xfe"),
        (b"\xfe\xff\x00a", None, "a", b"\xfe\xff"),
        (b"\xff\xfea\x00", "utf-16", "a", b"\xff\xfe"),
        (b"\x00a", "utf-16", "a", b""),
        (b"\xef\xbb\xbfa", "utf-8-sig", "a", b"\xef\xbb\xbf"),
        (b"", None, "", b""),
    ],
)
def test_byte_order_marks(data: bytes, encoding: str | None, text: str, bom: bytes) -> None:
    source = SourceText.decode(data, encoding=encoding)
    assert (source.text, source.bom) == (text, bom)
    assert source.apply([Edit(Span(0, 0), "", "")]).data == data


def test_a_byte_that_is_not_text_is_shown_at_its_place() -> None:
    with pytest.raises(DecodeError) as caught:
        SourceText.decode("標題\n正".encode() + b"\xff rest", path="a.md")
    error = caught.value
    assert (error.path, error.line, error.column) == ("a.md", 2, 2)
    assert "0xFF" in error.message
    assert str(error).startswith("a.md:2:2: ")


def test_an_unknown_encoding_is_an_error_of_ours() -> None:
    with pytest.raises(DecodeError, match="unknown encoding 'klingon'"):
        SourceText.decode(b"", encoding="klingon")


@pytest.mark.parametrize("encoding", ["gb18030", "big5"])
def test_detection_reads_legacy_chinese(encoding: str) -> None:
    text = "臺北的夜市很熱鬧，許多遊客在這裡品嚐小吃，也有人來買衣服。" * 20
    if encoding == "gb18030":
        text = "上海的夜市很热闹，许多游客在这里品尝小吃，也有人来买衣服。" * 20
    assert SourceText.decode(text.encode(encoding), encoding="detect").text == text


def test_detection_leaves_utf8_alone() -> None:
    assert SourceText.decode("短".encode(), encoding="detect").encoding == "utf-8"


@pytest.mark.parametrize("text", ["", "ab", "\xe9t", "頭髮", "\ufeff頭", "\ufeff\ufeff", "😀頭"])
def test_a_string_and_its_bytes_are_one_text(text: str) -> None:
    given, read = SourceText.from_text(text), SourceText.decode(text.encode())
    assert given.data == read.data
    edit = Edit(Span(0, 0), "新", "")
    assert given.apply([edit]) == read.apply([edit])
    assert (given.text, given.bom, given.encoding) == (read.text, read.bom, read.encoding)


def test_a_lone_surrogate_is_refused_with_its_place() -> None:
    with pytest.raises(EncodeError, match=r"U\+D83D") as caught:
        SourceText.from_text("a\nb\ud83d")
    assert (caught.value.line, caught.value.column) == (2, 2)


def test_a_character_the_encoding_cannot_hold_is_named() -> None:
    source = SourceText.decode("標題".encode("big5"), encoding="big5")
    with pytest.raises(EncodeError, match=r"big5 cannot hold '头' \(U\+5934\)"):
        source.apply([Edit(Span(0, 1), "头", "標")])


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16-le"])
def test_a_surrogate_that_an_edit_brings_is_refused_at_its_place(encoding: str) -> None:
    source = SourceText.decode("標\n題".encode(encoding), encoding=encoding)
    with pytest.raises(EncodeError, match=r"cannot hold '\\ud83d' \(U\+D83D\)") as caught:
        source.apply([Edit(Span(0, 1), "好", "標"), Edit(Span(2, 3), "\ud83d", "題")])
    assert (caught.value.line, caught.value.column) == (2, 1)


def test_overlapping_edits_are_refused() -> None:
    source = SourceText.from_text("abcdef")
    with pytest.raises(EditError, match="overlap"):
        source.apply([Edit(Span(0, 3), "", "abc"), Edit(Span(2, 4), "", "cd")])


def test_insertions_at_one_place_keep_their_order() -> None:
    source = SourceText.from_text("ab")
    edits = [Edit(Span(1, 1), "1", ""), Edit(Span(1, 1), "2", "")]
    assert source.apply(edits).text == "a12b"


def test_an_edit_that_misses_its_text_is_refused() -> None:
    source = SourceText.from_text("title: a")
    with pytest.raises(EditError, match="expects 'b' here, not 'a'"):
        source.apply([Edit(Span(7, 8), "c", "b")], path="x.md")


def test_an_edit_outside_the_text_is_refused() -> None:
    with pytest.raises(EditError, match="outside"):
        SourceText.from_text("a").apply([Edit(Span(1, 3), "", "bc")])


def test_no_edit_gives_the_same_source() -> None:
    source = SourceText.from_text("a")
    assert source.apply([]) is source


@given(TEXTS)
def test_lines_end_at_lf_crlf_and_cr_only(text: str) -> None:
    source = SourceText.from_text("x" + text)
    ends = text.replace("\r\n", "\n").replace("\r", "\n").count("\n")
    assert len(source.line_starts) == ends + 1
    for offset in range(len(source.text) + 1):
        point = source.point(offset)
        line = source.line_span(point.line)
        assert source.line_starts[point.line - 1] + point.column - 1 == offset
        assert not set(source.slice(line)) & {"\n", "\r"}


def test_point_and_position() -> None:
    source = SourceText.from_text("一\r\n二\r三")
    assert source.point(3) == Point(2, 1, 3)
    assert source.position(Span(3, 5)).end == Point(3, 1, 5)
    assert source.newline == "\r\n"
    assert SourceText.from_text("none").newline == "\n"


def test_equality_hash_and_pickle() -> None:
    source = SourceText.decode("\ufeff標題".encode())
    again = pickle.loads(pickle.dumps(source))
    assert again == source
    assert hash(again) == hash(source)
    assert source != SourceText.decode("標題".encode())
    assert source.__eq__(1) is NotImplemented
    assert len(source) == 2
    assert "2 characters" in repr(source)


def test_an_error_of_the_whole_file_has_no_place() -> None:
    error = SourceText.from_text("甲").error(DecodeError, "no", None, path="a.md")
    assert (error.line, error.span, str(error)) == (None, None, "a.md: no")


def test_detection_follows_a_byte_order_mark() -> None:
    data = "甲".encode("utf-16")
    assert SourceText.decode(data, encoding="detect").encoding.startswith("utf-16")


def test_detection_says_what_it_needs(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "charset_normalizer", None)
    with pytest.raises(DecodeError, match=r"pip install 'newsdoc\[detect\]'"):
        SourceText.decode("头发".encode("gb18030"), encoding="detect")


def test_detection_that_finds_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    import charset_normalizer  # noqa: PLC0415  an extra

    nothing = charset_normalizer.from_bytes(b"")
    monkeypatch.setattr(nothing, "best", lambda: None)
    monkeypatch.setattr(charset_normalizer, "from_bytes", lambda _: nothing)
    with pytest.raises(DecodeError, match="no encoding fits"):
        SourceText.decode("头发".encode("gb18030"), encoding="detect")
