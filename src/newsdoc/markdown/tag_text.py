"""Tags that stand in code or in raw HTML, where the tree has no nodes for them."""

from __future__ import annotations

from operator import itemgetter
from typing import TYPE_CHECKING

from newsdoc.markdown import nodes as n
from newsdoc.markdown.tags import TagKind, TagToken

if TYPE_CHECKING:
    from collections.abc import Iterator

    from newsdoc.markdown.dialect import BodyDialect

__all__ = ["shortcodes", "without_tags"]


def shortcodes(root: n.Root) -> tuple[n.TagNode, ...]:
    """Return the shortcodes and tags of a body in the order of the text.

    Those in raw HTML are found as well, which the generator runs like any other. What code shows
    is left out.
    """
    return tuple(root.find_all(n.TagNode))


def without_tags(
    value: str, dialect: BodyDialect, *, code: bool, divided: bool = False, divider: str = " "
) -> str:
    """Return code or raw HTML as it is once the generator has run the tags in it.

    What a tag prints is not known, so it prints what it holds; an escaped one shows itself.

    Args:
        value: The code or the HTML.
        dialect: The body dialect.
        code: Whether it is code, which most generators leave alone.
        divided: Whether the divider stands elsewhere: then what looks like one is none.
        divider: What stands in the place of the divider.
    """
    if "{" not in value and "<!--" not in value:
        return value
    parts: list[str] = []
    at = 0
    found = _replacements(value, dialect, code=code, divided=divided)
    for start, end, text in sorted(found, key=itemgetter(0)):
        if start >= at:
            parts += value[at:start], divider if text is None else text
            at = end
    return "".join((*parts, value[at:]))


def _replacements(
    value: str, dialect: BodyDialect, *, code: bool, divided: bool
) -> Iterator[tuple[int, int, str | None]]:
    for syntax in dialect.tags:
        if syntax.in_code or not code:
            for token in syntax.scan(value, 0, len(value)):
                if not divided or token.kind is not TagKind.DIVIDER:
                    yield from _replaced(token)


def _replaced(token: TagToken) -> Iterator[tuple[int, int, str | None]]:
    shown = token.value if token.kind is TagKind.ESCAPED else ""
    yield token.start, token.open_end, None if token.kind is TagKind.DIVIDER else shown
    if token.close_start is not None:
        yield token.close_start, token.end, ""
