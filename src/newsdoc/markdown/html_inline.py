"""Running text as markdown-it's tokens.

Each kind of node has a method of its own, so the module is long.
"""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING, TypeAlias

from markdown_it.common.normalize_url import normalizeLink
from markdown_it.token import Token

from newsdoc.limits import MAX_HOOKED_TAGS
from newsdoc.markdown import nodes as n
from newsdoc.markdown.entities import escape_html
from newsdoc.markdown.html_style import DIVIDER_MARK
from newsdoc.markdown.line_breaks import without_line_ends
from newsdoc.markdown.links import is_autolink
from newsdoc.markdown.source_text import (
    escaped_offsets,
    source_offsets,
    text_around,
    written_characters,
)
from newsdoc.markdown.tag_text import without_tags
from newsdoc.markdown.typography import OpenQuotes, goldmark_html, marked_html

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from newsdoc.markdown.html_style import HtmlStyle

__all__ = ["Attrs", "InlineTokens", "divider_place"]

_DIVIDER = "<!--more-->"
_JOINER = "\u200d"
_LINE_END = re.compile(r"\r\n?|\n")

Attrs: TypeAlias = dict[str, str | int | float]


class InlineTokens:
    """Makes `inline` tokens of what blocks hold.

    Attributes:
        footnotes: Identifiers of the footnotes that are referred to, in the order of their
            numbers.
        marks: How often each footnote is referred to.
        notes: The footnotes that there are, by identifier.
    """

    def __init__(
        self,
        root: n.Root,
        style: HtmlStyle,
        blocks: Callable[[Iterable[n.Node]], list[Token]],
    ) -> None:
        """Make what writes the running text of a body.

        Args:
            root: The body.
            style: What the HTML is to look like.
            blocks: Writes blocks: what a tag in a paragraph may hold.
        """
        self.style = style
        self._blocks = blocks
        self._depth = 0
        self._ends = ("\n", "\n")
        self._written: dict[str, int] = {}
        self._dialect = root.dialect
        self._quotes = OpenQuotes()
        self._end = -1
        self._inners: set[int] = set()
        self._next: n.Node | str | None = None
        self._divider_at = divider_place(root)
        self._definitions: dict[str, n.Definition] = {}
        self.notes: dict[str, n.FootnoteDefinition] = {}
        for node in root.find_all(n.Definition, n.FootnoteDefinition):
            if isinstance(node, n.Definition):
                self._definitions.setdefault(node.identifier, node)
            else:
                self.notes.setdefault(node.identifier, node)
        self.marks = _count_marks(root, self.notes)
        self.footnotes = list(self.marks)
        self._numbers = {name: number for number, name in enumerate(self.footnotes, 1)}

    def token(
        self,
        children: Sequence[n.Node],
        prefix: str = "",
        *,
        paragraph: bool = False,
        end: int = -1,
    ) -> Token:
        """Return one `inline` token for the content of a block.

        Args:
            children: Inline nodes.
            prefix: HTML before them.
            paragraph: Whether the tags of a paragraph stand around them.
            end: Where the block ends in the source, if not with them.
        """
        self._end = children[-1].end if end < 0 and children else end
        self._ends = ("</p>\n", "<p>") if paragraph else ("\n", "\n")
        tokens = self._tokens(children)
        if prefix:
            tokens.insert(0, _html(prefix))
        return Token("inline", "", 0, children=tokens, block=True)

    def _tokens(self, children: Iterable[n.Node]) -> list[Token]:
        made = _Made()
        stack: list[n.Node | str] = list(reversed(tuple(children)))
        while stack:
            item = stack.pop()
            if isinstance(item, str):
                made.html.append(item)
            else:
                self._node(item, made, stack)
        return made.finish()

    def _node(self, node: n.Node, made: _Made, stack: list[n.Node | str]) -> None:
        kind = type(node)
        self._next = stack[-1] if stack else None
        if kind in _LEAVES:
            made.html.append(_LEAVES[kind](self, node))
            return
        if kind in _WRAPS:
            opening, closing = _WRAPS[kind]
            made.html.append(opening)
            stack.append(closing)
        elif isinstance(node, n.Link | n.LinkReference):
            if self._link(node, made, stack):
                return
        elif isinstance(node, n.TagNode) and self._tag(node, made, stack):
            return
        stack.extend(reversed(node.children))

    def _link(self, node: n.Link | n.LinkReference, made: _Made, stack: list[n.Node | str]) -> bool:
        """Begin a link; or write it all, with its hook or as an address, and say so."""
        url, title = self.target(node)
        if self.style.hooks.link is None:
            made.add(Token("link_open", "a", 1, attrs=link_attrs(url, title)))
            stack.append("</a>")
            if self._dialect.typographer == "none" or not is_autolink(node):
                return False
            # An address is no prose: its quotes and dashes stay.
            stack.append(escape_html(node.text()))
            return True
        inner = self._tokens(node.children)
        meta = {"node": node, "url": url, "title": title}
        made.add(Token("hooked_link", "a", 0, children=inner, meta=meta))
        return True

    def html_of(self, leaf: n.Node) -> str:
        """Return a picture, mathematics or other leaf as HTML."""
        return _LEAVES[type(leaf)](self, leaf)

    def target(
        self, node: n.Link | n.Image | n.LinkReference | n.ImageReference
    ) -> tuple[str, str | None]:
        """Return URL and title of a link or image, references resolved and URLs made safe."""
        if isinstance(node, n.Link | n.Image):
            return self.style.url(node.url), node.title
        found = self._definitions.get(node.identifier)
        return (self.style.url(found.url), found.title) if found else ("", None)

    def _tag(self, node: n.TagNode, made: _Made, stack: list[n.Node | str]) -> bool:
        """Write a tag and say so, or leave it to what it holds."""
        if node.inner is not None:
            self._inners.add(node.inner.start)
        if self.style.hooks.tag is not None:
            inner = self._tokens(node.children)
            made.add(Token("hooked_tag", "", 0, children=inner, meta={"node": node}))
            return True
        shortcodes = self.style.shortcodes
        html = shortcodes.whole(node) if shortcodes else None
        if self.style.passes(node):
            html = node.value
        elif html is None and node.value is not None:
            html = f"<code>{escape_html(node.value)}</code>"
        if html is not None:
            made.html.append(html)
            return True
        opening = shortcodes.opening(node) if shortcodes else ""
        closing = "</details>" if opening else ""
        if self._depth < MAX_HOOKED_TAGS and any(isinstance(c, _BLOCKS) for c in node.children):
            self._interrupt(node, made, opening, closing)
            return True
        made.html.append(opening)
        stack.append(closing)
        return False

    def _interrupt(self, node: n.TagNode, made: _Made, opening: str, closing: str) -> None:
        """Write the blocks that a tag in a paragraph holds: they end it, and another begins."""
        end, ends = self._end, self._ends
        self._depth += 1
        tokens = self._blocks(node.children)
        self._depth -= 1
        self._end, self._ends = end, ends
        made.html.append(ends[0] + opening)
        made.add(Token("hooked_tag", "", 0, children=tokens, meta={"node": node}))
        made.html.append(closing + ends[1])

    def _text(self, node: n.Text | n.EscapedTag) -> str:
        if self._dialect.typographer == "goldmark":
            before, after = self._around(node)
            written = written_characters(node) if isinstance(node, n.Text) else ()
            html = goldmark_html(
                node.value, before, after, self._quotes, written, self._dialect.goldmark.marks
            )
        elif self._dialect.typographer == "marked":
            escaped = escaped_offsets(node) if isinstance(node, n.Text) else frozenset()
            html = marked_html(node.value, literal=escaped)
        else:
            html = escape_html(node.value)
        if "\r\n" in html:
            # Line ends inside a paragraph are the renderer's, not the file's.
            html = html.replace("\r\n", "\n")
        if "\n" not in html:
            return html
        if self._dialect.hard_breaks:
            return html.replace("\n", f"<br{self.style.void}\n")
        style = self._dialect.goldmark.line_breaks
        if style == "keep" or not self.style.generator:
            return html
        around = ("B" if self._follows_shortcode(node) else "", _text_of(self._next)[:1])
        return without_line_ends(html, _written_lines(node), style, around)

    def _around(self, node: n.Node) -> tuple[str, str]:
        """Return what stands around a text; Hugo puts words in the place of shortcodes."""
        before, after = text_around(node, self._end)
        if self._follows_shortcode(node):
            before = "B"
        found = self._next
        if isinstance(found, n.Shortcode) and found.start == node.end and not found.markup:
            after = "HAHAHU"
        return before, after

    def _follows_shortcode(self, node: n.Node) -> bool:
        if node.source is None or node.generated or node.start in self._inners:
            return False
        text = node.source.text
        return text.endswith(">}}", 0, node.start) and not text.endswith("*/>}}", 0, node.start)

    def _code(self, node: n.InlineCode) -> str:
        value = node.value
        if self.style.generator:
            value = self.shown(node, code=True)
        # A line end in code is a blank (CommonMark 0.31, code spans).
        return f"<code>{escape_html(_LINE_END.sub(' ', value))}</code>"

    def _break(self, node: n.Break) -> str:
        if self.style.generator and node.source is not None:
            # goldmark takes up to three blanks for the break and leaves the others.
            blank = " " if node.source.text.startswith("    ", node.start) else ""
            return f"{blank}<br{self.style.void}\n"
        return "<br>\n"

    def html(self, node: n.Html) -> str:
        """Write raw HTML, or what stands in its place; a divider inside it stays."""
        value = self.shown(node, code=False) if self.style.generator else node.value
        if self.style.raw_html:
            return value
        parts = value.split(DIVIDER_MARK)
        return DIVIDER_MARK.join(self.style.omitted(part) if part.strip() else "" for part in parts)

    def shown(self, node: n.Code | n.InlineCode | n.Html, *, code: bool) -> str:
        """Return code or HTML as the generator shows it, the tags in it run.

        Only the first divider of a body is one (Hugo); where it stands in code it is none of the
        tree.
        """
        at = self._divider_at
        inside = node.start <= at < node.end
        mark = DIVIDER_MARK if inside and not code else " "
        divided = at >= 0 and not inside
        return without_tags(node.value, self._dialect, code=code, divided=divided, divider=mark)

    def _image(self, node: n.Image | n.ImageReference) -> str:
        url, title = self.target(node)
        if self.style.hooks.image is not None:
            html = self.style.hooks.image(node, url)
            if html is not None:
                return html
        parts = f'<img src="{escape_html(encoded(url))}" alt="{escape_html(node.alt or "")}"'
        named = f' title="{escape_html(title)}"' if title else ""
        return f"{parts}{named}{self.style.void}"

    def _footnote(self, node: n.FootnoteReference) -> str:
        if node.identifier not in self.notes:
            return ""
        number = self._numbers[node.identifier]
        count = self._written[node.identifier] = self._written.get(node.identifier, 0) + 1
        return (
            f'<sup id="{mark_id(number, count)}"><a href="#fn:{number}" class="footnote-ref" '
            f'role="doc-noteref">{number}</a></sup>'
        )

    def _emoji(self, node: n.Emoji) -> str:
        if not self.style.generator:
            return node.value
        # Hugo counts the letters of these.
        return "".join("&zwj;" if char == _JOINER else f"&#x{ord(char):x};" for char in node.value)

    def _math(self, node: n.InlineMath | n.Math) -> str:
        return self.math(node, "span")

    def math(self, node: n.InlineMath | n.Math, tag: str) -> str:
        """Write TeX in an element; Hugo's passthrough hands it on as it is written."""
        if self.style.generator and self._dialect.excerpt == "hugo" and not node.generated:
            return without_tags(node.raw, self._dialect, code=True, divided=True)
        return f'<{tag} class="math">{escape_html(node.value)}</{tag}>'

    def _divider(self, node: n.Divider) -> str:
        return self.style.divider

    def _nothing(self, node: n.Node) -> str:
        return ""


