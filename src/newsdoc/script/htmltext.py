"""HTML as markdown posts hold it: tags with the places of their attributes, and text between."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["Attribute", "HtmlToken", "scan_html"]

# Longer tags are text: without a bound, a page of unclosed quotes would take quadratic time.
_TAG_LIMIT = 8192
_TAG = re.compile(
    r"""<(?:(?P<close>/)(?P<closed>[A-Za-z][^\s/>]*)\s*
      |(?P<open>[A-Za-z][^\s/>]*)(?P<attributes>(?:[^>"']++|"[^"]*+"|'[^']*+')*+))>""",
    re.VERBOSE,
)
_ATTRIBUTE = re.compile(
    r"""(?P<name>[^\s"'<>/=]++)(?:\s*+=\s*+(?:"(?P<double>[^"]*+)"|'(?P<single>[^']*+)'
      |(?P<bare>[^\s"'=<>`]++)))?""",
    re.VERBOSE,
)
_SPECIAL = {"<!--": "-->", "<![CDATA[": "]]>", "<?": "?>", "<!": ">"}


@dataclass(frozen=True, slots=True)
class Attribute:
    """An attribute of a tag.

    Attributes:
        name: Its name in lower case.
        value: Its value as written, quotes taken off.
        start: Offset of the value.
        quoted: Whether the value stands in quotes.
    """

    name: str
    value: str
    start: int
    quoted: bool


@dataclass(frozen=True, slots=True)
class HtmlToken:
    """A tag, a comment or text.

    Attributes:
        kind: What it is.
        start: Offset of its first character.
        end: Offset after its last one.
        name: The element's name in lower case, or an empty string.
        attributes: The attributes of an opening tag.
        closed: Whether an opening tag ends in `/>`.
    """

    kind: Literal["open", "close", "comment", "text"]
    start: int
    end: int
    name: str = ""
    attributes: tuple[Attribute, ...] = ()
    closed: bool = False


def scan_html(text: str, start: int, end: int) -> Iterator[HtmlToken]:
    """Give the tokens of `text[start:end]`; what is no tag is text."""
    at = plain = start
    while True:
        at = text.find("<", at, end)
        if at < 0:
            break
        token = _special(text, at, end) or _tag(text, at, end)
        if token is None:
            at += 1
            continue
        if plain < at:
            yield HtmlToken("text", plain, at)
        yield token
        at = plain = token.end
    if plain < end:
        yield HtmlToken("text", plain, end)


def _special(text: str, at: int, end: int) -> HtmlToken | None:
    if text[at + 1 : at + 2] not in {"!", "?"}:
        return None
    for opening, closing in _SPECIAL.items():
        if text.startswith(opening, at):
            found = text.find(closing, at + len(opening), end)
            # An unclosed comment goes to the end, as browsers read it.
            return HtmlToken("comment", at, end if found < 0 else found + len(closing))
    return None


def _tag(text: str, at: int, end: int) -> HtmlToken | None:
    found = _TAG.match(text, at, min(end, at + _TAG_LIMIT))
    if found is None:
        return None
    if found["close"]:
        return HtmlToken("close", at, found.end(), found["closed"].lower())
    attributes = tuple(
        _attribute(item)
        for item in _ATTRIBUTE.finditer(text, found.start("attributes"), found.end("attributes"))
    )
    closed = found["attributes"].endswith("/")
    return HtmlToken("open", at, found.end(), found["open"].lower(), attributes, closed)


def _attribute(found: re.Match[str]) -> Attribute:
    for group in ("double", "single", "bare"):
        if found[group] is not None:
            quoted = group != "bare"
            return Attribute(found["name"].lower(), found[group], found.start(group), quoted)
    return Attribute(found["name"].lower(), "", found.end(), quoted=False)
