"""Links to headings of the same post, whose ids follow the text of the headings."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import quote, unquote

from newsdoc.source import Edit
from newsdoc.spans import Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from newsdoc.markdown.dialect import BodyDialect
    from newsdoc.markdown.nodes import Root
    from newsdoc.source import SourceText

__all__ = ["anchor_edits"]


def anchor_edits(
    text: SourceText,
    tree: Root,
    dialect: BodyDialect,
    edits: Sequence[Edit],
    anchors: Iterable[tuple[int, str]],
) -> list[Edit]:
    """Return the edits that make links arrive at headings whose ids change.

    Args:
        text: The text of the file.
        tree: Its body.
        dialect: How the body is read, and how headings get their ids.
        edits: What the conversion changes.
        anchors: Fragments of links to the same page, with their offsets.
    """
    old = [heading.id for heading in tree.outline()]
    wanted = [(start, written, unquote(written)) for start, written in anchors]
    wanted = [anchor for anchor in wanted if anchor[2] in old]
    if not wanted or not edits:
        return []
    shift = sum(
        len(edit.text) - len(edit.expected) for edit in edits if edit.span.end <= tree.start
    )
    from newsdoc import markdown  # noqa: PLC0415  the parser is needed only here

    changed = text.apply(edits)
    span = Span(tree.start + shift, len(changed.text))
    new = [heading.id for heading in markdown.parse(changed, dialect=dialect, span=span).outline()]
    if len(new) != len(old):
        return []
    found = []
    for start, written, plain in wanted:
        becomes = new[old.index(plain)]
        if becomes and becomes != plain:
            fragment = quote(becomes, safe="-_.~") if "%" in written else becomes
            found.append(Edit(Span(start, start + len(written)), fragment, written))
    return found
