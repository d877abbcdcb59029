"""Quotes, dashes and dots made typographic, as goldmark and hexo-renderer-marked do it.

Both programs are on by default, and what they write counts: Hugo counts the letters of
`&ldquo;`, and Hexo keeps the curly quotes in the ids of headings.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from newsdoc.markdown.entities import escape_hexo, escape_html
from newsdoc.markdown.goldmark import TYPOGRAPHIC
from newsdoc.markdown.marked.grammar import compiled
from newsdoc.markdown.marked.options import CURLY

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from newsdoc.markdown.goldmark import TypographicMarks

__all__ = [
    "OpenQuotes",
    "ends_in_mark",
    "goldmark_html",
    "marked_html",
    "smartypants",
    "without_goldmark_marks",
]

_MARKS = re.compile(r"---?|\.\.\.|<<|>>|['\"]")
_FIXED = {
    "---": "em_dash",
    "--": "en_dash",
    "...": "ellipsis",
    "<<": "left_angle_quote",
    ">>": "right_angle_quote",
}
_STRAIGHT = re.compile(r"--|['\"]|\.\.\.")
_BEFORE_SINGLE = compiled("(\\A|[-\u2014/(\\[{\"%t])'")
_BEFORE_DOUBLE = compiled('(\\A|[-\u2014/(\\[{\u2018%t])"')
# goldmark looks at bytes here, so only ASCII ends a word.
# How many of a character make a mark; two hyphens do as well.
_SIZES = {"-": 3, ".": 3, "<": 2, ">": 2}
_CLITICS = re.compile(r"'(?:[smtd]|ve|ll|re)(?=[\s!-/:-@\[-`{-~]|\Z)")
_DECADE = re.compile(r"'\d\ds")


@dataclass(slots=True)
class OpenQuotes:
    """How many quotes are open in the body, as far as it is read.

    goldmark 1 means to begin anew with each block and does not.
    """

    single: int = 0
    double: int = 0


def goldmark_html(
    value: str,
    before: str,
    after: str,
    quotes: OpenQuotes,
    written: Sequence[str] = (),
    marks: TypographicMarks = TYPOGRAPHIC,
) -> str:
    """Write text as goldmark's typographer does, escaped for HTML.

    Args:
        value: The text of one text node.
        before: The character before it in the source, a line end at the start of a block.
        after: What follows it on its line in the source.
        quotes: The quotes that are open so far; changed.
        written: How each character of `value` is written in the source; empty where all are
            written as they read. Escapes and entities are not replaced.
        marks: What is written.
    """
    parts: list[str] = []
    texts = _texts(marks)
    at = 0
    for start, mark, name in _replaced(value, before, after, quotes, written):
        parts += escape_html(value[at:start]), texts[name]
        at = start + len(mark)
    parts.append(escape_html(value[at:]))
    return "".join(parts)


@lru_cache(maxsize=8)
def _texts(marks: TypographicMarks) -> dict[str, str]:
    """Return what is written for each mark, by its name."""
    return {
        "left_single_quote": marks.left_single_quote,
        "right_single_quote": marks.right_single_quote,
        "left_double_quote": marks.left_double_quote,
        "right_double_quote": marks.right_double_quote,
        "en_dash": marks.en_dash,
        "em_dash": marks.em_dash,
        "ellipsis": marks.ellipsis,
        "left_angle_quote": marks.left_angle_quote,
        "right_angle_quote": marks.right_angle_quote,
        "apostrophe": marks.apostrophe,
    }


def without_goldmark_marks(
    value: str, before: str, after: str, quotes: OpenQuotes, written: Sequence[str] = ()
) -> tuple[str, ...]:
    """Return the texts between what the typographer replaces: no id keeps any of it."""
    parts: list[str] = []
    at = 0
    for start, mark, _ in _replaced(value, before, after, quotes, written):
        parts.append(value[at:start])
        at = start + len(mark)
    return (*parts, value[at:])


def ends_in_mark(text: str, begin: int, end: int) -> bool:
    """Tell whether goldmark's typographer replaces what stands before a place in a paragraph.

    Whether a quote closes hangs on all that came before; one that closes is not counted.

    Args:
        text: The text of the paragraph.
        begin: Where the text without escapes before the place begins.
        end: The place.
    """
    char = text[end - 1 : end]
    if char and char in "\"'":
        opens, closes = _flanks(text[end - 2 : end - 1] or "\n", text[end : end + 1] or "\n")
        return opens and not closes
    if char not in _SIZES:
        return False
    start = end
    while start > begin and text[start - 1] == char:
        start -= 1
    left = (end - start) % _SIZES[char]
    return left == 0 or (char == "-" and left == 2)


def _replaced(
    value: str, before: str, after: str, quotes: OpenQuotes, written: Sequence[str]
) -> Iterator[tuple[int, str, str]]:
    """Give the place of each mark that is replaced, the mark, and which one is written."""
    written = written or value
    at = 0
    for found in _MARKS.finditer(value):
        start, mark = found.start(), found[0]
        if start < at or len(written[start]) > 1:
            continue
        name = _FIXED.get(mark) or _quote(mark, written, start, before, after, quotes)
        if name:
            yield start, mark, name
            at = found.end()


def _quote(
    mark: str, written: Sequence[str], at: int, before: str, after: str, quotes: OpenQuotes
) -> str:
    """Return which mark a straight quote becomes, or an empty string where it stays."""
    line = _line(written, at, after)
    previous = written[at - 1][-1] if at else before or "\n"
    # Quotes beside each other count as one run, as emphasis does.
    behind = line.lstrip(mark)[:1] or " "
    opens, closes = _flanks(previous, behind)
    if mark == '"':
        return _double(line, previous, opens=opens, closes=closes, quotes=quotes)
    return _single(line, previous, opens=opens, closes=closes, quotes=quotes)


def _line(written: Sequence[str], at: int, after: str) -> str:
    """The rest of the source line from a quote on, as far as anyone looks at it."""
    near = "".join(written[at : at + 6])
    line, end, _ = near.partition("\n")
    return line + end if end else (near + after)[:6]


def _flanks(before: str, after: str) -> tuple[bool, bool]:
    """CommonMark's left- and right-flanking, for a run of one quote."""
    space_before, space_after = before.isspace(), after.isspace()
    mark_before, mark_after = _is_punctuation(before), _is_punctuation(after)
    opens = not space_after and (not mark_after or space_before or mark_before)
    closes = not space_before and (not mark_before or space_after or mark_after)
    return opens, closes


