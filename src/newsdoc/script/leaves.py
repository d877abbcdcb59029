r"""Where each character of a decoded text stands in the source.

A text leaf or a front matter value is decoded: `\*` is an asterisk, `&amp;` an ampersand, a line
end drags the next line's `> ` or indentation along. Only characters that stand for themselves
may be replaced where they stand; the others are kept as written and only read along.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from newsdoc.markdown.chars import decode
from newsdoc.markdown.entities import unescape_html

if TYPE_CHECKING:
    from collections.abc import Callable

__all__ = [
    "MARKDOWN",
    "Notation",
    "Part",
    "align",
    "bracket_end",
    "html_parts",
    "is_escaped",
    "scalar_notation",
]

_LINE = r"[ \t]*(?:\r\n|\n|\r)[ \t>]*"
_LINES = r"[ \t]*(?:(?:\r\n|\n|\r)[ \t]*)+"
_ENTITY = r"&(?:\#[xX][0-9a-fA-F]{1,6}|\#[0-9]{1,7}|[A-Za-z][A-Za-z0-9]{1,31});"
_BLANKS = re.compile(r"[ \t\r\n]*")
_QUOTES = {
    "single": "'", "double": '"', "basic": '"', "literal-string": "'",
    "multiline-basic": '"""', "multiline-literal": "'''",
}  # fmt: skip
_SIMPLE = {
    "0": "\0", "a": "\a", "b": "\b", "t": "\t", "\t": "\t", "n": "\n", "v": "\v", "f": "\f",
    "r": "\r", "e": "\x1b", "N": "\x85", "_": "\xa0", "L": "\u2028", "P": "\u2029",
}  # fmt: skip


class Part(NamedTuple):
    """A stretch of a decoded text.

    Attributes:
        start: Where it stands in the source.
        end: Where it ends there.
        text: The decoded characters.
        raw: Whether the source has the same characters, so that they may be replaced there.
        line: Whether it is a line end inside the text.
    """

    start: int
    end: int
    text: str
    raw: bool = True
    line: bool = False


@dataclass(frozen=True, slots=True)
class Notation:
    """How a kind of text is written.

    Attributes:
        token: What does not stand for itself.
        decode: What such a token means; None where it may be anything.
    """

    token: re.Pattern[str]
    decode: Callable[[str], str]


def _decode_double(token: str) -> str:
    if len(token) == 12:
        return bytes.fromhex(token[2:6] + token[8:]).decode("utf-16-be")
    if token[1] in "xuU":
        code = int(token[2:], base=16)  # noqa: FURB166  a backslash, not a zero, stands before it
        return chr(code) if code < 0x110000 else ""
    return _SIMPLE.get(token[1], token[1])


MARKDOWN = Notation(re.compile(rf"\\[!-/:-@\[-`{{-~]|{_ENTITY}|{_LINE}|\0"), decode)
"""Running text: escapes, entities, line ends with what opens the next line."""

HTML = Notation(re.compile(rf"{_ENTITY}|{_LINE}|\0"), unescape_html)
"""Text and attribute values inside HTML."""

_PAIR = r"\\u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2}"
_PLAIN = Notation(re.compile(rf"{_LINE}|\0"), str)
_ESCAPES = _PAIR + r"|\\(?:x[0-9a-fA-F]{2}|u[0-9a-fA-F]{4}|U[0-9a-fA-F]{8}|[^\r\n])"
_DOUBLE = Notation(re.compile(rf"\\?{_LINES}|{_ESCAPES}"), _decode_double)
_SINGLE = Notation(re.compile(rf"''|{_LINES}"), lambda _: "'")
_VERBATIM = Notation(re.compile(_LINES), str)


def scalar_notation(style: str) -> tuple[str, Notation]:
    """Return the quotation mark and the notation of a front matter scalar's style."""
    quote = _QUOTES.get(style, "")
    if style == "single":
        return quote, _SINGLE
    return quote, _DOUBLE if quote.startswith('"') else _VERBATIM


