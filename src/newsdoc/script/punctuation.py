"""Quotation marks: “ ” ‘ ’ and 「 」 『 』, with the nesting that each side writes.

By default they change in one direction only. What goes from Simplified characters to Taiwan, Hong
Kong or Macau gets 「」: their style guides ask for these, and of the Traditional posts that newsdoc
was measured on, nine in ten that have quotation marks write them so. Nothing changes towards
Simplified characters: the standard there asks for “ ”, but of the Simplified posts as many write
「」 as “ ”, so either reads well and a post keeps its author's choice. Nor does anything change for
`zh-Hans` and `zh-Hant`, which name a script and no region, or for a configuration of OpenCC.

Only marks that belong to Chinese text change: a pair that holds a Chinese character or stands
beside one. `’` between letters is an apostrophe. ASCII quotation marks are never touched.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

__all__ = ["QuoteConverter", "has_quotes"]

_CHINESE = re.compile(
    "[\u2e80-\u2fdf\u3001-\u303f\u3400-\u9fff\uf900-\ufaff\uff01-\uff60\U00020000-\U0003ffff]"
)
_OPENERS = {"“": "”", "‘": "’", "「": "」", "『": "』"}
_CLOSERS = {closer: opener for opener, closer in _OPENERS.items()}
_MARKS = re.compile("[“”‘’「」『』]")
_MARK = _MARKS.search
_CORNER = (("「", "」"), ("『", "』"))
_CURLY = (("“", "”"), ("‘", "’"))


def has_quotes(text: str) -> bool:
    """Whether a text has a quotation mark that may change."""
    return _MARK(text) is not None


@dataclass(slots=True)
class _Open:
    """A mark that is open: what closes it, and what is written for both."""

    closer: str
    written: tuple[str, str]
    changed: bool


@dataclass(slots=True)
class QuoteConverter:
    """Changes the marks of one text; call it for each stretch in order.

    Attributes:
        corner: True to write 「」, False to write “”.
    """

    corner: bool
    _open: list[_Open] = field(default_factory=list)
    _block: int = -1

    def convert(self, text: str, block: int) -> str:
        """Return a stretch with its marks changed; its length stays.

        Args:
            text: A stretch of text that a reader sees in one go.
            block: Number of the paragraph that it stands in.
        """
        if not _MARKS.search(text):
            return text
        if block != self._block:
            self._enter(text)
            self._block = block
        chars = list(text)
        for found in _MARKS.finditer(text):
            self._mark(text, found.start(), chars)
        return "".join(chars)

    def _enter(self, text: str) -> None:
        """Begin a paragraph; a quotation goes on only where the paragraph shows it.

        By custom each paragraph of a long quotation begins with its opening mark, and only the
        last one closes. A mark that nobody closed must not change the rest of the text.
        """
        first = _MARKS.search(text)
        if first and first[0] in _CLOSERS and self._open and self._open[0].closer == first[0]:
            del self._open[1:]
            return
        self._open = []

    def _mark(self, text: str, at: int, chars: list[str]) -> None:
        char = text[at]
        if char in _OPENERS:
            if not self._is_quotation(text, at):
                return
            written = self._pair(char)
            self._open.append(_Open(_OPENERS[char], written, written[0] != char))
            chars[at] = written[0]
            return
        if char == "’" and _is_apostrophe(text, at):
            return
        self._close(text, at, chars)

    def _close(self, text: str, at: int, chars: list[str]) -> None:
        char = text[at]
        for index in range(len(self._open) - 1, -1, -1):
            if self._open[index].closer == char:
                chars[at] = self._open[index].written[1]
                del self._open[index:]
                return
        if _beside_chinese(text, at, at) and char != "’":
            chars[at] = self._wanted(_CLOSERS[char])[1]

    def _pair(self, opener: str) -> tuple[str, str]:
        """Choose what to write; inside a pair that was changed the other kind stands."""
        pair = self._wanted(opener)
        outer = self._open[-1] if self._open else None
        if outer is not None and outer.written == pair and (outer.changed or pair[0] != opener):
            kinds = _CORNER if self.corner else _CURLY
            return kinds[1] if pair == kinds[0] else kinds[0]
        return pair

    def _wanted(self, opener: str) -> tuple[str, str]:
        if (opener in "「『") == self.corner:
            return opener, _OPENERS[opener]
        kinds = _CORNER if self.corner else _CURLY
        return kinds[opener in "‘『"]

    def _is_quotation(self, text: str, at: int) -> bool:
        """Whether an opening mark belongs to Chinese text."""
        if text[at] in "「『":
            return True
        end = text.find(_OPENERS[text[at]], at + 1)
        end = len(text) if end < 0 else end
        return _CHINESE.search(text, at + 1, end) is not None or _beside_chinese(text, at, end)


def _beside_chinese(text: str, start: int, end: int) -> bool:
    """Whether a Chinese character stands before `start` or after `end`."""
    before, after = text[max(0, start - 1) : start], text[end + 1 : end + 2]
    return bool(_CHINESE.match(before) or _CHINESE.match(after))


def _is_apostrophe(text: str, at: int) -> bool:
    return text[at - 1 : at].isalpha() and not _CHINESE.match(text[at - 1 : at]) and (
        text[at + 1 : at + 2].isalpha() and not _CHINESE.match(text[at + 1 : at + 2])
    )  # fmt: skip
