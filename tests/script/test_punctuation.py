"""Quotation marks."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsdoc import convert
from newsdoc.script.punctuation import QuoteConverter


@pytest.mark.parametrize(
    ("curly", "corner"),
    [
        ("他说：“你好，‘朋友’。”", "他说：「你好，『朋友』。」"),
        ("“甲‘乙“丙”丁’戊”", "「甲『乙「丙」丁』戊」"),
        ("用“git”提交", "用「git」提交"),
        ("“一”和“二”", "「一」和「二」"),
    ],
)
def test_both_ways(curly: str, corner: str) -> None:
    assert QuoteConverter(corner=True).convert(curly, 0) == corner
    assert QuoteConverter(corner=False).convert(corner, 0) == curly


@pytest.mark.parametrize(
    ("text", "made"),
    [
        ("他说“她说“你好”了”", "他说「她说『你好』了」"),
        ("“他说「好」”", "「他说『好』」"),
        ("It’s “fine” and the dogs’ tail", "It’s “fine” and the dogs’ tail"),
        ("say “this” to 某人", "say “this” to 某人"),
        ("\"中文\" and '中'", "\"中文\" and '中'"),
        ("’90年代", "’90年代"),
        ("没有开头”后", "没有开头」后"),
    ],
)
def test_nesting_and_what_is_not_chinese(text: str, made: str) -> None:
    assert QuoteConverter(corner=True).convert(text, 0) == made


def test_a_quotation_of_several_paragraphs() -> None:
    quotes = QuoteConverter(corner=True)
    paragraphs = ["“第一段", "“第二段，‘里面’。", "“第三段。”完", "后来“又说”"]
    made = [quotes.convert(text, number) for number, text in enumerate(paragraphs)]
    assert made == ["「第一段", "「第二段，『里面』。", "「第三段。」完", "后来「又说」"]


def test_a_mark_that_nobody_closed_does_not_change_the_rest() -> None:
    quotes = QuoteConverter(corner=True)
    assert quotes.convert("没关“的", 0) == "没关「的"
    assert quotes.convert("另“一”段", 1) == "另「一」段"


def test_defaults_by_direction() -> None:
    assert convert("“软件”", "zh-TW") == "「軟體」"
    assert convert("“软件”", "zh-Hant") == "“軟件”"
    assert convert("“软件”", "zh-TW", punctuation=False) == "“軟體”"
    assert convert("“软件”", "zh-Hant", punctuation=True) == "「軟件」"
    assert convert("「軟體」", "zh-CN") == "「软件」"
    assert convert("「軟體」", "zh-CN", punctuation=True) == "“软件”"


@given(st.text(st.sampled_from("“”‘’「」『』中a \n"), max_size=30), st.booleans())
def test_length_stays_and_other_characters_too(text: str, corner: bool) -> None:
    made = QuoteConverter(corner=corner).convert(text, 0)
    assert len(made) == len(text)
    marks = "“”‘’「」『』"
    assert [c for c in made if c not in marks] == [c for c in text if c not in marks]
    assert [c in marks for c in made] == [c in marks for c in text]
