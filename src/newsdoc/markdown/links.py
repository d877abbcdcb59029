"""The links of a body: written in markdown, by reference, bare, or in HTML."""

from __future__ import annotations

import posixpath
import re
from dataclasses import dataclass
from itertools import zip_longest
from typing import TYPE_CHECKING, Literal, TypeAlias
from urllib.parse import urljoin, urlsplit

from newsdoc.markdown import nodes as n
from newsdoc.markdown.html_tags import HtmlTag, html_tags
from newsdoc.spans import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["LinkInfo", "LinkKind", "definitions", "is_autolink", "links", "resolve_url"]

_LINK_TAG = re.compile(r"</?a[\s>]", re.IGNORECASE)

LinkKind: TypeAlias = Literal["link", "autolink", "reference", "html"]
"""How a link is written."""


@dataclass(frozen=True, slots=True)
class LinkInfo:
    """One link.

    Attributes:
        url: Where it leads, decoded, else as written.
        text: Its plain text.
        title: Its title, or None.
        kind: How it is written.
        node: The node that holds it.
        span: Its place: that of the node, or of the tag in HTML.
    """

    url: str
    text: str
    title: str | None
    kind: LinkKind
    node: n.Node
    span: Span

    @property
    def external(self) -> bool:
        """Whether it names another host."""
        return bool(urlsplit(self.url).netloc)

    def resolve(self, base: str) -> str:
        """Return the URL seen from the address or path of the post."""
        return resolve_url(self.url, base)


def links(root: n.Root) -> tuple[LinkInfo, ...]:
    """Return the links in the order of the text."""
    known = definitions(root)
    found: list[LinkInfo] = []
    for node in root.find_all(n.Link, n.LinkReference, n.Html):
        if isinstance(node, n.Link):
            found.append(_link(node))
        elif isinstance(node, n.LinkReference):
            target = known.get(node.identifier)
            if target is not None:
                text, title = node.text(), target.title
                found.append(LinkInfo(target.url, text, title, "reference", node, node.span))
        elif isinstance(node, n.Html):
            found += _html_links(root, node)
    return tuple(found)


def definitions(root: n.Root) -> dict[str, n.Definition]:
    """Return the link definitions by identifier; the first of a name counts."""
    found: dict[str, n.Definition] = {}
    for node in root.find_all(n.Definition):
        found.setdefault(node.identifier, node)
    return found


def resolve_url(url: str, base: str) -> str:
    """Return a URL seen from a post.

    Args:
        url: Absolute, relative to the site (`/a.jpg`), or relative to the post.
        base: Address of the post (`https://example.com/posts/a/`), or its path in the site's
            content (`posts/a/index.md`).

    >>> resolve_url("b.jpg", "https://example.com/posts/a/"), resolve_url("../b.jpg", "posts/a.md")
    ('https://example.com/posts/a/b.jpg', 'b.jpg')
    """
    if urlsplit(base).scheme:
        return urljoin(base, url)
    parts = urlsplit(url)
    if parts.scheme or parts.netloc or url.startswith(("/", "#")) or not parts.path:
        return url
    path = posixpath.normpath(posixpath.join(posixpath.dirname(base), parts.path))
    return parts._replace(path=path).geturl()


def is_autolink(node: n.Node) -> bool:
    """Tell whether a link is its own text, `<https://example.org>` or the bare address."""
    if not isinstance(node, n.Link):
        return False
    return node.source is None or not node.source.text.startswith("[", node.start)


def _link(node: n.Link) -> LinkInfo:
    kind: LinkKind = "autolink" if is_autolink(node) else "link"
    return LinkInfo(node.url, node.text(), node.title, kind, node, node.span)


def _html_links(root: n.Root, node: n.Html) -> Iterator[LinkInfo]:
    tags = [tag for tag in html_tags(node.value) if tag.name == "a"]
    for tag, after in zip_longest(tags, tags[1:]):
        if tag.closing or "href" not in tag.attributes:
            continue
        # The end tag comes before any other link, or there is none.
        closing = after if after is not None and after.closing else None
        text = _between(node.value, tag, closing) if closing else _following(root, node)
        span = _span(node, tag)
        yield LinkInfo(
            tag.attributes["href"], text, tag.attributes.get("title"), "html", node, span
        )


def _span(node: n.Html, tag: HtmlTag) -> Span:
    """The place of a tag; that of the whole node where the value is not what is written."""
    span = node.span
    if node.source is None or not node.source.slice(span).startswith(node.value):
        return span
    return Span(span.start + tag.start, span.start + tag.end)


def _between(html: str, opening: HtmlTag, closing: HtmlTag) -> str:
    inner = html[opening.end : closing.start]
    return "".join(_texts(inner)).strip()


def _texts(html: str) -> Iterator[str]:
    at = 0
    for tag in html_tags(html):
        yield html[at : tag.start]
        at = tag.end
    yield html[at:]


def _following(root: n.Root, node: n.Html) -> str:
    """The text up to the end tag, where that is a node of its own."""
    parts: list[str] = []
    siblings = root.siblings_of(node)
    for at in range(root.index_of(node) + 1, len(siblings)):
        sibling = siblings[at]
        if not isinstance(sibling, n.Html):
            parts.append(sibling.text())
        elif _LINK_TAG.match(sibling.value):
            return "".join(parts).strip() if sibling.value.startswith("</") else ""
    return ""
