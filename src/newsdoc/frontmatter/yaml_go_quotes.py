"""Quoted scalars as goccy/go-yaml's scanner reads them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from newsdoc.frontmatter.yaml_escapes import ESCAPES

if TYPE_CHECKING:
    from newsdoc.frontmatter.yaml_go_scan import Scanner

__all__ = ["read_quoted"]

_RUNS = {"'": re.compile(r"[^'\r\n]+"), '"': re.compile(r"[^\"\\\r\n\t]+")}
_BREAK = re.compile(r"\r\n|\n|\r")
_SEPARATOR = re.compile(r"(?:---|\.\.\.)(?:[ \t\r\n]|\Z)")


def read_quoted(scanner: Scanner, quote: str) -> tuple[str, int, int]:
    """Read the quoted scalar that begins at the scanner's place, and move the scanner after it.

    goccy's own count of characters can run ahead of the text it reads (at a tab in double
    quotes); what it then skips, it skips here too.

    Returns:
        The text, the offset after the closing quote, and the line ends within.

    Raises:
        RefusedError: The quote is never closed, or an escape sequence is unknown.
    """
    return _Quoted(scanner, quote).read()


class _Quoted:
    def __init__(self, scanner: Scanner, quote: str) -> None:
        self.scanner = scanner
        self.quote = quote
        self.text = scanner.text
        self.parts: list[str] = []
        self.start = scanner.idx
        self.at = scanner.idx + 1
        self.line_begins = False
        self.counted = False

    def read(self) -> tuple[str, int, int]:
        scanner, text = self.scanner, self.text
        while self.at < len(text):
            if not self.counted:
                scanner.step()
            self.counted = False
            sign = text[self.at]
            if sign in "\r\n":
                self._line_end()
            elif self.line_begins and sign in " \t":
                if sign == "\t" and scanner.delimiter_column >= scanner.column:
                    scanner.fail("a tab cannot indent a line in quotes", self.at)
            elif sign == self.quote and not self._doubled():
                scanner.step()
                end = self.at + 1
                breaks = len(_BREAK.findall(text, self.start, end))
                return "".join(self.parts), end, breaks
            elif self.quote == '"' and sign in "\\\t":
                self._special(sign)
            elif sign != self.quote:
                self._run()
            self.at += 1
        return scanner.fail("a text in quotes is never closed", self.start)

    def _doubled(self) -> bool:
        if self.quote != "'" or self.text[self.at + 1 : self.at + 2] != "'":
            return False
        self.parts.append("'")
        self.at += 1
        self.scanner.step()
        return True

    def _run(self) -> None:
        found = _RUNS[self.quote].match(self.text, self.at)
        run = found[0] if found else self.text[self.at]
        self.parts.append(run)
        self.at += len(run) - 1
        self.scanner.step(len(run) - 1)
        self.line_begins = False

    def _line_end(self) -> None:
        while self.parts:
            # Blanks before a line end go, wherever they came from.
            self.parts[-1] = self.parts[-1].rstrip(" ")
            if self.parts[-1]:
                break
            self.parts.pop()
        self.parts.append("\n" if self.line_begins else " ")
        self._next_line()
        if _SEPARATOR.match(self.text, self.at + 1):
            self.scanner.fail("a document separator stands in quotes", self.at + 1)

    def _next_line(self) -> None:
        self.line_begins = True
        self.counted = True
        self.scanner.next_line()

    def _special(self, sign: str) -> None:
        if sign == "\t":
            self._tab()
        else:
            self.line_begins = False
            self._escape()

    def _tab(self) -> None:
        end = self.at + 1
        while end < len(self.text) and self.text[end] in " \t":
            end += 1
        if end < len(self.text) and self.text[end] not in "\r\n":
            self.parts.append("\t")
            if self.text[self.at + 1] != '"':
                self.scanner.step()
            return
        skipped = end - self.at - 1
        self.at += skipped
        self.scanner.step(skipped)

    def _escape(self) -> None:
        text, scanner = self.text, self.scanner
        sign = text[self.at + 1 : self.at + 2]
        if not sign:
            self.parts.append("\\")
        elif sign in ESCAPES:
            self._took(ESCAPES[sign], 1)
        elif sign == "\n":
            scanner.step()
            self._next_line()
            self.at += 1
        elif sign == "\r":
            self._next_line()
            self._took("", 2 if text[self.at + 2 : self.at + 3] == "\n" else 1)
        elif sign in "xuU":
            self._code(sign)
        else:
            scanner.fail(f"'\\{sign}' is no escape sequence", self.at)

    def _took(self, value: str, count: int) -> None:
        self.parts.append(value)
        self.at += count
        self.scanner.step(count)

    def _code(self, sign: str) -> None:
        size = len(self.text)
        if sign == "x":
            if self.at + 3 >= size:
                self._took("x", 1)
            else:
                self._took(_character(self._number(2, 4)), 3)
            return
        width = 5 if sign == "u" else 9
        if self.at + width >= size:
            self.scanner.fail("an escape sequence is cut short", self.at)
        code = self._number(2, width + 1)
        if sign == "u" and 0xD800 <= code <= 0xDBFF:
            code = self._pair(code)
            width += 6
        self._took(_character(code), width)

    def _pair(self, high: int) -> int:
        if self.at + 11 >= len(self.text) or self.text[self.at + 6 : self.at + 8] != "\\u":
            self.scanner.fail("half a surrogate pair", self.at)
        low = self._number(8, 12)
        if not 0xDC00 <= low <= 0xDFFF:
            self.scanner.fail("half a surrogate pair", self.at)
        return (high - 0xD800) * 0x400 + (low - 0xDC00) + 0x10000

    def _number(self, first: int, last: int) -> int:
        """Read hexadecimal digits as goccy does, which looks at no digit twice."""
        value = 0
        for sign in self.text[self.at + first : self.at + last]:
            value = value * 16 + _digit(sign)
        return value


def _digit(sign: str) -> int:
    if "A" <= sign <= "F":
        return ord(sign) - ord("A") + 10
    if "a" <= sign <= "f":
        return ord(sign) - ord("a") + 10
    return ord(sign) - ord("0")


def _character(code: int) -> str:
    """Return a character; Go writes what is none as U+FFFD."""
    if 0 <= code <= 0x10FFFF and not 0xD800 <= code <= 0xDFFF:
        return chr(code)
    return "\ufffd"
