"""Blocks as markdown-it's tokens, which its renderer turns into HTML.

Nothing here recurses with the depth of the tree, except into tags that a hook writes, and that
no deeper than `MAX_HOOKED_TAGS`.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from markdown_it.token import Token

from newsdoc.limits import MAX_HOOKED_TAGS
from newsdoc.markdown import nodes as n
from newsdoc.markdown.entities import escape_html
from newsdoc.markdown.html_inline import InlineTokens
from newsdoc.markdown.outline import heading_ids

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from newsdoc.markdown.html_inline import Attrs
    from newsdoc.markdown.html_style import HtmlStyle

__all__ = ["block_tokens"]

_EMPTY_LINE = re.compile(r"(?:\r\n?|\n)[ \t>]*(?:\r\n?|\n)")
_FOOTNOTES_OPEN = '<div class="footnotes" role="doc-endnotes">\n<hr{}\n<ol>\n'


def block_tokens(root: n.Root, style: HtmlStyle) -> list[Token]:
    """Return the tokens of a body, its footnotes at the end.

    Args:
        root: The body.
        style: What the HTML is to look like.
    """
    page = _Page(root, style)
    if not style.block_mark:
        return _Blocks(page, 0).write(root.children) + _footnotes(page)
    tokens: list[Token] = []
    for child in root.children:
        tokens += _Blocks(page, 0).write((child,))
        tokens.append(Token("html_block", "", 0, content=style.block_mark, block=True))
    return tokens + _footnotes(page)


class _Page:
    """What all blocks of one body share."""

    __slots__ = ("attrs", "ids", "inline", "prefixes", "root", "style", "tight")

    def __init__(self, root: n.Root, style: HtmlStyle) -> None:
        self.root = root
        self.style = style
        self.inline = InlineTokens(root, style, lambda nodes: _Blocks(self, 0).write(nodes))
        self.ids = heading_ids(root)
        self.tight: set[int] = set()
        self.prefixes: dict[int, str] = {}
        self.attrs = dict(_attributed(root)) if root.dialect.goldmark.block_attributes else {}

    def shown(self, node: n.Code | n.Html, *, code: bool) -> str:
        """Return code or HTML as the generator shows it, or as it is written."""
        return self.inline.shown(node, code=code) if self.style.generator else node.value

    def tighten(self, parents: Iterable[n.Node]) -> None:
        """Remember that the paragraphs in some list items get no tags."""
        self.tight.update(
            id(child)
            for parent in parents
            for child in parent.children
            if isinstance(child, n.Paragraph)
        )


class _Blocks:
    """Writes blocks; work to be done lies on a stack, closing tokens between the nodes."""

    __slots__ = ("depth", "page", "stack", "tokens")

    def __init__(self, page: _Page, depth: int) -> None:
        self.page = page
        self.depth = depth
        self.tokens: list[Token] = []
        self.stack: list[n.Node | Token] = []

    def write(self, children: Iterable[n.Node]) -> list[Token]:
        """Return the tokens of some blocks."""
        self._push(children)
        while self.stack:
            item = self.stack.pop()
            if isinstance(item, Token):
                self.tokens.append(item)
                continue
            handler = _HANDLERS.get(type(item))
            if handler is not None:
                handler(self, item)
            else:
                # Inline nodes can stand among blocks in a tree that was built by hand.
                self.tokens.append(self.page.inline.token((item,)))
        return self.tokens

    def _push(self, children: Iterable[n.Node]) -> None:
        self.stack.extend(reversed(tuple(children)))

    def _open(self, tag: str, attrs: Attrs | None = None) -> None:
        self.tokens.append(Token(f"{tag}_open", tag, 1, attrs=attrs or {}, block=True))

    def _wrap(self, tag: str, node: n.Node, attrs: Attrs | None = None) -> None:
        self._open(tag, self._attrs(node, attrs))
        self.stack.append(_close(tag))
        self._push(node.children)

    def _attrs(self, node: n.Node, attrs: Attrs | None = None) -> Attrs:
        """Return the attributes of a block, with those that stand below it."""
        return {**(attrs or {}), **self.page.attrs.get(id(node), {}), **(attrs or {})}

    def _leaf(self, tag: str, node: n.Node, attrs: Attrs | None = None) -> None:
        self._open(tag, self._attrs(node, attrs))
        self.tokens += self.page.inline.token(node.children), _close(tag)

    def _raw(self, html: str) -> None:
        self.tokens.append(Token("html_block", "", 0, content=html, block=True))

    def paragraph(self, node: n.Paragraph) -> None:
        hidden = id(node) in self.page.tight
        prefix = self.page.prefixes.get(id(node), "")
        if not hidden and self._stands_bare(node):
            self._raw(self.page.inline.html_of(node.children[0]))
        elif self._has_blocks(node):
            self._split(node, prefix, hidden=hidden)
        else:
            self._paragraph(node.children, prefix, hidden=hidden, attrs=self._attrs(node))

    def _paragraph(
        self,
        children: Sequence[n.Node],
        prefix: str,
        *,
        hidden: bool,
        end: int = -1,
        attrs: Attrs | None = None,
    ) -> None:
        inline = self.page.inline.token(children, prefix, paragraph=not hidden, end=end)
        if hidden and end >= 0:
            _trim(inline.children or [])
        self.tokens += (
            Token("paragraph_open", "p", 1, attrs=attrs or {}, block=True, hidden=hidden),
            inline,
            Token("paragraph_close", "p", -1, block=True, hidden=hidden),
        )

    def _stands_bare(self, node: n.Paragraph) -> bool:
        """Tell whether a paragraph is a picture that gets no tags of a paragraph."""
        if not self.page.style.generator or self.page.root.dialect.goldmark.image_paragraphs:
            return False
        return len(node.children) == 1 and isinstance(node.children[0], n.Image | n.ImageReference)

    def _has_blocks(self, node: n.Paragraph) -> bool:
        """Tell whether goldmark cuts a paragraph at the mathematics in it."""
        if not self.page.style.generator or not self.page.root.dialect.goldmark.math_blocks:
            return False
        return any(isinstance(child, n.Math) for child in node.children)

    def _split(self, node: n.Paragraph, prefix: str, *, hidden: bool) -> None:
        """Write the mathematics of a paragraph between paragraphs of what stands around it."""
        run: list[n.Node] = []
        for child in (*node.children, None):
            if child is not None and not isinstance(child, n.Math):
                run.append(child)
                continue
            if run or prefix:
                self._paragraph(run, prefix, hidden=hidden, end=node.end)
            run, prefix = [], ""
            if child is not None:
                self._raw(self.page.inline.html_of(child))

    def heading(self, node: n.Heading) -> None:
        attrs: Attrs = {}
        if found := self.page.ids.get(id(node)):
            attrs["id"] = found
        if node.attributes and node.attributes.classes:
            attrs["class"] = " ".join(node.attributes.classes)
        self._leaf(f"h{node.depth}", node, attrs)

    def thematic_break(self, node: n.ThematicBreak) -> None:
        self.tokens.append(Token("hr", "hr", 0, attrs=self._attrs(node), block=True))

    def blockquote(self, node: n.Blockquote) -> None:
        self._wrap("blockquote", node)

    def list(self, node: n.List) -> None:
        items = [item for item in node.children if isinstance(item, n.ListItem)]
        if not node.spread and not any(item.spread for item in items):
            self.page.tighten(items)
        number = node.first_number
        attrs: Attrs = {"start": number} if number is not None and number != 1 else {}
        self._wrap("ol" if node.ordered else "ul", node, attrs)

    def list_item(self, node: n.ListItem) -> None:
        self._wrap("li", node)
        if node.checked is not None and node.children:
            checked = ' checked=""' if node.checked else ""
            box = f'<input{checked} disabled="" type="checkbox"{self.page.style.void} '
            self.page.prefixes[id(node.children[0])] = box

    def code(self, node: n.Code) -> None:
        kind = "fence" if _is_fenced(node) else "code_block"
        value = self.page.shown(node, code=True)
        self._code(kind, value, node.lang or "", node.meta or "")

    def _code(self, kind: str, value: str, lang: str = "", meta: str = "") -> None:
        text = value + "\n" if value else ""
        token = Token(kind, "code", 0, content=text, info=lang, markup=meta, block=True)
        self.tokens.append(token)

    def html(self, node: n.Html) -> None:
        html = self.page.inline.html(node)
        self._raw(f"{html}\n" if html or self.page.style.raw_html else "")

    def nothing(self, node: n.Node) -> None:
        """Definitions show nowhere, footnotes at the end."""

    def table(self, node: n.Table) -> None:
        self._open("table", self._attrs(node))
        rows = [row for row in node.children if isinstance(row, n.TableRow)]
        for index, row in enumerate(rows):
            if index < 2:
                self._open("tbody" if index else "thead")
            self._row(row, node.align, "td" if index else "th")
            if index in {0, len(rows) - 1}:
                self.tokens.append(_close("tbody" if index else "thead"))
        self.tokens.append(_close("table"))

    def _row(self, row: n.TableRow, align: tuple[n.Align, ...], tag: str) -> None:
        self._open("tr")
        # Cells beyond the last column of the head show nowhere (GFM, tables).
        for side, cell in zip(align, row.children, strict=False):
            self._leaf(tag, cell, {"style": f"text-align: {side}"} if side else None)
        self.tokens.append(_close("tr"))

    def math(self, node: n.Math) -> None:
        self._raw(self.page.inline.math(node, "div") + "\n")

    def table_of_contents(self, node: n.TableOfContents) -> None:
        items = [
            f'<li class="toc-{heading.depth}">'
            f'<a href="#{escape_html(self.page.ids.get(id(heading), ""))}">'
            f"{escape_html(heading.text())}</a></li>\n"
            for heading in self.page.root.find_all(n.Heading)
        ]
        self._raw(f'<nav class="toc">\n<ul>\n{"".join(items)}</ul>\n</nav>\n')

    def definition_list(self, node: n.DefinitionList) -> None:
        self._wrap("dl", node)

    def definition_term(self, node: n.DefinitionTerm) -> None:
        self._leaf("dt", node)

    def definition_description(self, node: n.DefinitionDescription) -> None:
        if node.spread:
            self._wrap("dd", node)
            return
        self.page.tighten((node,))
        self._raw("<dd>")
        self.stack.append(_close("dd"))
        self._push(node.children)

    def tag(self, node: n.TagNode) -> None:
        shortcodes = self.page.style.shortcodes
        html = shortcodes.whole(node) if shortcodes else None
        if self.page.style.hooks.tag is not None and self.depth < MAX_HOOKED_TAGS:
            inner = _Blocks(self.page, self.depth + 1).write(node.children)
            meta = {"node": node}
            self.tokens.append(Token("hooked_tag", "", 0, children=inner, block=True, meta=meta))
        elif html is not None:
            self._raw(html + "\n")
        elif self.page.style.passes(node):
            self._raw((node.value or "") + "\n")
        elif node.value is not None:
            self._code("fence", node.value.strip("\r\n"))
        else:
            if shortcodes and (opening := shortcodes.opening(node)):
                self._raw(opening)
                self.stack.append(Token("html_block", "", 0, content="</details>\n", block=True))
            self._push(node.children)

    def escaped_tag(self, node: n.EscapedTag) -> None:
        self._open("p")
        self.tokens += self.page.inline.token((node,)), _close("p")

    def divider(self, node: n.Divider) -> None:
        # Behind a line end it stands between blocks, anywhere else it cuts a paragraph in two.
        mark = self.page.style.divider
        self._raw(mark and f"\n{mark}")


def _trim(tokens: list[Token]) -> None:
    """Take blanks off both ends, as goldmark does beside mathematics in a tight list."""
    if tokens:
        tokens[0].content = tokens[0].content.lstrip(" ")
        tokens[-1].content = tokens[-1].content.rstrip(" ")


def _attributed(root: n.Root) -> Iterator[tuple[int, Attrs]]:
    """Give the attributes below blocks, by the identity of the block that they belong to."""
    for parent in root.walk():
        before: n.Node | None = None
        for node in parent.children:
            found = node.attributes if isinstance(node, n.BlockAttributes) else None
            if found and before is not None and _joins(before, node):
                yield id(before), _pairs(found)
            before = node


def _joins(block: n.Node, below: n.Node) -> bool:
    """Tell whether attributes belong to the block above: no empty line stands between."""
    if isinstance(block, n.Code | n.BlockAttributes) or below.source is None:
        return False
    return _EMPTY_LINE.search(below.source.text, block.end, below.start) is None


def _pairs(found: n.Attributes) -> Attrs:
    attrs: Attrs = {"id": found.id} if found.id else {}
    if found.classes:
        attrs["class"] = " ".join(found.classes)
    return {**attrs, **dict(found.pairs)}


def _close(tag: str) -> Token:
    return Token(f"{tag}_close", tag, -1, block=True)


def _is_fenced(node: n.Code) -> bool:
    if node.lang is not None or node.source is None or node.generated:
        return True
    return node.source.text.startswith(("`", "~"), node.start)


def _footnotes(page: _Page) -> list[Token]:
    """Write the footnotes that are referred to, in the order of their numbers."""
    items: list[Token] = []
    for number, identifier in enumerate(page.inline.footnotes, 1):
        items += _footnote(page, page.inline.notes[identifier], number)
    if not items:
        return []
    opening = Token(
        "html_block", "", 0, content=_FOOTNOTES_OPEN.format(page.style.void), block=True
    )
    closing = Token("html_block", "", 0, content="</ol>\n</div>\n", block=True)
    return [opening, *items, closing]


def _footnote(page: _Page, node: n.FootnoteDefinition, number: int) -> list[Token]:
    tokens = _Blocks(page, 0).write(node.children)
    meta = {"number": number, "marks": page.inline.marks, "identifier": node.identifier}
    back = Token("backlinks", "", 0, meta=meta)
    if len(tokens) > 1 and tokens[-1].type == "paragraph_close" and tokens[-2].children is not None:
        tokens[-2].children.append(back)
    else:
        tokens.append(back)
    opening = Token("li_open", "li", 1, attrs={"id": f"fn:{number}"}, block=True)
    return [opening, *tokens, _close("li")]


_HANDLERS: dict[type[n.Node], Callable[..., None]] = {
    n.Paragraph: _Blocks.paragraph,
    n.Heading: _Blocks.heading,
    n.ThematicBreak: _Blocks.thematic_break,
    n.Blockquote: _Blocks.blockquote,
    n.List: _Blocks.list,
    n.ListItem: _Blocks.list_item,
    n.Code: _Blocks.code,
    n.Html: _Blocks.html,
    n.Definition: _Blocks.nothing,
    n.FootnoteDefinition: _Blocks.nothing,
    n.Table: _Blocks.table,
    n.Math: _Blocks.math,
    n.TableOfContents: _Blocks.table_of_contents,
    n.DefinitionList: _Blocks.definition_list,
    n.DefinitionTerm: _Blocks.definition_term,
    n.DefinitionDescription: _Blocks.definition_description,
    n.Shortcode: _Blocks.tag,
    n.Tag: _Blocks.tag,
    n.TagNode: _Blocks.tag,
    n.EscapedTag: _Blocks.escaped_tag,
    n.BlockAttributes: _Blocks.nothing,
    n.Divider: _Blocks.divider,
    n.TemplateComment: _Blocks.nothing,
    n.TemplateExpression: _Blocks.nothing,
}
