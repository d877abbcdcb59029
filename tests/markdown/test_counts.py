"""Words and minutes."""

from __future__ import annotations

import pytest

from newsdoc.markdown.counts import (
    Counting,
    count_words,
    fuzzy_word_count,
    has_cjk,
    reading_minutes,
)

HUGO = Counting("hugo")
HUGO_CJK = Counting("hugo", has_cjk_language=True)


@pytest.mark.parametrize(
    ("text", "plain", "cjk", "ours"),
    [
        ("", 0, 0, 0),
        ("one two", 2, 2, 2),
        ("你好，世界。", 1, 6, 4),
        ("混合mixed文本text", 1, 13, 6),
        ("a\u3000b\u00a0c", 3, 3, 3),
        ("a\u200bb", 1, 1, 2),
        ("，。—…", 1, 1, 0),
        ("中 &ldquo;a&rdquo;", 2, 2, 2 + 2),
        ("カタカナ 한국어", 2, 7, 7),
        ("don't e-mail 3.14", 3, 3, 3),
        ("𠀀𪚥", 1, 2, 2),
    ],
)
def test_count_words(text: str, plain: int, cjk: int, ours: int) -> None:
    assert count_words(text, HUGO) == plain
    assert count_words(text, HUGO_CJK) == cjk
    assert count_words(text) == ours


def test_the_page_decides_for_hugo() -> None:
    assert count_words("naïve", HUGO_CJK, cjk=True) == 5
    assert count_words("中文", HUGO_CJK, cjk=False) == 1


@pytest.mark.parametrize(
    ("words", "cjk", "minutes"),
    [
        (0, False, 0),
        (1, False, 1),
        (212, False, 1),
        (213, False, 2),
        (500, True, 1),
        (2002, True, 5),
    ],
)
def test_reading_minutes(words: int, cjk: bool, minutes: int) -> None:
    assert reading_minutes(words, cjk=cjk) == minutes


def test_fuzzy_word_count() -> None:
    assert [fuzzy_word_count(words) for words in (0, 1, 100, 101)] == [0, 100, 100, 200]


def test_has_cjk() -> None:
    assert has_cjk("a漢")
    assert has_cjk("かな")
    assert not has_cjk("“，。”—")
