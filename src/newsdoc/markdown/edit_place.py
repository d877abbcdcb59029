"""Where in its containers a block stands: what its lines begin with, and how it may be cut out."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from newsdoc.markdown import nodes as n
from newsdoc.markdown.edit_check import source_of
from newsdoc.spans import Span

if TYPE_CHECKING:
    from newsdoc.source import SourceText

__all__ = [
    "blank_lines",
    "inline_span",
    "is_inline",
    "line_before_is_blank",
    "line_prefix",
    "marker_width",
    "next_line_is_blank",
    "with_prefix",
]

_MARKER = re.compile(r"([-+*]|\d{1,9}[.)]|[:~])([ \t]*)")
_LINE_END = re.compile(r"\r\n|\n|\r")
_FOOTNOTE = 4
_BLANK = re.compile(r"[ \t>]*(?:$|[\r\n])")
_INLINE_PARENTS = (
    n.Paragraph,
    n.Heading,
    n.TableCell,
    n.Link,
    n.LinkReference,
    *n.EMPHATIC,
    n.DefinitionTerm,
)


def is_inline(root: n.Root, node: n.Node) -> bool:
    """Tell whether a node stands in running text."""
    parent = root.parent_of(node)
    if isinstance(parent, n.TagNode):
        return not parent.flow
    return isinstance(parent, _INLINE_PARENTS)


def inline_span(root: n.Root, node: n.Node) -> Span:
    """Return where a node in running text stands.

    What ends with its line takes up what the next line begins with in its containers too.
    """
    following = root.next_of(node)
    if following is None or source_of(root).text[node.end - 1] not in "\r\n":
        return node.span
    return Span(node.start, following.start)


def line_prefix(root: n.Root, node: n.Node) -> str:
    r"""Return what a further line of a block begins with: quote marks and indentation.

    >>> from newsdoc import markdown
    >>> tree = markdown.parse("> - a\n")
    >>> line_prefix(tree, tree.select("paragraph")[0])
    '>   '
    """
    source = source_of(root)
    prefix = ""
    # The inside of a footnote begins behind its label, and in further lines at four columns.
    line = shift = 0
    for holder in reversed(tuple(root.ancestors_of(node))):
        here = source.point(holder.start).line
        column = _column(source, holder.start) - (shift if here == line else 0)
        if isinstance(holder, n.Blockquote):
            prefix = prefix.ljust(column) + "> "
        elif isinstance(holder, n.ListItem | n.DefinitionDescription):
            prefix = prefix.ljust(column + marker_width(source, holder))
        elif isinstance(holder, n.FootnoteDefinition):
            prefix += " " * _FOOTNOTE
            inside = holder.children[0].start if holder.children else holder.start
            line, shift = here, _column(source, inside) - len(prefix)
    return prefix


def marker_width(source: SourceText, item: n.Node) -> int:
    """Return how many columns a list marker takes up, the blanks after it included."""
    found = _MARKER.match(source.text, item.start)
    if found is None:
        return 2
    start = _column(source, item.start) + len(found[1])
    blanks = _columns(found[2], start) - start
    return len(found[1]) + (blanks if 1 <= blanks <= 4 else 1)


def _column(source: SourceText, offset: int) -> int:
    begin = source.line_starts[source.point(offset).line - 1]
    # A byte order mark takes up no column.
    return _columns(source.text[begin:offset].removeprefix("\ufeff"), 0)


def _columns(text: str, column: int) -> int:
    for char in text:
        column += 4 - column % 4 if char == "\t" else 1
    return column


def with_prefix(root: n.Root, node: n.Node, markdown: str) -> str:
    """Return markdown whose lines, all but the first, begin as those of a block must."""
    source = source_of(root)
    prefix = line_prefix(root, node)
    lines = _LINE_END.split(markdown)
    return source.newline.join(
        (lines[0], *(prefix + line if line else prefix.rstrip() for line in lines[1:]))
    )


def blank_lines(root: n.Root, node: n.Node) -> str:
    """Return what separates two blocks: a line end, an empty line, and the next line's start."""
    source = source_of(root)
    prefix = line_prefix(root, node)
    return source.newline + prefix.rstrip() + source.newline + prefix


def next_line_is_blank(root: n.Root, node: n.Node) -> bool:
    """Tell whether the line below a block is empty, or there is none."""
    source = source_of(root)
    end = _LINE_END.search(source.text, node.end, root.end)
    if end is None or end.end() >= root.end:
        return True
    return _BLANK.match(source.text, end.end(), root.end) is not None


def line_before_is_blank(root: n.Root, node: n.Node) -> bool:
    """Tell whether a block may begin anew: nothing but its containers' marks stand above it."""
    source = source_of(root)
    line = source.point(node.start).line
    begin = source.line_starts[line - 1]
    if begin <= root.start or root.index_of(node) == 0:
        return True
    above = source.line_span(line - 1)
    return _BLANK.fullmatch(source.slice(above)) is not None
