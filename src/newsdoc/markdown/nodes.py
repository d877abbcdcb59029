"""The nodes of a body: mdast's types and fields, with offsets into the file's text.

Every node is immutable and slotted: two offsets, a reference to the text that all nodes of a
tree share, and its own fields. Lines and columns are computed when asked for. Types, fields and
positions are those of mdast (https://github.com/syntax-tree/mdast) as mdast-util-from-markdown
with GFM gives them; tags, dividers, mathematics, definition lists and tables of contents are
nodes of ours beside them.

One name differs: mdast's `list.start` is `List.first_number`, because `start` is an offset here.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, ClassVar, Literal, TypeAlias

from newsdoc.markdown.dialect import GFM, BodyDialect
from newsdoc.markdown.node import LiteralNode, Node, Parent, node

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from newsdoc.errors import Diagnostic
    from newsdoc.markdown.excerpt import Excerpt
    from newsdoc.markdown.html import HtmlHooks
    from newsdoc.markdown.images import ImageInfo
    from newsdoc.markdown.links import LinkInfo
    from newsdoc.markdown.mdast import MdastNode
    from newsdoc.markdown.outline import OutlineEntry, Section
    from newsdoc.markdown.pieces import CodeBlock, Footnote, TableData
    from newsdoc.spans import Span

__all__ = [
    "Align",
    "Argument",
    "Attributes",
    "Blockquote",
    "Break",
    "Code",
    "Definition",
    "DefinitionDescription",
    "DefinitionList",
    "DefinitionTerm",
    "Delete",
    "Divider",
    "Emphasis",
    "EscapedTag",
    "FootnoteDefinition",
    "FootnoteReference",
    "Heading",
    "Html",
    "Image",
    "ImageReference",
    "InlineCode",
    "InlineMath",
    "Link",
    "LinkReference",
    "List",
    "ListItem",
    "LiteralNode",
    "Math",
    "Node",
    "Paragraph",
    "Parent",
    "ReferenceType",
    "Root",
    "Shortcode",
    "Strong",
    "Table",
    "TableCell",
    "TableOfContents",
    "TableRow",
    "Tag",
    "TagNode",
    "TemplateComment",
    "TemplateExpression",
    "Text",
    "ThematicBreak",
]

Align: TypeAlias = Literal["left", "right", "center"] | None
"""How a table column is aligned."""

ReferenceType: TypeAlias = Literal["shortcut", "collapsed", "full"]
"""How a reference is written: `[a]`, `[a][]` or `[a][b]`."""


@node
class Root(Parent):
    """A whole body.

    The helpers answer as the generator of `dialect` would.

    Attributes:
        diagnostics: What is odd in the body and was read all the same.
        dialect: The dialect it was read in.
        cached_html: What the helpers keep; no part of the tree.
    """

    type: ClassVar[str] = "root"
    diagnostics: tuple[Diagnostic, ...] = field(default=(), compare=False, kw_only=True)
    dialect: BodyDialect = field(default=GFM, compare=False, kw_only=True)
    _parents: dict[int, tuple[Node, int]] | None = field(default=None, init=False, compare=False)
    cached_html: str | None = field(default=None, init=False, compare=False)

    def _index(self) -> dict[int, tuple[Node, int]]:
        """Parent and place among its children of every node below, by identity."""
        if self._parents is not None:
            return self._parents
        made = {
            id(child): (parent, at)
            for parent in self.walk()
            for at, child in enumerate(parent.children)
        }
        object.__setattr__(self, "_parents", made)
        return made

    def parent_of(self, node: Node) -> Node | None:
        """Return the node that holds `node`, or None for the root itself.

        Raises:
            ValueError: The node is not in this tree.
        """
        return None if node is self else self._place(node)[0]

    def ancestors_of(self, node: Node) -> Iterator[Node]:
        """Give the nodes that hold `node`, the nearest first.

        Raises:
            ValueError: The node is not in this tree.
        """
        parent = self.parent_of(node)
        while parent is not None:
            yield parent
            parent = self.parent_of(parent)

    def index_of(self, node: Node) -> int:
        """Return the place of `node` among its siblings, from 0.

        Raises:
            ValueError: The node is not in this tree.
        """
        return 0 if node is self else self._place(node)[1]

    def siblings_of(self, node: Node) -> tuple[Node, ...]:
        """Return all children of the parent of `node`, itself included.

        Raises:
            ValueError: The node is not in this tree.
        """
        parent = self.parent_of(node)
        return (node,) if parent is None else parent.children

    def next_of(self, node: Node) -> Node | None:
        """Return the sibling after `node`, or None."""
        siblings = self.siblings_of(node)
        at = self.index_of(node) + 1
        return siblings[at] if at < len(siblings) else None

    def previous_of(self, node: Node) -> Node | None:
        """Return the sibling before `node`, or None."""
        at = self.index_of(node)
        return self.siblings_of(node)[at - 1] if at else None

    def keep_html(self, html: str) -> None:
        """Keep what text, counts and excerpt are taken from."""
        object.__setattr__(self, "cached_html", html)

    def _place(self, node: Node) -> tuple[Node, int]:
        try:
            return self._index()[id(node)]
        except KeyError:
            raise ValueError(f"{node!r} is not in this tree") from None

    def select(self, selector: str) -> tuple[Node, ...]:
        """Return the nodes that a selector names, as `heading[depth=2] > link`.

        Raises:
            ValueError: The selector cannot be read.
        """
        from newsdoc.markdown.select import select  # noqa: PLC0415  imports this module

        return select(self, selector)

    def outline(self) -> tuple[OutlineEntry, ...]:
        """Return the headings with the ids that the generator gives them."""
        from newsdoc.markdown.outline import outline  # noqa: PLC0415  imports this module

        return outline(self)

    def sections(self) -> tuple[Section, ...]:
        """Return the body cut at its headings, nested by their depth."""
        from newsdoc.markdown.outline import sections  # noqa: PLC0415  imports this module

        return sections(self)

    def links(self) -> tuple[LinkInfo, ...]:
        """Return the links, autolinks, references and HTML links included."""
        from newsdoc.markdown.links import links  # noqa: PLC0415  imports this module

        return links(self)

    def images(self) -> tuple[ImageInfo, ...]:
        """Return the images: markdown, HTML, figure shortcodes and image tags."""
        from newsdoc.markdown.images import images  # noqa: PLC0415  imports this module

        return images(self)

    def shortcodes(self) -> tuple[TagNode, ...]:
        """Return the shortcodes and tags, nested ones and those in raw HTML included."""
        from newsdoc.markdown.tag_text import shortcodes  # noqa: PLC0415  imports this module

        return shortcodes(self)

    def code_blocks(self) -> tuple[CodeBlock, ...]:
        """Return the code blocks, those of highlighting shortcodes and tags included."""
        from newsdoc.markdown.pieces import code_blocks  # noqa: PLC0415  imports this module

        return code_blocks(self)

    def footnotes(self) -> tuple[Footnote, ...]:
        """Return the footnotes in the order in which they are first referred to."""
        from newsdoc.markdown.pieces import footnotes  # noqa: PLC0415  imports this module

        return footnotes(self)

    def tables(self) -> tuple[TableData, ...]:
        """Return the tables with their cells as text."""
        from newsdoc.markdown.pieces import tables  # noqa: PLC0415  imports this module

        return tables(self)

    def text(self) -> str:
        """Return the plain text that a reader sees, blocks apart, as the generator counts it."""
        from newsdoc.markdown.plain import plain_text  # noqa: PLC0415  imports this module

        return plain_text(self)

    def word_count(self) -> int:
        """Return the number of words as the generator counts them."""
        from newsdoc.markdown.plain import word_count  # noqa: PLC0415  imports this module

        return word_count(self)

    def reading_time(self) -> int:
        """Return the minutes that reading takes, as the generator counts them."""
        from newsdoc.markdown.plain import reading_time  # noqa: PLC0415  imports this module

        return reading_time(self)

    def excerpt(self) -> str:
        """Return the beginning that the generator shows in lists, as plain text."""
        return self.find_excerpt().text

    def find_excerpt(self) -> Excerpt:
        """Return the beginning that the generator shows in lists, and where it ends."""
        from newsdoc.markdown.excerpt import find_excerpt  # noqa: PLC0415  imports this module

        return find_excerpt(self)

    def to_html(self, *, unsafe: bool = False, hooks: HtmlHooks | None = None) -> str:
        """Return the body as HTML.

        Args:
            unsafe: Let raw HTML and every kind of URL through.
            hooks: Functions that write shortcodes, images and links in place of the default.
        """
        from newsdoc.markdown.html import to_html  # noqa: PLC0415  imports this module

        return to_html(self, unsafe=unsafe, hooks=hooks)

    def to_mdast(
        self,
        *,
        origin: Literal["file", "body"] = "file",
        units: Literal["codepoint", "utf16"] = "codepoint",
    ) -> MdastNode:
        """Return the tree as mdast JSON: see `newsdoc.markdown.to_mdast`.

        Args:
            origin: Whether lines, columns and offsets count from the beginning of the file's
                text or of the body.
            units: What columns and offsets count: code points, or UTF-16 units as JavaScript does.
        """
        from newsdoc.markdown.mdast import to_mdast  # noqa: PLC0415  the module needs this one

        return to_mdast(self, origin=origin, units=units)

    def __reduce__(self) -> tuple[object, ...]:
        return _restore, (Parent.__reduce__(self), self.dialect, self.diagnostics)


def _restore(
    made: tuple[Callable[..., Root], tuple[object, ...]],
    dialect: BodyDialect,
    diagnostics: tuple[Diagnostic, ...],
) -> Root:
    build, arguments = made
    root = build(*arguments)
    object.__setattr__(root, "dialect", dialect)
    object.__setattr__(root, "diagnostics", diagnostics)
    return root


@node
class Paragraph(Parent):
    """Running text."""

    type: ClassVar[str] = "paragraph"


@dataclass(frozen=True, slots=True)
class Attributes:
    """What `{#id .class key=value}` behind a heading says.

    Attributes:
        id: The id, or None.
        classes: The classes, in the order written.
        pairs: Keys and values, in the order written.
        start: Offset of the brace.
        end: Offset after the closing brace.
    """

    id: str | None
    classes: tuple[str, ...]
    pairs: tuple[tuple[str, str], ...]
    start: int
    end: int


@node
class Heading(Parent):
    """A heading, `# x` or underlined.

    Attributes:
        depth: 1 to 6.
        attributes: What `{#id .class}` at its end says, where the dialect reads it.
    """

    type: ClassVar[str] = "heading"
    depth: int = 1
    attributes: Attributes | None = None


@node
class ThematicBreak(Node):
    """A line across: `---`, `***`, `___`."""

    type: ClassVar[str] = "thematicBreak"


@node
class Blockquote(Parent):
    """A quotation, `> x`."""

    type: ClassVar[str] = "blockquote"


@node
class List(Parent):
    """A list; its children are `ListItem`.

    Attributes:
        ordered: True for `1.` and `1)`.
        first_number: mdast's `start`: the number of the first item, None where not ordered.
        spread: True where a blank line stands between two items.
    """

    type: ClassVar[str] = "list"
    ordered: bool = False
    first_number: int | None = None
    spread: bool = False


@node
class ListItem(Parent):
    """One item of a list.

    Attributes:
        spread: True where a blank line stands between two of its children.
        checked: The state of a task, or None for an item that is none.
    """

    type: ClassVar[str] = "listItem"
    spread: bool = False
    checked: bool | None = None


@node
class Code(LiteralNode):
    """A block of code, fenced or indented; `value` has no last line end.

    Attributes:
        lang: The first word behind the fence, decoded, or None.
        meta: The rest of that line, decoded, or None.
    """

    type: ClassVar[str] = "code"
    lang: str | None = None
    meta: str | None = None


@node
class Html(LiteralNode):
    """HTML as written, a block or inline."""

    type: ClassVar[str] = "html"


@node
class Definition(Node):
    """A link reference definition, `[label]: url "title"`.

    Attributes:
        identifier: The label, normalised for comparing.
        label: The label as written, escapes and entities decoded.
        title: The title, or None.
        url: The destination, escapes and entities decoded, else as written.
    """

    type: ClassVar[str] = "definition"
    identifier: str
    label: str | None = None
    title: str | None = None
    url: str = ""


@node
class FootnoteDefinition(Parent):
    """The text of a footnote, `[^label]: x`.

    Attributes:
        identifier: The label, normalised for comparing.
        label: The label as written.
    """

    type: ClassVar[str] = "footnoteDefinition"
    identifier: str = ""
    label: str | None = None


@node
class Table(Parent):
    """A table; its children are `TableRow`, the first one the head.

    Attributes:
        align: How each column is aligned.
    """

    type: ClassVar[str] = "table"
    align: tuple[Align, ...] = ()


@node
class TableRow(Parent):
    """One row of a table; its children are `TableCell`."""

    type: ClassVar[str] = "tableRow"


@node
class TableCell(Parent):
    """One cell of a table; its place includes the bar before it, as in mdast."""

    type: ClassVar[str] = "tableCell"


@node
class Text(LiteralNode):
    """Plain text; escapes and entities are decoded inside one node.

    Attributes:
        placed: False beside a literal autolink that mdast finds only in finished text, and in it:
            mdast gives these nodes no position.
    """

    type: ClassVar[str] = "text"
    placed: bool = True


@node
class Emphasis(Parent):
    """`*x*` or `_x_`."""

    type: ClassVar[str] = "emphasis"


@node
class Strong(Parent):
    """`**x**` or `__x__`."""

    type: ClassVar[str] = "strong"


@node
class Delete(Parent):
    """`~~x~~` or `~x~`."""

    type: ClassVar[str] = "delete"


@node
class InlineCode(LiteralNode):
    """Code in running text."""

    type: ClassVar[str] = "inlineCode"


@node
class Break(Node):
    """A hard line break."""

    type: ClassVar[str] = "break"


@node
class Link(Parent):
    """A link, autolinks included.

    Attributes:
        title: The title, or None.
        url: The destination, escapes and entities decoded, else as written.
        placed: False for a literal autolink that mdast finds only in finished text.
    """

    type: ClassVar[str] = "link"
    title: str | None = None
    url: str = ""
    placed: bool = True


@node
class Image(Node):
    """An image.

    Attributes:
        title: The title, or None.
        url: The destination, escapes and entities decoded, else as written.
        alt: The alternative text, markup taken off.
    """

    type: ClassVar[str] = "image"
    title: str | None = None
    url: str = ""
    alt: str | None = None

    def own_text(self) -> str:
        """Return the alternative text."""
        return self.alt or ""


@node
class LinkReference(Parent):
    """A link by reference, `[text][label]`.

    Attributes:
        identifier: The label, normalised for comparing.
        label: The label as written, escapes and entities decoded.
        reference_type: How it is written.
    """

    type: ClassVar[str] = "linkReference"
    identifier: str = ""
    label: str | None = None
    reference_type: ReferenceType = "shortcut"


@node
class ImageReference(Node):
    """An image by reference, `![alt][label]`.

    Attributes:
        identifier: The label, normalised for comparing.
        label: The label as written, escapes and entities decoded.
        reference_type: How it is written.
        alt: The alternative text, markup taken off.
    """

    type: ClassVar[str] = "imageReference"
    identifier: str = ""
    label: str | None = None
    reference_type: ReferenceType = "shortcut"
    alt: str | None = None

    def own_text(self) -> str:
        """Return the alternative text."""
        return self.alt or ""


@node
class FootnoteReference(Node):
    """The mark of a footnote, `[^label]`.

    Attributes:
        identifier: The label, normalised for comparing.
        label: The label as written.
    """

    type: ClassVar[str] = "footnoteReference"
    identifier: str = ""
    label: str | None = None


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


@node
class Math(LiteralNode):
    """A block of TeX, `$$…$$`.

    Attributes:
        meta: The rest of the opening line, or None.
    """

    type: ClassVar[str] = "math"
    meta: str | None = None


@node
class InlineMath(LiteralNode):
    r"""TeX in running text, `$x$` or `\(x\)`."""

    type: ClassVar[str] = "inlineMath"


@node
class TableOfContents(Node):
    """`[TOC]` alone in its paragraph."""

    type: ClassVar[str] = "tableOfContents"


@node
class DefinitionList(Parent):
    """A list of terms, each with descriptions (`defList`, as remark's extension names it)."""

    type: ClassVar[str] = "defList"


@node
class DefinitionTerm(Parent):
    """A term of a definition list."""

    type: ClassVar[str] = "defListTerm"


@node
class DefinitionDescription(Parent):
    """A description of a definition list, `: x`.

    Attributes:
        spread: True where a blank line stands before it or inside.
    """

    type: ClassVar[str] = "defListDescription"
    spread: bool = False
