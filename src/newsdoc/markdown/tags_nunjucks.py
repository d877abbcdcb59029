"""What stands inside `{% … %}`: where the tag ends, and its arguments.

As Hexo reads them: arguments are separated by white space; quotes may stand around an argument
or inside it, and hold spaces and `%}`.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from newsdoc.markdown.marked.grammar import BLANKS
from newsdoc.markdown.nunjucks.lexer import MARKS, find_end, unescape
from newsdoc.markdown.tags import TagArgument
from newsdoc.spans import Span

if TYPE_CHECKING:
    from collections.abc import Iterable

__all__ = ["Quotes", "TagEnds", "read_arguments", "read_words", "words_of"]

# Only these blanks part words; U+3000 is a letter like any other.
_SPACE = re.compile("[ \n\t\r\u00a0]*+")
_PIECE = re.compile(
    rf"""(["'])((?:\\.|(?!\1)[^\\])*+)\1|[^"'{MARKS}][^{MARKS}]*|[^ \n\t\r\u00a0]""", re.DOTALL
)
_KEY = re.compile(r"([A-Za-z_][\w-]*)=")
_MOST_LOOKS = 30


class Quotes:
    """Finds the mark that ends a tag, outside of quotes, for every start in one pass.

    A quote left open reaches to the end of the text, so looking from each start anew would take
    quadratic time on many of them; walking the quotes and marks backwards once does not.
    """

    __slots__ = ("_answers", "_end", "_events", "_mark", "_start", "_text")

    def __init__(self, text: str, start: int, end: int, mark: str) -> None:
        self._text = text
        self._start = start
        self._end = end
        self._mark = mark
        self._events: list[int] | None = None
        self._answers: list[int] = []

    def find(self, at: int) -> int:
        """Return the offset of the first mark from `at` on that no quote holds, or -1."""
        events = self._events
        if events is None:
            # Nearly always the tag ends before any quote does anything odd.
            near = self._near(at)
            if near >= 0:
                return near
            events = self._prepare()
        low, high = 0, len(events)
        while low < high:
            middle = (low + high) // 2
            if events[middle] < at:
                low = middle + 1
            else:
                high = middle
        return self._answers[low] if low < len(events) else -1

    def _near(self, at: int) -> int:
        end = self._text.find(self._mark, at, min(at + 200, self._end))
        inside = self._text[at:end]
        return -1 if end < 0 or '"' in inside or "'" in inside else end

    def _prepare(self) -> list[int]:
        pattern = re.compile(rf"[\"']|{re.escape(self._mark)}")
        events = [found.start() for found in pattern.finditer(self._text, self._start, self._end)]
        self._events = events
        self._answers = [-1] * len(events)
        outside = single = double = -1
        for index in range(len(events) - 1, -1, -1):
            char = self._text[events[index]]
            if char == '"':
                outside, double = double, outside
            elif char == "'":
                outside, single = single, outside
            else:
                outside = events[index]
            self._answers[index] = outside
        return events


class TagEnds:
    """Finds where tags or expressions end to Nunjucks: a quote inside a word opens nothing."""

    __slots__ = ("_end", "_left", "_mark", "_text")

    def __init__(self, text: str, start: int, end: int, mark: str) -> None:
        self._text = text
        self._end = end
        self._mark = mark
        # What looking in vain may cost: each look can go to the end of the text.
        self._left = _MOST_LOOKS * (end - start)

    def find(self, at: int) -> int:
        """Return the offset of the mark that ends a tag, or -1.

        Args:
            at: Where the tag goes on behind its opening mark.
        """
        near = self._text.find(self._mark, at, min(at + 200, self._end))
        if near >= 0:
            inside = self._text[at:near]
            if '"' not in inside and "'" not in inside:
                return near
        if self._left < 0 or self._text.find(self._mark, at, self._end) < 0:
            return -1
        found = find_end(self._text, at, self._end, self._mark)
        if found < 0:
            self._left -= self._end - at
        return found


def read_arguments(text: str, start: int, end: int) -> tuple[TagArgument, ...]:
    """Read the arguments of a tag between its name and its closing mark.

    `key=value` becomes a named argument with a key that is a plain word; Hexo itself hands the
    tag one string.
    """
    arguments: list[TagArgument] = []
    if text.startswith("-", end - 1, end):
        end -= 1
    at = _skip(text, start, end)
    while at < end:
        argument = _argument(text, at, end)
        arguments.append(argument)
        at = _skip(text, argument.span.end, end)
    return tuple(arguments)


def words_of(arguments: Iterable[TagArgument]) -> list[str]:
    """Return arguments as Hexo hands them to a tag: one text each, `key=value` included."""
    return [f"{one.name}={one.value}" if one.name else one.value for one in arguments]


def read_words(text: str) -> list[str]:
    """Read the words behind the name of a tag."""
    return words_of(read_arguments(text, 0, len(text)))


def _skip(text: str, at: int, end: int) -> int:
    found = _SPACE.match(text, at, end)
    return found.end() if found else at


def _argument(text: str, start: int, end: int) -> TagArgument:
    key = _KEY.match(text, start, end)
    at = key.end() if key else start
    first = at
    values: list[str] = []
    quote = ""
    while piece := _PIECE.match(text, at, end):
        quote = piece[1] or "" if at == first else ""
        values.append(unescape(piece[2]) if piece[1] else piece[0])
        at = piece.end()
    name = key[1] if key else None
    name_span = Span(*key.span(1)) if key else None
    inside = Span(first + 1, at - 1) if quote else Span(first, at)
    return TagArgument(
        name, "".join(values).strip(BLANKS), Span(start, at), name_span, inside, quote
    )
