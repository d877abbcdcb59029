"""Characters as micromark sees them: classes, references and labels.

micromark works on UTF-16 units, so a character beyond U+FFFF is never punctuation or white space
to it, whatever Unicode says; where that shows in the tree it is kept here.
"""

from __future__ import annotations

import functools
import html.entities
import re
import unicodedata

__all__ = [
    "ASCII_PUNCTUATION",
    "decode",
    "goldmark_kind_of",
    "is_punctuation",
    "is_space",
    "kind_of",
    "normalise_label",
]

ASCII_PUNCTUATION = frozenset("!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~")

_JS_SPACE = re.compile(
    r"[\t\n\v\f\r \u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000\ufeff]"
)
_ESCAPE_OR_REFERENCE = re.compile(
    r"\\([!-/:-@\[-`{-~])|&(#(?:[0-9]{1,7}|[xX][0-9a-fA-F]{1,6})|[0-9a-zA-Z]{1,31});"
)
_LABEL_SPACE = re.compile(r"[\t\n\r ]+")


def is_space(char: str) -> bool:
    r"""Tell whether JavaScript's `\s` matches a character."""
    return _JS_SPACE.match(char) is not None


@functools.lru_cache(maxsize=4096)
def is_punctuation(char: str) -> bool:
    """Tell whether micromark takes a character for punctuation (Unicode P or S)."""
    return char <= "\uffff" and unicodedata.category(char)[0] in "PS"


@functools.lru_cache(maxsize=4096)
def kind_of(char: str) -> int:
    """Classify a character beside a run of `*`, `_` or `~`.

    Returns:
        1 for white space and for the empty string (start and end of text), 2 for punctuation,
        0 for all else.
    """
    if not char or is_space(char):
        return 1
    return 2 if is_punctuation(char) else 0


@functools.lru_cache(maxsize=4096)
def goldmark_kind_of(char: str) -> int:
    """Classify a character as `kind_of` does, but as goldmark sees it: emoji are symbols."""
    if not char or char.isspace():
        return 1
    return 2 if unicodedata.category(char)[0] in "PS" else 0


def decode(text: str) -> str:
    """Decode backslash escapes and character references, as in destinations and titles."""
    if "\\" not in text and "&" not in text:
        return text
    return _ESCAPE_OR_REFERENCE.sub(_decoded, text)


def _decoded(found: re.Match[str]) -> str:
    return found[1] or reference_value(found[2]) or found[0]


def reference_value(body: str) -> str:
    """Return what a character reference stands for, or nothing for an unknown name.

    Args:
        body: What stands between `&` and `;`.
    """
    if body[0] != "#":
        return html.entities.html5.get(f"{body};", "")
    hexadecimal = body[1] in "xX"
    number = int(body[2 if hexadecimal else 1 :], 16 if hexadecimal else 10)
    return "\ufffd" if _is_refused(number) else chr(number)


def _is_refused(number: int) -> bool:
    """Tell whether a numeric reference gives U+FFFD: controls, surrogates, noncharacters."""
    if number < 0xA0:
        return number < 9 or number == 11 or 13 < number < 32 or number > 126
    return (
        0xD800 <= number <= 0xDFFF
        or 0xFDD0 <= number <= 0xFDEF
        or number & 0xFFFE == 0xFFFE
        or number > 0x10FFFF
    )


def normalise_label(label: str) -> str:
    """Return a label as mdast's `identifier` has it: white space collapsed, case folded."""
    collapsed = _LABEL_SPACE.sub(" ", label)
    collapsed = collapsed.removeprefix(" ").removesuffix(" ")
    return collapsed.lower().upper().lower()