def _text_of(node: n.Node | str | None) -> str:
    """Return the text that goldmark has for a node, as far as its ends go."""
    if isinstance(node, n.Text | n.EscapedTag):
        return node.value
    return "H" if isinstance(node, n.TagNode) else ""


def _written_lines(node: n.Text | n.EscapedTag) -> Sequence[str]:
    """Return how each character is written, and line ends with the blanks before them."""
    if node.source is None or node.generated or not isinstance(node, n.Text):
        return node.value
    text = node.source.text
    written = list(written_characters(node) or node.value)
    places = source_offsets(node)
    for at, (start, _) in enumerate(places):
        if node.value[at] == "\n" and text[start - 1 : start] in {" ", "\t"}:
            written[at] = " \n"
    return written


def _count_marks(root: n.Root, notes: Mapping[str, n.Node]) -> dict[str, int]:
    """Count the marks of each footnote, in the order in which goldmark meets the first ones.

    It reads the definitions where the first of them stands, so a mark in one of them comes before
    those that follow there.
    """
    marks: list[str] = []
    inside: list[str] = []
    place = -1
    stack: list[tuple[n.Node, bool]] = [(root, False)] if notes else []
    while stack:
        node, defining = stack.pop()
        if isinstance(node, n.FootnoteReference) and node.identifier in notes:
            (inside if defining else marks).append(node.identifier)
        elif isinstance(node, n.FootnoteDefinition):
            defining = True
            place = len(marks) if place < 0 else place
        stack.extend((child, defining) for child in reversed(node.children))
    return dict(Counter([*marks[:place], *inside, *marks[place:]]))


