"""A diagnostic for each shortcode or tag at which the generator stops."""

from __future__ import annotations

from typing import TYPE_CHECKING

from newsdoc.errors import Diagnostic, Severity
from newsdoc.markdown.tags import RefusingSyntax

if TYPE_CHECKING:
    from newsdoc.markdown import nodes as n

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
    text = root.source.text
    found = [
        Diagnostic("tag-refused", Severity.ERROR, refusal.message, refusal.span, _HINT)
        for syntax in root.dialect.tags
        if isinstance(syntax, RefusingSyntax)
        for refusal in syntax.refusals(text, root.start, root.end)
    ]
    return tuple(sorted(found, key=lambda one: one.span.start if one.span else 0))
