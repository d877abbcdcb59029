"""Where marked ends emphasis: its rules look at the kinds of characters, not at themselves."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import TYPE_CHECKING

from newsdoc.markdown.chars import is_space

if TYPE_CHECKING:
    from collections.abc import Callable

__all__ = ["find_end", "is_letter", "kinds", "opening"]

# A text as kinds: `*`, `_` and `~` stand for themselves, a blank for white space, a full stop for
# punctuation and symbols, `a` for all else.
_OPENING = re.compile(r"(\*+)(?:(?P<mark>[._])|[^ *])|(_+)(?:(?P<under>[.*])|(?P<letter>[^ _]))")
_STARS_FIRST = re.compile(r"[^_*]*?__[^_*]*?\*[^_*]*?(?=__)")
_STARS = re.compile(
    r"[^*]+(?=[^*])|[._](\*+)(?= |\Z)|[a~](\*+)(?!\*)(?=[ ._*]|\Z)|[ ._](\*+)(?=[a~])"
    r"| (\*+)(?!\*)(?=[._*])|[._](\*+)(?!\*)(?=[._*])|[a~](\*+)(?=[a~])"
)
_UNDERS_FIRST = re.compile(r"[^_*]*?\*\*[^_*]*?_[^_*]*?(?=\*\*)")
_UNDERS = re.compile(
    r"[^_]+(?=[^_])|[.*~](_+)(?= |\Z)|a(_+)(?!_)(?=[ .*~_]|\Z)|[ .*~](_+)(?=a)"
    r"| (_+)(?!_)(?=[.*~_])|[.*~](_+)(?!_)(?=[.*~_])"
)
# A kind of character is dearer to look at than a character.
_COST = 4
_ENDS = {"*": (_STARS, _STARS_FIRST), "_": (_UNDERS, _UNDERS_FIRST)}


@lru_cache(maxsize=4096)
def _kind(char: str) -> str:
    if char in "*_~":
        return char
    if is_space(char):
        return " "
    return "." if unicodedata.category(char)[0] in "PS" else "a"


def kinds(text: str) -> str:
    """Return a text with each character by its kind."""
    return "".join(map(_kind, text))


@lru_cache(maxsize=4096)
def is_letter(char: str) -> bool:
    """Tell whether a character is a letter or a number; marked sees half of those beyond U+FFFF."""
    return bool(char) and char <= "\uffff" and unicodedata.category(char)[0] in "LN"


def _apart(char: str) -> bool:
    """Whether a character lets emphasis begin before punctuation."""
    return not char or (char <= "\uffff" and _kind(char) in " .~")


def opening(text: str, at: int, before: str) -> int:
    """Return how many marks open emphasis at a place, or 0.

    Args:
        text: The kinds of the text.
        at: Where the marks begin.
        before: The character before them as marked keeps it, or nothing.
    """
    found = _OPENING.match(text, at)
    if found is None or (found["letter"] and is_letter(before)):
        return 0
    if (found["mark"] or found["under"]) and not _apart(before):
        return 0
    return found.end() - at - 1


def find_end(
    mark: str, masked: str, at: int, size: int, spend: Callable[[int], None]
) -> tuple[int, int] | None:
    """Find where emphasis ends.

    Args:
        mark: `*` or `_`.
        masked: The kinds of the text, what links, code and tags cover masked.
        at: Where the opening marks begin.
        size: How many there are.
        spend: Is told how many characters were looked at.

    Returns:
        The offset after its closing marks and how many of the marks on either side count (odd for
        emphasis, even for strong emphasis), or None.
    """
    pattern, first = _ENDS[mark]
    begin = at + size
    total, middle = size, 0
    found = first.match(masked, begin) or pattern.search(masked, begin)
    while found is not None:
        kind = found.lastindex or 0
        if kind:
            length = found.end(kind) - found.start(kind)
            if kind in {3, 4}:
                total += length
            elif kind in {5, 6} and size % 3 and not (size + length) % 3:
                middle += length
            else:
                total -= length
                if total <= 0:
                    length = min(length, length + total + middle)
                    spend(_COST * (found.end() - at))
                    return found.start() + 1 + length, min(size, length)
        found = pattern.search(masked, found.end())
    spend(_COST * (len(masked) - at))
    return None
