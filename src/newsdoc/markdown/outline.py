"""Headings with the ids that generators give them, and the body cut at its headings."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, TypeAlias

from newsdoc.markdown import nodes as n
from newsdoc.markdown.marked.headings import marked_ids, marked_outline
from newsdoc.markdown.marked.page import page_of
from newsdoc.markdown.slugs import SlugCounter
from newsdoc.markdown.source_text import text_around, with_references
from newsdoc.markdown.typography import OpenQuotes, marked_html, without_goldmark_marks
from newsdoc.spans import Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from newsdoc.markdown.dialect import BodyDialect

__all__ = ["OutlineEntry", "Section", "heading_ids", "outline", "sections"]


# Stands for what the typographer wrote: no id keeps it, but it is no white space.
_REPLACED = "\u2026"
_ALT_TEXT = re.compile(r"(?:\\.|[^\\*_~`\[\]])*+", re.DOTALL)
_ESCAPE = re.compile(r"\\([!-/:-@\[-`{-~])")
_MATH = (n.InlineMath, n.Math)
_DELIMITERS = re.compile(r"\*+|_+|~+|`+|\[")
_Place: TypeAlias = Literal["whole", "first", "none", "address"]
"""How much of a leaf goldmark counts: what comes first in emphasis, or nothing of it.

