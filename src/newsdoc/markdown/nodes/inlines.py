"""The nodes of running text: emphasis, links, images, code. HTML stands with the blocks."""

from __future__ import annotations

from typing import ClassVar, Literal, TypeAlias

from newsdoc.markdown.nodes.base import LiteralNode, Node, Parent, node

__all__ = [
    "EMPHATIC",
    "Break",
    "Delete",
    "Emoji",
    "Emphasis",
    "FootnoteReference",
    "Image",
    "ImageReference",
    "InlineCode",
    "InlineMath",
    "Insert",
    "Link",
    "LinkReference",
    "Mark",
    "ReferenceType",
    "Strong",
    "Subscript",
    "Superscript",
    "Text",
]

ReferenceType: TypeAlias = Literal["shortcut", "collapsed", "full"]
"""How a reference is written: `[a]`, `[a][]` or `[a][b]`."""


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
class Insert(Parent):
    """`++x++`, where the dialect reads it."""

    type: ClassVar[str] = "insert"


@node
class Mark(Parent):
    """`==x==`, where the dialect reads it."""

    type: ClassVar[str] = "mark"


@node
class Subscript(Parent):
    """`~x~`, where the dialect reads that as no strikethrough."""

    type: ClassVar[str] = "subscript"


@node
class Superscript(Parent):
    """`^x^`, where the dialect reads it."""

    type: ClassVar[str] = "superscript"


EMPHATIC: tuple[type[Parent], ...] = (
    Emphasis,
    Strong,
    Delete,
    Insert,
    Mark,
    Subscript,
    Superscript,
)
"""What stands between two equal marks, such as `**`."""


@node
class Emoji(LiteralNode):
    """`:smile:`, where the dialect reads it.

    Attributes:
        name: Its name.
    """

    type: ClassVar[str] = "emoji"
    name: str = ""


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


@node
class InlineMath(LiteralNode):
    r"""TeX in running text, `$x$` or `\(x\)`."""

    type: ClassVar[str] = "inlineMath"
