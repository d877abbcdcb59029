"""A diagnostic for each shortcode or tag at which the generator stops."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING

from newsdoc.errors import Diagnostic, Severity
from newsdoc.markdown import nodes as n
from newsdoc.markdown.tags import RefusingSyntax

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from newsdoc.markdown.tags import TagRefusal

__all__ = ["tag_diagnostics"]

_HINT = "the generator stops here; newsdoc reads it as text"


def tag_diagnostics(root: n.Root) -> tuple[Diagnostic, ...]:
    """Find the shortcodes and tags that the generator refuses, whatever the theme.

    Args:
        root: The body, as read from a text.

    Returns:
        Diagnostics in the order of the text, with the code `tag-refused`.
    """
    if root.source is None or root.generated:
        return ()
    found = [
        Diagnostic("tag-refused", Severity.ERROR, refusal.message, refusal.span, _HINT)
        for refusal in _refusals(root, root.source.text)
    ]
    return tuple(sorted(found, key=lambda one: one.span.start if one.span else 0))


def _refusals(root: n.Root, text: str) -> Iterator[TagRefusal]:
    for syntax in root.dialect.tags:
        if not isinstance(syntax, RefusingSyntax):
            continue
        refused = syntax.refusals(text, root.start, root.end)
        if refused and not syntax.in_code:
            refused = _outside_code(root, refused)
        yield from refused


def _outside_code(root: n.Root, refused: Sequence[TagRefusal]) -> list[TagRefusal]:
    """Leave out what only the tree knows to be code, as what is indented."""
    codes = [node.span for node in root.find_all(n.Code, n.InlineCode)]
    starts = [span.start for span in codes]
    return [
        one
        for one in refused
        if (index := bisect_right(starts, one.span.start) - 1) < 0
        or codes[index].end <= one.span.start
    ]
