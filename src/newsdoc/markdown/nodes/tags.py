"""The nodes that tag syntaxes make, which mdast does not have: shortcodes, tags, dividers."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from newsdoc.markdown.nodes.base import LiteralNode, Parent, node

if TYPE_CHECKING:
    from newsdoc.spans import Span

__all__ = [
    "Argument",
    "Divider",
    "EscapedTag",
    "Shortcode",
    "Tag",
    "TagNode",
    "TemplateComment",
    "TemplateExpression",
]


@dataclass(frozen=True, slots=True)
class Argument:
    """One argument of a tag.

    Attributes:
        value: The value, quotes taken off and escapes decoded.
        span: The whole argument, name and quotes included.
        value_span: What stands between the quotes, or the bare value.
        name: The name of a named argument, or None.
        name_span: The place of the name, or None.
        quote: The quotation mark that opens the value, or an empty string.
    """

    value: str
    span: Span
    value_span: Span
    name: str | None = None
    name_span: Span | None = None
    quote: str = ""


@node
class TagNode(Parent):
    """What shortcodes and tags have in common.

    A tag alone on its lines stands among blocks, any other inside running text. The children
    are what stands between a pair of tags, where that is read as markdown.

    Attributes:
        name: The name, such as `youtube`; any name will do.
        arguments: The arguments in the order written.
        syntax: The name of the `TagSyntax` that found it.
        opening: The place of the opening (or only) tag.
        closing: The place of the end tag, or None.
        inner: The place of what stands between the two, or None.
        value: What stands between the two where it is not read as markdown, or None.
        self_closing: True for a tag that closes itself, `{{< x />}}`.
        flow: True where the tag stands among blocks.
    """

    type: ClassVar[str] = "tag"
    name: str = ""
    arguments: tuple[Argument, ...] = ()
    syntax: str = ""
    opening: Span | None = None
    closing: Span | None = None
    inner: Span | None = None
    value: str | None = None
    self_closing: bool = False
    flow: bool = False

    def argument(self, key: str | int) -> Argument | None:
        """Return an argument by its name, or a positional one by its number from 0."""
        if isinstance(key, str):
            return next((found for found in self.arguments if found.name == key), None)
        positional = [found for found in self.arguments if found.name is None]
        return positional[key] if 0 <= key < len(positional) else None


@node
class Shortcode(TagNode):
    """A Hugo shortcode, `{{< x >}}` or `{{% x %}}`.

    Attributes:
        markup: True for `{{% %}}`, whose output goes through markdown.
    """

    type: ClassVar[str] = "shortcode"
    markup: bool = False


@node
class Tag(TagNode):
    """A tag of Hexo, Jekyll and the like, `{% x %}`."""

    type: ClassVar[str] = "tag"


@node
class EscapedTag(LiteralNode):
    """A tag that is written to be shown; `value` is what a reader sees."""

    type: ClassVar[str] = "escapedTag"
    flow: bool = False


@node
class TemplateExpression(LiteralNode):
    """`{{ x }}` of a template language; `value` is what stands between the braces."""

    type: ClassVar[str] = "templateExpression"
    flow: bool = False

    def own_text(self) -> str:
        """Return nothing: what the expression will give is not known."""
        return ""


@node
class TemplateComment(LiteralNode):
    """`{# x #}` of a template language; `value` is what stands between the marks."""

    type: ClassVar[str] = "templateComment"
    flow: bool = False

    def own_text(self) -> str:
        """Return nothing: a comment is not shown."""
        return ""


@node
class Divider(LiteralNode):
    """The mark behind the summary, `<!--more-->`; `value` is the mark as written."""

    type: ClassVar[str] = "divider"
    flow: bool = False

    def own_text(self) -> str:
        """Return nothing: the mark is not shown."""
        return ""
