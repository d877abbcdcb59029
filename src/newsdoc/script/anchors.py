"""Links to headings of the same post, whose ids follow the text of the headings.

What a heading's text becomes is known from its leaves and the edits inside them, so nothing is
parsed again.
"""

from __future__ import annotations

import dataclasses
import html
import re
from typing import TYPE_CHECKING
from urllib.parse import quote, unquote

from newsdoc.markdown.nodes import Html, Image, ImageReference, Text
from newsdoc.markdown.outline import heading_ids
from newsdoc.script.leaves import MARKDOWN, Part, align, bracket_end
from newsdoc.script.moves import Moves
from newsdoc.source import Edit
from newsdoc.spans import Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from newsdoc.markdown.nodes import Heading, Node, Root
    from newsdoc.source import SourceText

__all__ = ["anchor_edits", "changed_leaves"]

_BLANKS = re.compile(r"[ \t\r\n]*")
_ESCAPE = re.compile(r"\\([!-/:-@\[-`{-~])")


def anchor_edits(
    text: SourceText,
    tree: Root,
    headings: Sequence[Heading],
    edits: Iterable[Edit],
    anchors: Iterable[tuple[int, str]],
) -> list[Edit]:
    """Return the edits that make links arrive at headings whose ids change.

    Args:
        text: The text of the file.
        tree: Its body.
        headings: The headings of the body, in the order of the text.
        edits: What the conversion changes.
        anchors: Fragments of links to the same page, with their offsets.
    """
    old = heading_ids(tree, headings=headings)
    arrives = {name: node for node, name in reversed(old.items())}
    wanted = [(start, written, unquote(written)) for start, written in anchors]
    wanted = [anchor for anchor in wanted if anchor[2] in arrives]
    ordered = sorted(edits, key=lambda edit: edit.span)
    if not wanted or not ordered:
        return []
    leaves = changed_leaves(text, headings, ordered)
    new = heading_ids(tree, headings=headings, instead=leaves)
    found = []
    for start, written, plain in wanted:
        becomes = new[arrives[plain]]
        if becomes and becomes != plain:
            fragment = quote(becomes, safe="-_.~") if "%" in written else becomes
            found.append(Edit(Span(start, start + len(written)), fragment, written))
    return found


def changed_leaves(
    text: SourceText, headings: Iterable[Heading], edits: Sequence[Edit]
) -> dict[int, Node]:
    """Return what the leaves of headings become, by the identity of each."""
    moves = Moves(edits)
    changed = text.apply(edits)
    found: dict[int, Node] = {}
    for heading in headings:
        if not moves.inside(heading.span):
            continue
        for leaf in heading.walk():
            inner = moves.inside(leaf.span)
            if inner and isinstance(leaf, (Text, Html, Image, ImageReference)):
                found[id(leaf)] = dataclasses.replace(
                    _edited_leaf(text, leaf, inner),
                    start=moves(leaf.start),
                    end=moves(leaf.end),
                    source=changed,
                )
    return found


def _edited_leaf(
    text: SourceText, leaf: Text | Html | Image | ImageReference, edits: Sequence[Edit]
) -> Text | Html | Image | ImageReference:
    """Return a leaf with the content that edits give it."""
    if isinstance(leaf, Text):
        return dataclasses.replace(leaf, value=_edited(text, leaf.value, leaf.span, edits))
    if isinstance(leaf, Html):
        written = "".join(_written(text.slice(leaf.span), leaf.start, edits))
        return dataclasses.replace(leaf, value=written)
    label = Span(leaf.start + 2, bracket_end(text.text, leaf.start + 2, leaf.end))
    inner = [edit for edit in edits if edit.span in label]
    return dataclasses.replace(leaf, alt=_edited(text, leaf.alt or "", label, inner))


def _edited(text: SourceText, value: str, span: Span, edits: Sequence[Edit]) -> str:
    """Return what a decoded text becomes."""
    parts = align(text.slice(span), value, span.start, MARKDOWN)
    if parts is None:
        return _replaced(value, edits)
    made: list[str] = []
    at = 0
    for part in parts:
        # Of a line end the value may keep other characters than the part.
        plain = value[at : _past_blanks(value, at)] if part.line else part.text
        inner = [edit for edit in edits if _is_in(edit, part)]
        made.append(_part(part, inner) if inner else plain)
        at += len(plain)
    return "".join(made)


def _is_in(edit: Edit, part: Part) -> bool:
    return part.start <= edit.span.start and edit.span.end <= part.end


def _past_blanks(text: str, at: int) -> int:
    found = _BLANKS.match(text, at)
    return found.end() if found else at


def _part(part: Part, edits: Sequence[Edit]) -> str:
    """Return what a part with edits in it becomes."""
    if not part.raw:
        return html.unescape(edits[0].text)
    # An escape in a part without any came with a word of the glossary.
    return _ESCAPE.sub(r"\1", "".join(_written(part.text, part.start, edits)))


def _written(raw: str, start: int, edits: Sequence[Edit]) -> Iterator[str]:
    """Give what is written instead of a stretch of source that begins at `start`."""
    at = start
    for edit in edits:
        yield raw[at - start : edit.span.start - start]
        yield edit.text
        at = edit.span.end
    yield raw[at - start :]


def _replaced(value: str, edits: Sequence[Edit]) -> str:
    """Replace in a text without its markup, as the alternative text of an image is."""
    at = 0
    parts: list[str] = []
    for edit in edits:
        found = value.find(edit.expected, at)
        if found >= 0:
            parts += value[at:found], edit.text
            at = found + len(edit.expected)
    return "".join((*parts, value[at:]))
