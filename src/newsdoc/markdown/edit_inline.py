"""Running text replaced, wrapped and rewritten; what links and images say."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, TypeAlias

from newsdoc.markdown import edit_escape as escape
from newsdoc.markdown import nodes as n
from newsdoc.markdown.edit_check import (
    HOLE,
    edit_error,
    enter,
    events,
    first_that_holds,
    source_of,
)
from newsdoc.markdown.edit_place import inline_span, is_inline, line_prefix
from newsdoc.markdown.html_tags import html_tags
from newsdoc.markdown.links import definitions
from newsdoc.markdown.parts import destination_end, label_end, title_end
from newsdoc.source import Edit
from newsdoc.spans import Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from newsdoc.markdown.edit_check import Event
    from newsdoc.markdown.images import ImageInfo
    from newsdoc.markdown.links import LinkInfo

__all__ = [
    "InlineWrap",
    "in_cell",
    "insert_inline",
    "is_bracketed",
    "named_link",
    "remove_inline",
    "replace_inline",
    "set_alt",
    "set_html_url",
    "set_title",
    "set_url",
    "with_emptied",
    "wrap_inline",
]

InlineWrap: TypeAlias = Literal["emphasis", "strong", "delete", "link"]
"""What running text can be wrapped in."""

_MARKS: dict[str, tuple[str, ...]] = {
    "emphasis": ("*", "_"),
    "strong": ("**", "__"),
    "delete": ("~~",),
}
_BLANKS = " \t\r\n"
_LINE_END = re.compile(r"\r\n|\n|\r")
_GAP = re.compile(r"[ \t]*(?:(?:\r\n|\n|\r)[ \t>]*)?")
_AUTOLINK_URL = re.compile(r"[A-Za-z][A-Za-z0-9+.-]{1,31}:[^\s<>\x00-\x20]*")


def in_cell(root: n.Root, node: n.Node) -> bool:
    """Tell whether a node stands in a cell of a table, where bars must be escaped."""
    return any(isinstance(holder, n.TableCell) for holder in (node, *root.ancestors_of(node)))


def replace_inline(root: n.Root, node: n.Node, markdown: str) -> tuple[Edit, ...]:
    """Put markdown in place of a node in running text."""
    span = inline_span(root, node)
    candidates = [[_edit(root, span, text)] for text in _written(root, node, markdown)]
    return first_that_holds(root, node, candidates, {id(node): [HOLE]})


def insert_inline(root: n.Root, node: n.Node, markdown: str, *, after: bool) -> tuple[Edit, ...]:
    """Put markdown before or behind a node in running text."""
    at = inline_span(root, node).end if after else node.start
    own = events((node,))
    expected = [*own, HOLE] if after else [HOLE, *own]
    candidates = [[Edit(Span(at, at), text, "")] for text in _written(root, node, markdown)]
    return first_that_holds(root, node, candidates, {id(node): expected})


def _written(root: n.Root, node: n.Node, markdown: str) -> list[str]:
    lines = _LINE_END.split(markdown)
    if len(lines) == 1:
        return [_cell_text(root, node, markdown)]
    block = next(
        (holder for holder in root.ancestors_of(node) if not is_inline(root, holder)), node
    )
    if not isinstance(block, n.Paragraph):
        raise edit_error(root, node, f"a {block.type} has one line; this has several")
    return [(source_of(root).newline + line_prefix(root, block)).join(lines)]


def with_emptied(root: n.Root, node: n.Node) -> n.Node:
    """Return the outermost of what a node's removal would leave without anything inside.

    Emphasis cannot be empty, nor can a link that is known by what it says.
    """
    parent = root.parent_of(node)
    while parent is not None and len(parent.children) == 1 and _needs_content(root, parent):
        node, parent = parent, root.parent_of(parent)
    return node


def _needs_content(root: n.Root, node: n.Node) -> bool:
    if isinstance(node, n.Link):
        return not is_bracketed(root, node)
    short = isinstance(node, n.LinkReference) and node.reference_type != "full"
    return short or isinstance(node, n.Emphasis | n.Strong | n.Delete)


def remove_inline(root: n.Root, node: n.Node) -> tuple[Edit, ...]:
    """Take a node out of running text, what it holds included."""
    span = inline_span(root, node)
    # What has a line to itself takes its line end along: no empty line can stay.
    spans = (span, Span(_line_end_before(root, span.start), span.end))
    return first_that_holds(root, node, [[_edit(root, one, "")] for one in spans], {id(node): []})


def _line_end_before(root: n.Root, at: int) -> int:
    """Return where the line end before an offset begins, if only blanks and marks stand between."""
    source = source_of(root)
    line = source.point(at).line
    begin = source.line_starts[line - 1]
    if line == 1 or source.text[begin:at].strip(" \t>"):
        return at
    return begin - (2 if source.text.startswith("\r\n", begin - 2) else 1)


def wrap_inline(
    root: n.Root, node: n.Node, kind: InlineWrap, url: str | None = None
) -> tuple[Edit, ...]:
    """Put a node in running text into emphasis or a link."""
    fields: tuple[tuple[str, object], ...] = ()
    if kind == "link":
        target = _cell_text(root, node, escape.destination(url or ""))
        pairs = [("[", f"]({target})")]
        fields = (("title", None), ("url", url or ""))
    else:
        pairs = [(mark, mark) for mark in _MARKS[kind]]
    inside, before, behind = _without_edges(node)
    wrapped: list[Event] = [
        ("text", before),
        ("enter", (kind, fields)),
        *(events((node,)) if inside == node.span else [("text", source_of(root).slice(inside))]),
        ("exit", kind),
        ("text", behind),
    ]
    candidates = [
        [
            Edit(Span(inside.start, inside.start), opening, ""),
            Edit(Span(inside.end, inside.end), closing, ""),
        ]
        for opening, closing in pairs
    ]
    return first_that_holds(root, node, candidates, {id(node): wrapped})


def _without_edges(node: n.Node) -> tuple[Span, str, str]:
    """Return where a node stands without the blanks at its edges, and these blanks.

    Emphasis cannot begin or end beside blanks or line ends, so those of a text stay outside.
    """
    if not isinstance(node, n.Text) or node.raw != node.value or not node.value.strip(_BLANKS):
        return node.span, "", ""
    value = node.value
    before = len(value) - len(value.lstrip(_BLANKS))
    behind = len(value.rstrip(_BLANKS))
    return Span(node.start + before, node.start + behind), value[:before], value[behind:]


@dataclass(frozen=True, slots=True)
class _Target:
    """Where destination and title of a link, image or definition stand.

    `title` is empty and stands behind the destination where there is none.
    """

    url: Span
    title: Span
    has_title: bool


def set_url(root: n.Root, node: n.Node, url: str) -> tuple[Edit, ...]:
    """Change where a link, image or definition leads; references change their definition."""
    holder = _holder(root, node)
    if isinstance(holder, n.Link) and not is_bracketed(root, holder):
        return _set_autolink(root, holder, url)
    target = _target(root, holder)
    edit = _edit(root, target.url, _cell_text(root, holder, escape.destination(url)))
    return _prove_fields(root, holder, [edit], url=url)


def set_html_url(root: n.Root, info: LinkInfo | ImageInfo, url: str) -> tuple[Edit, ...]:
    """Change the address in a tag of raw HTML."""
    source = source_of(root)
    tag = next(html_tags(source.slice(info.span)), None)
    key = "src" if tag is not None and tag.name == "img" else "href"
    if tag is None or tag.start or key not in tag.places:
        raise edit_error(root, info.node, "the tag cannot be found in the text")
    start, end = (info.span.start + offset for offset in tag.places[key])
    value = url.replace("&", "&amp;").replace('"', "&quot;").replace("<", "&lt;")
    quote = source.text[start - 1]
    if quote == "'":
        value = value.replace("'", "&#39;")
    elif quote != '"':
        value = f'"{value}"'
    if in_cell(root, info.node):
        value = value.replace("|", "&#124;")
    edits = [_edit(root, Span(start, end), value)]
    return first_that_holds(root, info.node, [edits], {id(info.node): [HOLE]})


def set_title(root: n.Root, node: n.Node, title: str | None) -> tuple[Edit, ...]:
    """Change, add or take away the title of a link, image or definition."""
    holder = _holder(root, node)
    if isinstance(holder, n.Link) and not is_bracketed(root, holder):
        return _title_autolink(root, holder, title)
    target = _target(root, holder)
    written = _cell_text(root, holder, escape.title(title or ""))
    if not title:
        edits = [_edit(root, Span(target.url.end, target.title.end), "")]
    elif target.has_title:
        edits = [_edit(root, target.title, written)]
    else:
        at = target.url.end
        empty = " " if len(target.url) else "<> "
        edits = [Edit(Span(at, at), empty + written, "")]
    return _prove_fields(root, holder, edits, title=title or None)


def _title_autolink(root: n.Root, node: n.Link, title: str | None) -> tuple[Edit, ...]:
    """An autolink has no title: with one it becomes a written link."""
    if not title:
        return ()
    written = named_link(root, node, node.text(), node.url, title)
    return _prove_fields(root, node, [_edit(root, node.span, written)], title=title)


def _prove_fields(
    root: n.Root, holder: n.Node, edits: Sequence[Edit], **changed: object
) -> tuple[Edit, ...]:
    inside = events(holder.children)
    own = [enter(holder, **changed), *inside, ("exit", holder.type)]
    return first_that_holds(root, holder, [edits], {id(holder): own})


def _holder(root: n.Root, node: n.Node) -> n.Link | n.Image | n.Definition:
    if isinstance(node, n.LinkReference | n.ImageReference):
        found = definitions(root).get(node.identifier)
        if found is not None:
            return found
    if isinstance(node, n.Link | n.Image | n.Definition):
        return node
    raise edit_error(root, node, f"a {node.type} has neither URL nor title")


def is_bracketed(root: n.Root, node: n.Link) -> bool:
    """Tell whether a link is written with brackets, and no autolink."""
    return source_of(root).text.startswith("[", node.start)


def _set_autolink(root: n.Root, node: n.Link, url: str) -> tuple[Edit, ...]:
    """An autolink shows its URL, so its text changes with it; else it becomes a written link."""
    if not _AUTOLINK_URL.fullmatch(url):
        link = [enter(node, url=url), *events(node.children), ("exit", "link")]
        written = named_link(root, node, node.text(), url)
        return first_that_holds(root, node, [[_edit(root, node.span, written)]], {id(node): link})
    # In a cell no bar can be escaped inside `<…>`.
    barred = "|" in url and in_cell(root, node)
    written = named_link(root, node, url, url) if barred else f"<{url}>"
    shown: list[Event] = [enter(node, url=url), ("text", url), ("exit", "link")]
    return first_that_holds(root, node, [[_edit(root, node.span, written)]], {id(node): shown})


def named_link(root: n.Root, node: n.Node, text: str, url: str, title: str | None = None) -> str:
    """Write a link with a text, for the place of a node."""
    target = escape.destination(url) + (f" {escape.title(title)}" if title else "")
    return _cell_text(root, node, f"[{escape.escape_text(text)}]({target})")


def _target(root: n.Root, node: n.Link | n.Image | n.Definition) -> _Target:
    text = source_of(root).text
    starts = _destination_starts(text, node)
    for start in starts:
        found = _read_target(text, start, node)
        if found is not None:
            return found
    raise edit_error(root, node, "the destination cannot be found here")


def _destination_starts(text: str, node: n.Link | n.Image | n.Definition) -> Iterator[int]:
    """Places at which the destination may begin; only one of them reads to the end."""
    if isinstance(node, n.Definition):
        end = label_end(text, node.start)
        if end >= 0:
            yield end + 1
        return
    at = node.children[-1].end if node.children else node.start
    while (found := text.find("](", at, node.end)) >= 0:
        yield found + 2
        at = found + 2


def _skip_gap(text: str, at: int) -> int:
    """Skip blanks and one line end, with what its containers put before the next line."""
    found = _GAP.match(text, at)
    return found.end() if found else at


def _read_target(text: str, start: int, node: n.Node) -> _Target | None:
    begin = _skip_gap(text, start)
    end = destination_end(text, begin)
    if end < 0:
        end = begin
    space = _skip_gap(text, end)
    last = title_end(text, space) if space > end else -1
    has_title = last >= 0
    title = Span(space, last) if has_title else Span(end, end)
    closing = _skip_gap(text, title.end)
    closed = text.startswith(")", closing) and closing + 1 == node.end
    if closed or (isinstance(node, n.Definition) and title.end == node.end):
        return _Target(Span(begin, end), title, has_title)
    return None


def set_alt(root: n.Root, node: n.Node, alt: str) -> tuple[Edit, ...]:
    """Change the alternative text of an image."""
    if not isinstance(node, n.Image | n.ImageReference):
        raise edit_error(root, node, f"a {node.type} has no alternative text")
    source = source_of(root)
    end = _alt_end(root, node)
    span = Span(node.start + 2, end)
    edits = [_edit(root, span, _cell_text(root, node, escape.escape_text(alt)))]
    changed: dict[str, object] = {"alt": alt}
    if isinstance(node, n.ImageReference) and node.reference_type != "full":
        label = source.text[node.start + 2 : end]
        behind = Span(end, node.end)
        edits.append(_edit(root, behind, f"][{label}]"))
        changed["reference_type"] = "full"
    own = [enter(node, **changed), ("exit", node.type)]
    return first_that_holds(root, node, [edits], {id(node): own})


def _cell_text(root: n.Root, node: n.Node, markdown: str) -> str:
    return escape.table_cell(markdown) if in_cell(root, node) else markdown


def _alt_end(root: n.Root, node: n.Image | n.ImageReference) -> int:
    """The offset of the bracket that ends the alternative text."""
    text = source_of(root).text
    if isinstance(node, n.Image):
        start = _target(root, node).url.start
        return text.rindex("](", node.start, start)
    if node.reference_type == "shortcut":
        return node.end - 1
    return text.rindex("][", node.start, node.end)


def _edit(root: n.Root, span: Span, text: str) -> Edit:
    return Edit(span, text, source_of(root).slice(span))
