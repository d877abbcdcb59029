"""Where front matter begins and ends, as each generator sees it.

A split looks only for the fences: it reads no YAML, TOML or JSON, so it is one bounded scan.
What Hugo refuses already here (a fence that is never closed, a file that begins with `-`)
raises; what Hexo passes over in silence is told by diagnostics.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, TypeAlias

from newsdoc.errors import Diagnostic, FrontMatterError, Severity
from newsdoc.spans import Span

if TYPE_CHECKING:
    from newsdoc.source import SourceText

__all__ = ["Envelope", "Format", "split_fences", "split_hexo", "split_hugo"]

Format: TypeAlias = Literal["yaml", "toml", "json", "org"]
"""A notation that front matter can be written in."""


@dataclass(frozen=True, slots=True)
class Envelope:
    """The parts of a file: opening fence, front matter, closing fence, body.

    The four spans are in order and do not overlap. Without front matter the first three are
    empty and stand where front matter would begin.

    Attributes:
        format: The notation of the front matter, or None where there is none.
        open: The opening fence with its line end; empty for JSON in braces and for org keywords,
            and where Hexo reads a file whose first fence is the closing one.
        data: The text between the fences, braces included for JSON in braces. The line end
            before the closing fence belongs to it for Hugo and to `close` for Hexo, as in the
            programs themselves.
        close: The closing fence with the one line end that the generator eats.
        body: What the generator takes as body.
        bare_json: The JSON has no braces of its own (Hexo's `;;;`).
        diagnostics: What a person should know about the fences.
    """

    format: Format | None
    open: Span
    data: Span
    close: Span
    body: Span
    bare_json: bool = False
    diagnostics: tuple[Diagnostic, ...] = ()


_BLANK = re.compile(r"[ \t\n\v\f\r]*")
_BLANKS = frozenset(" \t\n\v\f\r")
_HUGO_FORMATS: dict[str, tuple[str, Format]] = {"-": ("---", "yaml"), "+": ("+++", "toml")}


def split_hugo(source: SourceText, *, path: str | None = None) -> Envelope:
    """Split a file as Hugo 0.168 does.

    Blanks and blank lines may stand before the front matter. Its first character decides: `-`
    and `+` must be the first of a fence, `{` begins JSON, `#+` begins org keywords. A fence is
    closed by the first line that begins with it; the rest of that line is body.

    Args:
        source: The file's text.
        path: The file's name, for messages.

    Returns:
        Where the fences stand, and in which notation it is written between them.

    Raises:
        FrontMatterError: A fence is broken or never closed, which stops a Hugo build.
    """
    text = source.text
    first, start = text[:1], 0
    if first in _BLANKS:
        start = _skip(_BLANK, text, 0)
        first = text[start : start + 1]
    if first in _HUGO_FORMATS:
        return _hugo_fenced(source, start, path)
    if first == "{":
        return _hugo_json(source, start, path)
    if text.startswith("#+", start):
        return _hugo_org(text, start)
    return _no_front_matter(text, 0)


def _skip(pattern: re.Pattern[str], text: str, at: int) -> int:
    found = pattern.match(text, at)
    return found.end() if found else at


def _past_line_end(text: str, at: int) -> int:
    """Return the offset after the line end at an offset, if one stands there."""
    if text.startswith("\n", at):
        return at + 1
    if text.startswith("\r", at):
        return at + (2 if text.startswith("\r\n", at) else 1)
    return at


def _no_front_matter(text: str, start: int, *diagnostics: Diagnostic) -> Envelope:
    here = Span(start, start)
    return Envelope(None, here, here, here, Span(start, len(text)), False, diagnostics)


def _hugo_fenced(source: SourceText, start: int, path: str | None) -> Envelope:
    text = source.text
    fence, form = _HUGO_FORMATS[text[start]]
    name = form.upper()
    if not text.startswith(fence, start):
        message = f"a file for Hugo that begins with {fence[0]!r} must begin with {fence!r}"
        raise source.error(FrontMatterError, message, Span(start, start + 1), path=path)
    opened = _past_line_end(text, start + 3)
    # What follows the dashes on their line belongs to the front matter, which may be empty.
    closing = text.find(fence, max(opened, start + 4))
    while closing > 0 and text[closing - 1] not in "\r\n":
        closing = text.find(fence, closing + 1)
    if closing < 0:
        message = f"the {name} front matter is never closed: no line begins with {fence!r}"
        raise source.error(FrontMatterError, message, Span(opened, opened), path=path)
    closed = _past_line_end(text, closing + 3)
    return Envelope(
        form,
        Span(start, opened),
        Span(opened, closing),
        Span(closing, closed),
        Span(closed, len(text)),
    )


_NO_JSON_BLANK = re.compile(r"[\v\f]")
_JSON_MARK = re.compile(r'[{}"]|\\[\s\S]')


def _hugo_json(source: SourceText, start: int, path: str | None) -> Envelope:
    """Find the brace that closes the first one, as Hugo counts them: quotes hide braces."""
    text = source.text
    foreign = _NO_JSON_BLANK.search(text, 0, start)
    if foreign:
        message = "a form feed or vertical tab before JSON front matter is no blank to JSON"
        raise source.error(FrontMatterError, message, Span(*foreign.span()), path=path)
    depth = 0
    quoted = False
    for mark in _JSON_MARK.finditer(text, start):
        sign = mark[0]
        if sign == '"':
            quoted = not quoted
        elif not quoted and sign in "{}":
            depth += 1 if sign == "{" else -1
            if depth == 0:
                return _json_envelope(text, start, mark.end())
    message = "the JSON front matter is never closed: a '}' is missing"
    raise source.error(FrontMatterError, message, Span(start, start + 1), path=path)


def _json_envelope(text: str, start: int, end: int) -> Envelope:
    closed = _past_line_end(text, end)
    return Envelope(
        "json",
        Span(start, start),
        Span(start, end),
        Span(end, closed),
        Span(closed, len(text)),
    )


_ORG_END = re.compile(r"\n(?!#\+)")


def _hugo_org(text: str, start: int) -> Envelope:
    found = _ORG_END.search(text, start)
    end = found.end() if found else len(text)
    return Envelope(
        "org", Span(start, start), Span(start, end), Span(end, end), Span(end, len(text))
    )


_HEXO_OPEN = re.compile(r"(-{3,}|;{3,})\r?\n")
_HEXO_CLOSE = re.compile(r"\n(-{3,}|;{3,})")
_HEXO_PREFIX = re.compile(r"-{3,}|;{3,}")


def split_hexo(source: SourceText, *, path: str | None = None) -> Envelope:
    """Split a file as Hexo 8 does (hexo-front-matter 4.2.1, `split`); it refuses nothing here.

    The opening fence is a line of three or more dashes or semicolons at the very start; the
    closing line must begin with as many. Without an opening fence, everything before the first
    line that begins with three dashes or semicolons is front matter. Whether what is found is
    front matter at all (it must be a mapping) shows only when it is read.

    Args:
        source: The file's text.
        path: Not used; splits share one signature.

    Returns:
        Where the fences stand, and in which notation it is written between them.
    """
    # A second byte order mark is text to Hexo: no opening fence, so all of it up to the closing
    # one is YAML, `---` included, and js-yaml drops the mark.
    text = source.text
    opening = _HEXO_OPEN.match(text)
    if opening:
        fence = opening[1]
        close = _hexo_close(text, fence, opening.end())
        if close:
            return _hexo_envelope(text, Span(*opening.span()), close, fence)
        return _no_front_matter(text, 0, _unclosed(opening, fence))
    prefix = _HEXO_PREFIX.match(text)
    if prefix:
        return _no_front_matter(text, 0, *_broken_opening(text, prefix))
    found = _HEXO_CLOSE.search(text, _hexo_first(text, 0))
    close = _hexo_close(text, found[1], 0) if found else None
    if found is None or close is None:
        return _no_front_matter(text, 0)
    return _hexo_envelope(text, Span(0, 0), close, found[1])


def _hexo_first(text: str, start: int) -> int:
    # Front matter has at least one character, and CRLF is one.
    return start + (2 if text.startswith("\r\n", start) else 1)


def _hexo_close(text: str, fence: str, start: int) -> Span | None:
    """Find the line that begins with the fence; the line ends on both sides belong to it."""
    first = _hexo_first(text, start)
    at = text.find("\n" + fence, first)
    if at < 0:
        return None
    end = at + 1 + len(fence)
    end += 2 if text.startswith("\r\n", end) else text.startswith("\n", end)
    return Span(at - (at > first and text[at - 1] == "\r"), end)


def _hexo_envelope(text: str, opening: Span, close: Span, fence: str) -> Envelope:
    json = fence[0] == ";"
    return Envelope(
        "json" if json else "yaml",
        opening,
        Span(opening.end, close.start),
        close,
        Span(close.end, len(text)),
        bare_json=json,
        diagnostics=() if len(opening) else (_not_opened(close, fence),),
    )


def _not_opened(close: Span, fence: str) -> Diagnostic:
    return Diagnostic(
        "front-matter-not-opened",
        Severity.INFO,
        f"Hexo takes everything before this line as front matter, though no {fence!r} opens it",
        close,
        f"begin the file with {fence!r} if that is meant; a rule in the text can be `***`",
    )


def _unclosed(opening: re.Match[str], fence: str) -> Diagnostic:
    return Diagnostic(
        "front-matter-unclosed",
        Severity.WARNING,
        f"the front matter is never closed, so Hexo takes the whole file as body: no later line "
        f"begins with {fence!r}",
        Span(opening.start(), opening.start() + len(fence)),
        f"add a line {fence!r} after the front matter",
    )


def _broken_opening(text: str, prefix: re.Match[str]) -> tuple[Diagnostic, ...]:
    """Tell of dashes with something after them; a rule and its blank line are no front matter."""
    end = re.compile(r"\r?\n|\Z").search(text, prefix.end())
    if end is None or end.start() == prefix.end():
        return ()
    return (
        Diagnostic(
            "front-matter-opening",
            Severity.WARNING,
            f"Hexo takes the whole file as body: {prefix[0]!r} must stand alone on its line",
            Span(prefix.start(), end.start()),
            "remove what follows the dashes, blanks too",
        ),
    )


_FENCE_OPEN = re.compile(r"---[ \t]*\r?\n")
_FENCE_CLOSE = re.compile(r"(?:(?<=\n)|(?<=\r))(?:---|\.\.\.)[ \t]*(?:\r?\n|\Z)")


def split_fences(source: SourceText, *, path: str | None = None) -> Envelope:
    """Split a file as Jekyll and most others do: YAML between two lines that are just `---`.

    Blanks may follow the dashes, `...` closes as well, and one line end after it is eaten. A
    file that does not begin with `---` or never closes it has no front matter.

    Args:
        source: The file's text.
        path: Not used; splits share one signature.

    Returns:
        Where the fences stand, and in which notation it is written between them.
    """
    text = source.text
    opening = _FENCE_OPEN.match(text)
    closing = _FENCE_CLOSE.search(text, opening.end()) if opening else None
    if opening is None or closing is None:
        return _no_front_matter(text, 0)
    return Envelope(
        "yaml",
        Span(*opening.span()),
        Span(opening.end(), closing.start()),
        Span(*closing.span()),
        Span(closing.end(), len(text)),
    )
