"""What Hexo keeps from marked: tags, expressions, comments, each up to where Hexo sees its end.

Hexo puts a comment in the place of each, and looks for ends by its own rules, which are not those
of Nunjucks: a quote left open in a tag hides its end, and a tag goes on to the next one that holds
`end` with its name, if these letters stand anywhere in the body. What it takes for text marked
reads, and Nunjucks runs it afterwards.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from newsdoc.markdown.tags_code import Backticks

if TYPE_CHECKING:
    from collections.abc import Callable

    from newsdoc.markdown.tags_code import Fences

__all__ = ["Escape", "find_escapes"]

_SPECIAL = re.compile(r"(?<!\\)`+|\{[{%#]|<!--")
_IN_TAG = re.compile(r"[\"']|%\}")
_IN_EXPRESSION = re.compile(r"[\"'}]")
_NAME = re.compile(r"[\r\n\t\f\v ]*([^\r\n\t\f\v ]*)")
_OPENING = re.compile(r"\{%")
_CLOSING = re.compile(r"%\}")
_END = re.compile("end")


@dataclass(frozen=True, slots=True)
class Escape:
    """A piece that marked does not see.

    Attributes:
        kind: What Nunjucks runs, a comment of Nunjucks, an HTML comment.
        start: Where it begins.
        end: Where it ends.
    """

    kind: Literal["run", "drop", "note"]
    start: int
    end: int


def find_escapes(
    text: str, start: int, end: int, fences: Fences, spend: Callable[[int], None]
) -> list[Escape]:
    """Find what Hexo keeps from marked in a body that it looks for tags in.

    Args:
        text: The whole file.
        start: Where the body begins in it.
        end: Where the body ends.
        fences: The fenced code of it, which is gone by then.
        spend: Is told how much was looked at.
    """
    return _Scan(text, start, end, fences, spend).found()


class _Scan:
    def __init__(
        self, text: str, start: int, end: int, fences: Fences, spend: Callable[[int], None]
    ) -> None:
        self.text = text
        self.start = start
        self.end = end
        self.fences = fences
        self.spend = spend
        self.backticks = Backticks(text, start, end, fences)
        self.ends = self._places(_END)
        self.openings = self._places(_OPENING)
        self.closings = self._places(_CLOSING)
        self.last_comment_end = text.rfind("#}", start, end)
        self.closers: dict[str, list[tuple[int, int]]] = {}

    def _places(self, pattern: re.Pattern[str]) -> list[int]:
        """Where something stands outside of fenced code."""
        found = (one.start() for one in pattern.finditer(self.text, self.start, self.end))
        return [at for at in found if self.fences.end_around(at) < 0]

    def found(self) -> list[Escape]:
        made: list[Escape] = []
        at = self.start
        while special := _SPECIAL.search(self.text, at, self.end):
            start, mark = special.start(), special[0]
            at = self.fences.end_around(start)
            if at >= 0:
                continue
            at = special.end()
            if mark[0] == "`":
                raws, at = self.backticks.past(at, len(mark))
                made += [Escape("run", first.start, last.end) for first, last in raws]
                continue
            escape, at = self._escape(mark, start, at)
            if escape is not None:
                made.append(escape)
        return made

    def _escape(self, mark: str, start: int, at: int) -> tuple[Escape | None, int]:
        """Read what a mark begins; return it and where to go on."""
        if mark == "<!--":
            return self._note(start, at)
        if mark == "{{":
            return self._expression(start, at)
        if mark == "{%":
            return self._tag(start, at)
        end = self.text.find("#}", at, self.end) if at <= self.last_comment_end else -1
        return (Escape("drop", start, end + 2), end + 2) if end >= 0 else (None, at - 1)

    def _note(self, start: int, at: int) -> tuple[Escape, int]:
        end = self.text.find("-->", at, self.end)
        end = end + 3 if end >= 0 else self.end
        return Escape("note", start, end), end

    def _expression(self, start: int, at: int) -> tuple[Escape | None, int]:
        end = self._outside(_IN_EXPRESSION, at)
        if end < 0:
            return None, at - 1
        if not self.text.startswith("}}", end, self.end):
            return None, end + 1
        return Escape("run", start, end + 2), end + 2

    def _tag(self, start: int, at: int) -> tuple[Escape | None, int]:
        end = self._outside(_IN_TAG, at)
        if end < 0:
            return None, at - 1
        named = _NAME.match(self.text, at, end)
        name = named[1] if named else ""
        if not name or not self._ends_of(name):
            return Escape("run", start, end + 2), end + 2
        closed = self._closed(name, end + 1)
        return (Escape("run", start, closed), closed) if closed >= 0 else (None, end + 1)

    def _outside(self, pattern: re.Pattern[str], at: int) -> int:
        """Return where the first mark stands that no quotes are open before, or -1."""
        quote = ""
        for found in pattern.finditer(self.text, at, self.end):
            if self.fences.end_around(found.start()) >= 0:
                continue
            char = found[0]
            if char not in "\"'":
                if not quote:
                    return found.start()
            elif not quote:
                quote = char
            elif quote == char:
                quote = ""
        self.spend(self.end - at)
        return -1

    def _ends_of(self, name: str) -> list[tuple[int, int]]:
        """The ends of a tag: where the last tag before it begins at most, and where it ends.

        Letters outside of tags end nothing, but stand for an end that never comes.
        """
        kept = self.closers.get(name)
        if kept is None:
            self.spend(len(self.ends))
            places = [at for at in self.ends if self.text.startswith(name, at + 3, self.end)]
            kept = self.closers[name] = [self._closer(at, len(name) + 3) for at in places]
        return kept

    def _closer(self, at: int, size: int) -> tuple[int, int]:
        """The last `{%` whose tag holds some letters, and where that tag ends."""
        opening = bisect_left(self.openings, at) - 1
        closing = bisect_left(self.closings, at)
        begin = self.openings[opening] if opening >= 0 else -1
        # No tag ends between the two, and one ends behind them.
        before = self.closings[closing - 1] if closing else -1
        after = bisect_left(self.closings, at + size)
        if begin < 0 or before >= begin + 2 or after >= len(self.closings):
            return -1, -1
        return begin, self.closings[after] + 2

    def _closed(self, name: str, at: int) -> int:
        """Return where the first tag ends that begins behind a place and holds an end, or -1."""
        for begin, end in self._ends_of(name):
            self.spend(1)
            if begin >= at:
                return end
        return -1
