"""What Hexo's own tags print, as far as it is text."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from newsdoc.markdown.entities import escape_hexo
from newsdoc.markdown.marked.captions import code_html, tag_caption, tag_language
from newsdoc.markdown.marked.grammar import compiled

if TYPE_CHECKING:
    from collections.abc import Callable

    from newsdoc.markdown.marked.options import CodeStyle

__all__ = ["CODE", "VERBATIM", "pair_html", "single_html"]

CODE = frozenset({"code", "codeblock"})
"""Tags that show what they hold as code."""
VERBATIM = frozenset({"raw", "verbatim"})
"""Tags that print what they hold as it is."""
_QUOTES = frozenset({"blockquote", "quote"})
_CITED = compiled(r"(%S.*)%s+(https?://%S+)(?:%s+(.+))?", re.IGNORECASE)
_TITLED = compiled(r"([^,]+),%s*([^,]+)")
_BARE = re.compile(r"\Ahttps?://|/(?:index.html?)?\Z")
_ADDRESS = compiled(
    r"(?:[A-Za-z]{3,9}:(?://)?(?:[-;:&=+$,\w]+@)?[A-Za-z0-9.-]+"
    r"|(?:www.|[-;:&=+$,\w]+@)[A-Za-z0-9.-]+)"
)


def pair_html(
    name: str,
    arguments: list[str],
    inner: str,
    render: Callable[[str], str],
    style: CodeStyle,
) -> str:
    """Return what a tag with an end tag prints.

    Args:
        name: Its name.
        arguments: Its arguments.
        inner: What it holds, the tags in it run.
        render: Renders markdown.
        style: How the site shows code.
    """
    if name in VERBATIM:
        return inner
    if name in CODE:
        if style.highlighter == "none":
            return f"<pre><code>{escape_hexo(inner)}</code></pre>"
        return code_html(inner, tag_caption(arguments), tag_language(arguments), style)
    html = render(inner)
    if name in _QUOTES:
        return f"<blockquote>{html}{_footer(' '.join(arguments))}</blockquote>"
    return f"<div>{html}</div>"


def single_html(name: str, arguments: list[str]) -> str:
    """Return what a tag without an end tag prints; those of themes print nothing here."""
    if name in {"link", "a", "anchor"}:
        return f"<a>{escape_hexo(' '.join(_before_address(arguments)))}</a>"
    if name in {"url_for", "full_url_for"}:
        return f"<a>{escape_hexo(arguments[0])}</a>" if arguments else ""
    if name in {"post_link", "asset_link"}:
        words = arguments[1:]
        raw = words[-1:] == ["false"]
        if raw or words[-1:] == ["true"]:
            words.pop()
        title = " ".join(words)
        return f"<a>{title if raw else escape_hexo(title)}</a>"
    return ""


def _before_address(arguments: list[str]) -> list[str]:
    for at, word in enumerate(arguments):
        if _ADDRESS.search(word):
            return arguments[:at]
    return arguments


def _footer(text: str) -> str:
    """The author and the source of a quotation."""
    if not text:
        return ""
    author, source, title = text, "", ""
    if cited := _CITED.search(text):
        author, source, title = cited[1], cited[2], cited[3] or ""
    elif titled := _TITLED.search(text):
        author, title = titled[1], titled[2]
    shown = title or _BARE.sub("", source)
    cite = f"<cite>{shown}</cite>" if shown else ""
    return f"<footer><strong>{author}</strong>{cite}</footer>"
