"""The nodes that stand among blocks: paragraphs, headings, lists, tables, code."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import ClassVar, Literal, TypeAlias

from newsdoc.markdown.nodes.base import LiteralNode, Node, Parent, node

__all__ = [
    "Align",
    "Attributes",
    "BlockAttributes",
    "Blockquote",
    "Code",
    "Definition",
    "DefinitionDescription",
    "DefinitionList",
    "DefinitionTerm",
    "FootnoteDefinition",
    "Heading",
    "Html",
    "List",
    "ListItem",
    "Math",
    "Paragraph",
    "Table",
    "TableCell",
    "TableOfContents",
    "TableRow",
    "ThematicBreak",
]

Align: TypeAlias = Literal["left", "right", "center"] | None
"""How a table column is aligned."""


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
    """HTML as written, a block or inline.

    Attributes:
        tags: The shortcodes and tags in it, which the generator runs as anywhere else. They are
            the node's `children` too; what a pair of them holds is HTML, so only tags are below.
    """

    type: ClassVar[str] = "html"
    child_field: ClassVar[str] = "tags"
    tags: tuple[Node, ...] = field(default=(), kw_only=True)

    @property
    def children(self) -> tuple[Node, ...]:
        """The shortcodes and tags in it; mdast has none there, so `to_mdast` leaves them out."""
        return self.tags


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
class Math(LiteralNode):
    """A block of TeX, `$$…$$`.

    Attributes:
        meta: The rest of the opening line, or None.
    """

    type: ClassVar[str] = "math"
    meta: str | None = None


@node
class TableOfContents(Node):
    """`[TOC]` alone in its paragraph."""

    type: ClassVar[str] = "tableOfContents"


@node
class BlockAttributes(Node):
    """A line `{#id .class key=value}` below the block that it is about.

    Attributes:
        attributes: What it says.
    """

    type: ClassVar[str] = "blockAttributes"
    attributes: Attributes | None = None


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
