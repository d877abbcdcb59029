"""The body as HTML, written by markdown-it-py's renderer.

Safe unless asked otherwise: raw HTML is left out, and URLs that could run code are empty.
`generator_html` writes what the generator itself would, for counting its words.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from markdown_it.renderer import RendererHTML
from markdown_it.utils import OptionsDict

from newsdoc.markdown.entities import escape_html
from newsdoc.markdown.highlight import code_html
from newsdoc.markdown.html_inline import link_attrs, mark_id
from newsdoc.markdown.html_style import BLOCK_MARK, HtmlHooks, HtmlStyle, is_safe_url
from newsdoc.markdown.html_tokens import block_tokens
from newsdoc.markdown.marked.page import page_of
from newsdoc.markdown.parsing import parse
from newsdoc.markdown.shortcode_html import ShortcodeHtml

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from markdown_it.token import Token
    from markdown_it.utils import EnvType

    from newsdoc.markdown.dialect import BodyDialect
    from newsdoc.markdown.nodes import Root

__all__ = [
    "HtmlHooks",
    "generator_html",
    "is_safe_url",
    "to_html",
]

_LEAF_BLOCKS = frozenset({"fence", "code_block", "html_block", "hooked_tag"})


def _options(*, xhtml: bool) -> OptionsDict:
    return OptionsDict(
        {
            "maxNesting": 100,
            "html": True,
            "linkify": False,
            "typographer": False,
            "quotes": "",
            "xhtmlOut": xhtml,
            "breaks": False,
            "langPrefix": "language-",
            "highlight": None,
        }
    )


def to_html(root: Root, *, unsafe: bool = False, hooks: HtmlHooks | None = None) -> str:
    """Return a body as HTML.

    Args:
        root: The body.
        unsafe: Let raw HTML and every kind of URL through.
        hooks: Functions that write shortcodes, images and links in place of the default. A tag
            without a hook gives what it holds; one that holds nothing gives nothing.
    """
    style = HtmlStyle(raw_html=unsafe, safe_urls=not unsafe, hooks=hooks or HtmlHooks())
    return _render(root, style)


def generator_html(root: Root) -> str:
    """Return the HTML that the generator of the dialect writes, as far as it can be known.

    What shortcodes of themes print and the colours of highlighted code are not known. The
    divider is written as `DIVIDER_MARK`, and behind each block of the root stands a `BLOCK_MARK`.
    The root keeps it: text, counts and excerpt ask for the same.
    """
    kept = root.cached_html
    if kept is None:
        page = page_of(root)
        kept = page.html if page else _render(root, _generator_style(root))
        root.keep_html(kept)
    return kept


def _generator_style(root: Root) -> HtmlStyle:
    dialect = root.dialect
    return HtmlStyle(
        raw_html=dialect.raw_html,
        safe_urls=False,
        generator=True,
        shortcodes=ShortcodeHtml(dialect, _inline_html(dialect)) if dialect.tags else None,
        highlighting=dialect.highlighting,
        xhtml=dialect.goldmark.xhtml,
    )


def _inline_html(dialect: BodyDialect) -> Callable[[str], str]:
    """Return a function that renders markdown, without the paragraph where it is only one."""
    plain = replace(dialect, tags=())

    def inline(text: str) -> str:
        html = generator_html(parse(text, dialect=plain)).replace(BLOCK_MARK, "").strip()
        inside = html.removeprefix("<p>").removesuffix("</p>")
        return html if "<p>" in inside else inside

    return inline


def _render(root: Root, style: HtmlStyle) -> str:
    tokens = block_tokens(root, style)
    return _Renderer(style, root.dialect).render(tokens, _options(xhtml=style.xhtml), {})


class _Renderer(RendererHTML):
    """markdown-it-py's renderer, with rules for what its own tokens do not have."""

    def __init__(self, style: HtmlStyle, dialect: BodyDialect) -> None:
        super().__init__()
        self._style = style
        self._backlink = dialect.goldmark.backlink

    def paragraph_close(
        self, tokens: Sequence[Token], idx: int, options: OptionsDict, env: EnvType
    ) -> str:
        html = self.renderToken(tokens, idx, options, env)
        # The text of a tight item ends its line before whatever block follows.
        follower = tokens[idx + 1 : idx + 2]
        ends_line = tokens[idx].hidden and follower and follower[0].type in _LEAF_BLOCKS
        return "\n" if ends_line else html

    def fence(self, tokens: Sequence[Token], idx: int, options: OptionsDict, env: EnvType) -> str:
        if self._style.highlighting is None or not self._style.highlighting.fences:
            return super().fence(tokens, idx, options, env)
        token = tokens[idx]
        name, brace, rest = token.info.partition("{")
        meta = brace + rest + token.markup
        return code_html(token.content, name, meta, self._style.highlighting)

    def hooked_tag(
        self, tokens: Sequence[Token], idx: int, options: OptionsDict, env: EnvType
    ) -> str:
        token = tokens[idx]
        inner = self.render(token.children or (), options, env)
        hook = self._style.hooks.tag
        html = hook(token.meta["node"], inner) if hook else None
        return inner if html is None else html

    def hooked_link(
        self, tokens: Sequence[Token], idx: int, options: OptionsDict, env: EnvType
    ) -> str:
        token = tokens[idx]
        inner = self.renderInline(token.children or (), options, env)
        node, url = token.meta["node"], token.meta["url"]
        hook = self._style.hooks.link
        html = hook(node, url, inner) if hook else None
        if html is not None:
            return html
        pairs = link_attrs(url, token.meta["title"]).items()
        attrs = "".join(f' {key}="{escape_html(str(value))}"' for key, value in pairs)
        return f"<a{attrs}>{inner}</a>"

    def backlinks(
        self, tokens: Sequence[Token], idx: int, options: OptionsDict, env: EnvType
    ) -> str:
        meta = tokens[idx].meta
        return "".join(
            f'&#160;<a href="#{mark_id(meta["number"], count)}" class="footnote-backref" '
            f'role="doc-backlink">{self._backlink}</a>'
            for count in range(1, meta["marks"][meta["identifier"]] + 1)
        )
