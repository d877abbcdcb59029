"""What HTML is to look like: safe for everyone, or as the generator writes it."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from newsdoc.markdown.dialect import Highlighting
    from newsdoc.markdown.nodes import Image, ImageReference, Link, LinkReference, TagNode
    from newsdoc.markdown.shortcode_html import ShortcodeHtml

__all__ = [
    "BLOCK_MARK",
    "DIVIDER_MARK",
    "HtmlHooks",
    "HtmlStyle",
    "is_safe_url",
]

DIVIDER_MARK = "\x01"
"""Where the divider stands in the HTML that newsdoc itself reads; no body holds it in earnest."""

BLOCK_MARK = "\x02"
"""Stands behind each block of the root in the HTML that newsdoc itself reads."""

_IGNORED = re.compile(r"[\x00-\x20\x7f-\xa0\u00ad\u200b-\u200f\u2028-\u202f\u2060-\u2064\ufeff]+")
_SCHEME = re.compile(r"([a-z][a-z0-9+.-]*):", re.IGNORECASE)
# Those that run code or reach local files, and those that hand on to the URL inside them.
_DANGEROUS = frozenset(
    [
        "javascript",
        "vbscript",
        "livescript",
        "mocha",
        "data",
        "file",
        "blob",
        "view-source",
        "jar",
        "feed",
        "mhtml",
    ]
)
_PICTURE = re.compile(r"data:image/(?:gif|png|jpeg|webp|avif)[;,]", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class HtmlHooks:
    """Functions that write something in place of the default; None leaves it to the default.

    What a hook returns goes into the page as it is.

    Attributes:
        tag: Called with a shortcode or tag and the HTML of what it holds.
        image: Called with an image and its URL, references resolved.
        link: Called with a link, its URL, and the HTML of its text.
        url: Called with each URL of links and images; gives the URL to write.
    """

    tag: Callable[[TagNode, str], str | None] | None = None
    image: Callable[[Image | ImageReference, str], str | None] | None = None
    link: Callable[[Link | LinkReference, str, str], str | None] | None = None
    url: Callable[[str], str] | None = None


@dataclass(frozen=True, slots=True)
class HtmlStyle:
    """How the tokens of a body are written.

    Attributes:
        raw_html: Whether raw HTML passes; else a comment says that it was left out.
        safe_urls: Whether dangerous URLs are written as empty.
        generator: Whether code is wrapped as Hugo wraps it.
        shortcodes: Writes what Hugo's shortcodes print; None where a tag gives what it holds.
        highlighting: How Hugo highlights code; None where nobody does.
        xhtml: Whether empty elements are closed.
        hooks: Functions that write in place of the default.
    """

    raw_html: bool = False
    safe_urls: bool = True
    generator: bool = False
    shortcodes: ShortcodeHtml | None = None
    highlighting: Highlighting | None = None
    xhtml: bool = False
    hooks: HtmlHooks = field(default_factory=HtmlHooks)

    def url(self, url: str) -> str:
        """Return a URL as it may be written."""
        if self.hooks.url is not None:
            url = self.hooks.url(url)
        return url if not self.safe_urls or is_safe_url(url) else ""

    def omitted(self, html: str) -> str:
        """Return what stands in the place of raw HTML that does not pass.

        Hugo drops comments without a word; the words of ours count in an automatic summary.
        """
        if self.generator and html.startswith("<!--"):
            return ""
        return "<!-- raw HTML omitted -->"

    def passes(self, node: TagNode) -> bool:
        """Tell whether a tag shows what it holds as HTML: `{% raw %}`."""
        return self.generator and self.raw_html and node.name == "raw"

    @property
    def void(self) -> str:
        """What ends the tag of an empty element."""
        return " />" if self.xhtml else ">"

    @property
    def divider(self) -> str:
        """What the divider is written as."""
        return DIVIDER_MARK if self.generator else ""

    @property
    def block_mark(self) -> str:
        """What stands behind each block of the root."""
        return BLOCK_MARK if self.generator else ""


def is_safe_url(url: str) -> bool:
    r"""Tell whether a URL can do no harm in a page.

    Relative URLs and every scheme but those that run code or reach local files; pictures in
    `data:` URLs are safe. Browsers skip control characters and blanks in a scheme, so they do
    not hide one here.

    >>> is_safe_url("/a.jpg"), is_safe_url("java\tscript:alert(1)")
    (True, False)
    """
    bare = _IGNORED.sub("", url)
    scheme = _SCHEME.match(bare)
    if scheme is None or scheme[1].lower() not in _DANGEROUS:
        return True
    return _PICTURE.match(bare) is not None
