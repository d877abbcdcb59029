"""Emphasis beside Chinese, Japanese and Korean text.

The rules of the markdown-cjk-friendly specification
(https://github.com/tats-u/markdown-cjk-friendly), as micromark-extension-cjk-friendly 2 applies
them: punctuation keeps `**` from opening or closing only where no CJK character stands on the
other side.
"""

from __future__ import annotations

import functools
import unicodedata

from newsdoc.markdown.chars import is_space

__all__ = ["cjk_flanking"]

_SPACE = 1
_PUNCTUATION = 2
_CJK = 4
_IVS = 8
_SELECTOR = 16

# Wide characters that are no emoji and stand among narrow ones, or that Unicode made wide or added
# after version 14: Python 3.11 knows no later one, and calls all that it does not know wide.
_WIDE = (
    *((0x2329, 0x232A), (0x2630, 0x2637), (0x268A, 0x268F), (0x2FFC, 0x2FFF), (0x31E4, 0x31E5)),
    *((0x31EF, 0x31EF), (0x4DC0, 0x4DFF), (0xFA6E, 0xFA6F), (0xFADA, 0xFAFF), (0x16FF2, 0x16FF6)),
    *((0x187F8, 0x187FF), (0x18CD6, 0x18CDA), (0x18CFF, 0x18CFF), (0x18D09, 0x18D20)),
    *((0x18D80, 0x18DF2), (0x18E00, 0x19191), (0x191A0, 0x191D2), (0x1B123, 0x1B128)),
    *((0x1B132, 0x1B132), (0x1B155, 0x1B155), (0x1B168, 0x1B168), (0x1D300, 0x1D356)),
    *((0x1D360, 0x1D376), (0x20000, 0x2FFFD), (0x30000, 0x3FFFD)),
)
# Of the enclosed ideographs those that Unicode shows as emoji.
_ENCLOSED_EMOJI = frozenset(
    chr(code)
    for code in (
        *(0x1F201, 0x1F21A, 0x1F22F),
        *range(0x1F232, 0x1F237),
        *range(0x1F238, 0x1F23B),
        *(0x1F250, 0x1F251),
    )
)


def cjk_flanking(src: str, start: int, end: int, *, tilde: bool) -> tuple[bool, bool]:
    """Tell whether a run of `*` or `_` may open and close emphasis.

    Args:
        src: The text.
        start: Index of the run.
        end: Index after it.
        tilde: Whether `~` is a marker too.
    """
    before, after = src[start - 1 : start] if start else "", src[end : end + 1]
    left, right = _before(src, start, before), _classify(after)
    left_other, right_other = _is_other(left), _is_other(right)
    left_edge = left_other or bool(left & _SPACE) or (before != "" and before in "*_")
    right_edge = right_other or bool(right & _SPACE) or (after != "" and after in "*_")
    opens = (
        not right_edge
        or (right_other and (left_edge or bool(left & (_CJK | _IVS))))
        or (tilde and after == "~")
    )
    closes = (
        not left_edge
        or (left_other and (right_edge or bool(right & _CJK)))
        or (tilde and before == "~")
    )
    if src[start] == "*":
        return opens, closes
    edges = _SPACE | _PUNCTUATION
    return opens and (bool(left & edges) or not closes), closes and (
        bool(right & edges) or not opens
    )


def _is_other(kind: int) -> bool:
    """Tell whether a class is punctuation that is not CJK's own."""
    return kind & (_PUNCTUATION | _CJK) == _PUNCTUATION


def _before(src: str, start: int, before: str) -> int:
    """Classify what stands before a run, looking through a variation selector."""
    kind = _classify(before)
    if kind != _SELECTOR:
        return kind
    main = src[start - 2] if start > 1 else ""
    if main in ("", "\t", "\n", "\r"):
        return kind
    if before == "\ufe01" and main in "\u2018\u2019\u201c\u201d":
        return _PUNCTUATION | _CJK
    found = _classify(main)
    return kind if found & _SPACE else found & ~_IVS


@functools.lru_cache(maxsize=8192)
def _classify(char: str) -> int:
    if not char or is_space(char):
        return _SPACE
    if "\ufe00" <= char <= "\ufe0e":
        return _SELECTOR
    if "\U000e0100" <= char <= "\U000e01ef":
        return _IVS
    kind = _CJK if _is_cjk(char) else 0
    return kind | _PUNCTUATION if unicodedata.category(char)[0] in "PS" else kind


def _is_cjk(char: str) -> bool:
    if char < "\u1100":
        return False
    if any(first <= ord(char) <= last for first, last in _WIDE):
        return True
    if unicodedata.category(char) == "Cn":
        return False
    width = unicodedata.east_asian_width(char)
    if width in "FH":
        return True
    if width == "W":
        return not _is_emoji(char)
    # Hangul that is not wide: the vowels and final consonants.
    return "\u1160" <= char <= "\u11ff" or "\ud7b0" <= char <= "\ud7ff"


def _is_emoji(char: str) -> bool:
    """Tell whether Unicode shows a wide character as an emoji (Emoji_Presentation)."""
    if char < "\u2e80":
        return char >= "\u1200"
    if char < "\U0001f000":
        return False
    if "\U0001f200" <= char <= "\U0001f2ff":
        return char in _ENCLOSED_EMOJI
    return char < "\U00020000"