def divider_place(root: n.Root) -> int:
    """Return where Hugo's divider stands, whatever it stands in, or -1."""
    if root.source is None or root.dialect.excerpt != "hugo":
        return -1
    return root.source.text.find(_DIVIDER, max(root.start, 0))


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


class _Made:
    """Tokens, and the HTML behind the last of them."""

    __slots__ = ("html", "tokens")

    def __init__(self) -> None:
        self.tokens: list[Token] = []
        self.html: list[str] = []

    def add(self, token: Token) -> None:
        self.finish().append(token)

    def finish(self) -> list[Token]:
        if self.html:
            self.tokens.append(_html("".join(self.html)))
            self.html.clear()
        return self.tokens


_BLOCKS = (
    n.Paragraph,
    n.Heading,
    n.Blockquote,
    n.List,
    n.Code,
    n.Table,
    n.DefinitionList,
    n.ThematicBreak,
)

_WRAPS: dict[type[n.Node], tuple[str, str]] = {
    n.Emphasis: ("<em>", "</em>"),
    n.Strong: ("<strong>", "</strong>"),
    n.Delete: ("<del>", "</del>"),
    n.Insert: ("<ins>", "</ins>"),
    n.Mark: ("<mark>", "</mark>"),
    n.Subscript: ("<sub>", "</sub>"),
    n.Superscript: ("<sup>", "</sup>"),
}

_LEAVES: dict[type[n.Node], Callable[..., str]] = {
    n.Text: InlineTokens._text,
    n.EscapedTag: InlineTokens._text,
    n.InlineCode: InlineTokens._code,
    n.Break: InlineTokens._break,
    n.Html: InlineTokens.html,
    n.Image: InlineTokens._image,
    n.ImageReference: InlineTokens._image,
    n.FootnoteReference: InlineTokens._footnote,
    n.Emoji: InlineTokens._emoji,
    n.InlineMath: InlineTokens._math,
    # `\[x\]` is displayed, and stands in running text all the same.
    n.Math: InlineTokens._math,
    n.Divider: InlineTokens._divider,
    n.TemplateComment: InlineTokens._nothing,
    n.TemplateExpression: InlineTokens._nothing,
}
