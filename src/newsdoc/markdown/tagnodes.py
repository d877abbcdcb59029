"""From the tokens of tag syntaxes to the hooks of the parser, and so to nodes."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING

from newsdoc.markdown.nodes import (
    Argument,
    Divider,
    EscapedTag,
    Shortcode,
    Tag,
    TagNode,
    TemplateComment,
    TemplateExpression,
)
from newsdoc.markdown.tags import TagArgument, TagKind, TagToken, find_tags
from newsdoc.markdown.tagspan import TagSpan
from newsdoc.spans import Span

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from newsdoc.markdown.dialect import BodyDialect
    from newsdoc.markdown.nodes import Node
    from newsdoc.source import SourceText

__all__ = ["build_tags", "tag_spans"]


def tag_spans(text: str, dialect: BodyDialect, start: int, end: int) -> tuple[TagSpan, ...]:
    """Find the tags of a body and say how each becomes a node.

    Args:
        text: The text of the file.
        dialect: The body dialect, which names the tag syntaxes.
        start: Where the body begins.
        end: Where it ends.

    Returns:
        The outermost tags in the order of the text; those inside them are in `nested`.
    """
    in_code = frozenset(syntax.name for syntax in dialect.tags if syntax.in_code)
    return _nest(find_tags(text, dialect, start, end), in_code)


def _nest(tokens: Iterable[TagToken], in_code: frozenset[str]) -> tuple[TagSpan, ...]:
    """Put tokens into those that hold them, innermost first, without recursion."""
    levels: list[tuple[TagToken | None, list[TagSpan]]] = [(None, [])]
    for token in tokens:
        _leave(levels, token.start, in_code)
        levels.append((token, []))
    _leave(levels, None, in_code)
    return tuple(levels[0][1])


def _leave(
    levels: list[tuple[TagToken | None, list[TagSpan]]],
    before: int | None,
    in_code: frozenset[str],
) -> None:
    """Finish the tags that end before an offset, or all of them."""
    while len(levels) > 1:
        token, nested = levels[-1]
        if token is None or (before is not None and before < token.end):
            return
        levels.pop()
        span = _span(token, tuple(nested), in_code)
        # To Hugo a divider that a shortcode holds is a comment.
        levels[-1][1].append(span if len(levels) == 1 else replace(span, parts=False))


def _span(token: TagToken, nested: tuple[TagSpan, ...], in_code: frozenset[str]) -> TagSpan:
    inner = None if token.verbatim else token.inner
    return TagSpan(
        token.start,
        token.end,
        _Builder(token),
        inner,
        nested,
        in_code=token.syntax in in_code,
        # Hugo puts empty lines around its divider, Hexo's is an HTML comment.
        interrupts=token.kind is TagKind.DIVIDER,
        parts=token.kind is TagKind.DIVIDER and token.syntax in in_code,
    )


@dataclass(frozen=True, slots=True)
class _Builder:
    token: TagToken

    def __call__(
        self, found: TagSpan, children: tuple[Node, ...], source: SourceText, *, flow: bool
    ) -> Node:
        return _BUILDERS[self.token.kind](self.token, children, source, flow)


def _argument(argument: TagArgument) -> Argument:
    return Argument(
        argument.value,
        argument.span,
        argument.value_span,
        argument.name,
        argument.name_span,
        argument.quote,
    )


def _closing(token: TagToken) -> Span | None:
    return None if token.close_start is None else Span(token.close_start, token.end)


def _value(token: TagToken, source: SourceText) -> str | None:
    return source.slice(token.inner) if token.verbatim and token.inner else None


def _shortcode(token: TagToken, children: tuple[Node, ...], source: SourceText, flow: bool) -> Node:
    return _named(partial(Shortcode, markup=token.markup), token, children, source, flow)


def _tag(token: TagToken, children: tuple[Node, ...], source: SourceText, flow: bool) -> Node:
    return _named(Tag, token, children, source, flow)


def _named(
    make: Callable[..., Node],
    token: TagToken,
    children: tuple[Node, ...],
    source: SourceText,
    flow: bool,
) -> Node:
    return make(
        children,
        token.name,
        tuple(_argument(argument) for argument in token.arguments),
        token.syntax,
        Span(token.start, token.open_end),
        _closing(token),
        token.inner,
        _value(token, source),
        token.self_closing,
        flow,
        start=token.start,
        end=token.end,
        source=source,
    )


def _literal(
    kind: type[EscapedTag | TemplateExpression | TemplateComment],
) -> Callable[[TagToken, tuple[Node, ...], SourceText, bool], Node]:
    def build(token: TagToken, children: tuple[Node, ...], source: SourceText, flow: bool) -> Node:
        return kind(token.value, flow, start=token.start, end=token.end, source=source)

    return build


def _divider(token: TagToken, children: tuple[Node, ...], source: SourceText, flow: bool) -> Node:
    value = source.slice(token.span)
    return Divider(value, flow, start=token.start, end=token.end, source=source)


_BUILDERS: dict[TagKind, Callable[[TagToken, tuple[Node, ...], SourceText, bool], Node]] = {
    TagKind.SHORTCODE: _shortcode,
    TagKind.TAG: _tag,
    TagKind.EXPRESSION: _literal(TemplateExpression),
    TagKind.COMMENT: _literal(TemplateComment),
    TagKind.ESCAPED: _literal(EscapedTag),
    TagKind.DIVIDER: _divider,
}


def build_tags(spans: Sequence[TagSpan], source: SourceText) -> tuple[TagNode, ...]:
    """Build the shortcodes and tags among which nothing is read as markdown.

    Args:
        spans: The tags, in order.
        source: The text that they stand in.
    """
    order: list[TagSpan] = []
    stack = list(reversed(spans))
    while stack:
        order.append(span := stack.pop())
        stack.extend(reversed(span.nested))
    made: dict[int, Node] = {}
    for span in reversed(order):
        made[id(span)] = span.build(span, _built(span.nested, made), source, flow=False)
    return _built(spans, made)


def _built(spans: Sequence[TagSpan], made: dict[int, Node]) -> tuple[TagNode, ...]:
    nodes = (made[id(span)] for span in spans)
    return tuple(node for node in nodes if isinstance(node, TagNode))
