"""Words, minutes and CJK characters, as the generators count them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

__all__ = [
    "PLAIN_COUNTING",
    "Counting",
    "count_words",
    "fuzzy_word_count",
    "has_cjk",
    "reading_minutes",
]

# Han, Hangul, Hiragana and Katakana: the scripts by which Hugo tells a CJK page.
_CJK = re.compile(
    "[\u1100-\u11ff\u2e80-\u2fd5\u3005\u3007\u3021-\u3029\u302e\u302f\u3038-\u303b"
    "\u3041-\u3096\u309d-\u309f\u30a1-\u30fa\u30fd-\u30ff\u3131-\u318e\u31f0-\u321e"
    "\u3260-\u327e\u32d0-\u32fe\u3300-\u3357\u3400-\u4dbf\u4e00-\u9fff\ua960-\ua97c"
    "\uac00-\ud7fb\uf900-\ufad9\uff66-\uff6f\uff71-\uff9d\uffa0-\uffdc"
    "\U0001b000-\U0001b167\U0001f200\U00020000-\U000323af]"
)
_OTHER_WORD = re.compile(r"[^\W_]+(?:['’.,_-][^\W_]+)*")


@dataclass(frozen=True, slots=True)
class Counting:
    """How words and minutes are counted.

    Attributes:
        style: `hugo` counts as Hugo does; `cjk` counts every CJK character and every run of
            other letters and digits as one word, a sensible measure of Chinese text.
        has_cjk_language: Hugo's `hasCJKLanguage`; only `hugo` looks at it.
        every_page: Whether `has_cjk_language` holds for text without a CJK character too, as
            `isCJKLanguage: true` in the front matter of a post has it.
        words_per_minute: Reading speed for text without CJK characters.
        cjk_per_minute: Reading speed for text with CJK characters.
    """

    style: Literal["hugo", "cjk"] = "cjk"
    has_cjk_language: bool = False
    every_page: bool = False
    words_per_minute: int = 212
    cjk_per_minute: int = 500


PLAIN_COUNTING = Counting()
"""CJK characters one by one, other words as words."""


def has_cjk(text: str) -> bool:
    """Tell whether a text has a Han, kana or Hangul character; CJK punctuation is none."""
    return _CJK.search(text) is not None


def count_words(text: str, counting: Counting = PLAIN_COUNTING, *, cjk: bool | None = None) -> int:
    """Count the words of plain text.

    `hugo` without `hasCJKLanguage`: runs between white space. `hugo` with it, on text that has
    a CJK character: a run of ASCII is one word, a run with any other character counts all its
    characters. `cjk`: each CJK character and each other word.

    Args:
        text: Plain text; for `hugo` with entities as they stand in the HTML.
        counting: How to count.
        cjk: Whether the page is a CJK page, where that does not follow from `text`: Hugo looks
            at the whole file.

    >>> count_words("混合mixed文本 text"), count_words("混合mixed文本 text", Counting("hugo"))
    (6, 2)
    >>> count_words("混合mixed文本 text", Counting("hugo", has_cjk_language=True))
    10
    """
    if counting.style == "cjk":
        single = len(_CJK.findall(text))
        return single + sum(1 for _ in _OTHER_WORD.finditer(_CJK.sub(" ", text)))
    words = text.split()
    if cjk is None:
        cjk = counting.every_page or has_cjk(text)
    if not (counting.has_cjk_language and cjk):
        return len(words)
    return sum(1 if word.isascii() else len(word) for word in words)


def reading_minutes(words: int, *, cjk: bool, counting: Counting = PLAIN_COUNTING) -> int:
    """Return the minutes that reading takes, rounded up as Hugo does.

    Args:
        words: What `count_words` gave.
        cjk: Whether the text counts as CJK text.
        counting: The reading speeds.
    """
    speed = counting.cjk_per_minute if cjk else counting.words_per_minute
    return -(-words // speed)


def fuzzy_word_count(words: int) -> int:
    """Round a number of words up to hundreds: Hugo's `.FuzzyWordCount`."""
    return -(-words // 100) * 100