def align(raw: str, value: str, start: int, notation: Notation) -> list[Part] | None:
    r"""Lay a decoded text beside its source.

    Args:
        raw: The source, without quotes around it.
        value: What it means.
        start: Offset of `raw` in the file.
        notation: How it is written.

    Returns:
        The parts, whose texts joined are the value (line ends are kept as one `\n`), or None
        where the two do not fit.
    """
    if raw == value and not notation.token.search(raw):
        return [Part(start, start + len(raw), raw)] if raw else []
    if raw == value:
        # Nothing was decoded, as in literal autolinks: only line ends are special.
        notation = _PLAIN
    parts: list[Part] = []
    # `at` is where the open stretch of plain text begins, `pos` how far it was compared.
    at = pos = seen = 0
    for token in notation.token.finditer(raw):
        plain = raw[pos : token.start()]
        if not value.startswith(plain, seen):
            return None
        seen += len(plain)
        pos = token.start()
        used, part = _token(token, value, seen, start, notation)
        if part is None:
            continue
        if at < pos:
            parts.append(Part(start + at, start + pos, raw[at:pos]))
        parts.append(part)
        seen += used
        at = pos = part.end - start
    rest = raw[pos:]
    if not value.startswith(rest, seen) or not _BLANKS.fullmatch(value, seen + len(rest)):
        return None
    return [*parts, Part(start + at, start + len(raw), raw[at:])] if at < len(raw) else parts


def _token(
    token: re.Match[str], value: str, seen: int, start: int, notation: Notation
) -> tuple[int, Part | None]:
    """Match one token with what the value has; None where it stands for itself."""
    text = token[0]
    place = (start + token.start(), start + token.end())
    if "\n" in text or "\r" in text:
        return _line_end(token, value, seen, start)
    if text == "\0":
        return 1, Part(*place, "\ufffd", raw=False)
    decoded = notation.decode(text)
    if not decoded or not value.startswith(decoded, seen):
        return 0, None
    return len(decoded), Part(*place, decoded, raw=decoded == text)


def _line_end(token: re.Match[str], value: str, seen: int, start: int) -> tuple[int, Part | None]:
    blanks = _BLANKS.match(value, seen)
    used = blanks.end() - seen if blanks else 0
    end = token.end()
    # A quotation's `>` was taken off; one that the text itself has stays text.
    for at, char in enumerate(token[0]):
        if char == ">" and value.startswith(token[0][at:], seen + used):
            end = token.start() + at
            break
    return used, Part(start + token.start(), start + end, "\n", raw=False, line=True)


def html_parts(raw: str, start: int) -> list[Part]:
    """Cut HTML text into what stands for itself and what does not."""
    parts: list[Part] = []
    at = 0
    for token in HTML.token.finditer(raw):
        if at < token.start():
            parts.append(Part(start + at, start + token.start(), raw[at : token.start()]))
        line = "\n" in token[0] or "\r" in token[0]
        text = "\n" if line else HTML.decode(token[0])
        place = (start + token.start(), start + token.end())
        parts.append(Part(*place, text, raw=text == token[0] and not line, line=line))
        at = token.end()
    if at < len(raw):
        parts.append(Part(start + at, start + len(raw), raw[at:]))
    return parts


def bracket_end(text: str, start: int, end: int) -> int:
    """Return the offset of the bracket that closes the one before `start`, or `end`."""
    depth = 0
    at = start
    while at < end:
        char = text[at]
        if char == "\\":
            at += 1
        elif char == "[":
            depth += 1
        elif char == "]":
            if not depth:
                return at
            depth -= 1
        at += 1
    return end


def is_escaped(text: str, at: int) -> bool:
    """Whether an odd number of backslashes stands before an offset."""
    start = at
    while start and text[start - 1] == "\\":
        start -= 1
    return (at - start) % 2 == 1
