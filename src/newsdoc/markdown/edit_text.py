"""The text of a node, set to a plain string: escaped for its place, whatever it says."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from newsdoc.markdown import edit_escape as escape
from newsdoc.markdown import nodes as n
from newsdoc.markdown.edit_check import edit_error, enter, events, first_that_holds, source_of
from newsdoc.markdown.edit_inline import in_cell, is_bracketed, named_link
from newsdoc.markdown.edit_place import inline_span, line_prefix
from newsdoc.source import Edit
from newsdoc.spans import Span

if TYPE_CHECKING:
    from collections.abc import Iterable

    from newsdoc.markdown.edit_check import Event
    from newsdoc.source import SourceText

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
    if not isinstance(node, n.Text) and not _holds_prose(node):
        raise edit_error(root, node, f"a {node.type} has no text of its own")
    link = node if isinstance(node, n.Link) else root.parent_of(node)
    if isinstance(link, n.Link) and not is_bracketed(root, link):
        return _set_autolink(root, link, text)
    if isinstance(node, n.Text):
        return _set_prose(root, node, inline_span(root, node), text, {id(node): [("text", text)]})
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
        *n.EMPHATIC,
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
    edits = []
    for written in _ways_to_write(text):
        cell = escape.table_cell(written) if in_cell(root, node) else written
        edits.append(Edit(span, glue + cell.replace("\n", prefix), source.slice(span)))
    reference = _own_label(root, node)
    if reference is None:
        return first_that_holds(root, node, [[edit] for edit in edits], changed)
    return _in_full(root, reference, edits, changed)


def _in_full(
    root: n.Root,
    reference: n.LinkReference,
    edits: Iterable[Edit],
    changed: dict[int, list[Event]],
) -> tuple[Edit, ...]:
    """What a short reference says is its label: another text makes it a full one."""
    full = [
        enter(reference, reference_type="full"),
        *events(reference.children, changed),
        ("exit", reference.type),
    ]
    whole = changed.get(id(reference))
    own = full if whole is None else [full[0], *whole[1:]]
    label = _label_edit(source_of(root), reference)
    candidates = [[edit, label] for edit in edits]
    return first_that_holds(root, reference, candidates, {id(reference): own})


def _ways_to_write(text: str) -> list[str]:
    """Return the ways in which a plain string may be written, the plainest first."""
    ways = [] if _MARKUP.search(text) or _EDGE_BLANK.search(text) else [text]
    escaped = escape.escape_text(text)
    ways.append(escaped)
    if text.endswith("!"):
        # A bracket may follow, and make an image of it.
        ways.append(f"{escaped[:-1]}\\!")
    return ways


def _own_label(root: n.Root, node: n.Node) -> n.LinkReference | None:
    """Return the reference around a node, if its label is what it says."""
    for holder in (node, *root.ancestors_of(node)):
        if isinstance(holder, n.LinkReference) and holder.reference_type != "full":
            return holder
    return None


def _label_edit(source: SourceText, reference: n.LinkReference) -> Edit:
    """Return the edit that makes a short reference a full one."""
    size = 1 if reference.reference_type == "shortcut" else 3
    behind = Span(reference.end - size, reference.end)
    label = source.slice(Span(reference.start + 1, behind.start))
    return Edit(behind, f"][{label}]", source.slice(behind))


def _set_autolink(root: n.Root, link: n.Link, text: str) -> tuple[Edit, ...]:
    """An autolink shows its address: with another text it becomes a written link."""
    if text == link.text():
        return ()
    if _EMPTY_LINE.search(text):
        raise edit_error(root, link, "running text cannot hold an empty line")
    source = source_of(root)
    prefix = source.newline + line_prefix(root, _block_of(root, link))
    written = named_link(root, link, text, link.url).replace("\n", prefix)
    edit = Edit(link.span, written, source.slice(link.span))
    own = [enter(link), ("text", text), ("exit", "link")]
    return first_that_holds(root, link, [[edit]], {id(link): own})


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
        # Empty lines at the edges of indented code would be lost.
        lines = [f"    {line}" if line else "" for line in text.split("\n")]
        first = "" if written.startswith((" ", "\t")) else lines[0].lstrip(" ")
        body = [first or lines[0], *(prefix + line for line in lines[1:])]
        new = source.newline.join(body)
    else:
        info = _LINE_END.split(written[opening.end() :], maxsplit=1)[0]
        new = _fenced(source, prefix, text, opening[0], info)
    own = [enter(node, value=text), ("exit", node.type)]
    ways = [new] if opening else [new, _fenced(source, prefix, text)]
    candidates = [[Edit(node.span, way, written)] for way in ways]
    return first_that_holds(root, node, candidates, {id(node): own})


def _fenced(source: SourceText, prefix: str, text: str, fence: str = "```", info: str = "") -> str:
    fence = escape.code_fence(text, fence)
    lines = [prefix + line if line else prefix.rstrip() for line in text.split("\n")]
    return source.newline.join((fence + info, *(lines if text else ()), prefix + fence))
