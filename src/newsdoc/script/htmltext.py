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


def scan_html(text: str, offset: int = 0) -> Iterator[HtmlToken]:
    """Give the tokens of a text that begins at `offset` in its file; what is no tag is text."""
    at = plain = 0
    while True:
        at = text.find("<", at)
        if at < 0:
            break
        token = _special(text, at, offset) or _tag(text, at, offset)
        if token is None:
            at += 1
            continue
        if plain < at:
            yield HtmlToken("text", offset + plain, offset + at)
        yield token
        at = plain = token.end - offset
    if plain < len(text):
        yield HtmlToken("text", offset + plain, offset + len(text))


def _special(text: str, at: int, offset: int) -> HtmlToken | None:
    if text[at + 1 : at + 2] not in {"!", "?"}:
        return None
    opening = next(opening for opening in _SPECIAL if text.startswith(opening, at))
    closing = _SPECIAL[opening]
    found = text.find(closing, at + len(opening))
    # An unclosed comment goes to the end, as browsers read it.
    end = len(text) if found < 0 else found + len(closing)
    return HtmlToken("comment", offset + at, offset + end)


def _tag(text: str, at: int, offset: int) -> HtmlToken | None:
    found = _TAG.match(text, at, at + _TAG_LIMIT)
    if found is None:
        return None
    place = (offset + at, offset + found.end())
    if found["close"]:
        return HtmlToken("close", *place, found["closed"].lower())
    attributes = tuple(
        _attribute(item, offset)
        for item in _ATTRIBUTE.finditer(text, found.start("attributes"), found.end("attributes"))
    )
    closed = found["attributes"].endswith("/")
    return HtmlToken("open", *place, found["open"].lower(), attributes, closed)


def _attribute(found: re.Match[str], offset: int) -> Attribute:
    for group in ("double", "single", "bare"):
        if found[group] is not None:
            quoted = group != "bare"
            start = offset + found.start(group)
            return Attribute(found["name"].lower(), found[group], start, quoted)
    return Attribute(found["name"].lower(), "", offset + found.end(), quoted=False)
