"""Words, minutes and CJK characters, as the generators count them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

__all__ = ["PLAIN_COUNTING", "Counting"]


@dataclass(frozen=True, slots=True)
class Counting:
    """How words and minutes are counted.

    Attributes:
        style: `hugo` counts as Hugo does; `cjk` counts every CJK character and every run of
            other letters and digits as one word, a sensible measure of Chinese text.
        has_cjk_language: Hugo's `hasCJKLanguage`; only `hugo` looks at it.
        words_per_minute: Reading speed for text without CJK characters.
        cjk_per_minute: Reading speed for text with CJK characters.
    """

    style: Literal["hugo", "cjk"] = "cjk"
    has_cjk_language: bool = False
    words_per_minute: int = 212
    cjk_per_minute: int = 500


PLAIN_COUNTING = Counting()
"""CJK characters one by one, other words as words."""
