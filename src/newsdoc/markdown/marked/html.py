"""The blocks of marked as hexo-renderer-marked writes them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from newsdoc.markdown.marked.blocks import Lexer
from newsdoc.markdown.marked.grammar import BLANKS, compiled
from newsdoc.markdown.marked.inline import Running, escape_marked
from newsdoc.markdown.marked.limits import Fuel
from newsdoc.markdown.slugs import SlugCounter, hexo_slug

if TYPE_CHECKING:
    from collections.abc import Callable

    from newsdoc.markdown.marked.inline import Links
    from newsdoc.markdown.marked.options import MarkedOptions
    from newsdoc.markdown.marked.tokens import Block
    from newsdoc.markdown.slugs import HeadingIds

__all__ = ["MarkedHeading", "heading_slug", "render_marked"]

_DESCRIPTION = compiled(r"<br>:%s+(%S.)")
_ALIAS = compiled(r"<a(?:%s+?|%s+?[^<>]+%s+?)?href=[\"']#([^<>\"']+)[\"'][^<>]*>", re.IGNORECASE)
_BOX = '<input disabled="" type="checkbox"> '


@dataclass(frozen=True, slots=True)
class MarkedHeading:
    """A heading that marked sees.

    Attributes:
        line: The number of the line that it begins on.
        depth: 1 to 6.
        html: What it holds, as HTML.
        slug: Its id before ids that are taken get a number.
        id: Its id.
        scope: Which rendering it is part of: Hexo's tags render what they hold by themselves, and
            ids are numbered within one rendering.
    """

    line: int
    depth: int
    html: str
    slug: str
    id: str
    scope: int = 0


@dataclass(frozen=True, slots=True)
class Rendering:
    """What hexo-renderer-marked makes of markdown.

    Attributes:
        html: The HTML.
        headings: The headings in it.
        links: Address and title of each definition, by its label.
    """

    html: str
    headings: tuple[MarkedHeading, ...]
    links: Links


def render_marked(text: str, options: MarkedOptions, ids: HeadingIds, fuel: Fuel) -> Rendering:
    """Render markdown as hexo-renderer-marked does.

    Args:
        text: The markdown; its lines end at LF.
        options: The options of the renderer.
        ids: How ids are made of text.
        fuel: What may be spent on looking for what is not there.

    Raises:
        TooMuchError: The text is nested too deeply, or costs too much.
    """
    lexer = Lexer(options, fuel)
    found = lexer.read(text, 0)
    writer = _Writer(Running(options, lexer.links, fuel), SlugCounter(ids))
    html = writer.blocks(found, top=True)
    return Rendering(html, tuple(writer.headings), lexer.links)


def heading_slug(text: str, options: MarkedOptions, links: Links) -> str:
    """Return the id of a heading, before ids that are taken get a number.

    Args:
        text: What it holds, as markdown.
        options: The options of the renderer.
        links: The definitions of the body.

    Raises:
        TooMuchError: The text is nested too deeply, or costs too much.
    """
    html = Running(options, links, Fuel(len(text))).html(text)
    return _slug(html, options)


class _Writer:
    def __init__(self, running: Running, counter: SlugCounter) -> None:
        self.running = running
        self.counter = counter
        self.headings: list[MarkedHeading] = []

    def blocks(self, found: list[Block], *, top: bool) -> str:
        """Write blocks; text among them is a paragraph at the top and in loose items."""
        parts: list[str] = []
        texts: list[str] = []
        for block in found:
            if block.kind == "text":
                texts.append(self.running.html(block.text))
                continue
            if texts:
                parts.append(self._texts(texts, top=top))
            parts.append(self._block(block))
        if texts:
            parts.append(self._texts(texts, top=top))
        return "".join(parts)

    def _texts(self, texts: list[str], *, top: bool) -> str:
        html = "\n".join(texts)
        texts.clear()
        return self._paragraph(html) if top else html

    def _block(self, block: Block) -> str:
        write = _WRITERS.get(block.kind)
        return write(self, block) if write else ""

    def _running(self, block: Block) -> str:
        return self._paragraph(self.running.html(block.text))

    def _code(self, block: Block) -> str:
        code = escape_marked(block.text.removesuffix("\n") + "\n", entities=False)
        return f"<pre><code>{code}</code></pre>\n"

    def _html(self, block: Block) -> str:
        return block.text

    def _rule(self, block: Block) -> str:
        return "<hr>\n"

    def _quote(self, block: Block) -> str:
        return f"<blockquote>\n{self.blocks(block.children, top=True)}</blockquote>\n"

    def _paragraph(self, html: str) -> str:
        if self.running.options.description_lists and "<br>:" in html:
            made = _described(html)
            if made is not None:
                return made
        return f"<p>{html}</p>\n"

    def _heading(self, block: Block) -> str:
        html = self.running.html(block.text)
        depth, options = block.depth, self.running.options
        if not options.header_ids:
            self.headings.append(MarkedHeading(block.line, depth, html, "", ""))
            return f"<h{depth}>{html}</h{depth}>"
        slug = _slug(html, options)
        name = self.counter.count(slug)
        self.headings.append(MarkedHeading(block.line, depth, html, slug, name))
        return f'<h{depth} id="{name}">{html}</h{depth}>'

    def _list(self, block: Block) -> str:
        name = "ol" if block.ordered else "ul"
        number = f' start="{block.start}"' if block.ordered and block.start != 1 else ""
        items = "".join(self._item(item) for item in block.children)
        return f"<{name}{number}>\n{items}</{name}>\n"

    def _item(self, item: Block) -> str:
        box = "" if item.checked is None else _BOX
        return f"<li>{box}{self.blocks(item.children, top=item.loose)}</li>\n"

    def _table(self, block: Block) -> str:
        head, *rows = block.rows
        body = "".join(self._row(row, "td") for row in rows)
        body = f"<tbody>{body}</tbody>" if body else ""
        return f"<table>\n<thead>\n{self._row(head, 'th')}</thead>\n{body}</table>\n"

    def _row(self, cells: tuple[str, ...], name: str) -> str:
        written = "".join(f"<{name}>{self.running.html(cell)}</{name}>\n" for cell in cells)
        return f"<tr>\n{written}</tr>\n"


_WRITERS: dict[str, Callable[[_Writer, Block], str]] = {
    "paragraph": _Writer._running,
    "heading": _Writer._heading,
    "code": _Writer._code,
    "html": _Writer._html,
    "rule": _Writer._rule,
    "quote": _Writer._quote,
    "list": _Writer._list,
    "table": _Writer._table,
}


def _slug(html: str, options: MarkedOptions) -> str:
    alias = _ALIAS.search(html) if options.anchor_alias else None
    named = alias is not None and html.startswith('<a href="#')
    slug = hexo_slug(alias[1] if alias and named else html)
    return (slug, slug.lower(), slug.upper())[options.anchor_case]


def _described(html: str) -> str | None:
    """Return a paragraph as a description list, or None where it is none.

    The last `: definition` of a line is one; its colon goes.
    """
    lines = html.split("\n")
    for at, line in enumerate(lines):
        found = list(_DESCRIPTION.finditer(line))
        begin = len(line) - len(line.lstrip(BLANKS))
        if found and found[-1].start() - begin > 1:
            term, text = line[begin : found[-1].start()], line[found[-1].start(1) :]
            lines[at] = f"{line[:begin]}<dl><dt>{term}</dt><dd>{text}</dd></dl>"
            return "\n".join(lines)
    return None
