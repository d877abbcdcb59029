"""From the text of a body to its tree."""

from __future__ import annotations

import functools
from typing import TYPE_CHECKING, cast

from markdown_it import MarkdownIt

from newsdoc.errors import Diagnostic, Severity
from newsdoc.limits import MAX_TAG_NESTING
from newsdoc.markdown.blocks.containers import IndentContainer
from newsdoc.markdown.blocks.parser import BlockParser
from newsdoc.markdown.blocks.state import BlockState
from newsdoc.markdown.build import build_blocks
from newsdoc.markdown.dialect import GFM
from newsdoc.markdown.inlines.parser import InlineParser
from newsdoc.markdown.nodes import Root
from newsdoc.markdown.tagnodes import tag_spans
from newsdoc.source import SourceText
from newsdoc.spans import Span

if TYPE_CHECKING:
    from newsdoc.markdown.dialect import BodyDialect
    from newsdoc.markdown.nodes import Node
    from newsdoc.markdown.tagspan import TagSpan

__all__ = ["parse", "parser_for"]

_OFF_WITHOUT = {
    "tables": ("table",),
    "strikethrough": ("strikethrough",),
    "autolinks": ("linkify",),
    "task_lists": ("task",),
    "footnotes": ("footnote",),
    "math": ("math_fence", "math_dollar"),
    "math_brackets": ("math_bracket",),
    "definition_lists": ("deflist",),
}


def parse(
    source: SourceText | str, *, dialect: BodyDialect = GFM, span: Span | None = None
) -> Root:
    """Parse a body.

    Args:
        source: The text of the file, or a string; in a string a leading U+FEFF counts as a
            character of the text.
        dialect: What is read beside CommonMark.
        span: The part of the text that is the body; all of it by default. Offsets of nodes are
            those of the whole text.

    Returns:
        The root; its nodes are those of mdast.

    Raises:
        EncodeError: A string holds a lone surrogate.

    >>> root = parse("Hello, *world*!")
    >>> [type(node).__name__ for node in root.walk()]
    ['Root', 'Paragraph', 'Text', 'Emphasis', 'Text', 'Text']
    >>> root.children[0].children[1].span
    Span(start=7, end=14)
    """
    text = _source(source) if isinstance(source, str) else source
    whole = span or Span(0, len(text.text))
    tags = tag_spans(text.text, dialect, whole.start, whole.end) if dialect.tags else ()
    state = BlockState(parser_for(dialect), text, whole, dialect, tags)
    children = _parse(state, 0)
    return Root(
        children,
        diagnostics=tuple(state.diagnostics),
        dialect=dialect,
        start=whole.start + state.root.start,
        end=whole.end,
        source=text,
    )


def _source(text: str) -> SourceText:
    source = SourceText.from_text(text)
    if source.bom:
        return SourceText(text, source.data, b"", "utf-8")
    return source


def _parse(state: BlockState, depth: int) -> tuple[Node, ...]:
    """Parse a body, or what stands between a pair of tags, to its blocks."""

    def parse_inside(tag: TagSpan, indent: int) -> tuple[Node, ...]:
        return _inside(state, tag, indent, depth + 1)

    state.parse_inside = parse_inside
    state.md.block.tokenize(state, 0, state.lineMax)
    return build_blocks(state, cast("InlineParser", state.md.inline))


def _inside(outer: BlockState, tag: TagSpan, indent: int, depth: int) -> tuple[Node, ...]:
    """Parse what stands between a pair of tags, as a body of its own.

    It sees the definitions of the body around it, and its lines lose the indentation of the tag.
    """
    if tag.inner is None or not len(tag.inner):
        return ()
    if depth > MAX_TAG_NESTING:
        outer.diagnostics.append(
            Diagnostic(
                "tags-too-deep",
                Severity.WARNING,
                f"more than {MAX_TAG_NESTING} tags inside each other; the rest is not read",
                tag.inner,
            )
        )
        return ()
    state = BlockState(outer.md, outer.source, tag.inner, outer.dialect, tag.nested)
    state.definitions |= outer.definitions
    state.footnotes |= outer.footnotes
    state.diagnostics = outer.diagnostics
    if indent:
        state.containers.append(IndentContainer(state.root.children, indent))
    return _parse(state, depth)


@functools.lru_cache(maxsize=32)
def parser_for(dialect: BodyDialect) -> MarkdownIt:
    """Return the markdown-it parser of a dialect: its rulers with the rules of this package."""
    md = MarkdownIt("zero")
    md.block = BlockParser()
    md.inline = inline = InlineParser()
    if delimiters := dialect.goldmark.math_blocks + dialect.goldmark.math_inlines:
        inline.add_passthrough(delimiters)
    off = [
        name
        for option, names in _OFF_WITHOUT.items()
        if not getattr(dialect, option)
        for name in names
    ]
    extras = dialect.goldmark.extras
    if not extras:
        off.append("extras")
    if "strikethrough" in off and extras & {"delete", "subscript"}:
        off.remove("strikethrough")
    if not dialect.goldmark.emoji:
        off.append("emoji")
    if not dialect.goldmark.block_attributes:
        off.append("attributes")
    if dialect.typographer != "goldmark":
        off.append("guillemet")
    for ruler in (md.block.ruler, md.block.containers, md.inline.ruler):
        ruler.disable(off, True)
    return md