def _is_punctuation(char: str) -> bool:
    return unicodedata.category(char)[0] in "PS"


def _double(line: str, before: str, *, opens: bool, closes: bool, quotes: OpenQuotes) -> str:
    if opens and not closes:
        quotes.double += 1
        return "left_double_quote"
    if quotes.double and closes and (not opens or _may_close(line)):
        if line[1:2] == '"' and before.isdigit():
            return ""
        quotes.double -= 1
        return "right_double_quote"
    return ""


def _single(line: str, before: str, *, opens: bool, closes: bool, quotes: OpenQuotes) -> str:
    if _is_apostrophe(line, before, opens=opens, closes=closes):
        return "apostrophe"
    if opens and not closes:
        if _CLITICS.match(line):
            return "right_single_quote"
        quotes.single += 1
        return "left_single_quote"
    if len(line.encode()) > 2 and not line[1].isdigit():
        return "right_single_quote"
    if quotes.single and closes and (not opens or _may_close(line)):
        quotes.single -= 1
        return "right_single_quote"
    return ""


def _is_apostrophe(line: str, before: str, *, opens: bool, closes: bool) -> bool:
    following = line[1:2]
    if opens and not closes and _DECADE.match(line):
        behind = line[4:5]
        return not behind or behind.isspace() or _is_punctuation(behind)
    # 'twas, 'em, 'net
    apart = before.isspace() or unicodedata.category(before)[0] == "P"
    if apart and following and following in "tenl":
        return True
    word_before = before.isalpha() or before.isdecimal()
    return word_before and following.isalpha()


def _may_close(line: str) -> bool:
    """Whether a quote with letters on neither side closes: punctuation follows, then a space.

    Only ASCII punctuation, for goldmark looks at the byte after it.
    """
    if len(line) < 2 or not line[1].isascii() or unicodedata.category(line[1])[0] != "P":
        return False
    rest = line[2:3]
    return not rest or rest.isspace() or (rest.isascii() and _is_punctuation(rest))


def marked_html(value: str, *, smart: bool = True, literal: frozenset[int] = frozenset()) -> str:
    """Write text as hexo-renderer-marked does: `smartypants`, then hexo-util's escaping.

    Args:
        value: The text of one text node.
        smart: Whether `smartypants` is on.
        literal: Offsets of characters that were escaped: they stay, and cut the text in two.
    """
    if not literal or not smart:
        return escape_hexo(smartypants(value) if smart else value)
    parts: list[str] = []
    at = 0
    for offset in sorted(literal):
        parts += escape_hexo(smartypants(value[at:offset])), escape_hexo(value[offset])
        at = offset + 1
    return "".join((*parts, escape_hexo(smartypants(value[at:]))))


def smartypants(text: str, quotes: str = CURLY) -> str:
    """Make quotes, dashes and dots typographic, as hexo-renderer-marked does.

    Args:
        text: The text.
        quotes: Opening and closing double quotes, opening and closing single ones; a text of
            another length counts for none.
    """
    if not _STRAIGHT.search(text):
        return text
    known = quotes if len(quotes) == len(CURLY) else CURLY
    open_double, close_double, open_single, close_single = list(known)
    text = text.replace("---", "\u2014").replace("--", "\u2013")
    text = _BEFORE_SINGLE.sub(lambda found: found[1] + open_single, text)
    text = text.replace("'", close_single)
    text = _BEFORE_DOUBLE.sub(lambda found: found[1] + open_double, text)
    return text.replace('"', close_double).replace("...", "\u2026")