The text of an autolink is an address: goldmark counts nothing of it, marked all as it stands.
"""


@dataclass(frozen=True, slots=True)
class OutlineEntry:
    """One heading.

    Attributes:
        depth: 1 to 6.
        text: Its plain text.
        id: The id that the generator gives it, empty where it gives none.
        node: The heading itself.
    """

    depth: int
    text: str
    id: str
    node: n.Heading

    @property
    def span(self) -> Span:
        """The place of the heading."""
        return self.node.span


@dataclass(frozen=True, slots=True)
class Section:
    """A heading with all that follows it up to the next heading of its depth or above.

    Attributes:
        heading: The heading with its id, None for what stands before the first one.
        children: The blocks of this section, its heading and its subsections included.
        span: From the start of the first block to the end of the last.
        sections: The sections below this one.
    """

    heading: OutlineEntry | None
    children: tuple[n.Node, ...]
    span: Span
    sections: tuple[Section, ...]


def outline(root: n.Root) -> tuple[OutlineEntry, ...]:
    """Return the headings in the order of the text, those in quotes and lists included.

    Where hexo-renderer-marked renders the body, the headings are those that marked sees.
    """
    page = page_of(root)
    if page is not None:
        named: Iterable[tuple[n.Heading, str]] = marked_outline(root, page)
    else:
        ids = heading_ids(root)
        named = ((node, ids[id(node)]) for node in root.find_all(n.Heading))
    return tuple(OutlineEntry(node.depth, node.text(), name, node) for node, name in named)


def heading_ids(
    root: n.Root,
    *,
    headings: Iterable[n.Heading] | None = None,
    instead: Mapping[int, n.Node] | None = None,
) -> dict[int, str]:
    """Return the id of every heading, by the identity of its node.

    Ids that the author wrote (`{#id}`) count as taken from their heading on, as in goldmark. A
    heading without any content gets none in Hugo, one that marked does not see gets none in Hexo.

    Args:
        root: The body.
        headings: Its headings in the order of the text, where they are known already.
        instead: Nodes to read in place of others, by the identity of those: what an edit makes
            of them.
    """
    counter = SlugCounter(root.dialect.heading_ids)
    other = instead or {}
    found = root.find_all(n.Heading) if headings is None else headings
    page = page_of(root)
    if page is not None:
        return marked_ids(root, page, found, other)
    return {id(node): _id(node, root.dialect, counter, other) for node in found}


def _id(
    node: n.Heading, dialect: BodyDialect, counter: SlugCounter, instead: Mapping[int, n.Node]
) -> str:
    if node.attributes is not None and node.attributes.id:
        return counter.take(node.attributes.id)
    leaves = [(instead.get(id(leaf), leaf), place) for leaf, place in _leaves(node, dialect)]
    if dialect.typographer == "marked":
        return counter.next(_marked(leaves))
    text = _goldmark(leaves, dialect)
    if not text and dialect.heading_ids.empty:
        return ""
    return counter.next(text)


def _goldmark(leaves: Sequence[tuple[n.Node, _Place]], dialect: BodyDialect) -> str:
    """The text that Hugo makes an id of: the last line, without what the typographer replaces.

    Of emphasis, links and pictures only what comes first in them counts: `[What's new](u)` gives
    `what`, and `[my_name](u)` gives `my_`. Autolinks, raw HTML and footnote marks give nothing.
    """
    quotes = OpenQuotes()
    end = leaves[-1][0].end if leaves else -1
    parts: list[str] = []
    for leaf, place in leaves:
        if isinstance(leaf, n.Break):
            parts.append("\n")
            continue
        first, *rest = _goldmark_texts(leaf, dialect, quotes, end, place)
        if place == "whole":
            parts.append(_REPLACED.join((first, *rest)))
        elif place == "first":
            parts.append(first.partition("\n")[0] or _REPLACED * bool(rest))
    return "".join(parts).rpartition("\n")[2]


def _goldmark_texts(
    leaf: n.Node, dialect: BodyDialect, quotes: OpenQuotes, end: int, place: _Place
) -> tuple[str, ...]:
    """The texts that goldmark has where the tree has one leaf: the typographer cuts it."""
    if isinstance(leaf, n.Html) or (isinstance(leaf, _MATH) and _passes_math(dialect)):
        return ("",)
    if isinstance(leaf, n.Emoji):
        return (leaf.name,)
    if isinstance(leaf, n.Image | n.ImageReference):
        return _replaced(_first_alt(leaf), ("[", "]"), dialect, quotes)[:1]
    if not isinstance(leaf, n.Text):
        return (leaf.own_text(),)
    # References by number count as they are written.
    value, escaped = with_references(leaf, numeric=True)
    written = [f"\\{char}" if at in escaped else char for at, char in enumerate(value)]
    first, *rest = _replaced(value, text_around(leaf, end), dialect, quotes, written)
    return (_first_text(first, written) if place == "first" else first, *rest)


def _passes_math(dialect: BodyDialect) -> bool:
    return bool(dialect.goldmark.math_blocks or dialect.goldmark.math_inlines)


def _replaced(
    value: str,
    around: tuple[str, str],
    dialect: BodyDialect,
    quotes: OpenQuotes,
    written: Sequence[str] = (),
) -> tuple[str, ...]:
    if dialect.typographer != "goldmark":
        return (value,)
    return without_goldmark_marks(value, *around, quotes, written)


def _first_alt(image: n.Image | n.ImageReference) -> str:
    """Return what goldmark keeps of an alternative text: it ends before markup."""
    alt = image.alt or ""
    if image.source is None or image.generated:
        return _first_text(alt, alt)
    start = image.start + len("![")
    if image.source.text.startswith(alt, start):
        return _first_text(alt, alt)
    found = _ALT_TEXT.match(image.source.text, start, image.end)
    return _ESCAPE.sub(r"\1", found[0]) if found else ""


def _first_text(value: str, written: Sequence[str]) -> str:
    """Return what goldmark keeps as the first text: a run of delimiters ends it."""
    for found in _DELIMITERS.finditer(value):
        if len(written[found.start()]) == 1:
            return value[: found.end()]
    return value


def _leaves(node: n.Node, dialect: BodyDialect) -> Iterator[tuple[n.Node, _Place]]:
    """Give the nodes below a heading, and whether all of each counts, its beginning, or nothing."""
    stack: list[tuple[n.Node, _Place]] = [(child, "whole") for child in reversed(node.children)]
    while stack:
        current, place = stack.pop()
        if not current.children or isinstance(current, n.Html):
            yield current, place
        elif _is_autolink(current, dialect):
            stack += [(child, "address") for child in reversed(current.children)]
        else:
            first, *rest = current.children
            stack += [(child, "none") for child in reversed(rest)]
            stack.append((first, "none" if place == "none" else "first"))


def _is_autolink(node: n.Node, dialect: BodyDialect) -> bool:
    """Tell whether a link is an autolink to the generator."""
    if not isinstance(node, n.Link) or node.source is None or node.generated:
        return False
    text = node.source.text
    if text.startswith("[", node.start):
        return False
    # A bare address of GFM is none to goldmark.
    return (
        dialect.linkify == "goldmark"
        or dialect.typographer == "marked"
        or text.startswith("<", node.start)
    )


def _marked(leaves: Iterable[tuple[n.Node, _Place]]) -> str:
    """The HTML that hexo-renderer-marked makes an id of."""
    parts: list[str] = []
    for leaf, place in leaves:
        if isinstance(leaf, n.Text):
            value, escaped = with_references(leaf)
            parts.append(marked_html(value, smart=place != "address", literal=escaped))
        elif isinstance(leaf, n.Html):
            parts.append(leaf.value)
        elif isinstance(leaf, n.InlineCode):
            parts.append(marked_html(leaf.value, smart=False))
        elif isinstance(leaf, n.Break):
            parts.append("<br>")
    return "".join(parts)


def sections(root: n.Root) -> tuple[Section, ...]:
    """Return the body cut at the headings that stand at its top level, nested by their depth.

    What stands before the first heading is a section without a heading.
    """
    ids = heading_ids(root)
    open_sections: list[_Draft] = [_Draft(None, 0)]
    for child in root.children:
        if isinstance(child, n.Heading):
            entry = OutlineEntry(child.depth, child.text(), ids[id(child)], child)
            _close(open_sections, child.depth)
            open_sections.append(_Draft(entry, child.depth))
        for draft in open_sections[1:] or open_sections:
            draft.children.append(child)
    _close(open_sections, 1)
    top = open_sections[0]
    intro = (top.finish(()),) if top.children else ()
    return (*intro, *top.sections)


class _Draft:
    __slots__ = ("children", "depth", "heading", "sections")

    def __init__(self, heading: OutlineEntry | None, depth: int) -> None:
        self.heading = heading
        self.depth = depth
        self.children: list[n.Node] = []
        self.sections: list[Section] = []

    def finish(self, below: tuple[Section, ...]) -> Section:
        span = Span(self.children[0].start, self.children[-1].end)
        return Section(self.heading, tuple(self.children), span, below)


def _close(drafts: list[_Draft], depth: int) -> None:
    """Finish the sections that a heading of some depth ends."""
    while len(drafts) > 1 and drafts[-1].depth >= depth:
        draft = drafts.pop()
        drafts[-1].sections.append(draft.finish(tuple(draft.sections)))
