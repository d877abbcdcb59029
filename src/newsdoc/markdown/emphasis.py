"""Bold and italics that the author meant and that nobody will see.

CommonMark decides by spaces and punctuation whether `**` opens or closes. Chinese and Japanese
text has no spaces, so `**“重要”**的` stays as it is, asterisks and all.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from newsdoc.errors import Diagnostic, Severity
from newsdoc.markdown import nodes as n
from newsdoc.markdown.counts import has_cjk
from newsdoc.spans import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["emphasis_diagnostics"]

# `** text **`: blanks inside keep the marks from being marks.
_BLANK = r"[ \t\u3000]"
_BLANKS_INSIDE = re.compile(
    rf"(?<![*\\])\*\*(?:{_BLANK}+[^*\n]*?[^*\s]|[^*\s][^*\n]*?{_BLANK}+){_BLANK}*\*\*(?!\*)"
)
_HINT = "move the punctuation outside of the marks, or put a space before or after them"
_HINT_BLANKS = "take the blanks inside of the marks away"


def emphasis_diagnostics(root: n.Root) -> tuple[Diagnostic, ...]:
    """Find marks of emphasis that are shown as asterisks instead.

    What the markdown-cjk-friendly rules would read as emphasis and the dialect's own do not;
    and `**` with blanks on its inner side. A body without stray asterisks costs one walk.

    Args:
        root: The body, as read from a text.

    Returns:
        Diagnostics in the order of the text, with the code `emphasis-not-shown`.
    """
    stray = [node for node in root.find_all(n.Text) if "*" in node.value or "_" in node.value]
    if not stray or root.source is None or root.generated:
        return ()
    found = [_diagnostic(root, span, _HINT) for span in _missed(root)]
    taken = {_place(diagnostic) for diagnostic in found}
    holders = {id(parent): parent for node in stray if (parent := root.parent_of(node))}
    found += [
        _diagnostic(root, span, _HINT_BLANKS)
        for holder in holders.values()
        for span in _with_blanks(root, holder)
        if span.start not in taken
    ]
    return tuple(sorted(found, key=_place))


def _place(diagnostic: Diagnostic) -> int:
    return diagnostic.span.start if diagnostic.span else 0


def _missed(root: n.Root) -> Iterator[Span]:
    """Places of emphasis that the CJK-friendly rules see and the tree has not."""
    from newsdoc import markdown  # noqa: PLC0415  the parser imports much

    if root.source is None or root.dialect.cjk_friendly:
        return
    dialect = replace(root.dialect, cjk_friendly=True)
    friendly = markdown.parse(root.source, dialect=dialect, span=Span(root.start, root.end))
    seen = {(type(node), node.start, node.end) for node in root.find_all(n.Strong, n.Emphasis)}
    for node in friendly.find_all(n.Strong, n.Emphasis):
        if (type(node), node.start, node.end) not in seen:
            yield node.span


def _with_blanks(root: n.Root, holder: n.Node) -> Iterator[Span]:
    """Places of marks with blanks inside, in the running text of a node."""
    if root.source is None:
        return
    start, end = holder.children[0].start, holder.children[-1].end
    text = root.source.text
    for found in _BLANKS_INSIDE.finditer(_only_text(holder, text[start:end])):
        span = Span(start + found.start(), start + found.end())
        # `a ** b ** c` is a formula.
        if has_cjk(span.slice(text)):
            yield span


def _only_text(holder: n.Node, written: str) -> str:
    """Return what is written in a node with a letter for all that is not plain text."""
    start = holder.children[0].start
    parts: list[str] = []
    at = 0
    for child in holder.children:
        begin, end = child.start - start, child.end - start
        parts.append(written[at:begin])
        parts.append(written[begin:end] if isinstance(child, n.Text) else "x" * (end - begin))
        at = end
    return "".join(parts)


def _diagnostic(root: n.Root, span: Span, hint: str) -> Diagnostic:
    written = root.source.slice(span) if root.source else ""
    shown = written if len(written) <= 40 else f"{written[:20]}…{written[-10:]}"
    message = f"{shown!r} is not shown as emphasis: the asterisks stay"
    return Diagnostic("emphasis-not-shown", Severity.WARNING, message, span, hint)
