"""Runs through OpenCC and back to their pieces."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from newsdoc.script.engine import Recipe, converter
from newsdoc.script.prose import Joint, Piece, Run, RunKind
from newsdoc.script.resolve import Resolved, convert_lines, resolve

S2TWP = converter(Recipe("s2twp"))
TW2SP = converter(Recipe("tw2sp"))


def run(*texts: str, joint: int = Joint.OPEN, leaf: int | None = None) -> Run:
    pieces = []
    at = 0
    for number, text in enumerate(texts):
        mark = joint if number else Joint.NONE
        pieces.append(Piece(at, at + len(text), text, number if leaf is None else leaf, mark))
        at += len(text) + 2
    return Run(RunKind.BODY, pieces, "".join(texts))


def texts(*parts: str, joint: int = Joint.OPEN, leaf: int | None = None) -> Resolved:
    return resolve([run(*parts, joint=joint, leaf=leaf)], S2TWP)[0]


def test_lines_are_counted_after_the_call() -> None:
    assert convert_lines(["头", "", "发"], S2TWP) == ["頭", "", "發"]
    asked: list[str] = []

    def breaks_lines(text: str) -> str:
        asked.append(text)
        return text.replace("x", "\n")

    assert convert_lines(["ax", "b"], breaks_lines) == ["a ", "b"]
    assert asked == ["ax\nb", "ax", "b"]


def test_one_call_for_all_runs() -> None:
    asked: list[str] = []

    def listen(text: str) -> str:
        asked.append(text)
        return S2TWP(text)

    found = resolve([run("这个"), run("软件", "，", "头发"), run("里面")], listen)
    assert [result.texts for result in found] == [["這個"], ["軟體", "，", "頭髮"], ["裡面"]]
    assert len(asked) == 1


def test_a_part_of_a_word_is_read_with_it() -> None:
    assert texts("头", "发").texts == ["頭", "髮"]
    assert texts("很长的头", "发", "展示").texts == ["很長的頭", "髮", "展示"]
    assert texts("头", "发很长", joint=Joint.CLOSE).texts == ["頭", "髮很長"]


def test_a_phrase_of_its_own_is_not() -> None:
    found = texts("剪切变换", "只有一个")
    assert found.texts == ["剪下變換", "只有一個"]
    assert found.doubtful == {1}


def test_a_word_across_a_line_end_that_changes_its_length() -> None:
    pieces = run("不少程", "式設計師", joint=Joint.LINE, leaf=1)
    found = resolve([pieces], TW2SP)[0]
    assert "".join(found.texts) == TW2SP("不少程式設計師")
    assert all(found.texts)
    apart = resolve([run("不少程", "式設計師", joint=Joint.OPEN)], TW2SP)[0]
    assert all(apart.texts)


def test_the_letters_of_a_glossary_may_cross() -> None:
    convert = converter(Recipe("s2t", terms=(("甲，乙", "丙，丁"),)))
    parts = run("甲，", "乙", joint=Joint.LINE)
    assert resolve([parts], convert)[0].texts == ["甲，", "乙"]
    assert resolve([parts], convert, letters=frozenset("甲，乙"))[0].texts == ["丙，", "丁"]
    assert resolve([parts], convert, letters=None)[0].texts == ["丙，", "丁"]


@given(
    st.lists(st.text(st.sampled_from("头发软件里只有变换程序员U盘，a"), min_size=1), min_size=1),
    st.sampled_from([Joint.OPEN, Joint.CLOSE, Joint.LINE]),
)
def test_no_piece_is_lost_and_none_becomes_empty(parts: list[str], joint: int) -> None:
    found = texts(*parts, joint=joint)
    assert len(found.texts) == len(parts)
    assert all(found.texts)
    if not found.doubtful:
        assert "".join(found.texts) == S2TWP("".join(parts))


def test_a_word_of_another_length_across_two_leaves_stays_apart() -> None:
    found = texts("我的博", "客呢", joint=Joint.LINE)
    assert S2TWP("我的博客呢") == "我的部落格呢"
    assert found.texts == ["我的博", "客呢"]
    assert found.doubtful == {1}
