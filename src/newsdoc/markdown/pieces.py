"""Code blocks, footnotes and tables of a body, as plain values."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from newsdoc.markdown import nodes as n

if TYPE_CHECKING:
    from newsdoc.spans import Span

__all__ = ["CodeBlock", "Footnote", "TableData", "code_blocks", "footnotes", "tables"]

# Tags and shortcodes that show what they hold as code.
_CODE_TAGS = frozenset({"highlight", "codeblock", "code"})
# As in markdown-it: wide tables of short rows would else take memory by the square of their text.
_MOST_ADDED = 0x10000


@dataclass(frozen=True, slots=True)
class CodeBlock:
    """One block of code.

    Attributes:
        lang: The language, or None.
        code: The code, without the last line end.
        meta: What else the fence says, or None.
        node: The node that holds it.
    """

    lang: str | None
    code: str
    meta: str | None
    node: n.Node

    @property
    def span(self) -> Span:
        """The place of the node."""
        return self.node.span


@dataclass(frozen=True, slots=True)
class Footnote:
    """One footnote.

    Attributes:
        label: Its label as written.
        number: Its number in the order of first reference, None where nothing refers to it.
        text: Its plain text, a line for each block.
        definition: The node with its text, or None where there is none.
        references: The marks that refer to it.
    """

    label: str
    number: int | None
    text: str
    definition: n.FootnoteDefinition | None
    references: tuple[n.FootnoteReference, ...]


@dataclass(frozen=True, slots=True)
class TableData:
    """One table.

    Attributes:
        header: The texts of the first row.
        rows: The texts of the other rows, each as long as the header: cells that are missing are
            empty (65,536 in a table at most), and what is too much is not shown (GFM 0.29, 4.10).
        align: How each column is aligned.
        node: The table itself.
    """

    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    align: tuple[n.Align, ...]
    node: n.Table

    @property
    def span(self) -> Span:
        """The place of the table."""
        return self.node.span


def code_blocks(root: n.Root) -> tuple[CodeBlock, ...]:
    """Return the code blocks in the order of the text.

    Fenced and indented ones, `{{< highlight go >}}` and `{% codeblock lang:js %}`.
    """
    found: list[CodeBlock] = []
    for node in root.find_all(n.Code, n.TagNode):
        if isinstance(node, n.Code):
            found.append(CodeBlock(node.lang, node.value, node.meta, node))
        elif node.name in _CODE_TAGS and node.value is not None:
            found.append(_tag_code(node, node.value))
    return tuple(found)


def _tag_code(node: n.TagNode, value: str) -> CodeBlock:
    lang = None
    for argument in node.arguments:
        if argument.value.startswith("lang:"):
            lang = argument.value.removeprefix("lang:")
    if lang is None and isinstance(node, n.Shortcode) and node.arguments:
        lang = node.arguments[0].value
    return CodeBlock(lang, value.strip("\r\n"), None, node)


def footnotes(root: n.Root) -> tuple[Footnote, ...]:
    """Return the footnotes in the order of first reference, then those nothing refers to."""
    marks: dict[str, list[n.FootnoteReference]] = {}
    for mark in root.find_all(n.FootnoteReference):
        marks.setdefault(mark.identifier, []).append(mark)
    texts: dict[str, n.FootnoteDefinition] = {}
    for definition in root.find_all(n.FootnoteDefinition):
        texts.setdefault(definition.identifier, definition)
    numbered = [
        _footnote(number, marks[name], texts.get(name)) for number, name in enumerate(marks, 1)
    ]
    lonely = [_footnote(None, [], texts[name]) for name in texts if name not in marks]
    return (*numbered, *lonely)


def _footnote(
    number: int | None,
    marks: list[n.FootnoteReference],
    definition: n.FootnoteDefinition | None,
) -> Footnote:
    holder = definition or marks[0]
    text = "\n".join(block.text() for block in definition.children) if definition else ""
    label = holder.label or holder.identifier
    return Footnote(label, number, text, definition, tuple(marks))


def tables(root: n.Root) -> tuple[TableData, ...]:
    """Return the tables in the order of the text."""
    return tuple(_table(node) for node in root.find_all(n.Table))


def _table(node: n.Table) -> TableData:
    rows = [tuple(cell.text() for cell in row.children) for row in node.children]
    header = rows[0] if rows else ()
    width = len(header)
    room = _MOST_ADDED
    filled: list[tuple[str, ...]] = []
    for row in rows[1:]:
        added = min(max(width - len(row), 0), room)
        room -= added
        filled.append(row[:width] + ("",) * added)
    return TableData(header, tuple(filled), node.align, node)
