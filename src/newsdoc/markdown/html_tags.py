"""Tags in raw HTML: enough of HTML to find its images and links."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from newsdoc.markdown.entities import unescape_html

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["HtmlTag", "html_tags"]

_START = re.compile(r"<(?:!--|/?[A-Za-z])")
_REST = re.compile(r"""[^<>"']*+(?:(?:"[^"]*+"|'[^']*+'|<)[^<>"']*+)*+>""")
_NAME = re.compile(r"<(/?)([A-Za-z][A-Za-z0-9-]*)")
_ATTRIBUTE = re.compile(r"""([^\s"'<>/=]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'=<>`]+)))?""")


@dataclass(frozen=True, slots=True)
class HtmlTag:
    """One tag in a piece of HTML.

    Attributes:
        name: Its name in lower case.
        closing: Whether it is an end tag.
        start: Offset of its `<` in the piece.
        end: Offset after its `>`.
        attributes: Values by name in lower case, entities decoded; the first of a name counts.
        places: Where the value of each attribute stands in the piece, without quotes.
    """

    name: str
    closing: bool
    start: int
    end: int
    attributes: dict[str, str]
    places: dict[str, tuple[int, int]]


def html_tags(html: str) -> Iterator[HtmlTag]:
    """Give the tags of a piece of HTML; what comments hold is no tag.

    A tag that is never closed ends the search, as it does in a browser.
    """
    at = 0
    while found := _START.search(html, at):
        if found[0] == "<!--":
            end = html.find("-->", found.start() + 4)
            if end < 0:
                return
            at = end + 3
            continue
        rest = _REST.match(html, found.start() + 1)
        if rest is None:
            return
        yield _tag(html, found.start(), rest.end())
        at = rest.end()


def _tag(html: str, start: int, end: int) -> HtmlTag:
    name = _NAME.match(html, start, end)
    closing, word = (name[1] == "/", name[2].lower()) if name else (False, "")
    values: dict[str, str] = {}
    places: dict[str, tuple[int, int]] = {}
    for found in _ATTRIBUTE.finditer(html, name.end() if name else start, end - 1):
        key = found[1].lower()
        if key not in values:
            group = next((index for index in (2, 3, 4) if found[index] is not None), 0)
            values[key] = unescape_html(found[group]) if group else ""
            places[key] = found.span(group) if group else (found.end(), found.end())
    return HtmlTag(word, closing, start, end, values, places)
