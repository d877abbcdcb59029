"""Running text as markdown-it's tokens."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

from markdown_it.common.normalize_url import normalizeLink
from markdown_it.token import Token

from newsdoc.markdown import nodes as n
from newsdoc.markdown.entities import escape_html
from newsdoc.markdown.source_text import literal_offsets, text_around
from newsdoc.markdown.tag_text import without_tags
from newsdoc.markdown.typography import OpenQuotes, goldmark_html, marked_html

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from newsdoc.markdown.html_style import HtmlStyle

__all__ = ["Attrs", "InlineTokens"]

Attrs: TypeAlias = dict[str, str | int | float]


class InlineTokens:
    """Makes `inline` tokens of what blocks hold.

    Attributes:
        footnotes: Identifiers of the footnotes in the order of their first mark.
        marks: How often each footnote is referred to.
    """

    def __init__(self, root: n.Root, style: HtmlStyle) -> None:
        self.style = style
        self.footnotes: list[str] = []
        self.marks: dict[str, int] = {}
        self._numbers: dict[str, int] = {}
        self._dialect = root.dialect
        self._quotes = OpenQuotes()
        self._definitions = {
            node.identifier: node for node in reversed(tuple(root.find_all(n.Definition)))
        }
        self._defined_notes = {node.identifier for node in root.find_all(n.FootnoteDefinition)}

    def token(self, children: Iterable[n.Node], prefix: str = "") -> Token:
        """Return one `inline` token for the content of a block.

        Args:
            children: Inline nodes.
            prefix: HTML before them.
        """
        self._quotes = OpenQuotes()
        tokens = self._tokens(children)
        if prefix:
            tokens.insert(0, _html(prefix))
        return Token("inline", "", 0, children=tokens, block=True)

    def _tokens(self, children: Iterable[n.Node]) -> list[Token]:
        tokens: list[Token] = []
        stack: list[n.Node | Token] = list(reversed(tuple(children)))
        while stack:
            item = stack.pop()
            if isinstance(item, Token):
                tokens.append(item)
                continue
            wrap = _WRAPS.get(type(item))
            if wrap:
                tokens.append(Token(f"{wrap}_open", wrap, 1))
                stack.append(Token(f"{wrap}_close", wrap, -1))
                stack.extend(reversed(item.children))
            elif isinstance(item, n.Link | n.LinkReference):
                self._link(item, tokens, stack)
            elif isinstance(item, n.TagNode):
                self._tag(item, tokens, stack)
            else:
                self._leaf(item, tokens, stack)
        return tokens

    def _leaf(self, node: n.Node, tokens: list[Token], stack: list[n.Node | Token]) -> None:
        write = _LEAVES.get(type(node))
        if write is not None:
            tokens.append(_html(write(self, node)))
        else:
            stack.extend(reversed(node.children))

    def _link(
        self, node: n.Link | n.LinkReference, tokens: list[Token], stack: list[n.Node | Token]
    ) -> None:
        url, title = self.target(node)
        if self.style.hooks.link is not None:
            inner = self._tokens(node.children)
            meta = {"node": node, "url": url, "title": title}
            tokens.append(Token("hooked_link", "a", 0, children=inner, meta=meta))
            return
        tokens.append(Token("link_open", "a", 1, attrs=link_attrs(url, title)))
        stack.append(Token("link_close", "a", -1))
        stack.extend(reversed(node.children))

    def target(
        self, node: n.Link | n.Image | n.LinkReference | n.ImageReference
    ) -> tuple[str, str | None]:
        """Return URL and title of a link or image, references resolved and URLs made safe."""
        if isinstance(node, n.Link | n.Image):
            return self.style.url(node.url), node.title
        found = self._definitions.get(node.identifier)
        return (self.style.url(found.url), found.title) if found else ("", None)

    def _tag(self, node: n.TagNode, tokens: list[Token], stack: list[n.Node | Token]) -> None:
        if self.style.hooks.tag is not None:
            inner = self._tokens(node.children)
            tokens.append(Token("hooked_tag", "", 0, children=inner, meta={"node": node}))
            return
        html = self.style.tag_html(node)
        if html is not None:
            tokens.append(_html(html))
        elif node.value is not None:
            tokens.append(_html(f"<code>{escape_html(node.value)}</code>"))
        else:
            stack.extend(reversed(node.children))

    def _text(self, node: n.Text | n.EscapedTag) -> str:
        if self._dialect.typographer == "goldmark":
            before, after = text_around(node)
            literal = literal_offsets(node) if isinstance(node, n.Text) else frozenset()
            html = goldmark_html(node.value, before, after, self._quotes, literal)
        elif self._dialect.typographer == "marked":
            html = marked_html(node.value)
        else:
            html = escape_html(node.value)
        return html.replace("\n", "<br>\n") if self._dialect.hard_breaks else html

    def _code(self, node: n.InlineCode) -> str:
        value = node.value
        if self.style.generator:
            value = without_tags(value, self._dialect, code=True)
        return f"<code>{escape_html(value)}</code>"

    def _break(self, node: n.Break) -> str:
        return "<br>\n"

    def _html(self, node: n.Html) -> str:
        if not self.style.raw_html:
            return "<!-- raw HTML omitted -->"
        if self.style.generator:
            return without_tags(node.value, self._dialect, code=False)
        return node.value

    def _image(self, node: n.Image | n.ImageReference) -> str:
        url, title = self.target(node)
        if self.style.hooks.image is not None:
            html = self.style.hooks.image(node, url)
            if html is not None:
                return html
        parts = f'<img src="{escape_html(encoded(url))}" alt="{escape_html(node.alt or "")}"'
        return f'{parts} title="{escape_html(title)}">' if title else f"{parts}>"

    def _footnote(self, node: n.FootnoteReference) -> str:
        if node.identifier not in self._defined_notes:
            return ""
        number = self._numbers.setdefault(node.identifier, len(self._numbers) + 1)
        if number > len(self.footnotes):
            self.footnotes.append(node.identifier)
        count = self.marks[node.identifier] = self.marks.get(node.identifier, 0) + 1
        return (
            f'<sup id="{mark_id(number, count)}"><a href="#fn:{number}" class="footnote-ref" '
            f'role="doc-noteref">{number}</a></sup>'
        )

    def _math(self, node: n.InlineMath) -> str:
        return f'<span class="math">{escape_html(node.value)}</span>'

    def _divider(self, node: n.Divider) -> str:
        return self.style.divider

    def _nothing(self, node: n.Node) -> str:
        return ""


def link_attrs(url: str, title: str | None) -> Attrs:
    """Return the attributes of a link."""
    attrs: Attrs = {"href": encoded(url)}
    if title:
        attrs["title"] = title
    return attrs


def encoded(url: str) -> str:
    """Percent-encode what may not stand in a URL."""
    return normalizeLink(url)


def mark_id(number: int, count: int) -> str:
    """Return the id of a footnote's mark, as goldmark numbers the second and later ones."""
    return f"fnref:{number}" if count == 1 else f"fnref{count - 1}:{number}"


def _html(text: str) -> Token:
    return Token("html_inline", "", 0, content=text)


_WRAPS: dict[type[n.Node], str] = {n.Emphasis: "em", n.Strong: "strong", n.Delete: "del"}

_LEAVES: dict[type[n.Node], Callable[..., str]] = {
    n.Text: InlineTokens._text,
    n.EscapedTag: InlineTokens._text,
    n.InlineCode: InlineTokens._code,
    n.Break: InlineTokens._break,
    n.Html: InlineTokens._html,
    n.Image: InlineTokens._image,
    n.ImageReference: InlineTokens._image,
    n.FootnoteReference: InlineTokens._footnote,
    n.InlineMath: InlineTokens._math,
    n.Divider: InlineTokens._divider,
    n.TemplateComment: InlineTokens._nothing,
    n.TemplateExpression: InlineTokens._nothing,
}
