"""Where Hexo sees code, before any markdown is parsed.

Hexo's own rules, which are not CommonMark's: a fence closes at a line with the very same fence,
however far it is indented, and else at one with a shorter fence; inline code closes at the first
run that is at least as long and does not reach over an empty line.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass

from newsdoc.spans import Span

__all__ = ["Backticks", "FencedCode", "Fences"]

# Hexo reads CRLF as LF before it looks.
_FENCE = re.compile(
    r"^(?:(?:[^\S\r\n]*>){0,3}|[-*+]|[0-9]+\.)[^\S\r\n]*(`{3,}|~{3,})(?P<rest>[^\r\n]*)\r?$",
    re.MULTILINE,
)
_CLOSER = re.compile(r"(?:[^\S\r\n]*>){0,3}[^\S\r\n]*(?:`{3,}|~{3,})[^\S\r\n]?\Z")
_RUN = re.compile("`+")
_RAW = re.compile(r"\{% *raw *%\}")
_ENDRAW = re.compile(r"\{% *endraw *%\}")
_EMPTY_LINE = re.compile(r"\n\n|\r\n\r?\n|\n\r\n")


@dataclass(frozen=True, slots=True)
class FencedCode:
    """One piece of fenced code.

    Attributes:
        start: Where its opening fence begins, behind what stands before it on the line.
        end: Where its closing fence ends.
        info: What stands behind the opening fence.
        prefix: What stands before it.
        code: The lines between.
    """

    start: int
    end: int
    info: str
    prefix: str
    code: str


class Fences:
    """The fenced code of a text, as Hexo's `backtick_code_block` finds it."""

    __slots__ = ("_found", "_text", "ends", "starts")

    def __init__(self, text: str, start: int, end: int) -> None:
        self.starts: list[int] = []
        self.ends: list[int] = []
        self._text = text
        self._found: list[tuple[re.Match[str], int, int]] = []
        if text.find("```", start, end) >= 0 or text.find("~~~", start, end) >= 0:
            self._find(text, start, end)

    def _find(self, text: str, start: int, end: int) -> None:
        lines = list(_FENCE.finditer(text, start, end))
        closers: dict[tuple[str, int], list[int]] = {}
        for line in lines:
            if _CLOSER.match(line[0].rstrip("\r")):
                closers.setdefault((line[1][0], len(line[1])), []).append(line.start())
        at = start
        for line in lines:
            if line.start() < at or line["rest"].rstrip().endswith("`"):
                continue
            found = _closing(line, closers, _line_end(text, line.end(), end))
            if found is not None:
                fence, closing = found
                at = _line_end(text, closing, end)
                self.starts.append(line.start())
                self.ends.append(at)
                self._found.append((line, fence, closing))

    def codes(self) -> list[FencedCode]:
        """Return the pieces of code, in order."""
        return [self._code(line, fence, closing) for line, fence, closing in self._found]

    def _code(self, line: re.Match[str], fence: int, closing: int) -> FencedCode:
        text, start = self._text, line.start(1)
        end = text.find(line[1][:fence], closing) + fence
        if text[end : end + 1] not in ("", "\r", "\n"):
            end += 1
        code = text[_line_end(text, line.end(), len(text)) : closing]
        info = (line[1][fence:] + line["rest"]).strip()
        return FencedCode(start, end, info, text[line.start() : start], code)

    def end_around(self, at: int) -> int:
        """Return where the fenced code around an offset ends, or -1 outside of code."""
        index = bisect_right(self.starts, at) - 1
        return self.ends[index] if index >= 0 and at < self.ends[index] else -1


def _closing(
    line: re.Match[str], closers: dict[tuple[str, int], list[int]], after: int
) -> tuple[int, int] | None:
    """Find the line that closes a fence: how long its fence is, and where it begins.

    The line right behind the opening one closes it only where no other line does. Where none has
    the very same fence, a shorter one will do, and the rest of the opening fence is its info.
    """
    fence = line[1]
    shortest = 3 if fence[0] == "~" or line["rest"].strip() else len(fence)
    for size in range(len(fence), shortest - 1, -1):
        places = closers.get((fence[0], size), [])
        index = bisect_right(places, line.start())
        if index < len(places):
            later = index + 1 < len(places) and places[index] == after
            return size, places[index + later]
    return None


def _line_end(text: str, at: int, end: int) -> int:
    found = text.find("\n", at, end)
    return end if found < 0 else found + 1


class Backticks:
    """Runs of backticks, and where inline code that they open ends."""

    __slots__ = ("_empty", "_end", "_ends", "_lengths", "_next_longer", "_no_raw_end", "text")

    def __init__(self, text: str, start: int, end: int, fences: Fences) -> None:
        self.text = text
        self._end = self._no_raw_end = end
        runs = [
            found.span()
            for found in _RUN.finditer(text, start, end)
            if fences.end_around(found.start()) < 0
        ]
        self._ends = [run[1] for run in runs]
        self._lengths = [run[1] - run[0] for run in runs]
        self._next_longer = _next_longer(self._lengths)
        self._empty = [
            found.start()
            for found in _EMPTY_LINE.finditer(text, start, end)
            if fences.end_around(found.start()) < 0
        ]

    def past(self, at: int, length: int) -> tuple[list[tuple[Span, Span]], int]:
        """Go past inline code; a tag `raw` in it is run, and what that holds ends no code.

        Args:
            at: Where the backticks that open it end.
            length: How many they are.

        Returns:
            The opening and the end tag of each `{% raw %}` in it, and where it ends: `at` where
            it is no code.
        """
        raws: list[tuple[Span, Span]] = []
        begin = at
        while (end := self.close(at, length)) >= 0:
            raw = _RAW.search(self.text, at, end)
            closing = self._raw_end(raw.end()) if raw else None
            if raw is None or closing is None:
                return raws, end
            raws.append((Span(*raw.span()), Span(*closing.span())))
            at = closing.end()
        return [], begin

    def _raw_end(self, at: int) -> re.Match[str] | None:
        if at >= self._no_raw_end:
            return None
        found = _ENDRAW.search(self.text, at, self._end)
        if found is None:
            self._no_raw_end = at
        return found

    def close(self, at: int, length: int) -> int:
        """Return where inline code opened by `length` backticks before `at` ends, or -1."""
        index = bisect_right(self._ends, at)
        while index < len(self._ends) and self._lengths[index] < length:
            index = self._next_longer[index]
        if index >= len(self._ends):
            return -1
        end = self._ends[index]
        empty = bisect_left(self._empty, at)
        return -1 if empty < len(self._empty) and self._empty[empty] < end else end


def _next_longer(lengths: list[int]) -> list[int]:
    """Give for each run the next one that is longer, so that searches skip shorter ones."""
    after = [len(lengths)] * len(lengths)
    waiting: list[int] = []
    for index, length in enumerate(lengths):
        while waiting and lengths[waiting[-1]] < length:
            after[waiting.pop()] = index
        waiting.append(index)
    return after
