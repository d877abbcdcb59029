"""The nodes of a body: mdast's types and fields, with offsets into the file's text.

Every node is immutable and slotted: two offsets, a reference to the text that all nodes of a
tree share, and its own fields. Lines and columns are computed when asked for. Types, fields and
positions are those of mdast (https://github.com/syntax-tree/mdast) as mdast-util-from-markdown
with GFM gives them; tags, dividers, mathematics, definition lists and tables of contents are
nodes of ours beside them.

One name differs: mdast's `list.start` is `List.first_number`, because `start` is an offset here.
"""

from __future__ import annotations

from newsdoc.markdown.nodes.base import LiteralNode, Node, Parent
from newsdoc.markdown.nodes.blocks import (
    Align,
    Attributes,
    BlockAttributes,
    Blockquote,
    Code,
    Definition,
    DefinitionDescription,
    DefinitionList,
    DefinitionTerm,
    FootnoteDefinition,
    Heading,
    Html,
    List,
    ListItem,
    Math,
    Paragraph,
    Table,
    TableCell,
    TableOfContents,
    TableRow,
    ThematicBreak,
)
from newsdoc.markdown.nodes.inlines import (
    EMPHATIC,
    Break,
    Delete,
    Emoji,
    Emphasis,
    FootnoteReference,
    Image,
    ImageReference,
    InlineCode,
    InlineMath,
    Insert,
    Link,
    LinkReference,
    Mark,
    ReferenceType,
    Strong,
    Subscript,
    Superscript,
    Text,
)
from newsdoc.markdown.nodes.root import Root
from newsdoc.markdown.nodes.tags import (
    Argument,
    Divider,
    EscapedTag,
    Shortcode,
    Tag,
    TagNode,
    TemplateComment,
    TemplateExpression,
)

__all__ = [
    "EMPHATIC",
    "Align",
    "Argument",
    "Attributes",
    "BlockAttributes",
    "Blockquote",
    "Break",
    "Code",
    "Definition",
    "DefinitionDescription",
    "DefinitionList",
    "DefinitionTerm",
    "Delete",
    "Divider",
    "Emoji",
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
    "Insert",
    "Link",
    "LinkReference",
    "List",
    "ListItem",
    "LiteralNode",
    "Mark",
    "Math",
    "Node",
    "Paragraph",
    "Parent",
    "ReferenceType",
    "Root",
    "Shortcode",
    "Strong",
    "Subscript",
    "Superscript",
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
