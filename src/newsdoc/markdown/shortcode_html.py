"""What Hugo prints for its own shortcodes, and for those of themes as far as it can be known.

A theme's template decides what an unknown shortcode prints. Most show what it holds, read as
markdown; a bare `{{ .Inner }}` shows it as it stands. The dialect says which.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from newsdoc.markdown.dialect import NO_LINE_NUMBERS
from newsdoc.markdown.entities import escape_html
from newsdoc.markdown.highlight import code_html
from newsdoc.markdown.nodes import Shortcode
from newsdoc.markdown.tag_text import without_tags

if TYPE_CHECKING:
    from collections.abc import Callable

    from newsdoc.markdown.dialect import BodyDialect
    from newsdoc.markdown.nodes import TagNode

__all__ = ["ShortcodeHtml"]


@dataclass(frozen=True, slots=True)
class ShortcodeHtml:
    """Writes shortcodes.

    Attributes:
        dialect: The body dialect.
        inline: Renders a line of markdown, without a paragraph around it.
    """

    dialect: BodyDialect
    inline: Callable[[str], str]

    def whole(self, node: TagNode) -> str | None:
        """Return all that a shortcode prints, or None where its children have to be written."""
        if not isinstance(node, Shortcode):
            return None
        if node.name == "figure":
            return self._figure(node)
        if node.name == "highlight":
            return self._highlight(node)
        if node.name != "details" and not node.markup:
            return self._as_it_stands(node)
        return None

    def opening(self, node: TagNode) -> str:
        """Return what stands before the children, whose end is `</details>` then."""
        if not isinstance(node, Shortcode) or node.name != "details" or node.inner is None:
            return ""
        summary = _value(node, "summary", 0) or _value(node, "title", 0) or "Details"
        return f"<details>\n<summary>{self.inline(summary)}</summary>\n"

    def _as_it_stands(self, node: Shortcode) -> str | None:
        if self.dialect.shortcode_inner == "markdown" or node.inner is None or not node.source:
            return None
        # A divider in there reaches the page as the comment that it is.
        inner = node.source.slice(node.inner)
        return without_tags(inner, self.dialect, code=False, divided=True)

    def _highlight(self, node: Shortcode) -> str | None:
        if node.value is None:
            return None
        # One `=` or more, and no name: `linenos=table` is one argument with commas.
        lang, meta = (
            _value(node, "lang", 0),
            " ".join(
                f"{item.name}={item.value}" if item.name else item.value
                for item in node.arguments[1:]
            ),
        )
        code = node.value.strip("\r\n")
        return code_html(code, lang, meta, self.dialect.highlighting or NO_LINE_NUMBERS)

    def _figure(self, node: Shortcode) -> str:
        title, caption, attr = (_value(node, key) for key in ("title", "caption", "attr"))
        parts = [f'<figure><img src="{escape_html(_value(node, "src"))}"\n alt="">']
        if title or caption or attr:
            parts.append("<figcaption>\n")
            parts += [f"<h4>{escape_html(title)}</h4>"] if title else []
            words = "\n".join(self.inline(text) for text in (caption, attr) if text)
            parts += [f"<p>{words}</p>"] if words else []
            parts.append("\n</figcaption>")
        return "".join((*parts, "\n</figure>\n"))


def _value(node: Shortcode, name: str, number: int = -1) -> str:
    found = node.argument(name) or (node.argument(number) if number >= 0 else None)
    return found.value if found else ""
