"""The beginning of a body that generators show in lists.

Hugo: what stands before `<!--more-->`, else as many paragraphs as have `summaryLength` words,
counted in the HTML as Hugo does it, and the
block that is open there to its end. Hexo: what stands before `<!-- more -->`, else nothing.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass
from itertools import accumulate
from typing import TYPE_CHECKING, Literal, TypeAlias

from newsdoc.markdown import nodes as n
from newsdoc.markdown.entities import html_to_plain, unescape_html
from newsdoc.markdown.html import generator_html
from newsdoc.markdown.html_inline import divider_place
from newsdoc.markdown.html_style import BLOCK_MARK, DIVIDER_MARK
from newsdoc.markdown.marked.page import page_of
from newsdoc.markdown.plain import html_text, is_cjk_page
from newsdoc.markdown.tags_hexo import HEXO_DIVIDER
from newsdoc.spans import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["Excerpt", "ExcerptKind", "find_excerpt"]

ExcerptKind: TypeAlias = Literal["divider", "automatic", "whole", "none"]
"""Why an excerpt ends where it does: at the divider, at a number of words, nowhere, or there
is none."""

_SPACE = re.compile(r"\s")
# What Hugo takes for parts of tags and does not count.
_TAG_LIKE = re.compile(r"</?[A-Za-z]+>?")
_ATTRIBUTE_LIKE = re.compile(r"[A-Za-z]+=[\"']")


@dataclass(frozen=True, slots=True)
class Excerpt:
    """The beginning of a body.

    Attributes:
        kind: Why it ends where it does.
        span: Its place in the source; empty where there is no excerpt.
        text: Its plain text.
        truncated: Whether anything follows.
    """

    kind: ExcerptKind
    span: Span
    text: str
    truncated: bool


def find_excerpt(root: n.Root) -> Excerpt:
    """Return the excerpt that the generator of the dialect would show."""
    start = max(root.start, 0)
    page = page_of(root)
    if page is not None and root.dialect.excerpt == "hexo":
        return _cut(root, page.html)
    divider = _divider(root)
    if divider >= 0:
        return _divided(root, divider)
    rule = root.dialect.excerpt
    if rule == "hugo":
        return _automatic(root)
    first = next((node for node in root.children if isinstance(node, n.Paragraph)), None)
    if rule == "hexo" or first is None:
        return Excerpt("none", Span(start, start), "", truncated=False)
    follows = root.children[-1] is not first
    return Excerpt("automatic", Span(start, first.end), first.text(), truncated=follows)


def _divider(root: n.Root) -> int:
    """Return the place of the divider, or -1.

    One that a shortcode holds is none (Hugo gives it to the shortcode); one in raw HTML is one.
    """
    place = divider_place(root)
    stack: list[n.Node] = [root]
    while stack:
        node = stack.pop()
        if isinstance(node, n.Divider):
            return node.start
        if isinstance(node, n.Html) and node.start <= place < node.end:
            return place
        if not isinstance(node, n.TagNode):
            stack.extend(reversed(node.children))
    return -1


def _divided(root: n.Root, divider: int) -> Excerpt:
    before, _, after = generator_html(root).partition(DIVIDER_MARK)
    text = unescape_html(html_text(before, root.dialect)).strip()
    # A rule or a picture without words follows too.
    truncated = bool(after.replace(BLOCK_MARK, "").strip())
    return Excerpt("divider", Span(max(root.start, 0), divider), text, truncated)


def _cut(root: n.Root, html: str) -> Excerpt:
    """The excerpt where Hexo cuts its HTML; a divider only it sees is looked for in the text."""
    start = max(root.start, 0)
    if DIVIDER_MARK not in html or root.source is None:
        return Excerpt("none", Span(start, start), "", truncated=False)
    place = _divider(root)
    if place < 0:
        found = HEXO_DIVIDER.search(root.source.text, root.start, root.end)
        place = found.start() if found else root.end
    return _divided(root, place)


def _automatic(root: n.Root) -> Excerpt:
    # A divider inside a shortcode is dropped.
    *blocks, rest = generator_html(root).replace(DIVIDER_MARK, "").split(BLOCK_MARK)
    ends = list(accumulate(len(block) for block in blocks))
    html = "".join((*blocks, rest))
    if root.dialect.summary_length <= 0:
        start = max(root.start, 0)
        return Excerpt("automatic", Span(start, start), "", truncated=bool(html.strip()))
    cjk = root.dialect.counting.has_cjk_language and is_cjk_page(root)
    enough = _summary_end(html, root.dialect.summary_length, cjk=cjk)
    if enough is None:
        text = unescape_html(html_to_plain(html)).strip()
        return Excerpt("whole", Span(max(root.start, 0), root.end), text, truncated=False)
    # Hugo closes what is open there: a list, a quote or the footnotes are shown to their end.
    last = bisect_left(ends, enough)
    # HTML that marks no blocks has fewer ends than blocks.
    if last < len(ends) and _is_cut(root, last):
        ends[last] = enough
    shown = html[: ends[last]].rstrip() if last < len(ends) else html.rstrip()
    # A body that holds the mark itself has more ends than blocks.
    end = root.children[last].end if last < min(len(ends), len(root.children)) else root.end
    span = Span(max(root.start, 0), end)
    text = unescape_html(html_to_plain(shown)).strip()
    return Excerpt("automatic", span, text, len(shown) < len(html.rstrip()))


def _is_cut(root: n.Root, number: int) -> bool:
    """Tell whether a block is a paragraph that goldmark cuts in several."""
    if not root.dialect.goldmark.math_blocks or number >= len(root.children):
        return False
    return isinstance(root.children[number], n.Paragraph)


def _summary_end(html: str, length: int, *, cjk: bool) -> int | None:
    """Return the offset after the paragraph in which enough words are reached, or None."""
    count = at = 0
    while (end := html.find("</p>", at)) >= 0:
        for word in _words(html[at:end]):
            count += _weight(word, cjk=cjk)
            if count >= length:
                return end + 4
        # Hugo goes on at the `>` of the end tag.
        at = end + 3
    return None


def _words(chunk: str) -> Iterator[str]:
    """Cut a piece of HTML into words as Hugo does, which loses the very last character."""
    at = 0
    for found in _SPACE.finditer(chunk):
        yield chunk[at : found.start()].strip()
        at = found.start()
    if chunk and not chunk[-1].isspace():
        yield chunk[at:-1].strip()


def _weight(word: str, *, cjk: bool) -> int:
    if not word or word == ">" or _TAG_LIKE.fullmatch(word) or _ATTRIBUTE_LIKE.match(word):
        return 0
    if not cjk:
        return 1
    text = html_to_plain(word)
    return 1 if text.isascii() else len(text)
