"""The headings of a tree as hexo-renderer-marked names them.

The two grammars do not see the same headings everywhere, so they are brought together by the
lines that they begin on.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import TYPE_CHECKING

from newsdoc.markdown import nodes as n
from newsdoc.markdown.entities import strip_tags, unescape_html
from newsdoc.markdown.marked.html import heading_slug
from newsdoc.markdown.marked.limits import TooMuchError
from newsdoc.markdown.slugs import SlugCounter
from newsdoc.spans import Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from newsdoc.markdown.marked.html import MarkedHeading
    from newsdoc.markdown.marked.inline import Links
    from newsdoc.markdown.marked.options import MarkedOptions
    from newsdoc.markdown.marked.page import MarkedPage
    from newsdoc.source import SourceText

__all__ = ["marked_ids", "marked_outline"]

_LABEL = re.compile(r"\[([^\[\]]*)\]")
# What containers put before the second line of a heading.
_LINE_BEGINS = re.compile(r"(?:\r\n?|\n)[ \t>]*")


def marked_outline(root: n.Root, page: MarkedPage) -> Iterator[tuple[n.Heading, str]]:
    """Give the headings that marked sees, with their ids.

    One that the tree has not, as behind code that only Hexo sees the end of, gets a node of its
    own, which holds its text.

    Args:
        root: The body.
        page: What marked makes of it.
    """
    source = root.source
    if source is None:
        return
    first = _line(source, root.start)
    nodes = {_line(source, node.start) - first: node for node in root.find_all(n.Heading)}
    for heading in page.headings:
        node = nodes.get(heading.line)
        yield node or _made(heading, source, first + heading.line), heading.id


def marked_ids(
    root: n.Root,
    page: MarkedPage,
    headings: Iterable[n.Heading],
    instead: Mapping[int, n.Node],
) -> dict[int, str]:
    """Return the ids of headings by the identity of their nodes, empty where marked sees none.

    Args:
        root: The body.
        page: What marked makes of it.
        headings: The headings of the tree, in order.
        instead: What an edit makes of some nodes, by the identity of those.
    """
    source, options = root.source, root.dialect.marked
    if source is None or options is None:
        return {}
    named = options.header_ids
    first = _line(source, root.start)
    places = {_line(source, node.start) - first: node for node in headings}
    ids = dict.fromkeys(map(id, places.values()), "")
    counters: dict[int, SlugCounter] = {}
    for heading in page.headings:
        node = places.get(heading.line)
        slug = heading.slug
        if node is not None and instead:
            slug = _changed(node, heading, page, options, instead)
        counter = counters.setdefault(heading.scope, SlugCounter(root.dialect.heading_ids))
        name = counter.count(slug) if named else ""
        if node is not None:
            ids[id(node)] = name
    return ids


def _line(source: SourceText, offset: int) -> int:
    return bisect_right(source.line_starts, offset) - 1


def _made(heading: MarkedHeading, source: SourceText, line: int) -> n.Heading:
    text = unescape_html(strip_tags(heading.html))
    starts = source.line_starts
    end = starts[line + 1] if line + 1 < len(starts) else len(source.text)
    written = source.slice(Span(starts[line], end)).rstrip()
    indent = len(written) - len(written.lstrip())
    return n.Heading(
        (n.Text(text),) if text else (),
        heading.depth,
        start=starts[line] + indent,
        end=starts[line] + len(written),
        source=source,
    )


def _changed(
    node: n.Heading,
    heading: MarkedHeading,
    page: MarkedPage,
    options: MarkedOptions,
    instead: Mapping[int, n.Node],
) -> str:
    """The slug of a heading in which an edit changes leaves."""
    text = _content(node, instead)
    old = _content(node, {})
    if text == old:
        return heading.slug
    try:
        return heading_slug(text, options, _renamed(page.links, old, text))
    except TooMuchError:
        return heading.slug


def _renamed(links: Links, old: str, text: str) -> Links:
    """The definitions by the labels that an edit gives them too."""
    labels = zip(_LABEL.findall(old), _LABEL.findall(text), strict=False)
    known = {new.lower(): links[label.lower()] for label, new in labels if label.lower() in links}
    return {**links, **known}


def _content(node: n.Heading, instead: Mapping[int, n.Node]) -> str:
    """What a heading holds, as markdown, with what an edit makes of it."""
    if not node.children or node.source is None:
        return ""
    text = node.source.text
    at = node.children[0].start
    parts: list[str] = []
    for leaf in node.walk():
        made = instead.get(id(leaf))
        if isinstance(leaf, n.TagNode):
            # To marked a tag is a comment.
            parts.append(text[at : leaf.start])
            at = max(at, leaf.end)
        elif made is not None and made.source is not None and leaf.start >= at:
            parts += text[at : leaf.start], made.source.text[made.start : made.end]
            at = leaf.end
    parts.append(text[at : node.children[-1].end])
    return _LINE_BEGINS.sub("\n", "".join(parts))
