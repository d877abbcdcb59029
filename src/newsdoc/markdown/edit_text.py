"""The text of a node, set to a plain string: escaped for its place, whatever it says."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from newsdoc.markdown import edit_escape as escape
from newsdoc.markdown import nodes as n
from newsdoc.markdown.edit_check import edit_error, enter, first_that_holds, source_of
from newsdoc.markdown.edit_inline import in_cell
from newsdoc.markdown.edit_place import inline_span, line_prefix
from newsdoc.source import Edit
from newsdoc.spans import Span

if TYPE_CHECKING:
    from newsdoc.markdown.edit_check import Event

__all__ = ["set_text"]

_LINE_END = re.compile(r"\r\n|\n|\r")
_EMPTY_LINE = re.compile(r"(?:^|\n)[ \t]*(?:\n|$)")
_FENCE = re.compile(r"(?:`{3,}|~{3,})")
_MARKUP = re.compile(r"[^\w\s，。、；：？！“”‘’（）《》「」『』…—,;?]")
_EDGE_BLANK = re.compile(r"^\s|\s$", re.MULTILINE)
_ONE_LINE = (n.Heading, n.TableCell, n.DefinitionTerm)


def set_text(root: n.Root, node: n.Node, text: str) -> tuple[Edit, ...]:
    """Make a node say a plain string and nothing else.

    Args:
        root: The tree.
        node: A text, code, or a node that holds running text.
        text: Any string; no character of it is read as markdown. Line ends are kept where the
            node can have them.

    Raises:
        EditError: The node has no text of its own, or cannot hold this one.
    """
    text = _LINE_END.sub("\n", text)
    if isinstance(node, n.Code):
        return _set_code(root, node, text)
    if isinstance(node, n.InlineCode):
        return _set_inline_code(root, node, text)
    if isinstance(node, n.Text):
        return _set_prose(root, node, inline_span(root, node), text, {id(node): [("text", text)]})
    if not _holds_prose(node):
        raise edit_error(root, node, f"a {node.type} has no text of its own")
    span = _content_span(root, node)
    own: list[Event] = [enter(node), ("text", text), ("exit", node.type)]
    glue = " " if isinstance(node, n.Heading) and not node.children else ""
    return _set_prose(root, node, span, text, {id(node): own}, glue=glue)


def _holds_prose(node: n.Node) -> bool:
    kinds = (
        n.Paragraph,
        n.Heading,
        n.TableCell,
        n.DefinitionTerm,
        n.Link,
        n.LinkReference,
        n.Emphasis,
        n.Strong,
        n.Delete,
    )
    return isinstance(node, kinds)


def _content_span(root: n.Root, node: n.Node) -> Span:
    if node.children:
        return Span(node.children[0].start, node.children[-1].end)
    text = source_of(root).text
    if isinstance(node, n.Link | n.LinkReference):
        return Span(node.start + 1, node.start + 1)
    if isinstance(node, n.Heading):
        at = node.start + node.depth
        return Span(at, at)
    if isinstance(node, n.TableCell):
        at = node.start + 1 if text.startswith("|", node.start) else node.start
        return Span(at, at)
    raise edit_error(root, node, f"an empty {node.type} has no place for a text")


def _set_prose(
    root: n.Root,
    node: n.Node,
    span: Span,
    text: str,
    changed: dict[int, list[Event]],
    *,
    glue: str = "",
) -> tuple[Edit, ...]:
    source = source_of(root)
    if _EMPTY_LINE.search(text) and text:
        raise edit_error(root, node, "running text cannot hold an empty line")
    if "\n" in text and isinstance(node, _ONE_LINE):
        raise edit_error(root, node, f"a {node.type} has one line")
    prefix = source.newline + line_prefix(root, _block_of(root, node))
    plain = [] if _MARKUP.search(text) or _EDGE_BLANK.search(text) else [text]
    candidates = []
    for written in (*plain, escape.escape_text(text)):
        cell = escape.table_cell(written) if in_cell(root, node) else written
        edit = Edit(span, glue + cell.replace("\n", prefix), source.slice(span))
        candidates.append([edit])
    return first_that_holds(root, node, candidates, changed)


def _block_of(root: n.Root, node: n.Node) -> n.Node:
    """The paragraph (or other leaf block) that a node stands in."""
    kinds = (n.Paragraph, n.Heading, n.TableCell, n.DefinitionTerm)
    holders = (holder for holder in (node, *root.ancestors_of(node)) if isinstance(holder, kinds))
    return next(holders, node)


def _set_inline_code(root: n.Root, node: n.InlineCode, text: str) -> tuple[Edit, ...]:
    if "\n" in text:
        raise edit_error(root, node, "code in running text is changed within its line")
    written = escape.inline_code(text)
    if in_cell(root, node):
        written = escape.table_cell(written)
    edit = Edit(node.span, written, source_of(root).slice(node.span))
    own = [enter(node, value=text), ("exit", node.type)]
    return first_that_holds(root, node, [[edit]], {id(node): own})


def _set_code(root: n.Root, node: n.Code, text: str) -> tuple[Edit, ...]:
    source = source_of(root)
    written = source.slice(node.span)
    opening = _FENCE.match(written)
    prefix = line_prefix(root, node)
    if opening is None:
        lines = [f"    {line}" if line else "" for line in text.split("\n")]
        first = "" if written.startswith((" ", "\t")) else lines[0].lstrip(" ")
        body = [first or lines[0], *(prefix + line for line in lines[1:])]
        new = source.newline.join(body)
    else:
        fence = escape.code_fence(text, opening[0])
        info = _LINE_END.split(written[opening.end() :], maxsplit=1)[0]
        lines = [prefix + line if line else prefix.rstrip() for line in text.split("\n")]
        new = source.newline.join((fence + info, *(lines if text else ()), prefix + fence))
    own = [enter(node, value=text), ("exit", node.type)]
    return first_that_holds(root, node, [[Edit(node.span, new, written)]], {id(node): own})
