"""Line ends between lines of East Asian text, which goldmark's extension `cjk` takes out."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

from newsdoc.markdown.counts import has_cjk
from newsdoc.markdown.entities import escape_html

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from newsdoc.markdown.goldmark import LineBreaks

__all__ = ["without_line_ends"]

# What goldmark counts as wide beside Han, Hangul, kana and modifier letters.
_WIDE = re.compile("[\u3000-\u303f\U00016fe2\U00016ff0\U00016ff1]")
# What discards white space (CSS Text 3), beside punctuation.
_DISCARDING = re.compile(
    "[\u200b\u2e80-\u3000\u3004-\u3007\u3012\u3013\u3020-\u302f\u3031-\u303c\u303e-\u309f"
    "\u30a1-\u30fa\u30fc-\u30ff\u3131-\u319f\u31c0-\u31ff\u3300-\u4dbf\u4e00-\ua4c6\uf900-\ufad9"
    "\ufe62\ufe64-\ufe66\ufe69\uff04\uff0b\uff10-\uff19\uff1c-\uff1e\uff21-\uff3a\uff3e"
    "\uff40-\uff5a\uff5c\uff5e\uff66-\uffee\U0001b000-\U0001b167\U00020000-\U0003134a]"
)
_HANGUL = re.compile(
    "[\u1100-\u11ff\u302e\u302f\u3131-\u318e\u3200-\u321e\u3260-\u327e\ua960-\ua97c"
    "\uac00-\ud7fb\uffa0-\uffdc]"
)
# Behind these goldmark begins a new text, which is empty where the line ends; blanks keep it.
_MARKERS = frozenset("*_~[ \t")


def without_line_ends(
    html: str, written: Sequence[str], style: LineBreaks, around: tuple[str, str]
) -> str:
    """Take out the line ends of a text that do not show.

    goldmark looks at two texts beside each other. One that ends its line before anything else,
    emphasis or a link, loses that line end too.

    Args:
        html: The text as HTML; its line ends are LF.
        written: How each character of the text is written in the source, a line end with the
            blanks before it.
        style: Which line ends show.
        around: The last character of a text before this one and the first of one that follows,
            or empty strings.
    """
    joins = _joins_simply if style == "simple" else _joins_by_css
    lines = html.split("\n")
    sources = _lines(written)
    if len(lines) != len(sources):
        # What the typographer writes has line ends of its own.
        return html
    parts = [lines[0]]
    for at in range(1, len(lines)):
        before = sources[at - 1][-1:] or [around[0] if at == 1 else ""]
        after = sources[at][:1] or [around[1]]
        shown = _shows(lines[at - 1 : at + 1], before[0], after[0], joins)
        parts += "\n" if shown else "", lines[at]
    return "".join(parts)


def _lines(written: Sequence[str]) -> list[list[str]]:
    lines: list[list[str]] = [[]]
    for char in written:
        if char[-1] == "\n":
            lines[-1] += char[:-1]
            lines.append([])
        elif char != "\r":
            lines[-1].append(char)
    return lines


def _shows(
    lines: Sequence[str], before: str, after: str, joins: Callable[[str, str], bool]
) -> bool:
    """Tell whether the line end between two lines shows, given the characters beside it."""
    if not before or before in _MARKERS:
        return True
    if lines[0] and not _stands(lines[0].endswith, before):
        return True
    if not after or (lines[1] and not _stands(lines[1].startswith, after)):
        return False
    return not joins(before[-1], after[0])


def _stands(find: Callable[[str], bool], written: str) -> bool:
    """Tell whether a character stands in the HTML: the typographer has not replaced it."""
    return len(written) > 1 or find(escape_html(written))


def _joins_simply(before: str, after: str) -> bool:
    return _is_wide(before) and _is_wide(after)


def _is_wide(char: str) -> bool:
    if unicodedata.category(char) == "Lm":
        return True
    return has_cjk(char) or _WIDE.match(char) is not None


def _joins_by_css(before: str, after: str) -> bool:
    if "\u200b" in (before, after):
        return True
    if all(unicodedata.east_asian_width(char) in "FWH" for char in (before, after)):
        return not (_HANGUL.match(before) or _HANGUL.match(after))
    return _discards(before) or _discards(after)


def _discards(char: str) -> bool:
    return unicodedata.category(char)[0] == "P" or _DISCARDING.match(char) is not None
