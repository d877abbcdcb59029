"""What a writer may have meant: plain words beside the parsers' own, for YAML that is refused.

The generators' messages name what their parser expected and often point behind the mistake. The
lines themselves tell more: a missing blank, a Chinese colon, a value that needs quotes.
"""

from __future__ import annotations

import re

__all__ = ["explain"]

_LINES_BACK = 20
"""How many lines before the place are looked at, too."""

_ENDS = re.compile(r"\r\n?|\n")
_CONFLICT = re.compile(r"<{7}|={7}|>{7}")
_WIDE_BLANK = re.compile(r"^\s*(?:-|[\w-]+:)? *([\u3000\xa0])")
_WIDE_COLON = re.compile(r"^ *[^\s:#\"'\[{]+：")
_GLUED_KEY = re.compile(r"^ *([A-Za-z_][\w-]*:)(?!//)\S")
_GLUED_DASH = re.compile(r"^ *-[^\s-]")
_VALUE = re.compile(r"^ *(?:- +)*(?:[^\s:#\"'\[{][^:#]*: +|(?<=- ))(\S.*)$")
_AFTER_QUOTE = re.compile(r"\"(?:\\.|[^\"\\])*\"\s*[^\s#]|'(?:''|[^'])*'\s*[^\s#]")
_NEITHER = re.compile(r"(?![-#])[^\s:][^:\r\n]*(?:\r|\n|$)")
_HEADER = re.compile(r"[|>][-+\d]*\s*(?:#|$)")


def explain(text: str, start: int, offset: int) -> str:
    """Guess at the mistake in refused YAML.

    Args:
        text: The text of the file.
        start: Where the YAML begins in it.
        offset: Where the parser gave up.

    Returns:
        A remark in brackets that can follow the parser's message, or an empty string.

    >>> explain("title: a: b", 0, 7)
    " (perhaps: a value with ': ' in it must stand in quotes)"
    >>> explain("title：a", 0, 0)
    " (perhaps: after a key stand ':' and a blank, not '：')"
    """
    begin = max(text.rfind("\n", 0, offset), text.rfind("\r", 0, offset), start - 1) + 1
    end = _ENDS.search(text, begin)
    here = _mistake(text[begin : end.start() if end else len(text)])
    if here:
        return f" (perhaps: {here})"
    before = _ENDS.split(text[max(start, begin - 4000) : begin])[:-1]
    first = len(_ENDS.findall(text, 0, begin)) + 1
    for back, line in enumerate(reversed(before[-_LINES_BACK:]), start=1):
        found = _mistake(line)
        if found:
            return f" (perhaps line {first - back}: {found})"
    if _NEITHER.match(text, begin):
        return " (this line is no 'key: value')"
    if before and _NEITHER.match(before[-1]):  # js-yaml notices one line later
        return f" (line {first - 1} is no 'key: value')"
    return ""


def _mistake(line: str) -> str:
    """Name the first thing about a line that YAML does not take as its writer meant it."""
    if _CONFLICT.match(line):
        return "a merge conflict of git was left here"
    blank = _WIDE_BLANK.match(line)
    if blank:
        return f"a blank here is U+{ord(blank[1]):04X}; YAML takes only plain ones"
    if _WIDE_COLON.match(line):
        return "after a key stand ':' and a blank, not '：'"
    glued = _GLUED_KEY.match(line)
    if glued:
        return f"a blank is missing after {glued[1]!r}"
    if _GLUED_DASH.match(line):
        return "a blank is missing after '-'"
    value = _VALUE.match(line)
    return _mistake_in_value(value[1]) if value else ""


def _mistake_in_value(value: str) -> str:
    first = value[0]
    if first in "\"'":
        inner = '\\"' if first == '"' else "''"
        return f"inside {first} … {first} write {inner}" if _AFTER_QUOTE.match(value) else ""
    if first in "[{":
        closing = value.rfind("]" if first == "[" else "}")
        goes_on = closing >= 0 and value[closing + 1 :].split("#", 1)[0].strip()
        if goes_on or value.startswith(("{{", "{%")):
            return f"a text that begins with {first!r} must stand in quotes"
        return ""
    if first in "@`%&*!|>" and not _HEADER.match(value):
        return f"a text that begins with {first!r} must stand in quotes"
    if ": " in value or value.endswith(":"):
        return "a value with ': ' in it must stand in quotes"
    return ""
